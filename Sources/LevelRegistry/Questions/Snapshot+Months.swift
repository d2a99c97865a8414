import SQLite

extension Snapshot {
  /// The register as of another day, as known at the same entry.
  public func asOf(_ day: Day) -> Snapshot {
    Snapshot(connection: connection, day: min(day, Day.forever.previous), head: head)
  }

  /// Counts the systems of a scope as of the last day of each month, and of the day asked: a time series.
  ///
  /// - Parameter first: a day of the first month; that of the first registration when left out.
  /// - Complexity: one pass over the systems for each month.
  public func months(from first: Day? = nil, in scope: Scope = Scope()) throws -> [Summary.Month] {
    guard let first = try first ?? firstRegistration() else { return [] }
    return try monthEnds(from: first).map { Summary.Month(day: $0, tally: try asOf($0).tally(in: scope)) }
  }

  /// Counts the systems of a scope as of the ends of so many months before the day asked, and of that day.
  public func months(back count: Int, in scope: Scope) throws -> [Summary.Month] {
    try months(from: day.adding(months: -count), in: scope)
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

extension Day {
  fileprivate var lastOfMonth: Day {
    Day(year: year, month: month, day: Day.length(ofMonth: month, in: year)) ?? .forever
  }
}
