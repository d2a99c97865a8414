/// What share is asked for.
public enum Measure: String, Term {
  /// Approved systems whose plan is full, of those approved.
  case completion
  /// Operating systems that are approved, of those operating: the systems of owners that vouch for their lists.
  case approval
  /// Approved systems with a periodic inspection in the reporting year, of those approved.
  case inspection

  public var phrase: Phrase {
    switch self {
    case .completion: Phrase("completion rate", "tỷ lệ triển khai đầy đủ phương án")
    case .approval: Phrase("approval rate", "tỷ lệ phê duyệt cấp độ")
    case .inspection: Phrase("inspection rate", "tỷ lệ kiểm tra, đánh giá định kỳ")
    }
  }
}
