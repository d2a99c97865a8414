/// The columns in which offices hold systems: one wide line for each.
public enum SystemColumn: String, Term {
  case code, name, owner, `operator`
  case competentAuthority = "competent_authority"
  case category, state
  case registeredOn = "registered_on"
  case proposedLevel = "proposed_level"
  case dossier
  case dossierOn = "dossier_on"
  case dossierExpectedOn = "dossier_expected_on"
  case level
  case approvalAuthority = "approval_authority"
  case issuer
  case decisionNumber = "decision_number"
  case decidedOn = "decided_on"
  case basis
  case regulationNumber = "regulation_number"
  case regulationOn = "regulation_on"
  case regulationIssuer = "regulation_issuer"
  case plan
  case planOn = "plan_on"
  case planExpectedOn = "plan_expected_on"
  case inspectedBeforeUseOn = "inspected_before_use_on"
  case inspectedPeriodicallyOn = "inspected_periodically_on"
  case retiredOn = "retired_on"

  /// The heading in both languages.
  public var phrase: Phrase {
    Phrase(rawValue.split(separator: "_").joined(separator: " "), vietnamese)
  }

  private var vietnamese: String {
    switch self {
    case .code: "Mã HTTT"
    case .name: "Tên HTTT"
    case .owner: "Chủ quản HTTT"
    case .operator: "Đơn vị vận hành HTTT"
    case .competentAuthority: "Cấp có thẩm quyền phê duyệt"
    case .category: "Loại hình"
    case .state: "Trạng thái"
    case .registeredOn: "Ngày đăng ký"
    case .proposedLevel: "Cấp độ đề xuất"
    case .dossier: "Tình trạng hồ sơ"
    case .dossierOn: "Ngày tình trạng hồ sơ"
    case .dossierExpectedOn: "Dự kiến thời điểm phê duyệt"
    case .level: "Cấp độ được phê duyệt"
    case .approvalAuthority: "Cấp đã phê duyệt"
    case .issuer: "Cơ quan phê duyệt"
    case .decisionNumber: "Số quyết định"
    case .decidedOn: "Ngày quyết định"
    case .basis: "Căn cứ pháp lý"
    case .regulationNumber: "Số quy chế"
    case .regulationOn: "Ngày quy chế"
    case .regulationIssuer: "Cơ quan ban hành quy chế"
    case .plan: "Tình trạng triển khai phương án"
    case .planOn: "Ngày báo cáo triển khai"
    case .planExpectedOn: "Dự kiến triển khai đầy đủ"
    case .inspectedBeforeUseOn: "Ngày kiểm tra trước khi đưa vào sử dụng"
    case .inspectedPeriodicallyOn: "Ngày kiểm tra định kỳ"
    case .retiredOn: "Ngày kết thúc vận hành"
    }
  }
}
