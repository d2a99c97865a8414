import LevelRegistry

/// The cells of one row by column, read as what they mean; what cannot be read is collected.
struct SheetRow<Column: Spelled> {
  let source: SourceRow
  private let heading: Heading<Column>
  private var texts: [Column: String] = [:]
  private(set) var problems: [ImportProblem] = []
  /// The cell that tells of an inspection and not of its day.
  private(set) var inspectionWithoutDay: Place?

  init(_ row: SourceRow, _ heading: Heading<Column>) {
    source = row
    self.heading = heading
    for (index, (cell, meaning)) in zip(row.cells, heading.meanings).enumerated() where !cell.isBlank {
      switch (cell, meaning) {
      case (.text(let text), .column(let column)): texts[column] = text
      case (.unreadable(let reason, let hint), .column), (.unreadable(let reason, let hint), .shared):
        problems.append(ImportProblem(row.place.cell(index), column: heading.name(at: index), reason, hint: hint))
      default: break
      }
    }
    for (index, (cell, meaning)) in zip(row.cells, heading.meanings).enumerated() where !cell.isBlank {
      if case (.text(let text), .shared(let shared)) = (cell, meaning) { split(text, shared, at: index) }
    }
  }

  /// Takes the parts of a cell of a shared column; one that stands in a column of its own too must say the same there.
  private mutating func split(_ text: String, _ shared: SharedColumn<Column>, at index: Int) {
    let place = source.place.cell(index)
    do throws(CellFault) {
      let cell = try shared.split(text)
      for (column, part) in cell.parts {
        if let own = texts[column], !Self.agree(own, part) { throw .saidOtherwise(in: column.phrase) }
      }
      texts.merge(cell.parts) { own, _ in own }
      if !cell.inspectionsWithoutDay.isEmpty { inspectionWithoutDay = place }
    } catch {
      problems.append(
        ImportProblem(place, column: heading.name(at: index), value: text, error.reason, hint: error.hint))
    }
  }

  private static func agree(_ a: String, _ b: String) -> Bool {
    if let day = try? Day(a) { return day == (try? Day(b)) }
    return Folding.fold(a) == Folding.fold(b)
  }

  /// Whether the sheet has a column for this, of its own or shared.
  func has(_ column: Column) -> Bool { heading.index(of: column) != nil }

  func raw(_ column: Column) -> String? { texts[column] }

  /// What is wrong with a cell of this row.
  func problem(_ column: Column, _ reason: RegistryError) -> ImportProblem {
    let place = heading.index(of: column).map(source.place.cell) ?? source.place
    return ImportProblem(reason, place, column: heading.name(of: column), value: texts[column])
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
