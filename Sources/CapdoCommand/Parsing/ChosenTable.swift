import LevelRegistry
import RegistryFiles

/// Passes on to another writer the columns, the order and the number of rows that a person asked for.
struct ChosenTable<Writer: TableWriter>: TableWriter {
  private var writer: Writer
  private let choice: TableChoice
  /// The places of the columns asked for; nil for all of them.
  private var chosen: [Int]?
  private var key: Int?
  /// The rows that wait to be sorted.
  private var waiting: [[Cell]] = []
  private var written = 0

  init(_ writer: Writer, _ choice: TableChoice) {
    self.writer = writer
    self.choice = choice
  }

  mutating func begin(_ columns: [Column]) throws {
    chosen = try choice.columns.map { try $0.map { try Self.index(of: $0, in: columns) } }
    key = try choice.order.map { try Self.index(of: $0.column, in: columns) }
    try writer.begin(chosen?.map { columns[$0] } ?? columns)
  }

  mutating func write(_ row: [Cell]) throws {
    if key == nil { try pass(row) } else { waiting.append(row) }
  }

  mutating func end() throws {
    if let key, let order = choice.order {
      let sorted = waiting.enumerated().sorted { a, b in
        switch a.element[key].order(before: b.element[key], descending: order.isDescending) {
        case .some(let isBefore): isBefore
        case nil: a.offset < b.offset
        }
      }
      for row in sorted { try pass(row.element) }
    }
    try writer.end()
  }

  private mutating func pass(_ row: [Cell]) throws {
    guard written < choice.limit ?? .max else { return }
    written += 1
    try writer.write(chosen?.map { row[$0] } ?? row)
  }

  /// Finds a column by its name in files or by its heading in either language, without its marks if need be.
  private static func index(of name: String, in columns: [Column]) throws -> Int {
    let key = Folding.fold(name)
    let found =
      columns.firstIndex { $0.name == name }
      ?? columns.firstIndex { Folding.fold($0.heading.english) == key || Folding.fold($0.heading.vietnamese) == key }
    guard let found else { throw UsageError.unknownColumn(name, columns.map(\.name)) }
    return found
  }
}

/// What of a table a person asked for.
struct TableChoice {
  /// The names of the columns, from the left; nil for all.
  let columns: [String]?
  let order: (column: String, isDescending: Bool)?
  let limit: Int?
  /// Whether the command lets columns be chosen.
  let isOffered: Bool

  /// - Parameters:
  ///   - isOrdered: whether the rows have an order of their own, the total last, which is kept.
  ///   - usual: the columns where none were asked for; nil for all.
  init(_ arguments: Arguments, isOrdered: Bool, usual: [String]? = nil) throws {
    let named = arguments[.columns].map {
      $0.split(separator: ",").map { $0.drop { $0 == " " }.trimmedAtEnd }.filter { !$0.isEmpty }
    }
    columns = named ?? usual
    isOffered = arguments.command.options.contains { $0.name == Option.columns.name }
    order = isOrdered ? nil : arguments[.sort].map { $0.hasPrefix("-") ? (String($0.dropFirst()), true) : ($0, false) }
    limit = try arguments[.limit].map { text in
      guard let number = Int(text), number > 0 else { throw UsageError.badValue(text, for: .limit) }
      return number
    }
  }
}

extension Option {
  static let columns = Option(
    "columns", .word(Phrase("A,B,…", "A,B,…")),
    help: Phrase("these columns, from the left", "chỉ các cột này, theo thứ tự"))
  static let sort = Option(
    "sort", .word(Phrase("COLUMN", "CỘT")),
    help: Phrase("by this column; -COLUMN: from the last to the first", "xếp theo cột này; -CỘT: xếp ngược lại"))
  static let limit = Option(
    "limit", .number, help: Phrase("at the most so many rows", "nhiều nhất bấy nhiêu dòng"))

  /// How a list is printed.
  static let table = [format, columns, sort, limit]
}

extension Cell {
  /// Whether this comes before another cell of its column, empty ones last; nil where neither does.
  fileprivate func order(before other: Cell, descending: Bool) -> Bool? {
    let result: Int =
      switch (self, other) {
      case (.empty, .empty), (.percent(nil), .percent(nil)): 0
      case (_, .empty), (_, .percent(nil)): descending ? 1 : -1
      case (.empty, _), (.percent(nil), _): descending ? -1 : 1
      case (.integer(let a), .integer(let b)): Self.order(a, b)
      case (.percent(let a?), .percent(let b?)): Self.order(a, b)
      default: orderOfEnds(other) ?? orderOfTexts(other)
      }
    return result == 0 ? nil : (result < 0) != descending
  }

  /// A day, month, quarter or year is before another that ends later.
  private func orderOfEnds(_ other: Cell) -> Int? {
    guard let end, let otherEnd = other.end else { return nil }
    return Self.order(end, otherEnd)
  }

  private var end: Day? {
    switch self {
    case .day(let day): day
    case .term(let text, _): (try? Period(text))?.lastDay
    case .empty, .text, .integer, .percent: nil
    }
  }

  private func orderOfTexts(_ other: Cell) -> Int {
    Self.order(VietnameseOrder(text(in: .vietnamese)), VietnameseOrder(other.text(in: .vietnamese)))
  }

  private static func order<T: Comparable>(_ a: T, _ b: T) -> Int { a < b ? -1 : b < a ? 1 : 0 }
}
