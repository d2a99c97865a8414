/// The tier that approves.
///
/// The district tier ended on 2025-07-01 (Law 72/2025/QH15); `rule` holds when each tier is there.
public enum Authority: String, Term {
  case province, district, commune

  public var phrase: Phrase {
    switch self {
    case .province: Phrase("province", "cấp tỉnh")
    case .district: Phrase("district", "cấp huyện")
    case .commune: Phrase("commune", "cấp xã")
    }
  }
}
