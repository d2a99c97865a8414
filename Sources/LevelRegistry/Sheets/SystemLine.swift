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
  public init(_ position: Position, on day: Day) {
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
public struct SheetTerms: Hashable, Sendable {
  /// The day of the sheet, for what carries no day of its own.
  public var day: Day?
  /// Whether a level may be lowered and a decision replaced.
  public var replacing: Bool

  public init(day: Day? = nil, replacing: Bool = false) {
    self.day = day
    self.replacing = replacing
  }
}
