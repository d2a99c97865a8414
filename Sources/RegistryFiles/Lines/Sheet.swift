import LevelRegistry

/// A sheet being read: its heading found, a row at a time, all that is wrong with it and all that is left out collected.
struct Sheet<Column: Spelled>: ~Copyable {
  private let source: any SheetSource
  let heading: Heading<Column>
  private let required: [Column]
  /// Rows that were read while the heading was looked for, the next one last.
  private var waiting: [SourceRow] = []
  private var isFirst = true
  private(set) var skipped: [SkippedRow] = []
  private(set) var problems: [ImportProblem] = []

  /// Finds the heading.
  ///
  /// - Throws: `ImportError` when there is none, or not one that can be used.
  init(_ source: any SheetSource, required: [Column]) throws {
    self.source = source
    self.required = required
    do {
      var finder = HeadingFinder<Column>(required)
      while !finder.isDone, let row = try source.next() { finder.take(row) }
      let found = try finder.finish()
      heading = found.heading
      waiting = found.below.reversed()
      skipped = found.above.filter { !$0.isBlank }.map { SkippedRow($0, .aboveHeading) }
    } catch let problem as ImportProblem {
      throw ImportError(problems: [problem])
    }
  }

  /// Returns the next row of data, nil at the end of the sheet.
  mutating func next() throws -> SheetRow<Column>? {
    do {
      while let row = try waiting.popLast() ?? source.next() {
        defer { if !row.isBlank { isFirst = false } }
        if row.isBlank { continue }
        guard problems.count < Self.mostProblems else {
          problems.append(Self.tooManyProblems(before: row.place))
          return nil
        }
        if let problem = problem(with: row) {
          problems.append(problem)
        } else if let reason = reasonToSkip(row) {
          skip(row, reason)
        } else {
          return SheetRow(row, heading)
        }
      }
    } catch let problem as ImportProblem {
      // Where one row ends and the next begins is not known any more.
      problems.append(problem)
    }
    return nil
  }

  /// How many problems are told at once; what follows them is not looked at.
  private static var mostProblems: Int { 10_000 }

  private static func tooManyProblems(before place: Place) -> ImportProblem {
    ImportProblem(
      place,
      Phrase(
        "there are \(mostProblems) errors above; from here on nothing was checked",
        "đã có \(mostProblems) lỗi ở trên; từ đây trở đi chưa được kiểm tra"),
      hint: Phrase("correct those first", "hãy sửa các lỗi đó trước"))
  }

  mutating func skip(_ row: SourceRow, _ reason: SkippedRow.Reason) {
    skipped.append(SkippedRow(row, reason))
  }

  mutating func add(_ problem: ImportProblem) {
    problems.append(problem)
  }

  mutating func add(_ problems: [ImportProblem]) {
    self.problems += problems
  }

  /// Only a row that lacks something every line must have can be no line of data.
  private func reasonToSkip(_ row: SourceRow) -> SkippedRow.Reason? {
    if isFirst, row.isNumbering { return .numbering }
    let isComplete = required.allSatisfy { heading.index(of: $0).map { !row.text($0).isEmpty } ?? false }
    if isComplete { return nil }
    if row.isTotal { return .total }
    if row.isBlock(countedIn: heading.numbering) { return .block }
    return isEmpty(row) ? .empty : nil
  }

  /// Whether all that the row holds stands in columns that are not kept.
  private func isEmpty(_ row: SourceRow) -> Bool {
    zip(row.cells, heading.meanings).allSatisfy { $0.isBlank || $1 == .notKept }
      && row.cells.dropFirst(heading.meanings.count).allSatisfy(\.isBlank)
  }

  private func problem(with row: SourceRow) -> ImportProblem? {
    let count = row.cells.count
    if source.isRegular, count != heading.meanings.count {
      let error = CSVError(
        .fieldCount(count, heading: heading.meanings.count), line: row.place.number, column: 1,
        fieldLine: row.place.number, offset: 0)
      return ImportProblem(row.place, error.reason, hint: error.advice)
    }
    guard
      let index = row.cells.indices.first(where: { index in
        !row.cells[index].isBlank && (index >= heading.meanings.count || heading.meanings[index] == .blank)
      })
    else { return nil }
    return ImportProblem(
      row.place.cell(index), value: row.text(index),
      Phrase("column \(index + 1) has no heading", "cột \(index + 1) không có tiêu đề"),
      hint: Phrase("give the column a heading, or clear the cell", "hãy đặt tiêu đề cho cột hoặc xóa nội dung ô"))
  }
}

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

/// A row that is no line of data, and was left out.
public struct SkippedRow: Hashable, Sendable {
  public enum Reason: Sendable {
    /// A title or another text above the heading.
    case aboveHeading
    /// `(1) (2) (3) …` below the heading.
    case numbering
    /// `I. Khối sở, ngành`: a heading of the rows that follow.
    case block
    /// `Tổng cộng`.
    case total
    /// Nothing in any column that is taken over.
    case empty
    /// Of level 4 or 5.
    case outOfScope
  }

  public let place: Place
  public let reason: Reason
  /// The first text of the row.
  public let text: String

  init(_ row: SourceRow, _ reason: Reason) {
    place = row.place
    self.reason = reason
    text = row.cells.first { !$0.isBlank }?.text ?? ""
  }
}

extension SkippedRow.Reason {
  public var phrase: Phrase {
    switch self {
    case .aboveHeading: Phrase("above the heading", "phía trên dòng tiêu đề")
    case .numbering: Phrase("numbers of the columns", "dòng đánh số cột")
    case .block: Phrase("heading of a block", "dòng tên khối")
    case .total: Phrase("total", "dòng tổng cộng")
    case .empty: Phrase("nothing in the columns taken over", "không có nội dung ở các cột được nhập")
    case .outOfScope: Phrase("of level 4 or 5", "thuộc cấp độ 4 hoặc 5")
    }
  }
}

extension SourceRow {
  /// Whether this is `(1) (2) (3) …`, letters before the numbers allowed: `A B 1 2 3`.
  var isNumbering: Bool {
    let marks = cells.filter { !$0.isBlank }.map { Spelling.key($0.text) }
    let letters = Array(marks.prefix { $0.count == 1 && $0 >= "a" })
    let numbers = marks.dropFirst(letters.count)
    return marks.count >= 3 && letters == ["a", "b", "c"].prefix(letters.count).map(\.self)
      && numbers.elementsEqual((1...max(numbers.count, 1)).prefix(numbers.count).map(String.init))
  }

  /// Whether the first text says `Tổng cộng`, `Tổng số` or `Cộng`.
  var isTotal: Bool {
    guard let first = cells.first(where: { !$0.isBlank })?.text else { return false }
    // Without its marks "Cộng" would be "Cổng", a gate.
    return ["tong cong", "tong so"].contains(Spelling.key(first))
      || ["cộng", "tổng"].contains((Folding.compose(first) ?? first).lowercased().filter(\.isLetter))
  }

  /// Whether this is a mark and a title and nothing else: `I. Khối sở, ngành` in one cell, or in two when the mark stands in
  /// a column that only counts the lines.
  func isBlock(countedIn counting: Int?) -> Bool {
    let filled = cells.indices.filter { !cells[$0].isBlank }
    switch filled.count {
    case 1:
      let text = text(filled[0])
      guard let end = text.firstIndex(where: { ".)-:".contains($0) }) else { return false }
      return Self.isMark(text[..<end])
    case 2: return filled[0] == counting && Self.isMark(Substring(text(filled[0])))
    default: return false
    }
  }

  /// A Roman number or a capital letter, a point or bracket after it allowed.
  private static func isMark(_ text: Substring) -> Bool {
    let letters = text.filter { !" .)-:".contains($0) }
    guard !letters.isEmpty, letters.count == text.prefix(letters.count).count else { return false }
    return letters.allSatisfy { "IVXLC".contains($0) } || (letters.count == 1 && ("A"..."Z").contains(letters))
  }
}
