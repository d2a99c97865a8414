// The words for what acts on systems meet.
extension RegistryError {
  var actMessage: Phrase? {
    switch self {
    case .nothingChanges(let code, let since, let phrase):
      Phrase(
        "'\(code)' is so already since \(since): \(phrase.english); nothing was recorded",
        "'\(code)' đã như vậy từ ngày \(since.vietnamese): \(phrase.vietnamese); chưa ghi nhận gì")
    case .noApproval(let code, let day):
      Phrase(
        "'\(code)' has no approval in force on \(day)",
        "'\(code)' không có quyết định phê duyệt còn hiệu lực vào ngày \(day.vietnamese)")
    case .notADigest(let text):
      Phrase("'\(text)' is not a SHA-256 in hexadecimal", "'\(text)' không phải là mã SHA-256 dạng thập lục phân")
    default: nil
    }
  }

  var actHint: Phrase? {
    switch self {
    case .nothingChanges(let code, _, _), .noApproval(let code, _), .systemNotThere(let code, _, _):
      Phrase("'capdo history \(code)' shows what stands", "'capdo history \(code)' cho thấy những gì đang ghi nhận")
    case .notADigest:
      Phrase("'sha256sum FILE' prints it: 64 digits 0-9 a-f", "'sha256sum TỆP' in ra mã đó: 64 ký tự 0-9 a-f")
    default: nil
    }
  }
}
