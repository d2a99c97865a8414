import LevelRegistry

/// Section 3 as a sheet to complete: the twelve columns as they stand, and the system's code, by which lines that come back
/// are matched.
///
/// What is missing is blank there: the approved level stands in for no proposal.
extension AnnualReport {
  /// Writes the sheet with a writer for files.
  public func writeTable(with writer: inout some TableWriter) throws {
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
