import CXLSXWriter
import LevelRegistry

/// How the cells of a written workbook look.
struct XLSXFormats {
  typealias Format = UnsafeMutablePointer<lxw_format>

  /// Above the table, without lines around it.
  let title: Format?
  let heading: Format?
  let text: Format?
  let number: Format?
  let percent: Format?
  let day: Format?

  init(_ library: capdo_xlsxwriter, _ workbook: UnsafeMutablePointer<lxw_workbook>?, _ language: Language) {
    func format(_ number: String? = nil) -> Format? {
      let format = library.workbook_add_format(workbook)
      library.format_set_border(format, 1)
      library.format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
      if let number { library.format_set_num_format(format, number) }
      return format
    }
    title = library.workbook_add_format(workbook)
    library.format_set_bold(title)
    heading = format()
    library.format_set_bold(heading)
    library.format_set_text_wrap(heading)
    library.format_set_bg_color(heading, 0xDCE6F1)
    text = format()
    library.format_set_text_wrap(text)
    number = format("0")
    // What is whole prints without decimals, as everywhere.
    percent = format("[=1]0%;[=0]0%;0.00%")
    day = format(language == .vietnamese ? "dd/mm/yyyy" : "yyyy-mm-dd")
  }
}

/// Returns text in which what looks like an escape of the format is not taken for one: `_x0041_` would be read as A.
func escapedForWorkbook(_ text: String) -> String {
  guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
  var escaped = String.UnicodeScalarView()
  var rest = text.unicodeScalars[...]
  while let scalar = rest.popFirst() {
    escaped.append(scalar)
    if scalar == "_", escape(at: text.unicodeScalars[text.unicodeScalars.index(before: rest.startIndex)...]) != nil {
      escaped.append(contentsOf: "x005F_".unicodeScalars)
    }
  }
  return String(escaped)
}
