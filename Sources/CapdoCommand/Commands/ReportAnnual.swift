import LevelRegistry
import RegistryFiles

extension Command {
  private static let year = Option(
    "year", .number,
    help: Phrase("the reporting year (default: the current one)", "năm báo cáo (mặc định: kỳ hiện tại)"))
  private static let owner = Option(
    "owner", .organization,
    help: Phrase("the owner that reports, with all below", "chủ quản báo cáo, gồm cả đơn vị trực thuộc")
  )
  private static let operating = Option(
    "operator", .organization, help: Phrase("the operator that reports", "đơn vị vận hành báo cáo"))
  private static let recipient = Option("to", .name, help: Phrase("whom it is sent to", "nơi nhận báo cáo"))
  private static let output = Option(
    "output", .file, short: "o",
    help: Phrase("the file to make (default: mau-08-YEAR.FORMAT)", "tệp kết quả (mặc định: mau-08-NĂM.ĐỊNH-DẠNG)"))
  private static let format = Option(
    "format", .oneOf(["docx", "xlsx", "csv"]),
    help: Phrase(
      "format (default: by the file's name, else docx)", "định dạng (mặc định: theo tên tệp, nếu không thì docx)"))
  private static let draft = Option(
    "draft", help: Phrase("also for a year before the form was issued", "cả cho năm trước khi có biểu mẫu"))

  static let reportAnnual = Command(
    "report annual", for: .officials,
    Phrase("fill in the annual form 08", "lập báo cáo năm theo Mẫu số 08"),
    discussion: Phrase(
      "Form 08 of Decree 331/2026, in Vietnamese: the figures of 14 December, before that of today. What is missing is listed, "
        + "and the form is a draft until nothing is. Number, day and signature stay empty. docx is the letter; xlsx and csv are its "
        + "section 3 with the codes, to be completed and imported again. Nothing is overwritten.",
      "Mẫu số 08 Nghị định 331/2026/NĐ-CP: số liệu chốt ngày 14/12, trước đó lấy số liệu đến hôm nay. Nội dung còn thiếu được liệt "
        + "kê; biểu là dự thảo cho đến khi đủ. Số, ngày và chữ ký để trống. docx là văn bản báo cáo; xlsx và csv là mục 3 kèm mã HTTT, "
        + "để đơn vị điền rồi nhập lại. Không ghi đè tệp nào."),
    options: [owner, operating, year, recipient, output, format, draft, .knownAt],
    examples: [
      Example(
        "capdo report annual --owner UBND-TINH --to 'Công an tỉnh'",
        Phrase("makes mau-08-2026.docx", "lập tệp mau-08-2026.docx")),
      Example(
        "capdo report annual --operator HT-SYT -o so-y-te.xlsx",
        Phrase(
          "the sheet for one operator to complete; 'import systems' reads it",
          "bảng gửi đơn vị vận hành điền; nhập lại bằng import systems")),
    ]
  ) { arguments, console in
    let reporter = try reporter(arguments)
    let session = try Session(arguments, console)
    let today = session.registry.today
    let present = try session.registry.snapshot(asOf: today)
    let running = try present.reportingYear.number
    let year = try arguments[year].map { text in try reportingYear(text, upTo: running) } ?? running
    guard year >= AnnualReport.firstYear(of: year) || arguments.has(draft) else {
      throw ReportError.formIsYounger(than: year, since: AnnualReport.firstYear(of: year))
    }
    let knownAt = try arguments.knownAt(today: today)
    let snapshot = try session.registry.snapshot(asOf: min(today, present.reportingYear(year).ends), knownAt: knownAt)
    let report = AnnualReport(
      try snapshot.annualForm(of: reporter.code, isOperator: reporter.isOperator), try session.mark(of: snapshot))
    let format = try arguments.format(format, of: output, default: "docx")
    let path = arguments[output] ?? "mau-08-\(year).\(format)"
    let file = try NewFile(path: path)
    switch format {
    case "xlsx": try report.writeWorkbook(into: file)
    case "csv":
      var writer = CSVWriter(to: file)
      try report.writeTable(with: &writer)
    default: try report.writeDocument(to: arguments[recipient], into: file)
    }
    try file.keep()
    tell(report, path, format, isOperator: reporter.isOperator, console)
    return .done
  }

  private static func reporter(_ arguments: Arguments) throws -> (code: String, isOperator: Bool) {
    switch (arguments[owner], arguments[operating]) {
    case (let code?, nil): (code, false)
    case (nil, let code?): (code, true)
    case (nil, nil): throw UsageError.missing(owner)
    case (_?, _?): throw UsageError.unexpected("--operator")
    }
  }

  private static func reportingYear(_ text: String, upTo running: Int) throws -> Int {
    guard text.utf8.count == 4, let number = Int(text), number >= 2000 else {
      throw UsageError.badValue(text, for: year)
    }
    guard number <= running else { throw ReportError.yearLiesAhead(number, running: running) }
    return number
  }

  private static func tell(
    _ report: AnnualReport, _ path: String, _ format: String, isOperator: Bool, _ console: Console
  ) {
    for note in report.draftNotes { console.note(Phrase("draft: \(note.english)", "dự thảo: \(note.vietnamese)")) }
    for line in report.shortcomings.kinds { console.note(line) }
    console.noteMade(path)
    let sheet = format == "docx" ? nil : path
    for line in report.sheets(isOperator: isOperator, made: sheet, in: console.program) { console.note(line) }
  }
}

extension AnnualReport {
  /// The lines that make the sheets in which what is missing is filled in, a sheet for each section.
  ///
  /// - Parameter sheet: that of section 3, where it is made already: it is completed and imported.
  func sheets(isOperator: Bool = false, made sheet: String? = nil, in program: Program) -> [Phrase] {
    var lines: [Phrase] = []
    func add(_ section: Int, _ command: SuggestedCommand) {
      let line = program.call(command)
      lines.append(
        Phrase(
          "to fill in section \(section): \(line.english)", "điền phần còn thiếu của mục \(section): \(line.vietnamese)"
        ))
    }
    if shortcomings.contains(where: { $0.code != nil && $0.column == nil }) {
      add(2, SuggestedCommand("sheet organizations", .typed("-o"), .said(Phrase("contacts.xlsx", "lien-he.xlsx"))))
    }
    if let sheet, shortcomings.contains(where: { $0.column != nil }) {
      let line = program.call("import", .typed(sheet))
      lines.append(
        Phrase(
          "to fill in section 3: complete \(visible(sheet)), then \(line.english)",
          "điền phần còn thiếu của mục 3: điền vào \(visible(sheet)), rồi \(line.vietnamese)"))
    } else if shortcomings.contains(where: { $0.column != nil }) {
      let year = "\(form.year)"
      let annual = SuggestedCommand("report annual", .typed("-o"), .typed("mau-08-\(year).xlsx"))
        .option(isOperator ? "operator" : "owner", .typed(form.reporter.reference(on: form.day)))
        .option("year", .typed(year))
      add(3, isBackdated ? annual.option("draft") : annual)
    }
    return lines
  }
}

extension [AnnualForm.Shortcoming] {
  /// How many codes are named of those that share a shortcoming.
  private static var named: Int { 5 }

  /// A line for each kind of shortcoming: what it is, how many have it, and the first of them by code.
  var kinds: [Phrase] {
    var kinds: [Phrase] = []
    var codes: [Phrase: [String]] = [:]
    for shortcoming in self {
      let kind = shortcoming.kind
      if codes[kind] == nil { kinds.append(kind) }
      codes[kind, default: []].append(contentsOf: [shortcoming.code].compactMap { $0 })
    }
    return kinds.map { kind in
      let codes = codes[kind] ?? []
      guard !codes.isEmpty else { return kind }
      let list = codes.prefix(Self.named).joined(separator: ", ") + (codes.count > Self.named ? ", …" : "")
      return Phrase(
        "\(kind.english): \(codes.count) (\(list))", "\(kind.vietnamese): \(Rate.grouped(codes.count)) (\(list))")
    }
  }
}

extension AnnualForm.Shortcoming {
  /// What is missing and in which column, without whose it is.
  fileprivate var kind: Phrase {
    guard let column else { return reason }
    return Phrase("column \(column): \(reason.english)", "cột \(column): \(reason.vietnamese)")
  }
}
