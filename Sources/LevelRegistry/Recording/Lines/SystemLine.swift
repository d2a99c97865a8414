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

/// One system as a line of a sheet has it; nil where the cell is empty.
public struct SystemLine: Hashable, Sendable {
  public var code: String?
  public var name: String?
  /// The owner's code, `CODE@DAY` or name.
  public var owner: String?
  public var `operator`: String?
  public var competentAuthority: Authority?
  public var category: Category?
  public var state: SystemState?
  public var registeredOn: Day?
  public var proposedLevel: Level?
  public var dossier: DossierStatus?
  public var dossierOn: Day?
  public var dossierExpectedOn: Period?
  public var level: Level?
  /// Whether a decision on the line is of the proposed level: Form 08 has no column for the approved one.
  public var isOfProposedLevel = false
  public var approvalAuthority: Authority?
  public var issuer: String?
  public var decisionNumber: String?
  public var decidedOn: Day?
  public var basis: LegalBasis?
  public var regulation = Approval.Regulation()
  public var plan: PlanStatus?
  public var planOn: Day?
  public var planExpectedOn: Period?
  public var inspectedBeforeUseOn: Day?
  public var inspectedPeriodicallyOn: Day?
  public var retiredOn: Day?

  public init() {}

  /// The line that an export has for a system.
  public init(_ position: SystemStatus, on day: Day) {
    code = position.code
    name = position.name
    owner = position.owner.reference(on: day)
    self.operator = position.operator.reference(on: day)
    competentAuthority = position.competentAuthority
    category = position.category
    state = position.state
    registeredOn = position.registeredOn
    proposedLevel = position.dossier?.proposedLevel
    dossier = position.dossier?.status
    dossierOn = position.dossierOn
    dossierExpectedOn = position.dossier?.expected
    level = position.approval?.level
    approvalAuthority = position.approval?.authority
    issuer = position.approval?.issuer
    decisionNumber = position.approval?.number
    decidedOn = position.approval?.decidedOn
    basis = position.approval?.basis
    regulation = position.approval?.regulation ?? .init()
    plan = position.plan?.status
    planOn = position.planOn
    planExpectedOn = position.plan?.expected
    inspectedBeforeUseOn = position.inspectedBeforeUseOn
    inspectedPeriodicallyOn = position.inspectedPeriodicallyOn
    retiredOn = position.retiredOn
  }

  /// The level of a decision whose own level the sheet has no column for.
  var decidedLevel: Level? { isOfProposedLevel ? proposedLevel : nil }

  /// The earliest day on which something on the line happened to the system itself.
  var earliestDay: Day? {
    [dossierOn, decidedOn, planOn, inspectedBeforeUseOn, inspectedPeriodicallyOn, retiredOn].compactMap { $0 }.min()
  }
}

extension Organization {
  /// Its code, with a day where it no longer or not yet bears it on the day of the sheet.
  public func reference(on day: Day) -> String {
    holds(on: day) ? code : "\(code)@\(to <= day ? to.previous : from)"
  }
}

/// How the lines of a sheet are read.
public struct ImportOptions: Hashable, Sendable {
  /// The day of the sheet, for what carries no day of its own.
  public var day: Day?
  /// Whether a level may be lowered and a decision replaced.
  public var replacing: Bool

  public init(day: Day? = nil, replacing: Bool = false) {
    self.day = day
    self.replacing = replacing
  }
}

extension SystemLine {
  /// This line with every cell that another one fills taken from that one.
  func filled(by line: SystemLine) -> SystemLine {
    var filled = self
    filled.name = line.name ?? name
    filled.owner = line.owner ?? owner
    filled.operator = line.operator ?? self.operator
    filled.competentAuthority = line.competentAuthority ?? competentAuthority
    filled.category = line.category ?? category
    filled.state = line.state ?? state
    filled.registeredOn = line.registeredOn ?? registeredOn
    filled.proposedLevel = line.proposedLevel ?? proposedLevel
    filled.dossier = line.dossier ?? dossier
    filled.dossierOn = line.dossierOn ?? dossierOn
    filled.dossierExpectedOn = line.dossierExpectedOn ?? dossierExpectedOn
    filled.level = line.level ?? level
    filled.approvalAuthority = line.approvalAuthority ?? approvalAuthority
    filled.issuer = line.issuer ?? issuer
    filled.decisionNumber = line.decisionNumber ?? decisionNumber
    filled.decidedOn = line.decidedOn ?? decidedOn
    filled.basis = line.basis ?? basis
    filled.regulation.number = line.regulation.number ?? regulation.number
    filled.regulation.on = line.regulation.on ?? regulation.on
    filled.regulation.issuer = line.regulation.issuer ?? regulation.issuer
    filled.plan = line.plan ?? plan
    filled.planOn = line.planOn ?? planOn
    filled.planExpectedOn = line.planExpectedOn ?? planExpectedOn
    filled.inspectedBeforeUseOn = line.inspectedBeforeUseOn ?? inspectedBeforeUseOn
    filled.inspectedPeriodicallyOn = line.inspectedPeriodicallyOn ?? inspectedPeriodicallyOn
    filled.retiredOn = line.retiredOn ?? retiredOn
    return filled
  }

  /// Whether this line lowers the level of the one before.
  public func lowersLevel(of before: SystemLine) -> Bool {
    guard let level, let known = before.level else { return false }
    return level < known
  }

  /// Whether this line has another decision of the same day than the one before, and not only more of it.
  public func replacesDecision(of before: SystemLine) -> Bool {
    guard before.decidedOn != nil, decidedOn == before.decidedOn else { return false }
    func differs<T: Equatable>(_ path: KeyPath<SystemLine, T?>) -> Bool {
      before[keyPath: path] != nil && self[keyPath: path] != before[keyPath: path]
    }
    return differs(\.level) || differs(\.approvalAuthority) || differs(\.basis) || differs(\.issuer)
      || differs(\.decisionNumber) || differs(\.regulation.number) || differs(\.regulation.on)
      || differs(\.regulation.issuer)
  }

  /// This line with what it says of the dossier in the words of the register.
  ///
  /// Form 08 has fewer of them: a returned dossier is a draft there, one whose decision was revoked is appraised, and
  /// beside an approval in force nothing is said of another dossier. Such a cell, without a day of its own, is no news.
  func inWordsOfRegister(_ written: SystemLine, _ approval: Approval?) -> SystemLine {
    guard dossierOn == nil, let dossier else { return self }
    var line = self
    switch (dossier, written.dossier) {
    case (.draft, .returned): line.dossier = .returned
    case (.appraised, .approved) where approval == nil: line.dossier = .approved
    case (.approved, let known) where known != .approved && hasDecision(approval):
      if known == nil, proposedLevel != nil { return self }
      line.dossier = nil
      line.proposedLevel = nil
    default: break
    }
    return line
  }

  /// Whether the line has no other decision than the one in force.
  private func hasDecision(_ approval: Approval?) -> Bool {
    approval.map { decidedOn == nil || decidedOn == $0.decidedOn } ?? false
  }
}
