/// The systems of a scope or of one group, counted.
public struct Tally: Hashable, Sendable {
  public var operating = 0
  /// Operating systems with an approval in force; so are the counts by plan and inspection.
  public var approved = 0
  public var none = 0
  public var partial = 0
  public var full = 0
  /// Approved systems with a periodic inspection in the reporting year of the day.
  public var inspected = 0
  /// Operating systems of owners that have confirmed their lists by the day.
  public var confirmed = 0
  /// Those of them that are approved.
  public var confirmedApproved = 0
  // Named beside a figure, never counted in it.
  public var building = 0
  public var suspended = 0
  public var retired = 0

  public init() {}

  /// Approved systems with no plan on record for the approval in force.
  public var notReported: Int { approved - none - partial - full }

  /// The rate asked for, by the rules of the figures.
  public func rate(of measure: Measure) -> Rate {
    switch measure {
    case .completion:
      Rate(counted: full, of: approved, withheld: approved > 0 && notReported == approved ? .nothingReported : nil)
    case .approval:
      Rate(
        counted: confirmedApproved, of: confirmed, withheld: operating > 0 && confirmed == 0 ? .nothingConfirmed : nil)
    case .inspection:
      Rate(counted: inspected, of: approved)
    }
  }

  /// The completion rate of the systems that have reported alone, for the note beside the figure.
  public var rateOfReported: Rate { Rate(counted: full, of: none + partial + full) }

  public static func + (a: Tally, b: Tally) -> Tally {
    var sum = a
    for count in counts {
      sum[keyPath: count] += b[keyPath: count]
    }
    return sum
  }

  /// Every count, in the order in which a question selects them.
  static var counts: [WritableKeyPath<Tally, Int>] {
    [
      \.operating, \.approved, \.none, \.partial, \.full, \.inspected, \.confirmed, \.confirmedApproved, \.building,
      \.suspended, \.retired,
    ]
  }
}
