import LevelRegistry

/// Writes the workbook that a unit fills in and sends back: its systems, or how organizations are reached.
///
/// What stands in it is the state of a day, as known at an entry; the last worksheet says which, so that the sheet is known
/// again when it comes back.
package struct SheetWriter {
  private let snapshot: Snapshot
  private let origin: SheetOrigin
  private let unit: Organization?

  /// - Throws: `RegistryError` for a unit that is not recorded.
  package init(_ snapshot: Snapshot, of kind: SheetKind, _ scope: SheetScope = .all, in language: Language) throws {
    self.snapshot = snapshot
    unit = try scope.unit.map { try snapshot.organization($0) }
    origin = SheetOrigin(
      kind: kind, checkpoint: try snapshot.checkpoint(), day: snapshot.day, scope: scope, language: language)
  }

  /// Writes a sheet again that came back.
  private init(again origin: SheetOrigin, from base: Snapshot) throws {
    snapshot = base
    unit = try origin.scope.unit.map { try base.organization($0) }
    self.origin = origin
  }

  private var language: Language { origin.language }

  /// Writes a sheet of systems, and returns how many it lists.
  ///
  /// - Parameter blank: how many empty lines stand below them.
  @discardableResult
  package func writeSystems(to sink: any ByteSink, blank: Int) throws -> Int {
    let book = try WorkbookWriter(to: sink, in: language)
    let sheet = try book.begin(Self.systems[language], try layout(of: SystemForm.fields))
    try writeHead(to: sheet, title: Self.title)
    try sheet.begin(Self.columns)
    var count = 0
    try snapshot.forEachSystem(in: origin.scope.scope) { status in
      count += 1
      try sheet.write(
        [.integer(count)] + SystemForm.cells(of: status, in: snapshot),
        looks: [.fixed] + SystemForm.fields.map { $0.column == .code ? .fixed : .body })
    }
    for number in 0..<blank {
      try sheet.write(
        [.integer(count + number + 1)] + SystemForm.fields.map { _ in .empty },
        looks: [.fixed]
          + SystemForm.fields.map { $0.column == .code ? .fixed : isAsked($0) ? .wanted : .body })
    }
    try sheet.end()
    try writeAbout(in: book)
    try book.finish()
    return count
  }

  /// Whether a new line must have the cell: the owner of a sheet that is of one owner is known.
  private func isAsked(_ field: SystemForm.Field) -> Bool {
    if field.column == .owner, case .ownerAlone = origin.scope { return false }
    return field.isRequired
  }

  /// Writes a sheet of contacts, and returns how many organizations it lists.
  @discardableResult
  package func writeContacts(to sink: any ByteSink) throws -> Int {
    let book = try WorkbookWriter(to: sink, in: language)
    let sheet = try book.begin(Self.contacts[language], try contactLayout())
    try writeHead(to: sheet, title: Self.contactTitle)
    try sheet.begin([Self.number] + LineTable<ContactLine>.columns())
    let lines = try snapshot.contactLines()
    for (index, line) in lines.enumerated() {
      try sheet.write(
        [.integer(index + 1)] + LineTable.row(line),
        looks: [.fixed, .fixed, .fixed] + ContactLine.fields.dropFirst(2).map { _ in .body })
    }
    try sheet.end()
    try writeAbout(in: book)
    try book.finish()
    return lines.count
  }

  private func contactLayout() throws -> SheetLayout {
    var layout = SheetLayout()
    layout.rulesEmptyCells = true
    layout.frozenColumns = 3
    layout.widths = [5, 12, 36, 30, 24, 18, 36, 16, 26, 32]
    layout.kinds = ["phone": .plainText]
    layout.choices = [ContactColumn.specializedUnit.rawValue: try organizations()]
    return layout
  }
}

extension SheetWriter {
  package static let systems = Phrase("Systems", "Hệ thống")
  private static let contacts = Phrase("Contacts", "Liên hệ")
  private static let title = Phrase("LIST OF INFORMATION SYSTEMS", "DANH MỤC HỆ THỐNG THÔNG TIN")
  private static let contactTitle = Phrase("CONTACTS OF ORGANIZATIONS", "THÔNG TIN LIÊN HỆ CỦA CƠ QUAN, ĐƠN VỊ")
  private static let number = Column("no", Phrase("No", "STT"))

  private static let columns =
    [number] + SystemForm.fields.map { Column($0.column.rawValue, $0.column.phrase) }

  /// The column in which the labels above the table stand, and the answers beside them.
  private static let labels = 2

  /// Writes what stands above the table: whose it is, what to do, and what is filled in for the whole sheet.
  private func writeHead(
    to sheet: WorksheetWriter, title: Phrase, answers: SystemForm.Answers? = nil, wrong: Set<Place> = []
  ) throws {
    let whose = unit.map { ": \($0.name)" } ?? ""
    try sheet.writeAbove([(.text(title[language] + whose), .title)])
    try sheet.writeAbove([(.text(Self.advice[language]), .label)])
    for question in SystemForm.Question.allCases where question != .isComplete || unit != nil {
      var choices: [Int: SheetChoices] = [:]
      if question == .isComplete {
        choices[Self.labels + 1] = SheetChoices([SystemForm.yes[language], SystemForm.no[language]])
      }
      var answer: Cell = question == .day ? .day(snapshot.day) : .empty
      if let text = answers?.texts[question] { answer = (try? Day(text)).map(Cell.day) ?? .text(text) }
      let isWrong = answers?.place(of: question).map(wrong.contains) ?? false
      let before = Array(repeating: (cell: Cell.empty, look: CellLook.label), count: Self.labels)
      try sheet.writeAbove(
        before + [(.text(question.phrase[language]), .label), (answer, isWrong ? .wrong : .wanted)], choices: choices)
    }
  }

  private static let advice = Phrase(
    "Correct what is wrong, add new systems in the empty lines, and send this file back. Gray cells are not to be changed; what is emptied changes nothing.",
    "Sửa ô nào chưa đúng, ghi hệ thống mới vào các hàng trống rồi gửi lại tệp này. Không sửa ô xám; xóa trống một ô không làm thay đổi sổ."
  )

  private func layout(of fields: [SystemForm.Field]) throws -> SheetLayout {
    var layout = SheetLayout()
    layout.rulesEmptyCells = true
    layout.frozenColumns = 3
    layout.widths = [5] + fields.map(\.width)
    let organizations = try organizations()
    for field in fields {
      let name = field.column.rawValue
      if let choices = choices(of: field.column, organizations) { layout.choices[name] = choices }
      if let kind = Self.kind(of: field.column) { layout.kinds[name] = kind }
    }
    return layout
  }

  /// The organizations of the day, as people call them; another may be written.
  private func organizations() throws -> SheetChoices {
    SheetChoices(try snapshot.organizations().map { try snapshot.call($0.organization) }, isOpen: true)
  }

  private func choices(of column: SystemColumn, _ organizations: SheetChoices) -> SheetChoices? {
    let advice = SystemForm.fields.first { $0.column == column }?.guidance[language]
    func words<T: Term>(_ type: T.Type) -> SheetChoices {
      SheetChoices(T.allCases.map { $0.phrase[language] }, advice: advice)
    }
    guard let field = SystemLine.fields.first(where: { $0.column == column }) else { return nil }
    switch field.path {
    case .level: return SheetChoices(Level.allCases.map { "\($0.rawValue)" }, advice: advice)
    case .authority: return words(Authority.self)
    case .category: return words(Category.self)
    case .state: return words(SystemState.self)
    case .dossier: return words(DossierStatus.self)
    case .basis: return words(LegalBasis.self)
    case .plan: return words(PlanStatus.self)
    case .text: return [.owner, .operator].contains(column) ? organizations : nil
    case .day, .period, .flag: return nil
    }
  }

  private static func kind(of column: SystemColumn) -> CellKind? {
    guard let field = SystemLine.fields.first(where: { $0.column == column }) else { return nil }
    switch field.path {
    case .day: return .day
    case .period: return .plainText
    case .text: return [.decisionNumber, .regulationNumber].contains(column) ? .plainText : nil
    case .level, .authority, .category, .state, .dossier, .basis, .plan, .flag: return nil
    }
  }
}

extension SheetWriter {
  /// Writes a sheet again that was refused: as it came, the wrong cells colored, and beside each line what must be
  /// corrected. Once that is done it can be imported.
  package static func writeCorrections(
    of input: SheetInput, _ problems: [(problem: ImportProblem, advice: Phrase)], in registry: Registry,
    to sink: any ByteSink
  ) throws {
    guard let origin = input.origin else { return }
    let writer = try SheetWriter(again: origin, from: registry.base(of: origin))
    if input.kind == .contacts {
      let (heading, rows) = try input.rawRows(of: ContactColumn.self)
      try writer.writeAgain(
        contacts, contactTitle, try writer.contactLayout(), ContactLine.fields.map(\.column), fixed: [.code, .name],
        heading, rows, try input.answers(above: ContactColumn.self), problems, to: sink
      ) { text, _ in text.isEmpty ? .empty : .text(text) }
    } else {
      let (heading, rows) = try input.rawRows(of: SystemColumn.self)
      try writer.writeAgain(
        systems, title, try writer.layout(of: SystemForm.fields), SystemForm.fields.map(\.column), fixed: [.code],
        heading, rows, try input.answers(above: SystemColumn.self), problems, to: sink, cell: writer.cell(_:of:))
    }
  }

  private func writeAgain<Column: LineColumn & Spelled>(
    _ name: Phrase, _ title: Phrase, _ form: SheetLayout, _ columns: [Column], fixed: Set<Column>,
    _ heading: Heading<Column>, _ rows: [SourceRow], _ answers: SystemForm.Answers,
    _ problems: [(problem: ImportProblem, advice: Phrase)], to sink: any ByteSink, cell: (String, Column) -> Cell
  ) throws {
    let wrong = Set(problems.map(\.problem.place))
    let book = try WorkbookWriter(to: sink, in: language)
    var layout = form
    layout.widths.append(60)
    let sheet = try book.begin(name[language], layout)
    try writeHead(to: sheet, title: title, answers: answers, wrong: wrong)
    try sheet.begin(
      [Self.number] + columns.map { RegistryFiles.Column($0.rawValue, $0.phrase) } + [SystemForm.corrections])
    let places = columns.map { heading.index(of: $0) }
    for (index, row) in rows.enumerated() {
      let cells = zip(columns, places).map { column, place in cell(place.map { row.text($0) } ?? "", column) }
      let looks = zip(columns, places).map { column, place -> CellLook in
        if let place, wrong.contains(row.place.cell(place)) { return .wrong }
        return fixed.contains(column) ? .fixed : .body
      }
      let own = problems.filter { $0.problem.place.number == row.place.number }
      let reasons = own.map { $0.advice[language] }.joined(separator: "\n")
      try sheet.write(
        [.integer(index + 1)] + cells + [Cell(reasons.isEmpty ? nil : reasons)],
        looks: [.fixed] + looks + [own.isEmpty ? .body : .wrong])
    }
    try sheet.end()
    try writeAbout(in: book)
    try book.finish()
  }

  /// A text as the cell had it that it was read from: a day is a day.
  private func cell(_ text: String, of column: SystemColumn) -> Cell {
    guard !text.isEmpty else { return .empty }
    if Self.kind(of: column) == .day, let day = try? Day(text) { return .day(day) }
    return Int(text).map(Cell.integer) ?? .text(text)
  }
}

extension SheetWriter {
  /// Writes the worksheet that explains the columns, and says what the sheet was written from.
  private func writeAbout(in book: WorkbookWriter) throws {
    var layout = SheetLayout()
    layout.widths = [36, 68, 12]
    let sheet = try book.begin(SheetOrigin.worksheet[language], layout)
    try sheet.writeAbove([(.text(Self.purpose[language]), .title)])
    for line in origin.lines { try sheet.writeAbove([(.text(line.label), .label), (line.value, .fixed)]) }
    try sheet.writeAbove([(.text(Self.doNotTouch[language]), .label)])
    try sheet.begin(
      [
        Column("column", Phrase("column", "Cột")), Column("guidance", Phrase("what to write", "Cách ghi")),
        Column("form08", Phrase("Form 08", "Cột Mẫu 08")),
      ])
    switch origin.kind {
    case .systems:
      for field in SystemForm.fields {
        try sheet.write([
          .text(field.column.phrase[language].capitalizedFirst), .text(field.guidance[language]),
          field.ofForm08.map { .integer($0) } ?? .empty,
        ])
      }
    case .contacts:
      for field in ContactLine.fields {
        try sheet.write([.text(field.column.phrase[language].capitalizedFirst), .empty, .empty])
      }
    case .decisions, .organizations, .successions: break
    }
    try sheet.end()
  }

  private static let purpose = Phrase("What this sheet is", "Biểu này là gì")

  private static let doNotTouch = Phrase(
    "Leave this worksheet as it is: by it the sheet is known again.",
    "Không sửa trang tính này: nhờ nó mà sổ nhận ra biểu khi gửi về.")
}
