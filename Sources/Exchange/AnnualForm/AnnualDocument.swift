import LevelRegistry

/// The annual form as a Word document, laid out as Decree 30/2020 has official texts.
///
/// Its number and day stay empty, for whoever signs it; the form has no place for a signature.
struct AnnualDocument {
  let form: AnnualForm
  let template: AnnualTemplate
  let recipient: String
  /// Why it is not final yet; empty: it is.
  let draftNotes: [String]
  private var document = WordDocument()

  private static let indent = 12.7

  init(_ form: AnnualForm, to recipient: String?, draftNotes: [String]) {
    self.form = form
    template = AnnualTemplate.of(year: form.year)
    self.recipient = recipient ?? template.recipient
    self.draftNotes = draftNotes
  }

  mutating func file() throws -> [UInt8] {
    addDraftNotes()
    addHead()
    addCounters()
    addBlocks()
    document.turnToLandscape()
    addSystems()
    addEnding()
    return try document.file()
  }

  private mutating func addDraftNotes() {
    guard !draftNotes.isEmpty else { return }
    document.add(
      WordParagraph(text: "DỰ THẢO", size: 13, isBold: true, alignment: .right, space: 2))
    for note in draftNotes {
      document.add(WordParagraph(text: note, size: 12, isItalic: true, alignment: .right, space: 2))
    }
  }

  private mutating func addHead() {
    var head = WordTable(widths: [66, 99], hasBorders: false)
    head.add([issuer, nation])
    document.add(head)
    document.add(WordParagraph(text: "Kính gửi: \(recipient)", alignment: .center, space: 24))
  }

  private var issuer: [WordParagraph] {
    let name = form.reporter.name.uppercased()
    let above = form.above.map {
      WordParagraph(text: $0.name.uppercased(), size: 13, alignment: .center, space: 0)
    }
    return [
      above,
      WordParagraph(text: name, size: 13, isBold: true, alignment: .center, space: 0, rule: 0.4, width: 64),
      WordParagraph(text: "Số:            /", size: 13, alignment: .center, space: 8),
      WordParagraph(text: template.subject, size: 12, alignment: .center, space: 2),
    ].compactMap { $0 }
  }

  private var nation: [WordParagraph] {
    [
      WordParagraph(
        text: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size: 12, isBold: true, alignment: .center, space: 0),
      WordParagraph(
        text: "Độc lập - Tự do - Hạnh phúc", size: 13.5, isBold: true, alignment: .center, space: 0, rule: 0.58,
        width: 97),
      WordParagraph(
        text: "……………, ngày …… tháng …… năm \(form.year)", size: 13.5, isItalic: true, alignment: .center, space: 8),
    ]
  }

  private mutating func addHeading(_ text: String) {
    document.add(WordParagraph(text: text, isBold: true, indent: Self.indent, space: 12))
  }

  private mutating func addLine(_ text: String, size: Double = 14, isItalic: Bool = false) {
    document.add(WordParagraph(text: text, size: size, isItalic: isItalic, indent: Self.indent))
  }

  private mutating func addCounters() {
    addHeading(template.sections[0])
    for (words, count) in zip(template.counters, form.counters.all) {
      addLine("- \(words): \(Rate.grouped(count)).")
    }
    addLine("- \(template.expected): \(expected).")
  }

  private var expected: String {
    if form.counters.approved == form.counters.systems { return "đã phê duyệt tất cả" }
    return form.lastApprovalExpected?[.vietnamese] ?? "……………"
  }

  private mutating func addBlocks() {
    addHeading(template.sections[1])
    for owner in form.owners {
      addBlock(template.blocks[0], owner.organization, owner.contact)
      addBlock(template.blocks[1], owner.unit, owner.unitContact)
    }
  }

  private mutating func addBlock(_ title: String, _ organization: Organization?, _ contact: Contact?) {
    addLine(title)
    let head = [contact?.representative, contact?.position].compactMap { $0 }.joined(separator: ", ")
    let reach = [contact?.phone, contact?.email].compactMap { $0 }.joined(separator: "; ")
    let values = [organization?.name, contact?.functions, head, contact?.address, reach]
    for (line, value) in zip(template.blockLines, values) {
      addLine("\(line): \(value.flatMap { $0.isEmpty ? nil : $0 } ?? "……………")")
    }
  }

  private mutating func addSystems() {
    addHeading(template.sections[2])
    var table = WordTable(widths: [9, 38, 27, 27, 13, 22, 27, 27, 19, 22, 19, 19], headings: 2)
    table.add(template.columns.map { [Self.cell($0, isBold: true, alignment: .center)] })
    table.add((1...template.columns.count).map { [Self.cell("(\($0))", alignment: .center)] })
    for row in form.rows {
      table.add(
        row.texts(template).enumerated().map { column, text in
          [Self.cell(text, alignment: column == 0 || column == 4 ? .center : .left)]
        })
    }
    document.add(table)
  }

  private static func cell(
    _ text: String, isBold: Bool = false, alignment: WordParagraph.Alignment
  ) -> WordParagraph {
    WordParagraph(text: text, size: 10, isBold: isBold, alignment: alignment, space: 1)
  }

  private mutating func addEnding() {
    let count = Rate.grouped(form.counters.operating)
    addLine(
      "Trong tổng số trên có \(count) hệ thống đang vận hành. Hồ sơ đang dự thảo được tính là đã xây dựng hồ sơ; hệ thống cấp độ 1, "
        + "cấp độ 2 đã được phê duyệt được tính là đã thẩm định.", size: 12, isItalic: true)
    addLine("Nội dung Điều 36 yêu cầu mà mẫu này không có, gửi kèm theo phụ lục:", size: 13)
    for (index, annex) in template.annexes.enumerated() {
      addLine("- \(annex)\(index == template.annexes.count - 1 ? "./." : ";")", size: 13)
    }
  }
}
