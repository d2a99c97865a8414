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
    case .nothingToCorrect(let code, let kind, let day):
      Phrase(
        "nothing of '\(code)' stands as \(kind) on \(day)",
        "'\(code)' không có ghi nhận loại \(kind) vào ngày \(day.vietnamese)")
    case .stillOnRecord(let code, let others):
      Phrase(
        "without this '\(code)' was never registered, but \(others.count) more of its facts stand",
        "nếu bỏ ghi nhận này thì '\(code)' chưa từng được đăng ký, nhưng còn \(others.count) ghi nhận khác của hệ thống"
      )
    case .notADigest(let text):
      Phrase("'\(text)' is not a SHA-256 in hexadecimal", "'\(text)' không phải là mã SHA-256 dạng thập lục phân")
    case .standsForGood(let entry, let action):
      Phrase("entry \(entry) (\(action)) stands for good", "mục \(entry) (\(action)) không hủy được")
    case .reversedAlready(let entry, let later):
      Phrase("entry \(entry) was taken back by entry \(later) already", "mục \(entry) đã bị hủy bởi mục \(later)")
    case .builtUpon(let entry, let later, let action):
      Phrase(
        "entry \(entry) cannot be taken back alone: entry \(later) (\(action)) builds on what it recorded",
        "không thể chỉ hủy mục \(entry): mục \(later) (\(action)) dựa trên nội dung đã ghi ở mục này")
    default: nil
    }
  }

  var actHint: Phrase? {
    switch self {
    case .nothingChanges(let code, _, _), .noApproval(let code, _), .systemNotThere(let code, _, _),
      .nothingToCorrect(let code, _, _):
      Phrase("'capdo history \(code)' shows what stands", "'capdo history \(code)' cho thấy những gì đang ghi nhận")
    case .approvalBeginsThatDay(_, _, let correction):
      Phrase("to correct that one: \(correction.line.english)", "để đính chính: \(correction.line.vietnamese)")
    case .systemRetired(let code, let since):
      Self.ifThatIsWrong(Correction(ofSystem: code, since: since))
    case .stillOnRecord(_, let others):
      Phrase(
        (["take back first what stands:"] + others.map(\.line.english)).joined(separator: "\n"),
        (["hãy hủy các ghi nhận đó trước:"] + others.map(\.line.vietnamese)).joined(separator: "\n"))
    case .standsForGood:
      Phrase("a mistake in it is told by the note of a new one", "nếu có sai sót, hãy ghi rõ trong một mục mới")
    case .reversedAlready(_, let later):
      Phrase(
        "to record it again: capdo reverse \(later) --reason WHY",
        "nếu cần ghi lại: capdo reverse \(later) --reason LÝ-DO")
    case .builtUpon(_, let later, _):
      Phrase(
        "take that one back first: capdo reverse \(later) --reason WHY; or correct what is wrong: 'capdo history CODE' prints the lines",
        "hãy hủy mục đó trước: capdo reverse \(later) --reason LÝ-DO; hoặc đính chính riêng nội dung sai: 'capdo history MÃ' in sẵn dòng lệnh"
      )
    case .notADigest:
      Phrase("'sha256sum FILE' prints it: 64 digits 0-9 a-f", "'sha256sum TỆP' in ra mã đó: 64 ký tự 0-9 a-f")
    default: nil
    }
  }

  private static func ifThatIsWrong(_ correction: Correction) -> Phrase {
    Phrase("if that is wrong: \(correction.line.english)", "nếu không đúng: \(correction.line.vietnamese)")
  }
}
