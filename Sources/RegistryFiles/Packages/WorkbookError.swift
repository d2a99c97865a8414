import LevelRegistry

/// Why a file cannot be read as a workbook.
package enum WorkbookError: RegistryFailure, Equatable {
  package var code: String { "unreadable-workbook" }

  /// Not a workbook of the kind that can be read.
  case otherKind(Kind)
  case encrypted
  /// A part of the file is broken, or the archive is.
  case damaged(String)
  case missingPart(String)
  /// A part with a document type, by which files attack programs that read them.
  case documentType(String)
  /// A part that grows beyond measure when it is unpacked.
  case bomb(String)
  case tooLarge(Limit)
  /// No sheet has this name or number; the names of those that there are.
  case noSuchSheet(String, sheets: [String])
  /// A sheet was asked for, and the file is none that has sheets.
  case notAWorkbook(String)
  /// How the text is written was told, and the file is a workbook, which tells that itself.
  case noEncoding(String)
  /// The sheet was asked for by a number that is another sheet's name.
  case ambiguousSheet(String)
  /// Something in a row from which no reader could go on.
  case row(Int, RowFault)

  /// The kinds of files that are taken for a workbook and are not one.
  package enum Kind: Sendable {
    /// Excel 97–2003, `.xls`.
    case legacy
    /// Excel's binary workbook, `.xlsb`.
    case binary
    /// OpenDocument, `.ods`.
    case openDocument
    /// A web page, which programs call `.xls` to have Excel open it.
    case webPage
    /// A web page with its parts in one file, `.mht`.
    case webArchive
    /// Excel 2003 XML.
    case xml2003
    /// Some other archive: a document, a presentation, a ZIP file.
    case archive
  }

  /// What there is too much of.
  package enum Limit: Equatable, Sendable {
    case file(Int)
    case parts(Int)
    case inflated(Int)
    case sharedText(Int)
    /// The bytes of one text that cells share.
    case text(Int)
    case merges(Int)
    /// The bytes of all its cells, texts that many of them share counted in each.
    case rows(Int)
  }

  /// What is wrong with a row.
  package enum RowFault: Equatable, Sendable {
    /// Rows or cells that do not follow one another.
    case outOfOrder
    case tooManyColumns(Int)
    case tooLong(Int)
  }
}

extension WorkbookError {
  package var message: Phrase {
    switch self {
    case .otherKind(let kind): kind.phrase
    case .encrypted: Phrase("the workbook is protected by a password", "bảng tính được bảo vệ bằng mật khẩu")
    case .damaged(let part): Phrase("the workbook is damaged (\(part))", "bảng tính bị hỏng (\(part))")
    case .missingPart(let part):
      Phrase("the workbook is damaged: it lacks \(part)", "bảng tính bị hỏng: thiếu \(part)")
    case .documentType(let part):
      Phrase("\(part) has a document type, which no workbook has", "\(part) có khai báo DOCTYPE, bảng tính không có")
    case .bomb(let part):
      Phrase(
        "\(part) unpacks to more than 45 times its size", "\(part) khi giải nén lớn hơn 45 lần kích thước")
    case .tooLarge(let limit): limit.phrase
    case .noSuchSheet(let name, _): Phrase("there is no sheet '\(name)'", "không có trang tính '\(name)'")
    case .notAWorkbook(let name):
      Phrase(
        "the file is not a workbook and has no sheet '\(name)'", "tệp không phải bảng tính, không có trang '\(name)'")
    case .noEncoding(let name):
      Phrase(
        "the file is a workbook; '\(name)' is an encoding of text files",
        "tệp là bảng tính; '\(name)' là bảng mã của tệp văn bản")
    case .ambiguousSheet(let name):
      Phrase(
        "'\(name)' is the name of one sheet and the number of another",
        "'\(name)' vừa là tên một trang tính vừa là số thứ tự của trang khác")
    case .row(let row, let fault):
      Phrase("row \(row) \(fault.phrase.english)", "hàng \(row) \(fault.phrase.vietnamese)")
    }
  }

  package var hint: Phrase? {
    switch self {
    case .otherKind:
      Phrase(
        "open it in a spreadsheet program and save it as .xlsx or as CSV UTF-8",
        "hãy mở bằng phần mềm bảng tính rồi lưu dưới dạng .xlsx hoặc CSV UTF-8")
    case .encrypted:
      Phrase(
        "open it, take the password away, and save it as .xlsx",
        "hãy mở tệp, bỏ mật khẩu rồi lưu lại dưới dạng .xlsx")
    case .damaged, .missingPart, .documentType, .row(_, .outOfOrder):
      Phrase(
        "open it in a spreadsheet program, save it as .xlsx again, and look through the copy",
        "hãy mở bằng phần mềm bảng tính, lưu lại dưới dạng .xlsx rồi kiểm tra bản sao")
    case .bomb, .tooLarge, .row:
      Phrase(
        "copy the rows that matter to a new workbook, and import that",
        "hãy chép các hàng cần nhập sang bảng tính mới rồi nhập tệp đó")
    case .noSuchSheet(_, let sheets):
      Phrase(
        "the sheets are: \(sheets.joined(separator: ", "))", "các trang tính gồm: \(sheets.joined(separator: ", "))")
    case .notAWorkbook: Phrase("import it without --worksheet", "hãy nhập mà không dùng --worksheet")
    case .noEncoding: Phrase("import it without --encoding", "hãy nhập mà không dùng --encoding")
    case .ambiguousSheet:
      Phrase("rename one of the sheets", "hãy đổi tên một trong hai trang tính")
    }
  }
}

extension WorkbookError.Kind {
  /// The kind of a file that begins as a text and is no table of texts.
  init?(ofText prefix: [UInt8]) {
    let start = String(decoding: prefix.prefix(4_096), as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{FEFF}" }
      .lowercased()
    if start.hasPrefix("<?xml") || start.hasPrefix("<workbook"), start.contains("office:spreadsheet") {
      self = .xml2003
    } else if start.hasPrefix("mime-version:") {
      self = .webArchive
    } else if start.hasPrefix("<html") || start.hasPrefix("<!doctype html") || start.hasPrefix("<table")
      || start.hasPrefix("<meta") || start.hasPrefix("<head")
    {
      self = .webPage
    } else {
      return nil
    }
  }

  fileprivate var phrase: Phrase {
    switch self {
    case .legacy:
      Phrase("this is a workbook of Excel 97–2003 (.xls)", "đây là bảng tính Excel 97–2003 (.xls)")
    case .binary: Phrase("this is a binary workbook (.xlsb)", "đây là bảng tính nhị phân (.xlsb)")
    case .openDocument: Phrase("this is an OpenDocument file (.ods)", "đây là tệp OpenDocument (.ods)")
    case .webPage: Phrase("this is a web page, whatever it is called", "đây là trang web, dù tên tệp là gì")
    case .webArchive: Phrase("this is a saved web page (MHT)", "đây là trang web lưu lại (MHT)")
    case .xml2003: Phrase("this is a workbook of Excel 2003 XML", "đây là bảng tính Excel 2003 XML")
    case .archive: Phrase("this archive holds no workbook", "tệp nén này không chứa bảng tính")
    }
  }
}

extension WorkbookError.Limit {
  fileprivate var phrase: Phrase {
    switch self {
    case .file(let bytes): Phrase("the file is larger than \(bytes) bytes", "tệp lớn hơn \(bytes) byte")
    case .parts(let count): Phrase("the file has more than \(count) parts", "tệp có hơn \(count) phần")
    case .inflated(let bytes):
      Phrase("the file unpacks to more than \(bytes) bytes", "tệp khi giải nén lớn hơn \(bytes) byte")
    case .sharedText(let bytes):
      Phrase("the texts of the file have more than \(bytes) bytes", "nội dung chữ của tệp lớn hơn \(bytes) byte")
    case .text(let bytes):
      Phrase("a text of the file has more than \(bytes) bytes", "có nội dung chữ dài hơn \(bytes) byte")
    case .rows(let bytes):
      Phrase("the cells of the file hold more than \(bytes) bytes", "các ô của tệp chứa hơn \(bytes) byte")
    case .merges(let count): Phrase("more than \(count) blocks of cells are merged", "có hơn \(count) khối ô được gộp")
    }
  }
}

extension WorkbookError.RowFault {
  fileprivate var phrase: Phrase {
    switch self {
    case .outOfOrder: Phrase("is out of order", "không đúng thứ tự")
    case .tooManyColumns(let limit): Phrase("has more than \(limit) columns", "có hơn \(limit) cột")
    case .tooLong(let limit): Phrase("is longer than \(limit) bytes", "dài hơn \(limit) byte")
    }
  }
}

/// How much a workbook may hold before it is refused; fields, rows and columns as in CSV.
struct WorkbookLimits {
  /// The bytes of the file.
  var file = 1 << 28
  /// The parts of its archive.
  var parts = 10_000
  /// The bytes of all the parts that are read.
  var inflated = 1 << 30
  /// How many times its packed size a part may have (what spreadsheets write has up to 25)…
  var ratio = 45
  /// …unless it is no larger than this.
  var small = 1 << 20
  /// The bytes of all the texts that cells share, which are kept in memory.
  var sharedText = 1 << 27
  /// The merged blocks of cells.
  var merges = 100_000
  var cells = CSVLimits()
}
