/// What is known of a plan: its status, or that nothing was reported.
///
/// A word of its own, for in a list of optional statuses `.none` would mean that there is no status.
public enum PlanReport: String, Term {
  case none, partial, full, unreported

  /// The status; nil where nothing was reported.
  public var status: PlanStatus? { PlanStatus(rawValue: rawValue) }

  public var phrase: Phrase { status?.phrase ?? PlanStatus.notReported }
}
