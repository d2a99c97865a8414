/// Where a system is in its life; only operating ones count in a figure.
public enum SystemState: String, Term {
  case building, operating, suspended, retired

  public var phrase: Phrase {
    switch self {
    case .building: Phrase("building", "Đang xây dựng")
    case .operating: Phrase("operating", "Đang vận hành")
    case .suspended: Phrase("suspended", "Tạm dừng")
    case .retired: Phrase("retired", "Đã kết thúc vận hành")
    }
  }
}
