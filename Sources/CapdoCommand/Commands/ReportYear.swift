import LevelRegistry
import RegistryFiles

extension Command {
  private static let owner = Option(
    "owner", .organization,
    help: Phrase(
      "the owner that reports, with all below (default: the one above all others)",
      "chủ quản báo cáo, gồm cả đơn vị trực thuộc (mặc định: đơn vị đứng trên mọi đơn vị khác)"))
  private static let recipient = Option("to", .name, help: Phrase("whom it is sent to", "nơi nhận báo cáo"))
  private static let output = Option(
    "output", .file, short: "o", required: true, help: Phrase("the folder to make", "thư mục cần tạo"))

  static let reportYear = Command(
    "report year", for: .officials,
    Phrase("write all that the annual report needs into one folder", "lập trọn bộ báo cáo năm trong một thư mục"),
    discussion: Phrase(
      "Form 08, narrative, letters, dashboard, workbooks of systems, owners and findings, checkpoint: all of one closing, or "
        + "of today, and each marked with it. The first page lists what is still missing. The folder is made whole or not at "
        + "all; nothing is overwritten.",
      "Mẫu số 08, đoạn văn số liệu, công văn đôn đốc, trang tổng quan, bảng hệ thống, chủ quản, phát hiện, mốc xác minh: cùng "
        + "theo một mốc chốt hoặc số liệu hôm nay, tệp nào cũng ghi rõ. Trang đầu liệt kê nội dung còn thiếu. Thư mục được lập "
        + "trọn vẹn hoặc không lập; không ghi đè tệp nào."),
    options: [owner, recipient, letterIssuer, replyBy, output] + Option.time,
    examples: [
      Example(
        "capdo report year --known-at nam-2026 --to 'Công an tỉnh' -o bao-cao-2026",
        Phrase("all of a closing", "trọn bộ theo một mốc chốt")),
      Example("capdo report year -o xem-truoc", Phrase("a preview with today's figures", "xem trước số liệu hôm nay")),
    ]
  ) { arguments, console in
    let session = try Session(arguments, console)
    let snapshot = try session.snapshot()
    let folder = try NewFolder(try arguments.require(output))
    let report = try YearReport(session, snapshot, of: arguments[owner])
    try report.write(to: folder, for: arguments[recipient])
    try folder.keep()
    try report.page(of: folder).write(to: console)
    return .done
  }
}

/// All that an owner hands in for a year, of one snapshot: what the single commands write, in one folder.
struct YearReport {
  private let session: Session
  private let snapshot: Snapshot
  private let mark: FigureMark
  private let scope: Scope
  private let form: AnnualReport
  private let letters: LetterSet

  private var language: Language { session.console.language }

  private func say(_ english: String, _ vietnamese: String) -> String { Phrase(english, vietnamese)[language] }

  /// - Parameter owner: who reports; nil: who is above all others.
  init(_ session: Session, _ snapshot: Snapshot, of owner: String?) throws {
    self.session = session
    self.snapshot = snapshot
    mark = try session.mark(of: snapshot)
    scope = Scope(owners: owner.map { [$0] } ?? [])
    let reporter = try owner ?? Self.head(of: snapshot)
    form = AnnualReport(try snapshot.annualForm(of: reporter, isOperator: false), mark)
    letters = try LetterSet(session, snapshot, in: scope)
  }

  /// The one organization that is above all that own systems.
  private static func head(of snapshot: Snapshot) throws -> String {
    var heads: [Int64: Organization] = [:]
    var seen: Set<Int64> = []
    try snapshot.forEachSystem { status in
      var head = status.owner
      while seen.insert(head.id).inserted {
        guard let above = try head.parent.flatMap({ try snapshot.organization($0) }) else {
          heads[head.id] = head
          break
        }
        head = above
      }
    }
    guard let head = heads.values.first, heads.count == 1 else {
      throw YearReportError(heads: heads.values.map { $0.reference(on: snapshot.day) }.sorted())
    }
    return head.reference(on: snapshot.day)
  }

  private var checkpointName: String {
    let closing = mark.closing.map { "-" + $0.replacing("/", with: "-") } ?? ""
    return say("checkpoint", "moc-xac-minh") + closing + ".txt"
  }

  private var formName: String { "mau-08-\(form.form.year).docx" }
  private var missingName: String { say("00-missing.txt", "00-con-thieu.txt") }
  private var lettersName: String { say("letters", "cong-van") }

  /// What lies in the folder, in the order in which it is read.
  private var contents: [(name: String, what: String)] {
    [
      (missingName, say("what is still missing: read it first", "nội dung còn thiếu: đọc trước")),
      (
        formName,
        form.draftNotes.isEmpty
          ? say("annual form 08", "báo cáo năm theo Mẫu số 08")
          : say("annual form 08, still a draft", "báo cáo năm theo Mẫu số 08, còn là dự thảo")
      ),
      (say("narrative.txt", "doan-van-so-lieu.txt"), say("paragraph of figures", "đoạn văn số liệu")),
      (say("dashboard.html", "tong-quan.html"), say("all figures on one page", "trang tổng quan")),
      (say("systems.xlsx", "he-thong.xlsx"), say("every system", "danh mục hệ thống")),
      (say("owners.xlsx", "chu-quan.xlsx"), say("figures by owner", "tổng hợp theo chủ quản")),
      (say("findings.xlsx", "phat-hien.xlsx"), say("every finding", "các phát hiện")),
      (checkpointName, say("checkpoint, for someone else to keep", "mốc xác minh, giao người khác giữ")),
    ]
  }

  func write(to folder: NewFolder, for recipient: String?) throws {
    func write(_ place: Int, _ body: (NewFile) throws -> Void) throws {
      let file = try folder.newFile(contents[place].name)
      try body(file)
      try file.keep()
    }
    try write(0) { try $0.write(Array(missing().text.utf8)) }
    try write(1) { try form.writeDocument(to: recipient, into: $0) }
    try write(2) { try $0.write(Array(narrative().utf8)) }
    try write(3, writeDashboard)
    try write(4) { try writeWorkbook(.systems(scope), to: $0) }
    try write(5) { try writeWorkbook(.summary(.owner, scope), to: $0) }
    try write(6) { try writeWorkbook(.findings(language, scope), to: $0) }
    try write(7) { try $0.write(Array("\(snapshot.checkpoint())\n".utf8)) }
    try writeLetters(to: folder)
  }

  private func narrative() throws -> String {
    let language = session.arguments[.language].flatMap(Language.init(rawValue:)) ?? .vietnamese
    let text = try Narrative(snapshot, in: scope).text[language]
    return "\(mark.registry), \(mark.phrase[language])\n\n\(visible(text))\n"
  }

  private func writeDashboard(to file: NewFile) throws {
    let dashboard = try session.registry.dashboard(
      snapshot, called: mark.registry, closing: mark.closing, in: scope, months: 12)
    var page = DashboardPage(dashboard, in: language)
    try page.write(to: file)
  }

  private func writeWorkbook(_ export: Export, to file: NewFile) throws {
    let layout = try snapshot.layout(of: export, mark, in: language)
    var writer = try XLSXWriter(to: file, in: language, layout: layout)
    try snapshot.writeForPeople(export, with: &writer)
  }

  private func writeLetters(to folder: NewFolder) throws {
    guard !letters.reminders.owners.isEmpty else { return }
    try folder.makeFolder(lettersName)
    try letters.write(to: folder, in: lettersName + "/")
    let list = try folder.newFile(lettersName + LetterSet.listEnding[language])
    try letters.writeList(to: list, in: language)
    try list.keep()
  }
}

// What is still missing, and what was written.
extension YearReport {
  /// The first page: why the form is a draft, what a check finds, what is late; kinds first.
  private func missing() throws -> Page {
    var page = Page()
    page.wrap(say("STILL MISSING ", "CÒN THIẾU ") + "\(mark.registry), \(mark.phrase[language])")
    page.say()
    page.say(say("1. FORM 08", "1. MẪU SỐ 08") + " (\(formName))")
    let notes = form.draftNotes
    for note in notes { page.wrap("– " + note[language], indent: 2) }
    for kind in form.shortcomings.kinds { page.wrap(kind[language], indent: 4) }
    for line in form.sheets(in: session.console.program) { page.say("    " + line[language]) }
    if notes.isEmpty { page.say(say("  Nothing is missing.", "  Không còn thiếu gì.")) }
    page.say()
    page.say(say("2. FINDINGS", "2. PHÁT HIỆN"))
    page.add(try session.findingPage(of: snapshot, in: scope, Set(Severity.allCases)).page)
    page.say()
    page.say(say("3. LATE AND DUE", "3. QUÁ HẠN, ĐẾN HẠN"))
    page.add(try session.duePage(of: snapshot, in: scope, within: 30))
    return page
  }

  func page(of folder: NewFolder) -> Page {
    var page = Page()
    page.wrap(
      say("ANNUAL REPORT \(form.form.year) ", "BÁO CÁO NĂM \(form.form.year) ")
        + "\(mark.registry), \(mark.phrase[language])")
    let owners = letters.reminders.owners.count
    let letter =
      owners == 0
      ? ("–", say("no letters: nobody is late", "không có công văn: không có đơn vị nào chậm"))
      : (
        lettersName + "/",
        say(
          "letters to \(owners) owner\(owners == 1 ? "" : "s"), with sheets; list: \(lettersName)\(LetterSet.listEnding.english)",
          "công văn đôn đốc \(language.count(owners)) đơn vị, kèm biểu; bảng kê: \(lettersName)\(LetterSet.listEnding.vietnamese)"
        )
      )
    page.columns((contents + [letter]).map { ["  " + $0.0, $0.1] })
    page.say(
      say("made ", "đã lập ") + "\(folder.path)"
        + say(": \(folder.files.count) files", ": \(language.count(folder.files.count)) tệp"))
    page.say(say("Next: ", "Tiếp theo: ") + next(folder))
    return page
  }

  /// What is closed is proved; what is not is closed first: the year once it is over, before that its figures of today.
  private func next(_ folder: NewFolder) -> String {
    let program = session.console.program
    let (ends, today) = (form.form.reportingYear.ends, session.registry.today)
    let name = ends <= today ? "nam-\(form.form.year)" : "ngay-\(today)"
    let isClosed = mark.closing != nil || (try? session.registry.closing(name)) != nil
    let command =
      isClosed
      ? SuggestedCommand("verify").option("checkpoint", .typed("\(folder.path)/\(checkpointName)"))
      : SuggestedCommand("close", .typed(name)).option(.asOf, .typed("\(min(ends, today))"))
    return program.call(command)[language]
  }
}

/// Nobody is above all owners: it is not known who reports.
struct YearReportError: PresentableError {
  let heads: [String]

  var exitStatus: ExitStatus { .usage }

  var message: Phrase {
    guard !heads.isEmpty else { return Phrase("there are no systems to report", "sổ chưa có hệ thống nào để báo cáo") }
    return Phrase(
      "who reports is not known: \(heads.count) organizations have nobody above them",
      "chưa rõ đơn vị báo cáo: có \(heads.count) cơ quan, đơn vị không có đơn vị cấp trên")
  }

  func hint(in program: Program) -> Phrase? {
    guard let first = heads.first else { return nil }
    return Phrase("say which one, for example --owner \(first)", "hãy nêu đơn vị, ví dụ --owner \(first)")
  }
}
