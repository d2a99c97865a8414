import CapdoSQLite

/// The names of the recorded systems, for lines that come without a code.
///
/// A class, for a copy that is changed with every line would be copied with every line.
final class SystemNames {
  private var codes: [Key: [String]] = [:]
  private var all: [(owner: Int64, code: String, name: String)] = []
  /// Made when a name is new: most lines have a code, or a name that is known.
  private var similar: [Key: [(code: String, name: String)]]?
  private var last = 0
  private static let prefix = "HTTT-"

  /// A name of a system of an owner, however it is spelled.
  struct Name: Hashable {
    fileprivate let key: Key
    let text: String

    init(_ text: String, owner: Int64) {
      self.text = text
      key = Key(owner: owner, name: ExactText(NameSpelling.key(text)))
    }

    static func == (a: Self, b: Self) -> Bool { a.key == b.key }
    func hash(into hasher: inout Hasher) { hasher.combine(key) }
  }

  fileprivate struct Key: Hashable {
    let owner: Int64
    let name: ExactText

    /// By the name without its marks.
    init(folding name: String, owner: Int64) {
      self.init(owner: owner, name: ExactText(Folding.fold(name)))
    }

    init(owner: Int64, name: ExactText) {
      self.owner = owner
      self.name = name
    }
  }

  init(_ connection: RegistryConnection) throws {
    try connection.statement("SELECT DISTINCT code, name, owner FROM system WHERE voided_by IS NULL ORDER BY code")
      .forEachRow { add(code: try $0.text(0), Name(try $0.text(1), owner: try $0.integer(2))) }
  }

  func add(code: String, _ name: Name) {
    if codes[name.key]?.contains(code) != true { codes[name.key, default: []].append(code) }
    all.append((name.key.owner, code, name.text))
    similar?[Key(folding: name.text, owner: name.key.owner), default: []].append((code, name.text))
    if code.utf8.starts(with: Self.prefix.utf8), let number = Day.number(code.utf8.dropFirst(Self.prefix.utf8.count)) {
      last = max(last, number)
    }
  }

  var isEmpty: Bool { all.isEmpty }

  /// The codes of the systems that have a name.
  func codes(of name: Name) -> [String] { codes[name.key] ?? [] }

  /// The systems of an owner whose names are the same but for their marks.
  func similar(to name: Name) -> [(code: String, name: String)] {
    let known =
      similar
      ?? Dictionary(grouping: all) { Key(folding: $0.name, owner: $0.owner) }
      .mapValues { $0.map { ($0.code, $0.name) } }
    similar = known
    return known[Key(folding: name.text, owner: name.key.owner)] ?? []
  }

  /// The next code that nobody has: HTTT-0001, HTTT-0002 …
  func nextCode() -> String {
    let number = String(last + 1)
    return Self.prefix + String(repeating: "0", count: max(0, 4 - number.count)) + number
  }
}
