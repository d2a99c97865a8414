@preconcurrency import Glibc
import LevelRegistry
import RegistryFiles

/// A file that is either complete or absent.
final class NewFile: ByteSink {
  private let file: UnfinishedFile
  private let sink: DescriptorSink
  let path: String

  init(path: String) throws {
    self.path = path
    file = try UnfinishedFile(for: path, isPrivate: false)
    sink = DescriptorSink(file.descriptor)
  }

  func write(_ bytes: [UInt8]) throws {
    try RegistryError.throwIfInterrupted()
    try sink.write(bytes)
  }

  /// Gives the file its name; one that came there meanwhile is left alone.
  func keep() throws {
    try file.keep()
  }
}

extension NewFile {
  /// Writes a table and keeps the file.
  func keep(
    _ columns: [Column], _ rows: [[Cell]], in language: Language, layout: SheetLayout = SheetLayout()
  ) throws {
    try write(columns, rows, in: language, layout: layout)
    try keep()
  }

  /// Writes a table: a workbook when the file is called `.xlsx`, else CSV.
  func write(_ columns: [Column], _ rows: [[Cell]], in language: Language, layout: SheetLayout = SheetLayout()) throws {
    var writer: any TableWriter =
      path.lowercased().hasSuffix(".xlsx")
      ? try XLSXWriter(to: self, in: language, layout: layout) : CSVWriter(to: self)
    try writer.begin(columns)
    for row in rows { try writer.write(row) }
    try writer.end()
  }
}

/// The output could not be written.
struct OutputError: PresentableError {
  /// The errno of write(2).
  let code: Int32
  /// Whether the command had ended before, so that only its output is lost.
  var isAfterwards = false

  /// Whether whoever read the output has gone; nobody is left to tell.
  var isReaderGone: Bool { code == EPIPE }

  var exitStatus: ExitStatus { .ioError }

  var message: Phrase {
    let reason = String(cString: strerror(code))
    return Phrase("cannot write the output: \(reason)", "không ghi được kết quả: \(vietnameseReason ?? reason)")
  }

  func hint(in program: Program) -> Phrase? {
    guard isAfterwards else { return nil }
    return Phrase(
      "the command itself was carried out; only its output was lost",
      "lệnh đã được thực hiện; chỉ phần kết quả in ra bị mất")
  }

  private var vietnameseReason: String? {
    [
      ENOSPC: "ổ đĩa hết dung lượng", EDQUOT: "đã dùng hết hạn mức dung lượng", EFBIG: "tệp quá lớn",
      EIO: "lỗi đọc ghi của thiết bị", EBADF: "đầu ra đã bị đóng",
    ][code]
  }
}
