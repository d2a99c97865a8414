import LevelRegistry

/// The cells of one line by column, read as what they mean; what cannot be read is collected.
struct SheetRow<Column: Term> {
  let line: Int
  private var texts: [Column: String] = [:]
  private(set) var problems: [ImportProblem] = []

  init(_ record: borrowing CSVRecord, _ heading: Heading<Column>) throws {
    line = record.line
    try record.requireCount(heading.columns.count)
    for (index, column) in heading.columns.enumerated() where !record.isEmpty(index) {
      do throws(CSVError) {
        let text = CSVGuard.remove(try record.text(index))
        if !text.utf8.allSatisfy({ $0 == CSVByte.space }) { texts[column] = text }
      } catch {
        problems.append(ImportProblem(error))
      }
    }
  }

  func raw(_ column: Column) -> String? { texts[column] }

  /// The text of a cell in its stored form.
  mutating func text(_ column: Column) -> String? {
    value(column) { text throws(RegistryError) in
      guard let composed = Folding.compose(text) else { throw .notATerm(text, choices: "UTF-8") }
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

  /// A word of the model, as files hold it or as people read it in either language.
  mutating func term<T: Term>(_ column: Column) -> T? {
    value(column) { text throws(RegistryError) in
      if let term = T(rawValue: text) { return term }
      let folded = Folding.fold(text)
      let found = T.allCases.first { term in
        [term.rawValue, term.phrase.english, term.phrase.vietnamese].contains { Folding.fold($0) == folded }
      }
      guard let found else { throw .notATerm(text, choices: T.allCases.map(\.rawValue).joined(separator: ", ")) }
      return found
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

  /// `cấp độ 2` and `II` say 2.
  static func digit(_ text: String) -> String {
    var folded = Folding.fold(text)
    for prefix in ["cap do ", "level "] where folded.hasPrefix(prefix) {
      folded = String(folded.dropFirst(prefix.count))
    }
    return ["i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"][folded] ?? folded
  }

  private mutating func value<T>(_ column: Column, _ read: (String) throws(RegistryError) -> T) -> T? {
    guard let text = texts[column] else { return nil }
    do throws(RegistryError) {
      return try read(text)
    } catch {
      problems.append(ImportProblem(error, line: line, column: column.rawValue, value: text))
      return nil
    }
  }
}
