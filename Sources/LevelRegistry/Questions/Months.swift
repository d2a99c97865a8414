import CapdoSQLite

extension Summary {
  /// How it stood on one day of a time series.
  public struct Month: Codable, Hashable, Sendable {
    /// The last day of the month, or the day asked.
    public let day: Day
    /// What is counted on that day.
    public let tally: Tally
  }
}

extension Snapshot {
  /// Counts the systems of a scope as of the last day of each month, and of the day asked: a time series.
  ///
  /// - Parameter first: a day of the first month; that of the first registration when left out.
  /// - Complexity: one pass over the systems and one over their facts; then, month by month, the systems of which something
  ///   changed. One pass for each month where the scope names bodies, who are others on other days.
  public func months(from first: Day? = nil, in scope: Scope = Scope()) throws -> [Summary.Month] {
    guard let first = try first ?? firstRegistration() else { return [] }
    let ends = monthEnds(from: first)
    let tallies =
      try scope.namesBodies
      ? ends.map { $0 == day ? try tally(in: scope) : try asOf($0).tallyOrNothing(in: scope) }
      : self.tallies(on: ends, in: scope)
    return zip(ends, tallies).map(Summary.Month.init)
  }

  /// Counts the systems of a scope as of the ends of so many months before the day asked, and of that day.
  public func months(back count: Int, in scope: Scope) throws -> [Summary.Month] {
    try months(from: day.adding(months: -count), in: scope)
  }

  /// The registry as of another day, as known at the same entry.
  package func asOf(_ day: Day) -> Snapshot {
    Snapshot(connection: connection, day: min(day, Day.forever.previous), head: head)
  }

  /// The tally of an earlier day, on which a unit of the scope was perhaps not there yet.
  private func tallyOrNothing(in scope: Scope) throws -> Tally {
    do {
      return try tally(in: scope)
    } catch let error as RegistryError where error.saysThatNobodyIsKnown {
      return Tally()
    }
  }

  /// The last days of the months from that of a day on, and the day asked.
  private func monthEnds(from first: Day) -> [Day] {
    var ends: [Day] = []
    var end = first.lastOfMonth
    while end < day {
      ends.append(end)
      end = end.next.lastOfMonth
    }
    return first <= day ? ends + [day] : []
  }

  /// The first day on which a system was registered, as far as is known.
  private func firstRegistration() throws -> Day? {
    try connection.statement("SELECT min(valid_from) FROM system s WHERE ?1 = ?1 AND \(Query.known("s"))")
      .first(.text(day.description), .integer(entry)) { try $0.optionalText(0) }?.map { text in try Day(text) }
  }
}

// From the latest day back: what did not change between two days is counted alike on both.
extension Snapshot {
  /// The tallies of days that follow each other; the last is the day asked.
  private func tallies(on days: [Day], in scope: Scope) throws -> [Tally] {
    guard !days.isEmpty else { return [] }
    let changes = try changedSystems(between: days, withDossiers: !scope.dossiers.isEmpty)
    var tallies = [try tally(in: scope)]
    var later = self
    for (end, changed) in zip(days, changes).reversed() {
      let earlier = asOf(end)
      // Another reporting year: other inspections count.
      if let changed, try earlier.reportingYear == later.reportingYear {
        let without = try tallies[0] - later.tally(of: changed, in: scope)
        tallies.insert(try without + earlier.tally(of: changed, in: scope), at: 0)
      } else {
        tallies.insert(try earlier.tally(in: scope), at: 0)
      }
      later = earlier
    }
    return tallies
  }

  private func tally(of systems: Set<Int64>, in scope: Scope) throws -> Tally {
    systems.isEmpty ? Tally() : try counted(for: Set(Measure.allCases), of: systems, in: scope)
  }

  /// The systems of which a fact that counts begins or ends after one day and by the next; nil where they are so many that
  /// counting all costs less, or that their numbers are not kept.
  func changedSystems(between days: [Day], withDossiers: Bool) throws -> [Set<Int64>?] {
    let most = min(try systemCount() / 4, Self.mostCountedAgain)
    var changed: [Set<Int64>?] = days.dropFirst().map { _ in [] }
    for table in [.system, .approval, .plan, .inspection, .confirmation] + (withDossiers ? [FactTable.dossier] : []) {
      try connection.statement(Self.changes(of: table)).forEachRow([.text(day.description), .integer(entry)]) { row in
        for text in [try row.text(1), try row.text(2)] {
          let boundary = try Day(text)
          guard days[0] < boundary, boundary <= day else { continue }
          let place = days.firstPlace { boundary <= $0 } - 1
          changed[place]?.insert(try row.integer(0))
          if let count = changed[place]?.count, count > most { changed[place] = nil }
        }
      }
    }
    return changed
  }

  /// How many systems are counted anew for one month at most, however large the registry.
  private static let mostCountedAgain = 20_000

  /// A system, and the days on which a fact about it begins and ends; of a list that is confirmed, all that its owner ever had.
  private static func changes(of table: FactTable) -> SQL {
    let source: SQL =
      table.kind == .confirmation
      ? "confirmation f JOIN system s ON s.owner = f.owner AND \(Query.known("s"))" : "\(table.name) f"
    let system: SQL = table.kind == .confirmation ? "s.id" : "f.\(table.key[0])"
    return "SELECT \(system), f.valid_from, f.valid_to FROM \(source) WHERE f.valid_from <= ?1 AND \(Query.known("f"))"
  }
}

extension Scope {
  /// Whether it depends on who is there and what they are called.
  fileprivate var namesBodies: Bool {
    !owners.isEmpty || !operators.isEmpty || !districts.isEmpty || search != nil
  }
}

extension [Day] {
  /// The first place from which on all meet a condition, of days in their order.
  fileprivate func firstPlace(where isMet: (Day) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if isMet(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension Day {
  fileprivate var lastOfMonth: Day {
    Day(year: year, month: month, day: Day.length(ofMonth: month, in: year)) ?? .forever
  }
}
