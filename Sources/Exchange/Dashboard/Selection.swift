import LevelRegistry

/// The systems behind a figure: those that bear all of some marks.
///
/// A system's row bears its marks as classes, so that following a figure's link shows these rows and hides the others
/// by style alone.
struct Selection: Hashable {
  private(set) var marks: [Mark] = []

  /// One thing that is true of a system.
  enum Mark: Hashable {
    case state(SystemState)
    case approved
    case plan(PlanStatus?)
    case inspected
    case confirmed
    case level(Level?)
    case authority(Authority?)
    case finding(Finding.Code)
    case deadline(Deadline.Task, Deadline.Standing)

    /// The class of the rows that bear it: a letter for the kind, for there are many rows.
    var name: String {
      switch self {
      case .state(let state): "s\(state.rawValue.prefix(1))"
      case .approved: "a"
      case .plan(let plan): "p\(plan.map { String($0.rawValue.prefix(1)) } ?? "u")"
      case .inspected: "i"
      case .confirmed: "c"
      case .level(let level): "l\(level?.rawValue ?? 0)"
      case .finding(let code): "f\(Finding.Code.allCases.firstIndex(of: code) ?? 0)"
      case .deadline(let task, let standing):
        "d\(Deadline.Task.allCases.firstIndex(of: task) ?? 0)\(standing.rawValue.prefix(1))"
      case .authority(let authority): "t\(authority.map { String($0.rawValue.prefix(1)) } ?? "")"
      }
    }
  }

  func and(_ more: Mark...) -> Selection {
    var selection = self
    selection.marks += more
    return selection
  }

  /// The operating ones, which alone are counted.
  var operating: Selection { and(.state(.operating)) }
  var approved: Selection { operating.and(.approved) }

  func with(_ plan: PlanStatus?) -> Selection { approved.and(.plan(plan)) }

  /// The selector of rows that do not belong: `:not(.so.a)`.
  var others: String { ":not(" + marks.map { "." + $0.name }.joined() + ")" }
}

extension Dashboard.System {
  /// The marks that the row of the system bears.
  func marks(on day: Day) -> [Selection.Mark] {
    var marks: [Selection.Mark] = [
      .state(position.state), .level(position.approval?.level), .authority(position.authority),
    ]
    if position.approval != nil { marks += [.approved, .plan(position.plan?.status)] }
    if isInspected { marks.append(.inspected) }
    if isConfirmed { marks.append(.confirmed) }
    return marks + findings.map(Selection.Mark.finding)
      + deadlines.map { Selection.Mark.deadline($0.task, $0.standing(on: day)) }
  }
}
