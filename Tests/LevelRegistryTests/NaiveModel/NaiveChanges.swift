import LevelRegistry

// What is different between two points, found by asking every day and every entry.
extension NaiveModel {
  /// A day, as known at an entry.
  struct Point {
    var day: Day
    var entry: Int64
  }

  /// The lines of `changes`, as `code kind before→after since entry`.
  func changes(from: Point, to: Point, in scope: Scope) -> [String] {
    systems.flatMap { system -> [String] in
      let (before, after) = (position(of: system, on: from.day, knownAt: from.entry), position(of: system, to))
      let isThere = [before, after].contains { $0.map { Self.accepts(scope, $0) } ?? false }
      return isThere ? lines(system, before, after, from, to, scope) : []
    }
  }

  private func position(of system: System, _ point: Point) -> NaivePosition? {
    position(of: system, on: point.day, knownAt: point.entry)
  }

  private static func accepts(_ scope: Scope, _ it: NaivePosition) -> Bool {
    accepts(scope.authorities, it.authority) && accepts(scope.levels, it.level)
      && accepts(scope.categories, it.category) && accepts(scope.states, it.state)
      && accepts(scope.dossiers, it.dossier?.status)
      && (scope.plans.isEmpty || it.level != nil && scope.plans.contains { $0.status == it.plan })
  }

  private func lines(
    _ system: System, _ before: NaivePosition?, _ after: NaivePosition?, _ from: Point, _ to: Point, _ scope: Scope
  ) -> [String] {
    func isCounted(_ it: NaivePosition?) -> Bool {
      it.map { $0.state == .operating && Self.accepts(scope, $0) } ?? false
    }
    func line<V: Equatable>(
      _ kind: String, _ contents: (String?, String?), _ value: @escaping (NaivePosition?) -> V
    ) -> String {
      let origin = origin(of: system, from, to) { value(position(of: system, $0)) }
      return "\(system.code) \(kind) \(contents.0 ?? "")→\(contents.1 ?? "") \(origin)"
    }
    var lines: [String] = []
    let states = (before?.state.rawValue, after?.state.rawValue)
    if isCounted(before) != isCounted(after) {
      lines.append(line(isCounted(after) ? "entered" : "left", states, isCounted))
    } else if (before == nil) != (after == nil) {
      lines.append(line("state", states) { $0 == nil })
    }
    guard let after else { return lines }
    func field<V: Equatable>(
      _ kind: String, _ value: @escaping (NaivePosition) -> V, _ content: (V) -> String?
    ) {
      guard let before, value(before) != value(after) else { return }
      lines.append(line(kind, (content(value(before)), content(value(after)))) { $0.map(value) })
    }
    field("state", { $0.state }, { $0.rawValue })
    field("authority", { $0.competent }, { $0.rawValue })
    field("name", { $0.name }, { $0 })
    field("category", { $0.category }, { $0?.rawValue })
    field("owner", { $0.owner }, { organizations[$0].code })
    field("operator", { $0.runBy }, { organizations[$0].code })
    func part<V: Equatable>(
      _ kind: String, _ value: @escaping (NaivePosition) -> V?, _ content: (NaivePosition?) -> String?
    ) {
      guard before.flatMap(value) != value(after) else { return }
      lines.append(line(kind, (content(before), content(after))) { $0.flatMap(value) })
    }
    let level: (NaivePosition?) -> String? = { $0?.level.map { "\($0.rawValue)" } }
    part(before?.level == nil ? "approved" : after.level == nil ? "lost-approval" : "level", { $0.level }, level)
    if before?.level == after.level {
      part(
        "decision", { it in it.decidedOn.map { "\($0) \(it.authority)" } }, { $0?.decidedOn.map { "\($0)/QĐ" } })
    }
    part(after.plan == .full ? "completed" : "plan", { $0.plan }, { $0?.plan?.rawValue })
    if after.dossier?.status != .approved { part("dossier", { $0.dossier }, { $0?.dossier?.status.rawValue }) }
    part("inspected", { $0.beforeUseOn }, { $0?.beforeUseOn?.description })
    part("inspected", { $0.periodicOn }, { $0?.periodicOn?.description })
    return lines
  }

  /// The day and the entry of a difference: of the change on the way from one day to the other, as it is known at the end,
  /// else of the change of what was known of the first day.
  private func origin<V: Equatable>(of system: System, _ from: Point, _ to: Point, _ value: (Point) -> V) -> String {
    func at(_ day: Day, _ entry: Int64) -> V { value(Point(day: day, entry: entry)) }
    let wanted = value(to)
    if from.day != to.day, let changed = change(of: system, from, to, at) {
      let isLater = from.day < to.day
      let entry = last(of: system, upTo: to.entry) { entry in
        let (before, after) = (at(changed.previous, entry), at(changed, entry))
        return isLater ? after == wanted && before != wanted : before == wanted && after != wanted
      }
      return "\(changed) \(entry)"
    }
    let entry =
      from.entry < to.entry
      ? last(of: system, upTo: to.entry) { at(from.day, $0) == wanted }
      : entries(of: system).first { to.entry < $0 && at(from.day, $0) != wanted } ?? 0
    let starts = [entry - 1, entry].map { entry in
      days(of: system, knownAt: entry).last { $0 <= from.day && at($0.previous, entry) != at(from.day, entry) }
        ?? .always
    }
    return "\(max(starts[0], starts[1])) \(entry)"
  }

  /// The day nearest to `to`, on the way to it from the other day, on which it came to be what it is there.
  private func change<V: Equatable>(
    of system: System, _ from: Point, _ to: Point, _ at: (Day, Int64) -> V
  ) -> Day? {
    let days = days(of: system, knownAt: to.entry)
    return from.day < to.day
      ? days.last { from.day < $0 && $0 <= to.day && at($0.previous, to.entry) != at(to.day, to.entry) }
      : days.first { to.day < $0 && $0 <= from.day && at($0, to.entry) != at(to.day, to.entry) }
  }

  /// The entry since which something is known without a break up to another.
  private func last(of system: System, upTo entry: Int64, _ isKnown: (Int64) -> Bool) -> Int64 {
    entries(of: system).last { $0 <= entry && !isKnown($0 - 1) } ?? 0
  }

  private func entries(of system: System) -> [Int64] {
    let lines = [
      system.descriptions.entries, system.dossiers.entries, system.approvals.entries, system.plans.entries,
    ]
    return Set(lines.flatMap { $0 } + system.inspections.values.flatMap(\.entries)).sorted()
  }

  /// The days on which something of a system begins or ends, as known at an entry.
  func days(of system: System, knownAt entry: Int64) -> [Day] {
    let lines = [
      system.descriptions.steps(knownAt: entry).map(\.day), system.dossiers.steps(knownAt: entry).map(\.day),
      system.approvals.steps(knownAt: entry).map(\.day), system.plans.steps(knownAt: entry).map(\.day),
    ]
    return Set(lines.flatMap { $0 } + system.inspections.values.flatMap { $0.steps(knownAt: entry).map(\.day) })
      .sorted()
  }
}
