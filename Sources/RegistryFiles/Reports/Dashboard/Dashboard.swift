import LevelRegistry

/// What officials look at on a Monday: written as a page or as JSON.
///
/// The figures are gathered once; systems and findings, of which there can be many, are asked of the snapshot when they are
/// written: like a snapshot it stays with its registry, and throws once that is closed.
public struct Dashboard {
  let snapshot: Snapshot
  /// What the registry is called.
  package let name: String
  /// The closing whose figures these are; nil where they can still change.
  package let closing: String?
  /// The closing named last, whatever these figures are.
  package let lastClosing: String?
  /// The day beside the same day of the year before.
  package let comparison: FigureComparison
  /// What is to be reached.
  package let targets: [Target]
  /// The owners that have not confirmed their lists in the reporting year, those with most systems first.
  package let unconfirmed: [(owner: Organization, systems: Int)]
  /// Whom to call about an owner, by its id; empty where the page leaves the house.
  package let contacts: [Int64: Contact]
  /// The digest of entry 1, which names the registry for ever.
  package let registry: String
  package let scope: Scope
  package let total: Tally
  package let authorities: Summary
  package let levels: Summary
  package let owners: Summary
  /// The ends of the months up to the day asked, and the day itself.
  package let months: [Summary.Month]
  /// What is true but wrong.
  package let findings: FindingOverview
  /// What is late, and what falls due within thirty days.
  package let deadlines: [Deadline]
  /// The owners of the systems that are not retired, in the order of their first system.
  package let blocks: [(owner: Organization, systems: Int)]
  /// How many owners of operating systems have not confirmed their lists.
  package let unconfirmedOwners: Int
  /// The first day of the reporting year.
  package let yearBegins: Day
  /// What stands behind "full", where results are recorded.
  package let lacking: [Lacking]

  package var day: Day { snapshot.day }
  package var knownAt: Moment { snapshot.knownAt }
  package var entry: Int64 { snapshot.entry }
  /// The digest of that entry, the fingerprint of all that was known.
  package var digest: String { snapshot.digest }

  /// A system, and what the figures count it as.
  package struct System: Sendable {
    package let position: SystemStatus
    /// Whether its owner vouches for its list.
    package let isConfirmed: Bool
    /// Whether a periodic inspection in the reporting year is recorded.
    package let isInspected: Bool
    /// What is found wrong with it.
    package let findings: [Finding.Code]
    /// What is late or falls due.
    package let deadlines: [Deadline]
  }
}

extension Registry {
  /// Gathers a dashboard of the systems of a scope.
  ///
  /// - Parameters:
  ///   - name: what the registry is called.
  ///   - closing: the closing whose figures these are.
  ///   - months: how many months back the time series goes.
  ///   - contacts: whether people and telephones stand beside the owners.
  /// - Complexity: one pass over the systems for all breakdowns, months as `Snapshot.months(from:in:)` counts them, findings as
  ///   `check` does; kept are what is late, a count for each owner, and a number for each system found wrong.
  public func dashboard(
    _ snapshot: Snapshot, called name: String, closing: String? = nil, in scope: Scope, months: Int,
    contacts: Bool = true
  ) throws -> Dashboard {
    let first = try self.snapshot(asOf: snapshot.day, knownAt: .entry(1))
    let summaries = try snapshot.summaries(by: [.authority, .level, .owner], in: scope)
    let (authorities, levels, owners) = (summaries[0], summaries[1], summaries[2])
    let findings = try snapshot.findingOverview(in: scope)
    let deadlines = try snapshot.deadlines(in: scope).filter { $0.dueOn != nil }
    let yearBegins = try snapshot.reportingYear.begins
    let unconfirmed = try snapshot.ownersUnconfirmed(since: yearBegins, in: scope)
      .sorted { ($1.systems, $0.owner.code) < ($0.systems, $1.owner.code) }
    return Dashboard(
      snapshot: snapshot, name: name, closing: closing, lastClosing: try snapshot.closings().last?.name,
      comparison: try comparisonWithYearBefore(snapshot, in: scope), targets: try snapshot.targets(),
      unconfirmed: unconfirmed.map { ($0.owner, $0.systems) },
      contacts: contacts ? try snapshot.contacts(of: owners) : [:], registry: first.digest, scope: scope,
      total: levels.total,
      authorities: authorities, levels: levels, owners: owners,
      months: try snapshot.months(back: months, in: scope), findings: findings, deadlines: deadlines,
      blocks: try snapshot.ownersOfSystems(in: scope),
      unconfirmedOwners: try snapshot.unconfirmedOwners(in: scope), yearBegins: yearBegins,
      lacking: try snapshot.lacking(in: scope))
  }
}

extension Snapshot {
  fileprivate func contacts(of owners: Summary) throws -> [Int64: Contact] {
    var contacts: [Int64: Contact] = [:]
    for owner in owners.groups.compactMap(\.organization) { contacts[owner] = try contact(of: owner) }
    return contacts
  }
}

extension Dashboard {
  /// Reads the systems of some owners, by code, as often as it is called.
  func systems() throws -> (_ owners: Set<Int64>, _ body: (System) throws -> Void) throws -> Void {
    let confirmations = try snapshot.confirmations()
    let waiting = Dictionary(grouping: deadlines) { $0.system?.code }
    return { owners, body in
      try snapshot.forEachSystem(ofOwners: owners, in: scope) { position in
        try body(
          System(
            position: position, isConfirmed: confirmations[position.owner.id] != nil,
            isInspected: position.inspectedPeriodicallyOn.map { $0 >= yearBegins } ?? false,
            findings: findings.codes(ofSystem: position.id), deadlines: waiting[position.code] ?? []))
      }
    }
  }
}

extension Dashboard {
  /// Writes the data of the page as one JSON object; the columns of its tables are those of the summary, the findings and
  /// the list. What findings are shown by is told in one language.
  public func writeJSON(in language: Language, to sink: any ByteSink) throws {
    let rates = Measure.allCases.reduce(into: JSONObject()) { object, measure in
      let rate = total.rate(of: measure)
      object.append(measure.rawValue, .raw(Self.json(rate).text))
    }
    var head: JSONObject = [
      "as_of": .string("\(day)"), "known_at": .string("\(knownAt)"), "registry": .string(registry),
      "entry": .integer(Int(entry)), "digest": .string(digest), "scope": .string(scope.words.english),
      "rates": .raw(rates.text),
    ]
    head.append("not_reported", .integer(total.notReported))
    try sink.write(Array(head.text.utf8.dropLast()))
    for (name, summary) in [("by_authority", authorities), ("by_level", levels), ("by_owner", owners)] {
      try write(name, SummaryTable.columns, SummaryTable.rows(summary), to: sink)
    }
    try write("months", SummaryTable.columns, SummaryTable.rows(months), to: sink)
    let waiting = deadlines.lazy.map { DeadlineTable.row($0, on: day, in: language) }
    try write("due", DeadlineTable.columns, waiting, to: sink)
    try write("findings", FindingTable.columns, to: sink) { writer in
      try snapshot.forEachFinding(in: scope) { finding in
        if finding.answer == nil { try writer.write(FindingTable.row(finding, in: language)) }
      }
    }
    let lacking = lacking.lazy.flatMap { one in
      one.items.map { [.text(one.catalog)] + RequirementCountTable.row($0, in: language) }
    }
    try write("lacking", [RequirementTable.columns[1]] + RequirementCountTable.columns, lacking, to: sink)
    try write("systems", SystemTable.columns(), to: sink) { writer in
      try snapshot.forEachSystem(in: scope) { try writer.write(SystemTable.row($0)) }
    }
    try sink.write(Array("}\n".utf8))
  }

  private static func json(_ rate: Rate) -> JSONObject {
    ["part": .integer(rate.part), "whole": .integer(rate.whole), "percent": rate.percent.map(JSONValue.string) ?? nil]
  }

  /// Writes a table under its name, after what is there already.
  private func write(_ name: String, _ columns: [Column], _ rows: some Sequence<[Cell]>, to sink: any ByteSink) throws {
    try write(name, columns, to: sink) { writer in
      for row in rows { try writer.write(row) }
    }
  }

  private func write(
    _ name: String, _ columns: [Column], to sink: any ByteSink, _ rows: (inout JSONWriter) throws -> Void
  ) throws {
    try sink.write(Array(",\n\"\(name)\":".utf8))
    var writer = JSONWriter(to: sink)
    try writer.begin(columns)
    try rows(&writer)
    try writer.end()
  }
}

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
