/// The figures of several days or closings side by side, and what became of them.
///
/// A column of a day is what is known of it; that of a closing is what was known when it was named. Differences are those
/// of the printed rates, so that a calculator agrees.
package struct FigureComparison: Sendable {
  /// In the order asked; the last one is what the others are looked at for.
  package let columns: [Column]
  /// The place of the column that the last one is compared with.
  package let baseline: Int

  /// The figures of one day.
  package struct Column: Sendable {
    package let day: Day
    /// The name of the closing, where one was asked for.
    package let closing: String?
    /// The entry at which it is known; nil where several registries are added up.
    package let entry: Int64?
    package let tally: Tally
    /// The approved systems of each level.
    package let levels: [Level: Int]
    /// How many owners have operating systems.
    package let owners: Int
    /// Those of them whose lists are not confirmed.
    let ownersLeftOut: Set<Owner>

    /// An owner of one of the registries that are added up, by the place of the registry and its id there.
    struct Owner: Hashable, Sendable {
      var registry = 0
      let id: Int64
    }

    /// How many owners have confirmed their lists.
    package var ownersConfirmed: Int { owners - ownersLeftOut.count }
  }

  /// What a column is asked for.
  package enum Point: Hashable, Sendable {
    case day(Day)
    case closing(String)
  }

  /// What stands in one row of one column.
  package enum Content: Hashable, Sendable {
    case count(Int)
    case rate(Rate)
  }

  /// What a figure came to from the baseline to the last column.
  package enum Change: Hashable, Sendable {
    case count(Int)
    /// The difference of the printed rates, in hundredths of a percentage point.
    case points(Int)
  }
}

/// A row of a comparison.
package enum ComparedFigure: String, Term {
  case operating, approved
  case approvalRate = "approval-rate"
  case full
  case completionRate = "completion-rate"
  case completionOfOperating = "completion-of-operating"
  case notReported = "not-reported"
  case inspectionRate = "inspection-rate"
  case levelOne = "level-1"
  case levelTwo = "level-2"
  case levelThree = "level-3"

  package var phrase: Phrase {
    switch self {
    case .operating: Phrase("operating", "đang vận hành")
    case .approved: Phrase("approved", "được phê duyệt cấp độ")
    case .approvalRate: Phrase("approved, of those operating", "được phê duyệt, trên số đang vận hành")
    case .full: Phrase("plan full", "triển khai đầy đủ")
    case .completionRate: Phrase("plan full, of those approved", "triển khai đầy đủ, trên số được phê duyệt")
    case .completionOfOperating: Phrase("plan full, of those operating", "triển khai đầy đủ, trên số đang vận hành")
    case .notReported: Phrase("plan not reported", "chưa báo cáo phương án")
    case .inspectionRate: Phrase("inspected, of those approved", "kiểm tra trong kỳ, trên số được phê duyệt")
    case .levelOne: Phrase("level 1, of those approved", "cấp độ 1, trong số được phê duyệt")
    case .levelTwo: Phrase("level 2, of those approved", "cấp độ 2, trong số được phê duyệt")
    case .levelThree: Phrase("level 3, of those approved", "cấp độ 3, trong số được phê duyệt")
    }
  }

  /// Whether its whole is the systems of owners that have confirmed their lists, and not all of them.
  package var needsConfirmedLists: Bool { self == .approvalRate || self == .completionOfOperating }

  /// The rates whose part is work done: that they fall while more is done has to be explained. The shares of the levels
  /// are not among them, since one must fall when another grows.
  package static let rates: [ComparedFigure] = [
    .approvalRate, .completionRate, .completionOfOperating, .inspectionRate,
  ]
}

extension FigureComparison.Column {
  /// What a figure comes to in this column.
  package func content(of figure: ComparedFigure) -> FigureComparison.Content {
    switch figure {
    case .operating: .count(tally.operating)
    case .approved: .count(tally.approved)
    case .approvalRate: .rate(tally.rate(of: .approval))
    case .full: .count(tally.full)
    case .completionRate: .rate(tally.rate(of: .completion))
    case .completionOfOperating: .rate(tally.completion(among: .operating))
    case .notReported: .count(tally.notReported)
    case .inspectionRate: .rate(tally.rate(of: .inspection))
    case .levelOne: .rate(share(of: .one))
    case .levelTwo: .rate(share(of: .two))
    case .levelThree: .rate(share(of: .three))
    }
  }

  private func share(of level: Level) -> Rate { Rate(counted: levels[level] ?? 0, of: tally.approved) }
}

extension FigureComparison {
  package var last: Column { columns[columns.count - 1] }
  package var first: Column { columns[baseline] }

  /// What a figure came to; nil where a rate is missing, or where both speak of different owners.
  package func change(of figure: ComparedFigure) -> Change? {
    switch (first.content(of: figure), last.content(of: figure)) {
    case (.count(let before), .count(let after)): return .count(after - before)
    case (.rate(let before), .rate(let after)):
      guard let before = before.hundredths, let after = after.hundredths, isComparable(figure) else { return nil }
      return .points(after - before)
    case (.count, .rate), (.rate, .count): return nil
    }
  }

  /// Whether a figure has the same owners in both columns: where lists are not confirmed, it speaks of another whole.
  package func isComparable(_ figure: ComparedFigure) -> Bool {
    !figure.needsConfirmedLists || first.ownersLeftOut == last.ownersLeftOut
  }

  /// By how much part and whole of a rate grew, where they went the other way than the rate; nil where they did not.
  package func growthAgainstRate(of figure: ComparedFigure) -> (part: Int, whole: Int)? {
    guard case .points(let points)? = change(of: figure), case .rate(let before) = first.content(of: figure),
      case .rate(let after) = last.content(of: figure)
    else { return nil }
    let growth = (part: after.part - before.part, whole: after.whole - before.whole)
    return growth.part.signum() * points.signum() < 0 ? growth : nil
  }
}

extension FigureComparison {
  /// Adds up the columns of several registries that were asked alike; without any, two columns of nothing.
  init(addingUp comparisons: [FigureComparison], from before: Day, to day: Day) {
    columns = [before, day].enumerated().map { place, day in
      let columns = comparisons.map { $0.columns[place] }
      let closings = Set(columns.map(\.closing))
      return Column(
        day: day, closing: closings.count == 1 ? closings.first ?? nil : nil, entry: nil,
        tally: columns.reduce(Tally()) { $0 + $1.tally },
        levels: columns.reduce(into: [:]) { $0.merge($1.levels, uniquingKeysWith: +) },
        owners: columns.reduce(0) { $0 + $1.owners },
        ownersLeftOut: Set(
          columns.enumerated().flatMap { registry, column in
            column.ownersLeftOut.map { Column.Owner(registry: registry, id: $0.id) }
          }))
    }
    baseline = 0
  }
}

extension Registry {
  /// Compares the figures of days and closings, in the order given, the last one with the one at `baseline`.
  ///
  /// A unit of the scope that was not known at an earlier point had nothing then: its column counts zero.
  /// - Parameter points: at least one.
  /// - Throws: `RegistryError.unknownClosing`, also for a closing that was named later than what is known;
  ///   `unknownOrganization` for a unit that the last point does not know either.
  package func comparison(
    of points: [FigureComparison.Point], against baseline: Int = 0, knownAt: KnownAt = .now, in scope: Scope = Scope()
  ) throws -> FigureComparison {
    let known = try snapshot(knownAt: knownAt).entry
    let columns = try points.enumerated().map { index, point in
      let isLast = index == points.count - 1
      switch point {
      case .day(let day): return try snapshot(asOf: day, knownAt: knownAt).column(in: scope, isLast: isLast)
      case .closing(let name):
        guard try closing(name).entry <= known else { throw RegistryError.unknownClosing(name) }
        return try snapshot(knownAt: .closing(name)).column(of: name, in: scope, isLast: isLast)
      }
    }
    return FigureComparison(columns: columns, baseline: min(max(baseline, 0), columns.count - 1))
  }

  /// Compares a day with the same day of the year before; the last closing of a day up to it stands beside.
  package func comparisonWithYearBefore(_ snapshot: Snapshot, in scope: Scope = Scope()) throws -> FigureComparison {
    let before = snapshot.day.adding(months: -12)
    let closing = try snapshot.closings().last { $0.asOf <= snapshot.day }
    var points: [FigureComparison.Point] = [.day(before), .day(snapshot.day)]
    if let closing { points.insert(.closing(closing.name), at: closing.asOf < before ? 0 : 1) }
    return try comparison(
      of: points, against: points.firstIndex(of: .day(before)) ?? 0, knownAt: .entry(snapshot.entry), in: scope)
  }
}

extension Snapshot {
  /// How many owners have operating systems.
  package func ownerCount(in scope: Scope = Scope()) throws -> Int { try owners(in: scope).count }

  /// How many systems were ever registered, at most: it costs nothing to know.
  package func systemCount() throws -> Int {
    try connection.statement("SELECT ifnull(max(fact), 0) FROM system").first { Int(try $0.integer(0)) } ?? 0
  }

  fileprivate func column(
    of closing: String? = nil, in scope: Scope, isLast: Bool
  ) throws -> FigureComparison.Column {
    do {
      return try column(of: closing, in: scope)
    } catch let error as RegistryError where !isLast && error.saysThatNobodyIsKnown {
      return FigureComparison.Column(
        day: day, closing: closing, entry: entry, tally: Tally(), levels: [:], owners: 0, ownersLeftOut: [])
    }
  }

  private func column(of closing: String?, in scope: Scope) throws -> FigureComparison.Column {
    let counts = try counts(
      by: [Self.key(of: .level), Self.key(of: .owner)], for: Set(Measure.allCases), in: scope)
    let levels = Level.allCases.map { ($0, counts[0][.integer(Int64($0.rawValue))]?.approved ?? 0) }
    let owners = counts[1].filter { $0.value.operating > 0 }
    let left = owners.compactMap { owner, tally in
      if case .integer(let id) = owner, tally.confirmed == 0 { FigureComparison.Column.Owner(id: id) } else { nil }
    }
    return FigureComparison.Column(
      day: day, closing: closing, entry: entry, tally: counts[1].values.reduce(Tally(), +),
      levels: Dictionary(uniqueKeysWithValues: levels), owners: owners.count, ownersLeftOut: Set(left))
  }

  /// The owners of operating systems in scope.
  private func owners(in scope: Scope) throws -> Set<Int64> {
    var query = try query(in: scope)
    query.filter("s.state = 'operating'")
    var owners: Set<Int64> = []
    try connection.statement(query.select("DISTINCT s.owner")).forEachRow(query.values) {
      owners.insert(try $0.integer(0))
    }
    return owners
  }
}
