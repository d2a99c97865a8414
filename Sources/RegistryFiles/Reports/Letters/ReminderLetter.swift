import LevelRegistry

/// The letter that reminds an owner (công văn đôn đốc), in Vietnamese, laid out as Decree 30/2020 has official texts.
///
/// Number, day and signer stay empty: the registry sends nothing.
package struct ReminderLetter {
  private let reminder: OwnerReminder
  private let reminders: Reminders
  private let mark: FigureMark
  private let issuer: (name: String, above: String?)?
  private let answerBy: Day
  private let sheet: String

  /// - Parameters:
  ///   - issuer: who sends it, and the body above; nil leaves the place empty.
  ///   - answerBy: the last day on which the sheet is to come back.
  ///   - sheet: the name of the workbook beside the letter.
  package init(
    _ reminder: OwnerReminder, of reminders: Reminders, _ mark: FigureMark,
    from issuer: (name: String, above: String?)?,
    answerBy: Day, sheet: String
  ) {
    self.reminder = reminder
    self.reminders = reminders
    self.mark = mark
    self.issuer = issuer
    self.answerBy = answerBy
    self.sheet = sheet
  }

  private var matter: String { LegalTerm.matter(on: mark.day).vietnamese }
  private var owner: String { reminder.owner.name }

  /// Writes the letter as a Word document.
  package func write(to sink: any ByteSink) throws {
    let document = try WordDocument()
    let text = OfficialText(
      above: issuer?.above, issuer: issuer?.name,
      subject: "V/v đôn đốc công tác bảo đảm \(matter) hệ thống thông tin theo cấp độ", year: mark.day.year)
    try document.add(text.head)
    try document.add(OfficialText.addressee(owner))
    try addLine(
      "Theo số liệu về cấp độ \(matter) của hệ thống thông tin (\(mark.registry); \(mark.phrase.vietnamese)), \(owner) còn "
        + "các nội dung sau chưa hoàn thành:", to: document)
    try addMissing(to: document)
    try addRequest(to: document)
    try document.add(WordParagraph(text: "", size: 6, isKeptWithNext: true))
    try document.add(OfficialText.ending(["Như trên;", "Lưu: VT."]))
    try sink.write(try document.file())
  }

  private func addLine(_ text: String, isLast: Bool = false, to document: WordDocument) throws {
    try document.add(WordParagraph(text: text, indent: OfficialText.indent, isKeptWithNext: isLast))
  }

  private func addMissing(to document: WordDocument) throws {
    var number = 0
    func numbered(_ text: String) -> WordParagraph {
      number += 1
      return WordParagraph(text: "\(number). \(text)", isBold: true, indent: OfficialText.indent)
    }
    if reminder.lacksConfirmation {
      try document.add(numbered("Chưa xác nhận danh mục hệ thống thông tin trong kỳ báo cáo"))
      try addLine(confirmation, to: document)
    }
    if !reminder.late.isEmpty {
      try document.add(numbered("Đã quá hạn: \(Self.count(reminder.late.count)) việc"))
      try document.add(table(of: reminder.late))
    }
    if !reminder.unreported.isEmpty {
      try document.add(
        numbered("Chưa báo cáo tình trạng triển khai phương án: \(Self.count(reminder.unreported.count)) hệ thống"))
      try document.add(table(of: reminder.unreported))
    }
  }

  private var confirmation: String {
    let last =
      reminder.listConfirmedOn.map { "lần xác nhận gần nhất: ngày \($0.vietnamese)" } ?? "chưa có lần xác nhận nào"
    let systems =
      reminder.systems == 0
      ? "sổ đăng ký chưa có hệ thống nào của đơn vị"
      : "sổ đăng ký hiện có \(Self.count(reminder.systems)) hệ thống của đơn vị"
    return "Kỳ báo cáo tính từ ngày \(reminders.yearBegins.vietnamese); \(systems); \(last)\(basis)."
  }

  private var basis: String { reminders.cutOffArticle.map { " (\($0.text))" } ?? "" }

  private func table(of tasks: [OwnerReminder.Task]) -> WordTable {
    let heading = ["STT", "Hệ thống thông tin", "Việc phải làm", "Thời hạn", "Căn cứ"].map {
      [Self.cell($0, isBold: true, alignment: .center)]
    }
    let rows = tasks.enumerated().map { index, task in
      let operating = task.operator.map { "\nĐơn vị vận hành: \($0)" } ?? ""
      return [
        [Self.cell("\(index + 1)", alignment: .center)], [Self.cell("\(task.name)\n\(task.code)\(operating)")],
        [Self.cell(task.what.vietnamese.capitalizedFirst)], [Self.cell(time(of: task))],
        [Self.cell(task.article?.text ?? "–")],
      ]
    }
    return WordTable(widths: [10, 50, 40, 32, 33], headings: 1, rows: [heading] + rows)
  }

  /// The day that was due or promised, and how long ago that is.
  private func time(of task: OwnerReminder.Task) -> String {
    guard let dueOn = task.dueOn else { return "Trong kỳ báo cáo" }
    let promised = task.promised.map { "\nĐơn vị đã nêu: \($0[.vietnamese])" } ?? ""
    return "\(dueOn.vietnamese)\nQuá hạn \(Rate.grouped(mark.day.days(since: dueOn))) ngày\(promised)"
  }

  private func addRequest(to document: WordDocument) throws {
    try addLine("Đề nghị \(owner):", to: document)
    try addLine(
      "- Rà soát biểu gửi kèm (tệp \(sheet)): sửa nội dung chưa đúng, điền nội dung còn trống, bổ sung hệ thống chưa có; khi "
        + "danh mục đã đủ, chọn “\(SystemForm.yes.vietnamese)” ở dòng “\(SystemForm.Question.isComplete.phrase.vietnamese)” để xác nhận.",
      to: document)
    if !reminder.late.isEmpty {
      try addLine(
        "- Hoàn thành các việc đã quá hạn; việc nào chưa thể hoàn thành thì nêu rõ lý do và thời điểm hoàn thành.",
        to: document)
    }
    let isCutOff = answerBy == reminders.cutOff
    try addLine(
      "- Gửi lại biểu và báo cáo kết quả chậm nhất ngày \(answerBy.vietnamese)"
        + (isCutOff ? ", là thời điểm chốt số liệu của báo cáo năm\(basis)" : "") + "./.", isLast: true, to: document)
  }

  private static func cell(
    _ text: String, isBold: Bool = false, alignment: WordParagraph.Alignment = .left
  ) -> WordParagraph {
    WordParagraph(text: text, size: 11, isBold: isBold, alignment: alignment, space: 1)
  }

  /// Numbers below ten have a zero in front, as official texts write them.
  private static func count(_ number: Int) -> String { number < 10 ? "0\(number)" : Rate.grouped(number) }
}
