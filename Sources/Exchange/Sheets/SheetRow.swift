import LevelRegistry

/// The cells of one row by column, read as what they mean; what cannot be read is collected.
struct SheetRow<Column: Spelled> {
  let source: SourceRow
  private let heading: Heading<Column>
  private var texts: [Column: String] = [:]
  private(set) var problems: [ImportProblem] = []

  init(_ row: SourceRow, _ heading: Heading<Column>) {
    source = row
    self.heading = heading
    for (index, (cell, meaning)) in zip(row.cells, heading.meanings).enumerated() {
      guard case .column(let column) = meaning else { continue }
      switch cell {
      case .text(let text): if !cell.isBlank { texts[column] = text }
      case .unreadable(let reason, let hint):
        problems.append(ImportProblem(row.place.cell(index), column: column.rawValue, reason, hint: hint))
      }
    }
  }

  func raw(_ column: Column) -> String? { texts[column] }

  /// What is wrong with a cell of this row.
  func problem(_ column: Column, _ reason: RegistryError) -> ImportProblem {
    let place = heading.index(of: column).map(source.place.cell) ?? source.place
    return ImportProblem(reason, place, column: column.rawValue, value: texts[column])
  }

  /// The text of a cell in its stored form.
  mutating func text(_ column: Column) -> String? {
    value(column) { text throws(RegistryError) in
      guard let composed = Folding.compose(text) else { throw .notATerm(text, choices: "UTF-8") }
      if let damage = Damage(in: composed) { throw .textDamaged(damage) }
      return composed
    }
  }

  mutating func day(_ column: Column) -> Day? {
    value(column) { text throws(RegistryError) in try Day(text) }
  }

  mutating func period(_ column: Column) -> Period? {
    value(column) { text throws(RegistryError) in try Period(text) }
  }

  mutating func level(_ column: Column) -> Level? {
    value(column) { text throws(RegistryError) in try Level(Self.digit(text)) }
  }

  /// A word of the model, as files hold it or as people write it in either language.
  mutating func term<T: Spelled>(_ column: Column) -> T? {
    value(column) { text throws(RegistryError) in
      if let term = T(rawValue: text) ?? T.spellings[Spelling.key(text)] { return term }
      throw .notATerm(
        text, choices: T.allCases.map { "\($0.rawValue) (\($0.phrase.vietnamese))" }.joined(separator: ", "))
    }
  }

  mutating func flag(_ column: Column) -> Bool {
    let answer: Bool? = value(column) { text throws(RegistryError) in
      switch Folding.fold(text) {
      case "yes", "co": return true
      case "no", "khong": return false
      default: throw .notATerm(text, choices: "yes, no")
      }
    }
    return answer ?? false
  }

  /// `cấp độ 2`, `CĐ2`, `II` and `2.0` say 2.
  static func digit(_ text: String) -> String {
    var rest = Folding.fold(text)
    for prefix in ["cap do", "level", "cd", "cap"] where rest.hasPrefix(prefix) {
      rest = String(rest.dropFirst(prefix.count))
      break
    }
    rest.trim()
    for zero in [".0", ",0"] where rest.hasSuffix(zero) { rest.removeLast(2) }
    return ["i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "01": "1", "02": "2", "03": "3"][rest] ?? rest
  }

  private mutating func value<T>(_ column: Column, _ read: (String) throws(RegistryError) -> T) -> T? {
    guard let text = texts[column] else { return nil }
    do throws(RegistryError) {
      return try read(text)
    } catch {
      problems.append(problem(column, error))
      return nil
    }
  }
}

extension String {
  /// Takes the spaces at both ends away.
  fileprivate mutating func trim() {
    self = split(separator: " ").joined(separator: " ")
  }
}
