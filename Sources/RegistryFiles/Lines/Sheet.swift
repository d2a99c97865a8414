import LevelRegistry

/// A sheet being read: its heading found, a row at a time, all that is wrong with it and all that is left out collected.
struct Sheet<Column: Spelled>: ~Copyable {
  private let source: any SheetSource
  let heading: Heading<Column>
  /// Where the columns stand without which there is no line; nil for one that is not there.
  private let requiredPlaces: [Int?]
  /// Rows that were read while the heading was looked for, the next one last.
  private var waiting: [SourceRow] = []
  private var isFirst = true
  /// Whether the place, the day and the signatures have begun that stand below a list.
  private var isBelowList = false
  /// The cells of the row above, for `nt` and `như trên`.
  private var above: [SourceCell] = []
  private var days = DayStyles()
  private(set) var skipped: [SkippedRow] = []
  private(set) var problems: [ImportProblem] = []

  /// Finds the heading.
  ///
  /// - Throws: `ImportError` when there is none, or not one that can be used.
  init(_ source: any SheetSource, required: [Column], isStrict: Bool = false) throws {
    self.source = source
    do {
      var finder = HeadingFinder<Column>(required, isStrict: isStrict)
      while !finder.isDone, let row = try source.next() { finder.take(row) }
      let found = try finder.finish()
      heading = found.heading
      requiredPlaces = required.map { found.heading.index(of: $0) }
      waiting = found.below.reversed()
      skipped = found.above.filter { !$0.isBlank }.map { SkippedRow($0, .aboveHeading) }
    } catch let problem as ImportProblem {
      throw ImportError(problems: [problem])
    } catch let error as ImportError where !source.otherWorksheets.isEmpty {
      throw error.naming(source)
    }
  }

  /// The cells of columns in which some days have the month first and others the day.
  var mixedDays: [Place] { days.mixed }

  /// Returns the next row of data, nil at the end of the sheet.
  mutating func next() throws -> SheetRow<Column>? {
    // What a line throws becomes a problem of the line; that somebody wants the end is none.
    try RegistryError.throwIfInterrupted()
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
          return read(row)
        }
      }
    } catch let problem as ImportProblem {
      // Where one row ends and the next begins is not known any more.
      problems.append(problem)
    }
    return nil
  }

  /// Reads a row with what it repeats of the one above.
  private mutating func read(_ row: SourceRow) -> SheetRow<Column> {
    days.look(at: row, heading)
    var filled = row
    var repeats: [Column] = []
    for (index, columns) in heading.columnsOfCells.enumerated() where !columns.isEmpty {
      guard Ditto.isOne(row.text(index)), Column.identifying.isDisjoint(with: columns) else { continue }
      let repeated = above.indices.contains(index) ? above[index].text : ""
      filled.cells[index] = repeated.isEmpty ? Ditto.ofNothing : .text(repeated)
      repeats += columns
    }
    above = filled.cells
    return SheetRow(filled, heading, repeating: repeats)
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
  private mutating func reasonToSkip(_ row: SourceRow) -> SkippedRow.Reason? {
    if isFirst, row.isNumbering { return .numbering }
    let isComplete = requiredPlaces.allSatisfy { place in place.map { !row.text($0).isEmpty } ?? false }
    if isComplete { return nil }
    if row.isTotal { return .total }
    if row.isSignature || isBelowList {
      isBelowList = true
      return .signature
    }
    if row.isBlock(countedIn: heading.numbering) { return .block }
    return isEmpty(row) ? .empty : nil
  }

  /// Whether all that the row holds stands in columns that are not kept.
  private func isEmpty(_ row: SourceRow) -> Bool {
    zip(row.cells, heading.columnsOfCells).allSatisfy { $0.isBlank || $1.isEmpty }
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
        (index >= heading.meanings.count || heading.isBlank(at: index)) && !row.cells[index].isBlank
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
  private var texts = CellTexts<Column>()
  private(set) var problems: [ImportProblem] = []
  /// The cell that tells of an inspection and not of its day.
  private(set) var inspectionWithoutDay: Place?
  /// What stands where a decision belongs, and is none: `đang trình`.
  private(set) var standIn: String?

  /// The columns whose cells repeat the one above.
  let repeated: [Column]

  init(_ row: SourceRow, _ heading: Heading<Column>, repeating repeated: [Column] = []) {
    self.repeated = repeated
    source = row
    self.heading = heading
    let cells = row.cells.indices.prefix(heading.meanings.count)
    for index in cells where !row.cells[index].isBlank {
      switch row.cells[index] {
      case .text, .dayAfterMonth:
        if case .column(let column) = heading.meanings[index] { take(row.cells[index].text, column) }
      case .unreadable(let reason, let hint):
        guard !heading.columnsOfCells[index].isEmpty else { continue }
        problems.append(ImportProblem(row.place.cell(index), column: heading.name(at: index), reason, hint: hint))
      }
    }
    for index in cells {
      guard case .shared(let shared) = heading.meanings[index] else { continue }
      let text = row.cells[index].text
      guard !text.trimmedOfBlanks.isEmpty else { continue }
      if !isStandIn(text, shared.columns), !Placeholder.isOne(text.trimmedOfBlanks) {
        split(text, shared, at: index)
      }
    }
  }

  /// Takes out the texts of which `isSame` holds, and returns their columns.
  mutating func remove(where isSame: (Column, String) -> Bool) -> Set<Column> {
    let same = texts.columns.filter { column in texts[column].map { isSame(column, $0) } ?? false }
    for column in same { texts[column] = nil }
    return Set(same)
  }

  private mutating func take(_ text: String, _ column: Column) {
    let text = text.trimmedOfBlanks
    guard !text.isEmpty, !isStandIn(text, [column]) else { return }
    let isNothing =
      (Placeholder.isOne(text) || (Placeholder.isCross(text) && Column.crossedOut.contains(column)))
      && !Column.identifying.contains(column)
    if !isNothing { texts[column] = text }
  }

  /// Whether a text says what there is instead of a decision; then it is kept for the column that says so.
  private mutating func isStandIn(_ text: String, _ columns: [Column]) -> Bool {
    guard let found = Column.standIn(text, in: columns) else { return false }
    standIn = text.trimmedOfBlanks
    if texts[found.column] == nil { texts[found.column] = found.word }
    return true
  }

  /// Takes the parts of a cell of a shared column; one that stands in a column of its own too must say the same there.
  private mutating func split(_ text: String, _ shared: SharedColumn<Column>, at index: Int) {
    let place = source.place.cell(index)
    do throws(CellFault) {
      let cell = try shared.split(text)
      for (column, part) in cell.parts {
        if let own = texts[column], !Self.agree(own, part) { throw .saidOtherwise(in: column.phrase) }
      }
      for (column, part) in cell.parts where texts[column] == nil { texts[column] = part }
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

  /// The row with nothing in the columns that are not kept: it is read as the same line.
  var keptSource: SourceRow {
    var row = source
    for index in row.cells.indices
    where index >= heading.columnsOfCells.count || heading.columnsOfCells[index].isEmpty {
      row.cells[index] = .text("")
    }
    return row
  }

  /// Whether the sheet has a column for this, of its own or shared.
  func has(_ column: Column) -> Bool { index(of: column) != nil }

  func index(of column: Column) -> Int? { heading.index(of: column) }

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
      return Folding.withoutLookalikes(composed)
    }
  }

  mutating func day(_ column: Column) -> Day? {
    value(column) { text throws(RegistryError) in
      if let day = (try? Day(parsing: text)) ?? DateWords.only(in: text) { return day }
      throw .notADay(text)
    }
  }

  mutating func period(_ column: Column) -> Period? {
    value(column) { text throws(RegistryError) in
      if let day = (try? Day(parsing: text)) ?? DateWords.only(in: text) { return Period(day) }
      return try Period(parsing: text)
    }
  }

  mutating func level(_ column: Column) -> Level? {
    value(column) { text throws(RegistryError) in try Level(spelled: text) }
  }

  /// A word of the model, as files hold it or as people write it in either language.
  mutating func term<T: Spelled>(_ column: Column) -> T? {
    value(column) { text throws(RegistryError) in
      if let term = T(rawValue: text) ?? T.spellings[Spelling.key(text)] { return term }
      throw .notATerm(
        text, choices: T.allCases.map { "\($0.rawValue) (\($0.phrase.vietnamese))" }.joined(separator: ", "))
    }
  }

  mutating func result(_ column: Column) -> RequirementResult? {
    value(column) { text throws(RegistryError) in try RequirementResult(spelled: text) }
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
    if text.utf8.count == 1, let digit = text.utf8.first, (0x30...0x39).contains(digit) { return text }
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

/// The texts of one row by column. A row has few, so that looking through them costs less than a table.
private struct CellTexts<Column: Term> {
  private(set) var columns: [Column] = []
  private var texts: [String] = []

  subscript(column: Column) -> String? {
    get { columns.firstIndex(of: column).map { texts[$0] } }
    set {
      switch (columns.firstIndex(of: column), newValue) {
      case (let index?, let text?): texts[index] = text
      case (let index?, nil):
        columns.remove(at: index)
        texts.remove(at: index)
      case (nil, let text?):
        columns.append(column)
        texts.append(text)
      case (nil, nil): break
      }
    }
  }
}

extension String {
  /// Takes the spaces at both ends away.
  fileprivate mutating func trim() { self = split(separator: " ").joined(separator: " ") }
}

/// How the days of each column are written: where some have the month first and others the day, a program has misread one.
struct DayStyles {
  private var monthFirst: [Int: [Place]] = [:]
  private var dayFirst: Set<Int> = []

  var mixed: [Place] {
    monthFirst.filter { dayFirst.contains($0.key) }.values.flatMap(\.self).sorted(by: Place.precedes)
  }

  mutating func look<Column>(at row: SourceRow, _ heading: Heading<Column>) {
    for index in row.cells.indices.prefix(heading.columnsOfCells.count) where !heading.columnsOfCells[index].isEmpty {
      switch row.cells[index] {
      case .dayAfterMonth: monthFirst[index, default: []].append(row.place.cell(index))
      case .text(let text):
        // Of nearly every text the length is enough to tell that it is no such day, or its third or second byte.
        guard (8...10).contains(text.utf8.count), text.utf8.prefix(3).contains(UInt8(ascii: "/")),
          !dayFirst.contains(index)
        else {
          continue
        }
        if (try? Day(text)) != nil { dayFirst.insert(index) }
      case .unreadable: break
      }
    }
  }
}

/// A row that is no line of data, and was left out.
package struct SkippedRow: Hashable, Sendable {
  /// Why it was left out.
  package enum Reason: Hashable, Sendable {
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
    /// The place, the day and the signatures below a list.
    case signature
    /// Every cell is that of an earlier row.
    case duplicate(of: Place)
  }

  package let place: Place
  package let reason: Reason
  /// The first text of the row.
  package let text: String
  /// The whole numbers in it, against which a total can be held.
  package let numbers: [Int]

  init(_ row: SourceRow, _ reason: Reason) {
    place = row.place
    self.reason = reason
    text = row.cells.first { !$0.isBlank }?.text ?? ""
    numbers = reason == .total ? row.cells.compactMap { Int($0.text.trimmedOfBlanks) } : []
  }
}

extension SkippedRow.Reason {
  package var phrase: Phrase {
    switch self {
    case .aboveHeading: Phrase("above the heading", "phía trên dòng tiêu đề")
    case .numbering: Phrase("numbers of the columns", "dòng đánh số cột")
    case .block: Phrase("heading of a block", "dòng tên khối")
    case .total: Phrase("total", "dòng tổng cộng")
    case .empty: Phrase("nothing in the columns imported", "không có nội dung ở các cột được nhập")
    case .outOfScope: Phrase("of level 4 or 5", "thuộc cấp độ 4 hoặc 5")
    case .signature: Phrase("place, day and signatures", "nơi, ngày và chữ ký")
    case .duplicate(let place): Phrase("the same as \(place.phrase.english)", "giống hệt \(place.phrase.vietnamese)")
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

  /// Whether a text says `Tổng cộng`, `Tổng số`, `Cộng` or `Total`.
  var isTotal: Bool {
    cells.contains { cell in
      guard !cell.isBlank else { return false }
      let key = Spelling.key(cell.text)
      if ["tong cong", "tong so", "total", "grand total"].contains(where: { key == $0 || key.hasPrefix($0 + " ") }) {
        return true
      }
      // Without its marks "Cộng" would be "Cổng", a gate.
      return ["cộng", "tổng"].contains((Folding.compose(cell.text) ?? cell.text).lowercased().filter(\.isLetter))
    }
  }

  private static let signers: Set<String> = [
    "nguoi lap bieu", "nguoi lap", "nguoi tong hop", "nguoi bao cao", "thu truong", "thu truong don vi",
    "thu truong co quan", "lanh dao", "lanh dao don vi", "giam doc", "pho giam doc", "chu tich", "pho chu tich",
    "chanh van phong", "truong phong", "hieu truong", "noi nhan", "ky ten", "ky ghi ro ho ten", "ky ten dong dau",
    "tm uy ban nhan dan", "tm ubnd", "kt chu tich", "kt giam doc", "xac nhan cua don vi",
  ]

  /// Whether a text is that of who signs, or of the place and the day: `Lam Giang, ngày 05 tháng 12 năm 2024`.
  var isSignature: Bool {
    cells.contains { cell in
      guard !cell.isBlank else { return false }
      let words = Spelling.key(cell.text).split(separator: " ")
      if Self.signers.contains(words.joined(separator: " ")) { return true }
      let rest = words.drop { $0 != "ngay" }.filter { !$0.allSatisfy(\.isNumber) }
      return rest == ["ngay", "thang", "nam"]
    }
  }

  /// Whether this is a mark and a title and nothing else: `I. Khối sở, ngành` in one cell, or in two when the mark stands in
  /// a column that only counts the lines.
  func isBlock(countedIn counting: Int?) -> Bool {
    let filled = cells.indices.filter { !cells[$0].isBlank }
    switch filled.count {
    case 1:
      // What only counts the lines counts none with a text.
      let text = text(filled[0])
      if filled[0] == counting, text.contains(where: \.isLetter) { return true }
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
