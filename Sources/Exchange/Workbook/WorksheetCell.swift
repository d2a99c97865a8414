import LevelRegistry

/// One cell as a sheet has it, being read.
struct WorksheetCell {
  let column: Int
  let type: String
  let style: Int
  /// The bytes of its value.
  var value: [UInt8] = []
  var hasFormula = false
  var hasValue = false
}

/// Makes of a cell what a row of any kind of file holds.
struct WorksheetCellReader {
  let strings: SharedStrings
  let styles: WorkbookStyles
  let days: SerialDay

  /// Returns the content of a cell; a formula has the value that was last worked out.
  func content(of cell: WorksheetCell) -> SourceCell {
    if cell.hasFormula, !cell.hasValue { return Self.notWorkedOut }
    switch cell.type {
    case "s": return shared(cell.value)
    case "str", "inlineStr": return .text(unescaped(cell.value[...]))
    case "b": return .text(cell.value == [UInt8(ascii: "1")] ? "yes" : "no")
    case "e": return Self.error(String(decoding: cell.value, as: UTF8.self))
    case "d": return date(String(decoding: cell.value, as: UTF8.self))
    default: return number(String(decoding: cell.value, as: UTF8.self), styles.format(ofStyle: cell.style))
    }
  }

  private func shared(_ value: [UInt8]) -> SourceCell {
    guard let index = Int(String(decoding: value, as: UTF8.self)), let text = strings[index] else {
      return .unreadable(
        Phrase("the cell points to a text that is not there", "ô trỏ tới nội dung không tồn tại"), hint: Self.retype)
    }
    return .text(text)
  }

  private func date(_ text: String) -> SourceCell {
    let day = String(text.prefix(10))
    guard (try? Day(day)) != nil else { return noDate(text) }
    return .text(day)
  }

  private func number(_ text: String, _ format: NumberFormat) -> SourceCell {
    let digits = text.filter { $0 != " " && $0 != "\n" }
    if digits.isEmpty { return .text("") }
    guard digits.utf8.allSatisfy({ Self.isPartOfNumber($0) }), let number = Double(digits), number.isFinite else {
      return .unreadable(
        Phrase("the number '\(text)' cannot be read", "không đọc được số '\(text)'"), hint: Self.retype)
    }
    switch format {
    case .date: return days.day(number).map { .text($0.description) } ?? noDate(digits)
    case .time:
      return .unreadable(Phrase("the cell holds a time of day", "ô chứa giờ trong ngày"), hint: Self.retype)
    case .number: return .text(Self.plain(number))
    case .padded(let width):
      let plain = Self.plain(number)
      return .text(String(repeating: "0", count: max(0, width - plain.utf8.count)) + plain)
    }
  }

  private func noDate(_ text: String) -> SourceCell {
    .unreadable(
      Phrase("the cell holds a date that does not exist (\(text))", "ô chứa ngày không tồn tại (\(text))"),
      hint: Phrase("write the day as dd/mm/yyyy", "hãy ghi ngày theo dạng dd/mm/yyyy"))
  }

  private static func isPartOfNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }

  /// Whole numbers without a point, others as short as they can be.
  private static func plain(_ number: Double) -> String {
    if number.rounded() == number, number.magnitude < 1e15 { return String(Int(number)) }
    return String(number)
  }

  private static func error(_ code: String) -> SourceCell {
    .unreadable(
      Phrase("the cell holds the error \(code)", "ô báo lỗi \(code)"),
      hint: Phrase(
        "correct the formula, or write the value in its place", "hãy sửa công thức hoặc ghi giá trị thay vào"))
  }

  private static let notWorkedOut = SourceCell.unreadable(
    Phrase("the formula was never worked out", "công thức chưa được tính"),
    hint: Phrase(
      "open the file in a spreadsheet program and save it", "hãy mở tệp bằng phần mềm bảng tính rồi lưu lại"))

  private static let retype = Phrase("write the value anew", "hãy ghi lại giá trị")
}
