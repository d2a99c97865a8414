import CXLSXWriter
import Glibc

extension XLSXWriter {
  /// How many rows below the last one the lists are offered on, for lines that are added.
  private static let rowsToAdd: UInt32 = 200

  /// How many characters across a printed page can still be read.
  private static let readable = 220

  func layOut() throws {
    let last = UInt16(max(columns.count, 1) - 1)
    let heading = layout.heading
    let widths = layout.widths.isEmpty ? widths : layout.widths
    for (index, width) in widths.enumerated() {
      _ = library.worksheet_set_column(sheet, UInt16(index), UInt16(index), Double(width), nil)
    }
    library.worksheet_freeze_panes(sheet, heading.upperBound + 1, 0)
    _ = library.worksheet_autofilter(sheet, heading.upperBound, 0, max(row, heading.upperBound + 1) - 1, last)
    library.worksheet_set_landscape(sheet)
    library.worksheet_set_paper(sheet, 9)  // A4
    library.worksheet_set_margins(sheet, 0.4, 0.4, 0.5, 0.6)
    let across = max(1, (widths.reduce(0, +) + Self.readable - 1) / Self.readable)
    library.worksheet_fit_to_pages(sheet, UInt16(across), 0)
    // What a row is about stands on each of the pages beside one another.
    if across > 1 { _ = library.worksheet_repeat_columns(sheet, 0, 1) }
    _ = library.worksheet_repeat_rows(sheet, heading.lowerBound, heading.upperBound)
    _ = library.worksheet_set_footer(sheet, "&R&P/&N")
    for (index, column) in columns.enumerated() {
      if let choices = layout.choices[column.name] { try offer(choices, at: UInt16(index)) }
    }
    if let chart = layout.chart, row > heading.upperBound + 2 { try insert(chart) }
  }

  /// Lets a list drop down in the cells of a column; the library copies it.
  private func offer(_ choices: SheetChoices, at index: UInt16) throws {
    var words: [UnsafeMutablePointer<CChar>?] = choices.words.map { strdup($0) } + [nil]
    let advice = choices.advice.map { strdup($0) } ?? nil
    defer { for text in words + [advice] { free(text) } }
    try words.withUnsafeMutableBufferPointer { list in
      var rule = lxw_data_validation()
      rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
      rule.value_list = list.baseAddress
      rule.show_error = UInt8((choices.isOpen ? LXW_VALIDATION_OFF : LXW_VALIDATION_ON).rawValue)
      rule.input_message = advice
      try check(
        library.worksheet_data_validation_range(
          sheet, layout.heading.upperBound + 1, index, min(row + Self.rowsToAdd, UInt32(CellReference.lastRow)) - 1,
          index, &rule))
    }
  }

  /// Puts a bar for each row but the last, the total, below the table.
  private func insert(_ chart: SheetChart) throws {
    let (first, last) = (layout.heading.upperBound + 1, row - 2)
    let drawn = library.workbook_add_chart(workbook, UInt8(LXW_CHART_BAR_STACKED.rawValue))
    for name in chart.values {
      guard let index = columns.firstIndex(where: { $0.name == name }) else { continue }
      let series = library.chart_add_series(drawn, nil, nil)
      library.chart_series_set_categories(series, "Sheet1", first, 0, last, 0)
      library.chart_series_set_values(series, "Sheet1", first, UInt16(index), last, UInt16(index))
      library.chart_series_set_name(series, columns[index].heading[language].capitalizedFirst)
    }
    library.chart_title_set_name(drawn, chart.title[language])
    try check(library.worksheet_insert_chart(sheet, row + 1, 1, drawn))
  }
}
