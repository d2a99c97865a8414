/// How far the protection plan has been carried out; nothing on record is "not reported".
public enum PlanStatus: String, Term {
  case none, partial, full

  public var phrase: Phrase {
    switch self {
    case .none: Phrase("none", "Chưa triển khai")
    case .partial: Phrase("partial", "Đã triển khai một số hạng mục")
    case .full: Phrase("full", "Đã triển khai đầy đủ")
    }
  }

  /// What is said of a system without a status.
  public static let notReported = Phrase("not reported", "Chưa báo cáo")
}
