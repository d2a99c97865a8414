import LevelRegistry

/// What one owner is reminded of: tasks that are late, plans that nobody reported, a list that is not confirmed.
package struct OwnerReminder: Sendable {
  package let owner: Organization
  package let contact: Contact?
  /// How many systems it has that are not retired.
  package let systems: Int
  /// The last day on which it confirmed its list; nil: never.
  package let listConfirmedOn: Day?
  /// Whether that was before the reporting year began.
  package let lacksConfirmation: Bool
  /// What is late, the earliest first.
  package let late: [Task]
  /// Its approved systems whose plans nobody reported, by code.
  package let unreported: [Task]

  /// What is to be done about one system.
  package struct Task: Hashable, Sendable {
    package let code: String
    package let name: String
    /// Who operates it, where that is not the owner.
    package let `operator`: String?
    package let what: Phrase
    /// The last day in time; nil where none is set.
    package let dueOn: Day?
    /// What was promised, where that is more than the day itself.
    package let promised: Period?
    package let article: Article?
  }

  /// The name of its files: a code of another day holds what no file name should.
  package var fileName: String { code.replacing("/", with: "-") }

  /// What means it on the day: its code.
  package let code: String
}

/// The owners to be reminded on a day, and by when they are to answer.
package struct Reminders: Sendable {
  package let owners: [OwnerReminder]
  /// The first day of the reporting year, since which lists are to be confirmed.
  package let yearBegins: Day
  /// The day on which the figures of the year are closed.
  package let cutOff: Day
  /// Where the law says so.
  package let cutOffArticle: Article?
}

extension Snapshot {
  /// Gathers the owners of a scope that have something late or have not confirmed their lists in the reporting year, by
  /// code; what they have not reported stands beside.
  ///
  /// - Complexity: one pass over the systems of the scope, beside those of `deadlines`.
  package func reminders(in scope: Scope = Scope()) throws -> Reminders {
    let year = try reportingYear
    let articles = RuleArticles(try rules(), on: day)
    let late = Dictionary(
      grouping: try deadlines(within: 0, in: scope).filter { $0.standing(on: day) == .late }
    ) { $0.system?.owner.id }
    let unconfirmed = try ownersUnconfirmed(since: year.begins, in: scope)
    var owners = Dictionary(uniqueKeysWithValues: unconfirmed.map { ($0.owner.id, $0.owner) })
    for owner in late.values.compactMap({ $0.first?.system?.owner }) { owners[owner.id] = owner }
    let (systems, unreported) = try gather(in: scope, articles)
    let confirmations = try confirmations()
    let missing = Set(unconfirmed.map(\.owner.id))
    let reminders = try owners.values.map { owner in
      OwnerReminder(
        owner: owner, contact: try contact(of: owner.id), systems: systems[owner.id] ?? 0,
        listConfirmedOn: confirmations[owner.id], lacksConfirmation: missing.contains(owner.id),
        late: (late[owner.id] ?? []).compactMap { .init($0, articles) }, unreported: unreported[owner.id] ?? [],
        code: owner.reference(on: day))
    }
    return Reminders(
      owners: reminders.sorted { $0.code < $1.code }, yearBegins: year.begins, cutOff: year.ends,
      cutOffArticle: articles[.deadline, Deadline.Task.reportCutOff.rawValue])
  }

  /// How many systems each owner has, and those of them whose plans nobody reported.
  private func gather(in scope: Scope, _ articles: RuleArticles) throws -> (
    systems: [Int64: Int], unreported: [Int64: [OwnerReminder.Task]]
  ) {
    var systems: [Int64: Int] = [:]
    var unreported: [Int64: [OwnerReminder.Task]] = [:]
    try forEachSystem(in: scope) { status in
      systems[status.owner.id, default: 0] += 1
      guard status.state == .operating, status.approval != nil, status.plan == nil else { return }
      unreported[status.owner.id, default: []].append(.init(unreported: status, articles))
    }
    return (systems, unreported)
  }
}

extension OwnerReminder.Task {
  fileprivate init?(_ deadline: Deadline, _ articles: RuleArticles) {
    guard let system = deadline.system else { return nil }
    self.init(
      code: system.code, name: system.name,
      operator: system.operator.id == system.owner.id ? nil : system.operator.name, what: deadline.task.phrase,
      dueOn: deadline.dueOn, promised: deadline.expected.flatMap { $0 == deadline.dueOn.map { Period($0) } ? nil : $0 },
      article: deadline.article ?? articles.basis(of: deadline.task))
  }

  fileprivate init(unreported status: SystemStatus, _ articles: RuleArticles) {
    self.init(
      code: status.code, name: status.name,
      operator: status.operator.id == status.owner.id ? nil : status.operator.name,
      what: Phrase("report how far the plan has come", "báo cáo tình trạng triển khai phương án"), dueOn: nil,
      promised: nil, article: articles[.obligation, "report-schedule"])
  }
}

/// Where the law says what, on one day.
private struct RuleArticles {
  private var articles: [String: Article] = [:]

  init(_ rules: [Rule], on day: Day) {
    for rule in rules where rule.from <= day && day < rule.to {
      articles[Self.key(rule.kind, rule.subject)] = rule.article
    }
  }

  subscript(kind: Rule.Kind, subject: String) -> Article? { articles[Self.key(kind, subject)] }

  /// On what a day rests that the unit promised itself.
  func basis(of task: Deadline.Task) -> Article? {
    switch task {
    case .expectedApproval: self[.obligation, "approval-first"]
    case .expectedPlan: self[.obligation, "report-schedule"]
    case .reply, .appraise, .present, .approve, .remedy, .inspect, .reportCutOff, .reportToOwner,
      .reportToMinistry, .transition, .buildingApproval:
      nil
    }
  }

  private static func key(_ kind: Rule.Kind, _ subject: String) -> String { "\(kind.rawValue) \(subject)" }
}
