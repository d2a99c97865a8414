import LevelRegistry

/// Why a workbook cannot be written.
public enum XLSXError: Error, Equatable {
  /// libxlsxwriter is not installed.
  case noLibrary
  /// A table with more rows than a sheet can have.
  case tooManyRows
  /// A text longer than a cell can hold.
  case textTooLong
  /// What the library says.
  case failed(String)

  public var message: Phrase {
    switch self {
    case .noLibrary:
      Phrase("workbooks need libxlsxwriter, which is not installed", "cần libxlsxwriter để ghi .xlsx, máy chưa cài")
    case .tooManyRows:
      Phrase("the table has more rows than a sheet can hold", "bảng có nhiều hàng hơn một trang tính chứa được")
    case .textTooLong:
      Phrase("a text is longer than a cell can hold", "có nội dung dài hơn một ô chứa được")
    case .failed(let reason): Phrase("cannot write the workbook: \(reason)", "không ghi được bảng tính: \(reason)")
    }
  }

  public var hint: Phrase? {
    switch self {
    case .noLibrary:
      Phrase(
        "apt install libxlsxwriter4, or use --format csv",
        "hãy cài bằng lệnh apt install libxlsxwriter4, hoặc dùng --format csv")
    case .tooManyRows, .textTooLong: Phrase("use --format csv", "hãy dùng --format csv")
    case .failed:
      Phrase("look whether the disk of temporary files is full", "hãy kiểm tra ổ đĩa chứa tệp tạm còn chỗ không")
    }
  }
}
