import CapdoSQLite

/// An exact part of a whole, printed as `61/86 = 70.93%`.
public struct Rate: Hashable, Codable, Sendable {
  /// How many of them.
  public let part: Int
  /// Of how many.
  public let whole: Int
  /// Why no percentage is given though there is a whole.
  public let withheld: Withheld?

  /// Why a percentage would be invented.
  public enum Withheld: Hashable, Codable, Sendable {
    /// No system in scope has a recorded plan.
    case nothingReported
    /// No owner in scope vouches that its list is complete.
    case nothingConfirmed
  }

  /// Makes a rate, nil unless 0 ≤ part ≤ whole.
  package init?(part: Int, whole: Int, withheld: Withheld? = nil) {
    guard part >= 0, part <= whole else { return nil }
    self.init(counted: part, of: whole, withheld: withheld)
  }

  init(counted part: Int, of whole: Int, withheld: Withheld? = nil) {
    self.part = part
    self.whole = whole
    self.withheld = withheld
  }

  /// The share in hundredths of a percent, half up; nil when there is none to give.
  ///
  /// What is not whole is never 10000, and what is not nothing is never 0.
  public var hundredths: Int? {
    guard whole > 0, withheld == nil else { return nil }
    if part == whole { return 10_000 }
    if part == 0 { return 0 }
    // part × 10000 ÷ whole, half up, in 128 bits: no count overflows it.
    let rounded = (Int128(part) * 20_000 + Int128(whole)) / (2 * Int128(whole))
    return min(max(Int(rounded), 1), 9_999)
  }

  /// The percentage as a plain number: `70.93`, `100`, `0`; nil when there is none to give.
  public var percent: String? {
    hundredths.map { Rate.decimal($0, point: ".") }
  }

  /// A number of hundredths of a percent as people write it: `70.93`, `100`, `0`.
  package static func decimal(_ hundredths: Int, point: String) -> String {
    if hundredths == 10_000 { return "100" }
    if hundredths == 0 { return "0" }
    let rest = hundredths % 100
    return "\(hundredths / 100)\(point)\(rest < 10 ? "0" : "")\(rest)"
  }
}

extension Rate: CustomStringConvertible {
  public var description: String { self[.english] }

  /// `61/86 = 70.93%` or `n/a`; in Vietnamese `61/86 = 70,93%` or `–`, with dots between thousands.
  public subscript(language: Language) -> String {
    let isVietnamese = language == .vietnamese
    guard let hundredths else { return isVietnamese ? "–" : "n/a" }
    let counts = [part, whole].map { isVietnamese ? Self.grouped($0) : "\($0)" }
    return "\(counts[0])/\(counts[1]) = \(Rate.decimal(hundredths, point: isVietnamese ? "," : "."))%"
  }

  /// A count as Vietnamese has it: `1.234`.
  package static func grouped(_ count: Int) -> String {
    let digits = Array(String(count))
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { grouped += "." }
      grouped.append(digit)
    }
    return grouped
  }
}

/// What a completion rate is a share of: both are asked for, and neither is given for the other.
package enum RateBase: String, Term {
  /// The approved systems, as Directive 09 of 2024 asks.
  case approved
  /// All operating systems, approved or not, as the ministry counts: those of owners that have confirmed their lists.
  case operating

  package var phrase: Phrase {
    switch self {
    case .approved: Phrase("of those approved", "trên số được phê duyệt")
    case .operating: Phrase("of those operating", "trên số đang vận hành")
    }
  }
}

/// The systems of a scope or of one group, counted.
public struct Tally: Codable, Hashable, Sendable {
  /// Systems in operation.
  public var operating = 0
  /// Operating systems with an approval in force; so are the counts by plan and inspection.
  public var approved = 0
  /// Approved systems of whose plan nothing is carried out.
  public var none = 0
  /// Approved systems whose plan is carried out in part.
  public var partial = 0
  /// Approved systems whose plan is carried out in full.
  public var full = 0
  /// Approved systems with a periodic inspection in the reporting year of the day.
  public var inspected = 0
  /// Operating systems of owners that have confirmed their lists by the day.
  package var confirmed = 0
  /// Those of them that are approved.
  package var confirmedApproved = 0
  /// Those of them that have reported their plans.
  package var confirmedReported = 0
  /// Those of them whose plan is full.
  package var confirmedFull = 0
  /// Approved systems whose plan is carried out in full and that have results per requirement, where these were asked for.
  package var fullAssessed = 0
  // Named beside a figure, never counted in it.
  /// Systems under construction, which no figure counts.
  public var building = 0
  /// Systems out of operation for a time, which no figure counts.
  public var suspended = 0
  /// Systems that are retired, which no figure counts.
  public var retired = 0

  /// Makes a tally of nothing.
  package init() {}

  /// Approved systems with no recorded plan for the approval in force.
  public var notReported: Int { approved - none - partial - full }

  /// Those of them whose owners have confirmed their lists.
  package var confirmedNotReported: Int { confirmedApproved - confirmedReported }

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

  /// The completion rate, of the systems approved or of all that operate.
  package func completion(among base: RateBase) -> Rate {
    guard base == .operating else { return rate(of: .completion) }
    var withheld: Rate.Withheld?
    if confirmedApproved > 0, confirmedReported == 0 { withheld = .nothingReported }
    if operating > 0, confirmed == 0 { withheld = .nothingConfirmed }
    return Rate(counted: confirmedFull, of: confirmed, withheld: withheld)
  }

  /// The completion rate of the systems that have reported alone, for the note beside the figure.
  package var rateOfReported: Rate { Rate(counted: full, of: none + partial + full) }

  /// Counts the systems of two tallies that have none in common.
  package static func + (a: Tally, b: Tally) -> Tally { a.counted(with: b, +) }

  /// Counts the systems of a tally but for those of another, which are among them.
  static func - (a: Tally, b: Tally) -> Tally { a.counted(with: b, -) }

  private func counted(with other: Tally, _ operation: (Int, Int) -> Int) -> Tally {
    var result = self
    for count in Self.counts { result[keyPath: count] = operation(self[keyPath: count], other[keyPath: count]) }
    return result
  }

  private static var counts: [WritableKeyPath<Tally, Int>] {
    [
      \.operating, \.approved, \.none, \.partial, \.full, \.inspected, \.confirmed, \.confirmedApproved,
      \.confirmedReported, \.confirmedFull, \.fullAssessed, \.building, \.suspended, \.retired,
    ]
  }
}

extension Snapshot {
  /// Returns one rate of the systems of a scope.
  ///
  /// Counts what the rate needs and nothing else: one pass over the systems, two or three look-ups for each.
  public func rate(of measure: Measure, in scope: Scope = Scope()) throws -> Rate {
    try tally(for: [measure], in: scope).rate(of: measure)
  }

  /// Counts the systems of a scope in every way at once.
  public func tally(in scope: Scope = Scope()) throws -> Tally {
    try tally(for: Set(Measure.allCases), in: scope)
  }

  /// Counts the systems of a scope as far as some rates need it; the other counts stay 0.
  public func tally(for measures: Set<Measure>, in scope: Scope) throws -> Tally {
    try counted(for: measures, in: scope)
  }

  /// Counts them, and in the same pass what stands behind a completion rate: `fullAssessed`.
  package func tallyWithResults(for measures: Set<Measure>, in scope: Scope) throws -> Tally {
    try counted(for: measures, in: scope, withResults: hasAssessments())
  }

  /// Counts them, or of them those whose numbers are given.
  func counted(
    for measures: Set<Measure>, of systems: Set<Int64>? = nil, in scope: Scope, withResults: Bool = false
  ) throws -> Tally {
    let (sql, values) = try countingQuestion(for: measures, of: systems, in: scope, withResults: withResults)
    var tally = Tally()
    try connection.statement(sql).forEachRow(values) { tally.add(try CountedSystem($0)) }
    return tally
  }

  /// How many owners of operating systems in scope have not confirmed their lists.
  package func unconfirmedOwners(in scope: Scope = Scope()) throws -> Int { try ownersLeftOut(in: scope).count }

  /// The owners of operating systems in scope that have not confirmed their lists.
  func ownersLeftOut(in scope: Scope) throws -> Set<Int64> {
    var query = try query(in: scope)
    query.joinConfirmation()
    query.filter("s.state = 'operating' AND c.fact IS NULL")
    var owners: Set<Int64> = []
    try connection.statement(query.select("DISTINCT s.owner")).forEachRow(query.values) {
      owners.insert(try $0.integer(0))
    }
    return owners
  }

  /// Counts the systems of each group, for several breakdowns at once; a key is an expression of the question's columns.
  ///
  /// - Complexity: one pass over the systems in their own order; memory grows with the groups alone.
  func counts(by keys: [SQL], for measures: Set<Measure>, in scope: Scope) throws -> [[Value: Tally]] {
    let (sql, values) = try countingQuestion(by: keys, for: measures, in: scope)
    var tallies: [[Value: Tally]] = keys.map { _ in [:] }
    try connection.statement(sql).forEachRow(values) { row in
      let system = try CountedSystem(row)
      for place in keys.indices {
        tallies[place][try row.value(CountedSystem.columns + place), default: Tally()].add(system)
      }
    }
    return tallies
  }

  /// The one question of a count, a row for each system as `CountedSystem` reads it and then the keys, and what it binds.
  ///
  /// SQLite does not count: it would compare the words of each row anew for every count, and sort the rows by group.
  func countingQuestion(
    by keys: [SQL] = [], for measures: Set<Measure>, of systems: Set<Int64>? = nil, in scope: Scope,
    withResults: Bool = false
  ) throws -> (sql: SQL, values: [Value]) {
    let ofPlans = measures.contains(.completion)
    var query = try query(in: scope, plan: ofPlans)
    if let systems { query.filter("s.id", in: systems) }
    if measures.contains(.inspection) { query.joinInspection(since: try reportingYear.begins) }
    if measures.contains(.approval) { query.joinConfirmation() }
    let columns: [SQL] = [
      "s.state", "a.level", ofPlans ? "p.status" : "NULL",
      measures.contains(.inspection) ? "i.fact" : "NULL", measures.contains(.approval) ? "c.fact" : "NULL",
      ofPlans && withResults ? "CASE WHEN p.status = 'full' AND \(SQL.assessed) THEN 1 END" : "NULL",
    ]
    return (query.select(SQL.joined(columns + keys, separator: ", ")), query.values)
  }
}

/// What is counted of one system: a row of `Snapshot.countingQuestion`, NULL where something is not there or was not asked.
struct CountedSystem {
  let state: SystemState
  let isApproved: Bool
  /// The plan that counts.
  let plan: PlanStatus?
  let isInspected: Bool
  let isConfirmed: Bool
  let isAssessed: Bool

  /// How many columns it has.
  static let columns = 6

  init(_ row: borrowing Row) throws {
    state = try row.term(0, "system")
    isApproved = try row.optionalInteger(1) != nil
    plan = try row.optionalTerm(2, "plan")
    isInspected = try row.optionalInteger(3) != nil
    isConfirmed = try row.optionalInteger(4) != nil
    isAssessed = try row.optionalInteger(5) != nil
  }
}

extension Tally {
  mutating func add(_ system: CountedSystem) {
    switch system.state {
    case .building: building += 1
    case .suspended: suspended += 1
    case .retired: retired += 1
    case .operating: addOperating(system)
    }
  }

  private mutating func addOperating(_ system: CountedSystem) {
    operating += 1
    if system.isConfirmed { confirmed += 1 }
    guard system.isApproved else { return }
    approved += 1
    if system.isConfirmed { confirmedApproved += 1 }
    if system.isInspected { inspected += 1 }
    guard let plan = system.plan else { return }
    if system.isConfirmed { confirmedReported += 1 }
    switch plan {
    case .none: none += 1
    case .partial: partial += 1
    case .full:
      full += 1
      if system.isConfirmed { confirmedFull += 1 }
      if system.isAssessed { fullAssessed += 1 }
    }
  }
}

extension Row {
  /// A word of the model, of a table.
  fileprivate func term<T: Term>(_ column: Int, _ table: String) throws -> T {
    guard let term: T = try optionalTerm(column, table) else { throw RegistryError.schemaDiffers(table) }
    return term
  }

  fileprivate func optionalTerm<T: Term>(_ column: Int, _ table: String) throws -> T? {
    guard let word = try optionalText(column) else { return nil }
    guard let term = T(rawValue: word) else { throw RegistryError.schemaDiffers(table) }
    return term
  }
}
