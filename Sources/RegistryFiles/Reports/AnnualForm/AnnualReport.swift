import LevelRegistry

/// The annual form made ready for a file: what it lacks is known, and why it is still a draft.
public struct AnnualReport {
  package let form: AnnualForm
  package let shortcomings: [AnnualForm.Shortcoming]
  let template: AnnualTemplate
  /// What stands on it about its figures; nil: nothing.
  let mark: FigureMark?

  /// Looks through a form for what it lacks.
  public init(_ form: AnnualForm) { self.init(form, nil) }

  /// Looks through a form that is marked with what its figures are of.
  package init(_ form: AnnualForm, _ mark: FigureMark?) {
    self.form = form
    self.mark = mark
    shortcomings = form.shortcomings()
    template = AnnualTemplate.of(year: form.year)
  }

  /// The first reporting year that the form is made for.
  package static func firstYear(of year: Int) -> Int { AnnualTemplate.of(year: year).since }

  /// Whether the form is younger than the year it is filled in for.
  package var isBackdated: Bool { form.year < template.since }

  /// Why it is not final; empty: it is. Vietnamese first of all, for it stands on the form.
  package var draftNotes: [Phrase] {
    var notes: [Phrase] = []
    if !form.isClosed { notes.append(unclosed) }
    if isBackdated {
      notes.append(
        Phrase(
          "the form was issued in \(template.since), after the year \(form.year)",
          "Biểu mẫu ban hành năm \(template.since), sau năm báo cáo \(form.year)"))
    }
    if !shortcomings.isEmpty {
      notes.append(
        Phrase(
          "\(shortcomings.count) things are missing or disagree",
          "Còn \(Rate.grouped(shortcomings.count)) nội dung thiếu hoặc chưa khớp"))
    }
    return notes
  }

  /// That the year goes on after its figures, whether or not these have a name.
  private var unclosed: Phrase {
    let cutOff = form.reportingYear.ends
    return mark?.closing == nil
      ? Phrase("figures up to \(form.day), not closed", "Số liệu đến ngày \(form.day.vietnamese), chưa chốt")
      : Phrase(
        "figures up to \(form.day), before the cut-off of the year (\(cutOff))",
        "Số liệu đến ngày \(form.day.vietnamese), trước thời điểm chốt của năm (\(cutOff.vietnamese))")
  }

  /// Writes the form as a Word document.
  public func writeDocument(to recipient: String?, into sink: any ByteSink) throws {
    let document = try AnnualDocument(form, mark, to: recipient, draftNotes: draftNotes.map(\.vietnamese))
    try sink.write(try document.file())
  }

}

/// The words of a form as its decree has them; another decree, another template.
///
/// Read in a copy, not in Công báo: to be checked there before a report is signed.
package struct AnnualTemplate: Sendable {
  /// The decree and the form's number in it, as a file is named and an error says.
  let form: String
  /// The first reporting year for which the form is there.
  let since: Int
  let subject: String
  let recipient: String
  let sections: [String]
  let counters: [String]
  let expected: String
  let blocks: [String]
  let blockLines: [String]
  let columns: [String]
  let status: [DossierStatus: String]
  let plan: [PlanStatus: String]
  let beforeUse: String
  let periodic: String
  /// What the article asks for and the form does not hold.
  let annexes: [String]

  /// The template of a reporting year.
  static func of(year: Int) -> AnnualTemplate { decree331 }

  static let decree331 = AnnualTemplate(
    form: "Mẫu số 08, Nghị định 331/2026/NĐ-CP", since: 2026,
    subject: "V/v kết quả công tác bảo đảm an ninh mạng hệ thống thông tin",
    recipient: "(Đơn vị chuyên trách về an ninh mạng/Lực lượng chuyên trách về an ninh mạng)",
    sections: [
      "1. Thông tin chung",
      "2. Thông tin về chủ quản hệ thống thông tin và đơn vị chuyên trách về an ninh mạng",
      "3. Thông tin chi tiết về các hệ thống thông tin thuộc phạm vi quản lý",
    ],
    counters: [
      "Tổng số hệ thống thông tin thuộc phạm vi quản lý",
      "Tổng số hệ thống thông tin đã được phân loại (đã xác định được loại hình hệ thống thông tin)",
      "Tổng số hệ thống thông tin đã xây dựng hồ sơ đề xuất cấp độ",
      "Tổng số hệ thống thông tin đã được thẩm định hồ sơ đề xuất cấp độ",
      "Tổng số hệ thống thông tin đã được phê duyệt cấp độ",
      "Tổng số hệ thống thông tin đã phê duyệt cấp độ được kiểm tra, đánh giá an ninh mạng định kỳ theo quy định",
    ],
    expected:
      "Dự kiến thời gian hoàn thành phê duyệt đề xuất cấp độ hệ thống thông tin đối với tất cả các hệ thống thông tin thuộc phạm vi quản lý",
    blocks: ["a) Chủ quản hệ thống thông tin", "b) Đơn vị chuyên trách về an ninh mạng"],
    blockLines: [
      "(1) Tên", "(2) Quy định chức năng, nhiệm vụ và quyền hạn", "(3) Người đại diện, chức vụ",
      "(4) Địa chỉ liên lạc", "(5) Thông tin liên hệ",
    ],
    columns: [
      "STT", "Tên HTTT", "Chủ quản HTTT", "Đơn vị vận hành HTTT", "Cấp độ đề xuất", "Tình trạng phê duyệt cấp độ",
      "Quyết định phê duyệt cấp độ", "Quy chế bảo đảm ANM cho hệ thống", "Dự kiến thời điểm phê duyệt HSĐXCĐ",
      "Đã triển khai đầy đủ PA BĐANM", "Dự kiến thời điểm triển khai đầy đủ PA BĐANM", "Đã kiểm tra, đánh giá ANM",
    ],
    status: [
      .draft: "Đang dự thảo", .returned: "Đang dự thảo", .submitted: "Đã gửi thẩm định", .appraised: "Đã thẩm định",
      .approved: "Đã được phê duyệt",
    ],
    plan: [
      .none: "Chưa triển khai", .partial: "Đã triển khai một số hạng mục", .full: "Đã triển khai đầy đủ",
    ],
    beforeUse: "Trước khi đưa vào sử dụng", periodic: "Định kỳ",
    annexes: [
      "Hệ thống thông tin đề nghị đưa vào danh mục quan trọng về an ninh quốc gia (khoản 3)",
      "Kết quả tuân thủ quy chế bảo đảm an ninh mạng (khoản 7)",
      "Kết quả đáp ứng từng yêu cầu và lộ trình khắc phục (khoản 9, khoản 10)",
    ])
}

/// Section 3 as a sheet to complete: the twelve columns as they stand, and the system's code, by which lines that come back
/// are matched.
///
/// What is missing is blank there: the approved level stands in for no proposal.
extension AnnualReport {
  /// Writes the sheet with a writer for files.
  package func writeTable(with writer: inout some TableWriter) throws {
    try writer.begin((template.columns + [AnnualTemplate.code]).map { Column($0, Phrase($0, $0)) })
    for row in form.rows {
      var cells = row.cells(template)
      if row.lacksProposal { cells[4] = .empty }
      try writer.write(cells + [Cell(row.position.code)])
    }
    try writer.end()
  }

  /// Writes the sheet as a workbook to be mailed out: what it is stands above, and the words of the form drop down.
  ///
  /// - Throws: `XLSXError`.
  public func writeWorkbook(into sink: any ByteSink) throws {
    var writer = try XLSXWriter(to: sink, in: .vietnamese, layout: layout)
    try writeTable(with: &writer)
  }

  private var layout: SheetLayout {
    var layout = SheetLayout()
    layout.name = Phrase("Form 08", "Mẫu số 08")
    layout.titles = [
      template.form, "\(form.reporter.name) (\(form.reporter.code)). \(standing)", template.sections[2], Self.advice,
    ]
    layout.numbered = template.columns.count
    layout.rulesEmptyCells = true
    layout.widths = [6, 30, 22, 22, 9, 16, 26, 26, 14, 17, 15, 17, 12]
    let words = template.words
    layout.choices = [
      template.columns[4]: SheetChoices((1...5).map { "\($0)" }),
      template.columns[5]: SheetChoices(words.status), template.columns[9]: SheetChoices(words.plan),
      template.columns[11]: SheetChoices(
        words.inspections, isOpen: true,
        advice: "Ghi kèm ngày để nhập được vào sổ: \(template.periodic) 15/10/\(form.year)"),
    ]
    return layout
  }

  /// `Số liệu đến ngày 14/12/2026`, and that it is not closed while it is not.
  private var standing: String {
    "Số liệu đến ngày \(form.day.vietnamese)\(form.isClosed ? "" : ", chưa chốt")"
  }

  private static let advice =
    "Điền ô còn trống, sửa nội dung chưa đúng, thêm dòng cho hệ thống chưa có; giữ nguyên tiêu đề và cột \(AnnualTemplate.code). "
    + "Cột 7, 8: số …/… ngày …/…/… của cơ quan."
}

extension AnnualTemplate {
  /// The column that is added to those of the form.
  static let code = "Mã HTTT"

  /// The closed vocabularies of section 3, each word once, in the order of its steps.
  fileprivate var words: (status: [String], plan: [String], inspections: [String]) {
    (
      [DossierStatus.draft, .submitted, .appraised, .approved].compactMap { status[$0] },
      [PlanStatus.none, .partial, .full].compactMap { plan[$0] },
      [beforeUse, periodic, "\(beforeUse); \(periodic)"]
    )
  }
}

/// The annual form as a Word document, laid out as Decree 30/2020 has official texts.
///
/// Its number and day stay empty, for whoever signs it; the form has no place for a signature.
struct AnnualDocument {
  let form: AnnualForm
  let template: AnnualTemplate
  let recipient: String
  /// Why it is not final yet; empty: it is.
  let draftNotes: [String]
  private let mark: FigureMark?
  private let document: WordDocument

  init(_ form: AnnualForm, _ mark: FigureMark?, to recipient: String?, draftNotes: [String]) throws {
    self.form = form
    self.mark = mark
    template = AnnualTemplate.of(year: form.year)
    self.recipient = recipient ?? template.recipient
    self.draftNotes = draftNotes
    document = try WordDocument()
  }

  func file() throws -> [UInt8] {
    try addHead()
    try addCounters()
    try addBlocks()
    try addSystems()
    try addEnding()
    try AnnexPages(annexes: form.annexes, titles: template.annexes, year: form.year).add(to: document)
    return try document.file()
  }

  private func addHead() throws {
    let text = OfficialText(
      above: form.above?.name, issuer: form.reporter.name, subject: template.subject, year: form.year,
      isDraft: !draftNotes.isEmpty)
    try document.add(text.head)
    for note in draftNotes {
      try document.add(WordParagraph(text: note, size: 12, isItalic: true, alignment: .center, space: 2))
    }
    try document.add(OfficialText.addressee(recipient))
  }

  private func addHeading(_ text: String, indent: Double = OfficialText.indent) throws {
    try document.add(WordParagraph(text: text, isBold: true, indent: indent, space: 12, isKeptWithNext: true))
  }

  private func addLine(_ text: String) throws { try document.add(Self.line(text)) }

  private static func line(_ text: String, isKeptWithNext: Bool = false) -> WordParagraph {
    WordParagraph(text: text, indent: OfficialText.indent, isKeptWithNext: isKeptWithNext)
  }

  private func addCounters() throws {
    try addHeading(template.sections[0])
    for (words, count) in zip(template.counters, form.counters.all) {
      try addLine("- \(words): \(Rate.grouped(count)).")
    }
    try addLine("- \(template.expected): \(expected).")
  }

  private var expected: String {
    if form.counters.approved == form.counters.systems { return "đã phê duyệt tất cả" }
    return form.lastApprovalExpected?[.vietnamese] ?? OfficialText.dots
  }

  /// The blocks of section 2, each whole on its page; the owners that nothing is known of share one paragraph.
  private func addBlocks() throws {
    try addHeading(template.sections[1])
    let unknown = form.owners.filter(\.isUnknown)
    let isShared = unknown.count > 1
    var lines: [WordParagraph] = []
    var units: Set<Int64> = []
    for owner in form.owners where !(isShared && owner.isUnknown) {
      lines += block(template.blocks[0], owner.organization, owner.contact)
      guard let unit = owner.unit else {
        lines.append(Self.line("\(template.blocks[1]): \(OfficialText.dots)"))
        continue
      }
      lines += units.insert(unit.id).inserted ? block(template.blocks[1], unit, owner.unitContact) : [again(unit)]
    }
    if isShared { lines.append(Self.line(Self.unknown(unknown))) }
    for line in lines.dropLast() { try document.add(line) }
    try document.turnToLandscape(after: lines.last ?? Self.line(""))
  }

  private func block(_ title: String, _ organization: Organization, _ contact: Contact?) -> [WordParagraph] {
    let head = [contact?.representative, contact?.position].compactMap { $0 }.joined(separator: ", ")
    let reach = [contact?.phone, contact?.email].compactMap { $0 }.joined(separator: "; ")
    let values = [organization.name, contact?.functions, head, contact?.address, reach]
    let lines = zip(template.blockLines, values).map { line, value in
      "\(line): \(value.flatMap { $0.isEmpty ? nil : $0 } ?? OfficialText.dots)"
    }
    return [Self.line(title, isKeptWithNext: true)]
      + lines.enumerated().map { place, line in Self.line(line, isKeptWithNext: place < lines.count - 1) }
  }

  /// A unit whose block stands above already: it appraises for many owners.
  private func again(_ unit: Organization) -> WordParagraph {
    Self.line("\(template.blocks[1]): \(unit.name) (thông tin đã nêu ở trên)")
  }

  private static func unknown(_ owners: [AnnualForm.Owner]) -> String {
    "Chưa có thông tin (2) đến (5) và đơn vị chuyên trách của \(Rate.grouped(owners.count)) chủ quản: "
      + owners.map(\.organization.name).joined(separator: "; ") + "."
  }

  private func addSystems() throws {
    try addHeading(template.sections[2], indent: 0)
    let table = WordTable(widths: [9, 34, 24, 24, 11, 17, 39, 37, 18, 16, 18, 15], headings: 2)
    try document.add(table) { add in
      try add(template.columns.map { [Self.cell($0, isBold: true, alignment: .center)] })
      try add((1...template.columns.count).map { [Self.cell("(\($0))", alignment: .center)] })
      for row in form.rows {
        try add(
          row.texts(template).enumerated().map { column, text in
            [Self.cell(text, alignment: column == 0 || column == 4 ? .center : .left)]
          })
      }
    }
  }

  private static func cell(
    _ text: String, isBold: Bool = false, alignment: WordParagraph.Alignment
  ) -> WordParagraph {
    WordParagraph(text: text, size: 10, isBold: isBold, alignment: alignment, space: 1)
  }

  /// What stands below the table, all of it on one page.
  private func addEnding() throws {
    let count = Rate.grouped(form.counters.operating)
    try addNote(
      "Số liệu gồm các hệ thống cấp độ 1 đến cấp độ 3, trong đó có \(count) hệ thống đang vận hành. Hồ sơ đang dự thảo được tính là đã xây dựng hồ sơ; hệ thống cấp độ 1, "
        + "cấp độ 2 đã được phê duyệt được tính là đã thẩm định.", isItalic: true)
    if let mark {
      let words = mark.closing == nil ? mark.data : mark.phrase
      try addNote("Sổ đăng ký \(mark.registry): \(words.vietnamese).", isItalic: true)
    }
    try addNote("Nội dung Điều 36 yêu cầu mà mẫu này không có, gửi kèm theo phụ lục:")
    for (index, annex) in template.annexes.enumerated() {
      let isLast = index == template.annexes.count - 1
      try addNote("- Phụ lục \(AnnexPages.numbers[index]): \(annex)\(isLast ? "./." : ";")", isLast: isLast)
    }
  }

  private func addNote(_ text: String, isItalic: Bool = false, isLast: Bool = false) throws {
    try document.add(WordParagraph(text: text, size: isItalic ? 12 : 13, isItalic: isItalic, isKeptWithNext: !isLast))
  }
}
