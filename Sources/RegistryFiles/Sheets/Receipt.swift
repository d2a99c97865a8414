import LevelRegistry

/// What a unit gets back for its sheet: one page that says what was recorded of it, what was not and why.
package struct Receipt {
  /// What the registry is called.
  let registry: String
  let file: String
  let form: FormResult
  /// What its lines did; nil for a sheet that was refused.
  let result: ImportResult?
  let problems: [ImportProblem]
  /// The day on which it was imported.
  let day: Day

  package init(
    from registry: String, file: String, _ form: FormResult, _ result: ImportResult?, problems: [ImportProblem],
    on day: Day
  ) {
    self.registry = registry
    self.file = file
    self.form = form
    self.result = result
    self.problems = problems
    self.day = day
  }

  /// How many lines of a kind a page has room for.
  private static let shown = 15

  package static let title = Phrase("RECEIPT FOR A SHEET", "GIẤY BÁO KẾT QUẢ NHẬP BIỂU")

  /// The lines of the page, below the title.
  package var lines: [Phrase] { head + recorded + notRecorded + untouched + confirmation }

  private var head: [Phrase] {
    let unit = form.unit ?? ""
    return [
      Phrase("To: \(unit)", "Kính gửi: \(unit)"),
      Phrase(
        "\(registry) imported the sheet '\(file)' (state of \(form.day)) on \(day).",
        "\(registry) đã nhập biểu '\(file)' (số liệu đến ngày \(form.day.vietnamese)) ngày \(day.vietnamese)."),
    ]
  }

  private var recorded: [Phrase] {
    guard let result else {
      return [
        Phrase("Recorded: nothing; the sheet must be corrected first.", "Đã ghi: chưa ghi gì; cần sửa biểu trước.")
      ]
    }
    guard let entry = result.entry else {
      return [Phrase("Recorded: nothing new.", "Đã ghi: không có nội dung mới.")]
    }
    return [
      Phrase(
        "Recorded as entry \(entry): added \(result.added), changed \(result.changed), unchanged \(result.unchanged).",
        "Đã ghi, mục \(entry): thêm \(result.added), sửa \(result.changed), giữ nguyên \(result.unchanged).")
    ] + cut(result.lines.map(\.said))
  }

  private var notRecorded: [Phrase] {
    guard !problems.isEmpty else { return [] }
    return [Phrase("Not recorded, to be corrected: \(problems.count)", "Chưa ghi, cần sửa: \(problems.count)")]
      + cut(
        problems.map { problem in
          let column = problem.column.map { Phrase(" \($0.english)", " \($0.vietnamese)") } ?? Phrase("", "")
          let value = problem.value.map { " '\($0)'" } ?? ""
          return Phrase(
            "\(problem.place.name)\(column.english)\(value): \(problem.reason.english)",
            "\(problem.place.name)\(column.vietnamese)\(value): \(problem.reason.vietnamese)")
        })
  }

  private var untouched: [Phrase] {
    var lines: [Phrase] = []
    if !form.emptied.isEmpty {
      let cells = form.emptied.map(\.name).joined(separator: ", ")
      lines.append(
        Phrase("Emptied cells, which change nothing: \(cells)", "Ô bị xóa trống, sổ giữ nguyên: \(cells)"))
    }
    if !form.missing.isEmpty {
      lines.append(
        Phrase(
          "Lines that are missing, which changes nothing (if a system was given up, choose 'retired'): \(form.missing.count)",
          "Hàng không còn trong biểu, sổ giữ nguyên (nếu đã bỏ hệ thống, chọn Đã kết thúc vận hành): \(form.missing.count)"
        ))
      lines += cut(form.missing.map { Phrase("\($0.code) \($0.name)", "\($0.code) \($0.name)") })
    }
    return lines
  }

  private var confirmation: [Phrase] {
    if let reason = form.unconfirmed {
      return [
        Phrase(
          "The list is not confirmed: \(reason.english)", "Chưa ghi nhận xác nhận danh mục: \(reason.vietnamese)")
      ]
    }
    if result != nil, form.answers.isComplete {
      return [
        Phrase(
          "The list is confirmed as of \(form.day).", "Danh mục đã được xác nhận đến ngày \(form.day.vietnamese).")
      ]
    }
    return [Phrase("The list is not confirmed.", "Danh mục chưa được xác nhận.")]
  }

  private func cut(_ lines: [Phrase]) -> [Phrase] {
    let shown = lines.prefix(Self.shown).map { Phrase("– \($0.english)", "– \($0.vietnamese)") }
    guard lines.count > Self.shown else { return shown }
    let more = lines.count - Self.shown
    return shown + [Phrase("– … \(more) more", "– … còn \(more)")]
  }

  /// Writes the page as a Word document.
  package func write(to sink: any ByteSink, in language: Language) throws {
    let document = try WordDocument()
    try document.add(WordParagraph(text: Self.title[language], isBold: true, alignment: .center, space: 18))
    for line in lines { try document.add(WordParagraph(text: line[language], size: 13, alignment: .left)) }
    try sink.write(try document.file())
  }
}

extension PlannedLine {
  /// What is done to what, each cell before and after.
  fileprivate var said: Phrase {
    func text(_ language: Language) -> String {
      let changes =
        switch kind {
        case .added: Phrase("added", "thêm mới")[language]
        case .changed(let cells), .ended(let cells):
          cells.map {
            "\($0.column.heading[language]): \($0.before.words(in: language)) → \($0.after.words(in: language))"
          }.joined(separator: "; ")
        }
      return "\(code) \(name): \(changes)"
    }
    return Phrase(text(.english), text(.vietnamese))
  }
}
