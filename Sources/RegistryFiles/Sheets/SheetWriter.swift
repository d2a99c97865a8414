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
    try writeInspections(in: book, blank: blank)
    try writeAbout(in: book)
    try book.finish()
    return count
  }

  /// Writes the worksheet of inspections: the latest of each kind of each system, and empty lines for new ones.
  private func writeInspections(in book: WorkbookWriter, blank: Int) throws {
    let sheet = try book.begin(SheetOrigin.inspections[language], try inspectionLayout())
    try writeHead(to: sheet, inspectionHead)
    try sheet.begin([Self.number] + LineTable<InspectionLine>.columns())
    let lines = try snapshot.inspectionLines(in: origin.scope.scope)
    for (index, line) in lines.enumerated() {
      try sheet.write(
        [.integer(index + 1)] + LineTable.row(line),
        looks: [.fixed] + InspectionColumn.allCases.map { Self.fixedInspection.contains($0) ? .fixed : .body })
    }
    for number in 0..<blank {
      try sheet.write(
        [.integer(lines.count + number + 1)] + InspectionColumn.allCases.map { _ in .empty },
        looks: [.fixed] + InspectionColumn.allCases.map { InspectionColumn.required.contains($0) ? .wanted : .body })
    }
    try sheet.end()
  }

  /// What says which inspection a recorded one is.
  private static let fixedInspection: Set<InspectionColumn> = [.code, .name, .kind, .day]

  private func inspectionLayout() throws -> SheetLayout {
    var layout = SheetLayout()
    layout.rulesEmptyCells = true
    layout.frozenColumns = 3
    layout.widths = [5, 14, 36, 26, 14, 36, 18, 18, 40, 14]
    var codes: [String] = []
    try snapshot.forEachSystem(in: origin.scope.scope) { codes.append($0.code) }
    layout.choices = [
      InspectionColumn.code.rawValue: SheetChoices(codes, isOpen: true),
      InspectionColumn.kind.rawValue: SheetChoices(InspectionKind.allCases.map { $0.phrase[language] }),
      InspectionColumn.inspector.rawValue: try organizations(),
      InspectionColumn.result.rawValue: SheetChoices(InspectionResult.allCases.map { $0.phrase[language] }),
    ]
    layout.kinds = [
      InspectionColumn.day.rawValue: .day, InspectionColumn.document.rawValue: .plainText,
      InspectionColumn.dueOn.rawValue: .day,
    ]
    return layout
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

  /// Writes a sheet of requirements, and returns how many lines of results it has.
  ///
  /// The first line of each group is of the whole group.
  /// - Throws: `RequirementError.noLevel` for a system that nothing says the level of.
  @discardableResult
  package func writeRequirements(of systems: [SystemStatus], to sink: any ByteSink) throws -> Int {
    let book = try WorkbookWriter(to: sink, in: language)
    let sheet = try book.begin(Self.requirements[language], try requirementLayout())
    try writeHead(to: sheet, title: Self.requirementTitle)
    try sheet.begin([Self.number] + LineTable<RequirementLine>.columns())
    var (count, number) = (0, 0)
    for system in systems {
      var group: String?
      for record in try snapshot.requirementRecords(of: system, CatalogFile.shipped) {
        let requirement = record.status.requirement
        var line = RequirementLine(record)
        (line.group, line.title) = (requirement.groupPhrase[language], requirement.title[language])
        if requirement.group != group {
          group = requirement.group
          number += 1
          try write(line.ofWholeGroup(in: language), number, to: sheet)
        }
        (count, number) = (count + 1, number + 1)
        try write(line, number, to: sheet)
      }
    }
    try sheet.end()
    try writeAbout(in: book)
    try book.finish()
    return count
  }

  private func write(_ line: RequirementLine, _ number: Int, to sheet: WorksheetWriter) throws {
    let isOfGroup = line.requirement == nil
    let asked: CellLook = isOfGroup ? .wanted : .body
    let filledIn = Self.filledIn.subtracting(isOfGroup ? [.remedy, .dueOn] : [])
    try sheet.write(
      [.integer(number)] + LineTable.row(line),
      looks: [.fixed] + RequirementColumn.allCases.map { filledIn.contains($0) ? asked : .fixed })
  }

  /// What units fill in of a sheet of requirements; a remedy is of one requirement, not of a group.
  private static let filledIn: Set<RequirementColumn> = [.result, .ground, .expected, .remedy, .dueOn]

  private func requirementLayout() throws -> SheetLayout {
    var layout = SheetLayout()
    layout.rulesEmptyCells = true
    layout.frozenColumns = 3
    layout.widths = [5, 12, 30, 20, 11, 56, 16, 22, 34, 14, 40, 13]
    layout.kinds = [RequirementColumn.expected.rawValue: .plainText, RequirementColumn.dueOn.rawValue: .day]
    var scope = Scope(states: [.operating])
    scope.categories = [.infrastructure]
    let providers = try snapshot.systems(in: scope).filter { $0.approval != nil }
    let words =
      Fulfillment.allCases.map { $0.phrase[language] }
      + providers.map { RequirementResult.inherited(from: $0.code).phrase[language] }
    layout.choices = [RequirementColumn.result.rawValue: SheetChoices(words, isOpen: true)]
    return layout
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
  private static let requirements = Phrase("Requirements", "Yêu cầu")
  private static let inspectionTitle = Phrase("INSPECTIONS OF SYSTEMS", "CÁC LẦN KIỂM TRA, ĐÁNH GIÁ HỆ THỐNG")
  private static let inspectionAdvice = Phrase(
    "Write a new inspection into an empty line, and what a listed one lacks into its cells; what is to be remedied is followed up until it is done. A system of no code yet has the days of its inspections in the first worksheet.",
    "Ghi lần kiểm tra mới vào hàng trống; lần đã có mà thiếu số biên bản, kết quả thì bổ sung; nội dung, hạn khắc phục được theo dõi đến khi xong. Hệ thống chưa có mã thì ghi ngày kiểm tra ở trang tính đầu."
  )
  private static let requirementTitle = Phrase("RESULTS PER REQUIREMENT", "KẾT QUẢ THEO TỪNG YÊU CẦU")
  private static let number = Column("no", Phrase("No", "STT"))

  private static let columns =
    [number] + SystemForm.fields.map { Column($0.column.rawValue, $0.column.phrase) }

  /// The column in which the labels above the table stand, and the answers beside them.
  private static let labels = 2

  /// The title of a worksheet and what to do with it.
  private typealias Head = (title: Phrase, advice: Phrase)

  private var inspectionHead: Head { (Self.inspectionTitle, Self.inspectionAdvice) }

  /// Writes what stands above the table: whose it is, and what to do.
  private func writeHead(to sheet: WorksheetWriter, _ head: Head) throws {
    let whose = unit.map { ": \($0.name)" } ?? ""
    try sheet.writeAbove([(.text(head.title[language] + whose), .title)])
    try sheet.writeAbove([(.text(head.advice[language]), .label)])
  }

  /// Writes that, and what is filled in for the whole sheet.
  private func writeHead(
    to sheet: WorksheetWriter, title: Phrase, answers: SystemForm.Answers? = nil, wrong: Set<Place> = []
  ) throws {
    try writeHead(to: sheet, (title, advice))
    // Only a list of one unit's systems can be complete.
    let isListOfUnit = unit != nil && origin.kind == .systems
    for question in SystemForm.Question.allCases where question != .isComplete || isListOfUnit {
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

  private var advice: Phrase {
    switch origin.kind {
    case .requirements:
      Phrase(
        "Choose a result for a whole group in its first line, and others where a requirement differs; send this file back. Gray cells are not to be changed.",
        "Chọn kết quả chung ở hàng đầu của nhóm, yêu cầu nào khác thì chọn riêng ở hàng đó, rồi gửi lại tệp này. Không sửa ô xám; ô để trống là chưa đánh giá."
      )
    case .decisions, .organizations, .contacts, .successions, .systems:
      Phrase(
        "Correct what is wrong, add new systems in the empty lines, and send this file back. Gray cells are not to be changed; what is emptied changes nothing.",
        "Sửa ô nào chưa đúng, ghi hệ thống mới vào các hàng trống rồi gửi lại tệp này. Không sửa ô xám; xóa trống một ô không làm thay đổi sổ."
      )
    }
  }

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
    case .day, .period, .result, .inspection, .found, .flag: return nil
    }
  }

  private static func kind(of column: SystemColumn) -> CellKind? {
    guard let field = SystemLine.fields.first(where: { $0.column == column }) else { return nil }
    switch field.path {
    case .day: return .day
    case .period: return .plainText
    case .text: return [.decisionNumber, .regulationNumber].contains(column) ? .plainText : nil
    case .level, .authority, .category, .state, .dossier, .basis, .plan, .result, .inspection, .found, .flag: return nil
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
    let book = try WorkbookWriter(to: sink, in: origin.language)
    let (first, others) = (
      problems.filter { $0.problem.place.worksheet == nil }, problems.filter { $0.problem.place.worksheet != nil }
    )
    let plain = { (text: String) in text.isEmpty ? Cell.empty : .text(text) }
    if input.kind == .contacts {
      let (heading, rows) = try input.rawRows(of: ContactColumn.self)
      let answers = try input.answers(above: ContactColumn.self)
      try writer.writeAgain(
        contacts, try writer.contactLayout(), ContactLine.fields.map(\.column), fixed: [.code, .name],
        heading, rows, first, in: book,
        head: { try writer.writeHead(to: $0, title: contactTitle, answers: answers, wrong: $1) },
        cell: { text, _ in plain(text) })
    } else if input.kind == .requirements {
      let (heading, rows) = try input.rawRows(of: RequirementColumn.self)
      let answers = try input.answers(above: RequirementColumn.self)
      try writer.writeAgain(
        requirements, try writer.requirementLayout(), RequirementColumn.allCases,
        fixed: Set(RequirementColumn.allCases).subtracting(filledIn), heading, rows, first, in: book,
        head: { try writer.writeHead(to: $0, title: requirementTitle, answers: answers, wrong: $1) },
        cell: { text, _ in plain(text) })
    } else {
      let (heading, rows) = try input.rawRows(of: SystemColumn.self)
      let answers = try input.answers(above: SystemColumn.self)
      try writer.writeAgain(
        systems, try writer.layout(of: SystemForm.fields), SystemForm.fields.map(\.column), fixed: [.code],
        heading, rows, first, in: book,
        head: { try writer.writeHead(to: $0, title: title, answers: answers, wrong: $1) },
        cell: { text, column in cell(text, isDay: kind(of: column) == .day) })
      let inspected = try input.rawRows(of: InspectionColumn.self, inWorksheet: SheetOrigin.inspections)
      try writer.writeAgain(
        SheetOrigin.inspections, try writer.inspectionLayout(), InspectionColumn.allCases, fixed: [.name],
        inspected.heading, inspected.rows, others, in: book,
        head: { sheet, _ in try writer.writeHead(to: sheet, writer.inspectionHead) },
        cell: { text, column in cell(text, isDay: [.day, .dueOn].contains(column)) })
    }
    try writer.writeAbout(in: book)
    try book.finish()
  }

  /// Writes one worksheet again.
  ///
  /// - Parameter head: writes what stands above the table; some answers in it may be wrong.
  private func writeAgain<Column: LineColumn & Spelled>(
    _ name: Phrase, _ form: SheetLayout, _ columns: [Column], fixed: Set<Column>,
    _ heading: Heading<Column>, _ rows: [SourceRow], _ problems: [(problem: ImportProblem, advice: Phrase)],
    in book: WorkbookWriter, head: (WorksheetWriter, Set<Place>) throws -> Void, cell: (String, Column) -> Cell
  ) throws {
    let wrong = Set(problems.map { $0.problem.place.onFirst })
    var layout = form
    layout.widths.append(60)
    let sheet = try book.begin(name[language], layout)
    try head(sheet, wrong)
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
  }

  /// A text as the cell had it that it was read from: a day is a day.
  private static func cell(_ text: String, isDay: Bool) -> Cell {
    guard !text.isEmpty else { return .empty }
    if isDay, let day = try? Day(text) { return .day(day) }
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
    if let name = try snapshot.registryName()?.name {
      try sheet.writeAbove([(.text(Self.registryName[language]), .label), (.text(name), .fixed)])
    }
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
    case .requirements:
      for (column, guidance) in Self.requirementGuidance {
        try sheet.write([.text(column.phrase[language].capitalizedFirst), .text(guidance[language]), .empty])
      }
    case .decisions, .organizations, .successions: break
    }
    try sheet.end()
  }

  private static let requirementGuidance: [(RequirementColumn, Phrase)] = [
    (
      .result,
      Phrase(
        "choose from the list, or write 'inherited from' and the code of the system that provides it; empty is not assessed",
        "chọn trong danh sách, hoặc ghi Kế thừa từ và mã hệ thống cung cấp; để trống là chưa đánh giá")
    ),
    (
      .ground,
      Phrase(
        "why it does not apply, or the contract or document on sharing; compulsory for both",
        "lý do không áp dụng, hoặc hợp đồng, văn bản về việc dùng chung; bắt buộc trong hai trường hợp này")
    ),
    (
      .expected,
      Phrase(
        "a day, a month, a quarter or a year, if not met", "nếu chưa đáp ứng: ngày, tháng, quý hoặc năm")
    ),
    (
      .remedy,
      Phrase(
        "what will be done about a requirement that is not met; the last day for it in the next column",
        "việc phải làm để đáp ứng yêu cầu; cột bên là thời hạn")
    ),
    (
      .below,
      Phrase(
        "what was found before the level rose; it counts again once it is chosen as the result",
        "kết quả trước khi nâng cấp độ; chỉ được tính khi chọn lại ở cột Kết quả")
    ),
  ]

  private static let registryName = Phrase("Name of the registry", "Tên sổ đăng ký")

  private static let purpose = Phrase("What this sheet is", "Biểu này là gì")

  private static let doNotTouch = Phrase(
    "Leave this worksheet as it is: by it the sheet is known again.",
    "Không sửa trang tính này: nhờ nó mà sổ nhận ra biểu khi gửi về.")
}
