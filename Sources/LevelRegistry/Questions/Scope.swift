/// What a figure or a list is asked for; an empty scope asks for everything.
///
/// Within one filter the values are joined by or, between filters by and. Where nil is among the values it stands for what
/// has none: no approval, no category, no dossier.
public struct Scope: Hashable, Sendable {
  /// The tier of the approval in force, else the competent one.
  public var authorities: [Authority]
  /// The approved level; nil: without approval.
  public var levels: [Level?]
  /// Codes or names as of the day asked; each stands for its whole subtree.
  public var owners: [String]
  public var operators: [String]
  /// Codes or names of districts as of the day asked; each stands for its whole subtree.
  public var districts: [String]
  public var categories: [Category?]
  public var states: [SystemState]
  public var dossiers: [DossierStatus?]
  /// The plan that counts, of approved systems alone.
  public var plans: [PlanReport]

  public init(
    authorities: [Authority] = [], levels: [Level?] = [], owners: [String] = [], operators: [String] = [],
    districts: [String] = [], categories: [Category?] = [], states: [SystemState] = [], dossiers: [DossierStatus?] = [],
    plans: [PlanReport] = []
  ) {
    self.authorities = authorities
    self.levels = levels
    self.owners = owners
    self.operators = operators
    self.districts = districts
    self.categories = categories
    self.states = states
    self.dossiers = dossiers
    self.plans = plans
  }

  /// The scope without retired systems, unless it asks for systems by their state.
  var withoutRetired: Scope {
    guard states.isEmpty else { return self }
    var scope = self
    scope.states = SystemState.allCases.filter { $0 != .retired }
    return scope
  }

  /// The systems of one tier.
  public init(authority: Authority) {
    self.init(authorities: [authority])
  }
}
