import LevelRegistry
import RegistryFiles

extension Command {
  private static let everyone = Option(
    "all-late", help: Phrase("every owner that is late", "mọi chủ quản còn việc quá hạn hoặc chưa xác nhận danh mục"))
  static let letterIssuer = Option(
    "issuer", .organization,
    help: Phrase("who sends the letters (default: left empty)", "cơ quan gửi công văn (mặc định: để trống)"))
  static let replyBy = Option(
    "reply-by", .day,
    help: Phrase(
      "the last day for an answer (default: the cut-off of the year)",
      "ngày chậm nhất phải trả lời (mặc định: ngày chốt số liệu năm)"))
  private static let output = Option(
    "output", .file, short: "o", required: true, help: Phrase("the folder to make", "thư mục cần tạo"))

  static let reportLetters = Command(
    "report letters", for: .officials,
    Phrase("write the letters that remind owners", "lập công văn đôn đốc chủ quản"),
    discussion: Phrase(
      "A letter in Vietnamese and a sheet to fill in for each owner that has something late or has not confirmed its list "
        + "this period, and a covering list with telephones beside the folder. Number, day and signature stay empty. The "
        + "folder is made whole or not at all; nothing is overwritten.",
      "Mỗi chủ quản còn việc quá hạn hoặc chưa xác nhận danh mục kỳ này có một công văn và một biểu để điền; bảng kê kèm số "
        + "điện thoại nằm cạnh thư mục. Số, ngày và chữ ký để trống. Thư mục được lập trọn vẹn hoặc không lập; không ghi đè "
        + "tệp nào."),
    options: [everyone, .byOwner, .ownerAlone, letterIssuer, replyBy, output] + Option.time,
    examples: [
      Example(
        "capdo report letters --all-late --issuer 'Công an tỉnh' -o cong-van",
        Phrase("a letter for each owner that is late", "mỗi chủ quản chậm một công văn")),
      Example(
        "capdo report letters --owner HT-SYT,HT-SGDDT --reply-by 2026-12-10 -o cong-van",
        Phrase("for these and all below, with a day of your own", "cho các đơn vị này và trực thuộc, tự định ngày")),
    ]
  ) { arguments, console in
    try arguments.requireOne(of: [everyone, .byOwner])
    if arguments.has(everyone), arguments.has(.byOwner) { throw UsageError.excluded(everyone, by: .byOwner) }
    let session = try Session(arguments, console)
    let letters = try LetterSet(session, try session.snapshot(), in: try arguments.scope())
    guard !letters.reminders.owners.isEmpty else {
      try letters.page(next: nil, in: console.language).write(to: console)
      return .done
    }
    let folder = try NewFolder(try arguments.require(output))
    // Beside the folder, into which sheets come back.
    let list = try NewFile(path: folder.path + LetterSet.listEnding[console.language])
    try letters.write(to: folder, in: "")
    try letters.writeList(to: list, in: console.language)
    try folder.keep()
    try list.keep()
    let next = console.program.call("import", .typed(folder.path))[console.language]
    try letters.page(next: next, in: console.language).write(to: console)
    for path in [folder.path, list.path] { console.noteMade(path) }
    return .done
  }
}

/// The letters to the owners of a snapshot, and what goes with them.
struct LetterSet {
  let reminders: Reminders
  private let snapshot: Snapshot
  private let mark: FigureMark
  private let issuer: (name: String, above: String?)?
  private let answerBy: Day

  init(_ session: Session, _ snapshot: Snapshot, in scope: Scope) throws {
    self.snapshot = snapshot
    reminders = try snapshot.reminders(in: scope)
    mark = try session.mark(of: snapshot)
    issuer = try session.arguments[Command.letterIssuer].map { try Self.issuer($0, snapshot) }
    answerBy = try session.arguments.day(Command.replyBy, today: session.registry.today) ?? reminders.cutOff
  }

  /// One that is not recorded is called as it was typed.
  private static func issuer(_ text: String, _ snapshot: Snapshot) throws -> (name: String, above: String?) {
    do {
      let issuer = try snapshot.organization(text)
      return (issuer.name, try issuer.parent.flatMap { try snapshot.organization($0)?.name })
    } catch RegistryError.unknownOrganization {
      return (text, nil)
    }
  }

  /// What the covering list is called after its folder.
  static var listEnding: Phrase { Phrase("-list.xlsx", "-bang-ke.xlsx") }

  private func names(of reminder: OwnerReminder) -> (letter: String, sheet: String) {
    ("\(reminder.fileName).docx", "\(reminder.fileName).xlsx")
  }

  /// Writes a letter and its sheet for each owner; both are in Vietnamese, whatever the language of the command.
  ///
  /// - Parameter place: the folder in the folder, with its slash; empty for the folder itself.
  func write(to folder: NewFolder, in place: String) throws {
    for reminder in reminders.owners {
      let names = names(of: reminder)
      let file = try folder.newFile(place + names.letter)
      let letter = ReminderLetter(
        reminder, of: reminders, mark, from: issuer, answerBy: answerBy, sheet: names.sheet)
      try letter.write(to: file)
      try file.keep()
      let sheet = try folder.newFile(place + names.sheet)
      try SheetWriter(snapshot, of: .systems, .ownerAlone(reminder.code), in: .vietnamese)
        .writeSystems(to: sheet, blank: 10)
      try sheet.keep()
    }
  }

  /// Writes the covering list: whom to call, and about what.
  func writeList(to file: NewFile, in language: Language) throws {
    var layout = SheetLayout()
    layout.name = Phrase("Letters", "Công văn")
    layout.titles = [Self.title[language], "\(mark.registry), \(mark.phrase[language])"]
    let rows = reminders.owners.map { reminder in
      let names = names(of: reminder)
      return [
        .text(names.letter), .text(names.sheet), .text(reminder.code), .text(reminder.owner.name),
        .integer(reminder.systems), .integer(reminder.late.count), .integer(reminder.unreported.count),
        .text(reminder.confirmation[language]), Cell(reminder.contact?.representative), Cell(reminder.contact?.phone),
        Cell(reminder.contact?.email),
      ] as [Cell]
    }
    try file.write(Self.columns, rows, in: language, layout: layout)
  }

  private static let title = Phrase("LIST OF REMINDER LETTERS", "BẢNG KÊ CÔNG VĂN ĐÔN ĐỐC")

  private static let columns = [
    Column("letter", Phrase("letter", "Công văn")), Column("sheet", Phrase("sheet", "Biểu")),
    Column("code", Phrase("code", "Mã")), Column("name", Phrase("unit", "Đơn vị")),
    Column("systems", Phrase("systems", "Số hệ thống")), Column("late", Phrase("late", "Việc quá hạn")),
    Column("unreported", Phrase("plans not reported", "Chưa báo cáo phương án")),
    Column("list", Phrase("list this period", "Danh mục kỳ này")),
    Column("representative", Phrase("contact", "Người liên hệ")), Column("phone", Phrase("phone", "Điện thoại")),
    Column("email", Phrase("email", "Thư điện tử")),
  ]
}

extension LetterSet {
  /// How many owners are named where there are many more.
  private static let shown = 10

  /// What was written for whom, and what comes next; where nobody is late, that.
  func page(next: String?, in language: Language) -> Page {
    func say(_ english: String, _ vietnamese: String) -> String { Phrase(english, vietnamese)[language] }
    let start = say("LETTERS ", "CÔNG VĂN ĐÔN ĐỐC ") + mark.registry + ", " + mark.day[language] + ": "
    var page = Page()
    guard let next else {
      page.wrap(
        start
          + say(
            "nobody is late, every owner has confirmed its list this period; nothing was written.",
            "không có đơn vị nào chậm, mọi chủ quản đã xác nhận danh mục kỳ này; không lập tệp nào."))
      page.say(say("What falls due: capdo due --within 90", "Việc sắp đến hạn: capdo due --within 90"))
      return page
    }
    // Those with most that is late are the first ones to be called.
    let owners = reminders.owners.sorted { ($1.late.count, $0.code) < ($0.late.count, $1.code) }
    let (late, open) = (owners.map(\.late.count).reduce(0, +), owners.count(where: \.lacksConfirmation))
    page.wrap(
      start
        + say(
          "\(owners.count) owner\(owners.count == 1 ? "" : "s"); \(late == 0 ? "nothing" : "\(late)") late, \(open == 0 ? "no list" : "\(open) list\(open == 1 ? "" : "s")") not confirmed this period.",
          "\(language.count(owners.count)) đơn vị; \(late == 0 ? "không có" : language.count(late)) việc quá hạn, "
            + "\(open == 0 ? "không có" : language.count(open)) danh mục chưa xác nhận kỳ này."))
    let first = owners.count <= Self.shown + 2 ? owners[...] : owners.prefix(Self.shown)
    for reminder in first {
      let names = names(of: reminder)
      page.wrap("\(names.letter), \(names.sheet)  \(reminder.owner.name): \(reminder.words(in: language))", indent: 2)
    }
    if first.count < owners.count {
      let (rest, list) = (owners.count - first.count, Self.listEnding[language])
      page.wrap(
        say(
          "… and \(rest) more: …\(list) names every file",
          "… còn \(language.count(rest)) đơn vị: …\(list) ghi đủ tên tệp"),
        indent: 2)
    }
    page.wrap(
      say(
        "Answer asked for by \(answerBy). Number, day and signature are left empty.",
        "Hạn trả lời: \(answerBy.vietnamese). Số, ngày và chữ ký để trống."))
    page.say(say("Next, when the sheets come back: ", "Tiếp theo, khi biểu gửi về: ") + next)
    return page
  }
}

extension OwnerReminder {
  /// Whether it has confirmed its list in the reporting year.
  fileprivate var confirmation: Phrase {
    lacksConfirmation ? Phrase("not confirmed", "chưa xác nhận") : Phrase("confirmed", "đã xác nhận")
  }

  fileprivate func words(in language: Language) -> String {
    func say(_ english: String, _ vietnamese: String) -> String { Phrase(english, vietnamese)[language] }
    var parts: [String] = []
    if lacksConfirmation { parts.append(say("list not confirmed", "chưa xác nhận danh mục")) }
    if !late.isEmpty { parts.append(say("\(late.count) late", "\(language.count(late.count)) việc quá hạn")) }
    if !unreported.isEmpty {
      parts.append(
        say(
          "\(unreported.count) plan\(unreported.count == 1 ? "" : "s") not reported",
          "\(language.count(unreported.count)) hệ thống chưa báo cáo phương án"))
    }
    return parts.joined(separator: "; ")
  }
}
