/// How far the proposal of a level has come.
public enum DossierStatus: String, Term {
  case draft, submitted, returned, appraised, approved, withdrawn

  /// Whether the proposal still waits for its end.
  public var isOpen: Bool { self != .approved && self != .withdrawn }

  public var phrase: Phrase {
    switch self {
    case .draft: Phrase("draft", "Đang dự thảo")
    case .submitted: Phrase("submitted", "Đã gửi thẩm định")
    case .returned: Phrase("returned", "Trả lại, yêu cầu bổ sung")
    case .appraised: Phrase("appraised", "Đã thẩm định")
    case .approved: Phrase("approved", "Đã được phê duyệt")
    case .withdrawn: Phrase("withdrawn", "Đã rút")
    }
  }
}
