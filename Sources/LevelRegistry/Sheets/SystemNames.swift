import SQLite

/// The names of the systems on record, for lines that come without a code.
struct SystemNames {
  private var codes: [Key: [String]] = [:]
  private var last = 0
  private static let prefix = "HTTT-"

  private struct Key: Hashable {
    let owner: Int64
    let name: String
  }

  init(_ connection: Connection) throws {
    try connection.statement("SELECT DISTINCT code, name, owner FROM system WHERE voided_by IS NULL ORDER BY code")
      .forEachRow { add(code: try $0.text(0), name: try $0.text(1), owner: try $0.integer(2)) }
  }

  mutating func add(code: String, name: String, owner: Int64) {
    codes[Key(owner: owner, name: Folding.fold(name)), default: []].append(code)
    if code.hasPrefix(Self.prefix), let number = Day.number(Array(code.utf8)[Self.prefix.utf8.count...]) {
      last = max(last, number)
    }
  }

  /// The codes of the systems of an owner that bear a name, compared without case, marks and spacing.
  func codes(named name: String, owner: Int64) -> [String] {
    codes[Key(owner: owner, name: Folding.fold(name))] ?? []
  }

  /// The next code that nobody bears: HTTT-0001, HTTT-0002 …
  func nextCode() -> String {
    let number = String(last + 1)
    return Self.prefix + String(repeating: "0", count: max(0, 4 - number.count)) + number
  }
}
