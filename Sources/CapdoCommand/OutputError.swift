@preconcurrency import Glibc
import LevelRegistry

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

  var hint: Phrase? {
    guard isAfterwards else { return nil }
    return Phrase(
      "the command itself was carried out; only its output is lost",
      "lệnh đã được thực hiện; chỉ phần kết quả in ra bị mất")
  }

  private var vietnameseReason: String? {
    switch code {
    case ENOSPC: "ổ đĩa hết dung lượng"
    case EDQUOT: "đã dùng hết hạn mức dung lượng"
    case EFBIG: "tệp quá lớn"
    case EIO: "lỗi đọc ghi của thiết bị"
    case EBADF: "đầu ra đã bị đóng"
    default: nil
    }
  }
}
