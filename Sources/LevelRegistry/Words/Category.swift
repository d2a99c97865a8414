/// What kind of system it is (Decree 331/2026, Art. 9.2).
public enum Category: String, Term {
  case `internal`, `public`, infrastructure, control, other

  public var phrase: Phrase {
    switch self {
    case .internal: Phrase("internal work", "phục vụ hoạt động nội bộ")
    case .public: Phrase("people and businesses", "phục vụ người dân, doanh nghiệp")
    case .infrastructure: Phrase("information infrastructure", "cơ sở hạ tầng thông tin")
    case .control: Phrase("industrial control", "điều khiển công nghiệp")
    case .other: Phrase("other", "khác")
    }
  }
}
