/// Why a system was inspected.
public enum InspectionKind: String, Term {
  case beforeUse = "before-use"
  case periodic
  case unscheduled

  public var phrase: Phrase {
    switch self {
    case .beforeUse: Phrase("before use", "Trước khi đưa vào sử dụng")
    case .periodic: Phrase("periodic", "Định kỳ")
    case .unscheduled: Phrase("unscheduled", "Đột xuất")
    }
  }
}

/// What an inspection found.
public enum InspectionResult: String, Term {
  case conforming
  case notConforming = "not-conforming"

  public var phrase: Phrase {
    switch self {
    case .conforming: Phrase("conforming", "phù hợp")
    case .notConforming: Phrase("not conforming", "chưa phù hợp")
    }
  }
}
