import LevelRegistry

// Who is there on a day, and who stands above whom.
extension NaiveModel {
  /// The organization that bears a code on a day, as known at an entry.
  func organization(_ code: String, on day: Day, knownAt entry: Int64 = .max) -> Int? {
    organizations.indices.first { organizations[$0].code == code && isThere($0, on: day, knownAt: entry) }
  }

  func isThere(_ organization: Int, on day: Day, knownAt entry: Int64 = .max) -> Bool {
    organizations[organization].descriptions.value(on: day, knownAt: entry) != nil
  }

  /// What an organization is on a day, or last was before, or first is after, and over which days.
  func nearest(_ organization: Int, to day: Day, knownAt entry: Int64 = .max) -> (value: Body, from: Day, to: Day)? {
    let runs = organizations[organization].descriptions.runs(knownAt: entry)
    return runs.last { $0.from <= day } ?? runs.first
  }

  /// The one that took all of an organization over that is gone on a day; of one that was split nobody did.
  func heir(of organization: Int, on day: Day, knownAt entry: Int64 = .max) -> Int? {
    guard !isThere(organization, on: day, knownAt: entry) else { return nil }
    let known = successions.filter { $0.old == organization && $0.day <= day && $0.entry <= entry }
    return Set(known.map(\.new)).count == 1 ? known[0].new : nil
  }

  /// The body above on a day. One that is gone stands below the one that took all of it over, else where it last stood; one
  /// that is yet to come where it will first.
  func above(_ organization: Int, on day: Day, knownAt entry: Int64 = .max) -> Int? {
    heir(of: organization, on: day, knownAt: entry) ?? nearest(organization, to: day, knownAt: entry)?.value.parent
  }

  /// An organization and all above it, from below to the top.
  func chain(_ organization: Int, on day: Day, knownAt entry: Int64 = .max) -> [Int] {
    guard let above = above(organization, on: day, knownAt: entry) else { return [organization] }
    return [organization] + chain(above, on: day, knownAt: entry)
  }

  /// The code of an organization, with a day of its own where it is not there on the day asked.
  func reference(to organization: Int, on day: Day, knownAt entry: Int64) -> String {
    let code = organizations[organization].code
    guard let (_, from, to) = nearest(organization, to: day, knownAt: entry), day < from || to <= day else {
      return code
    }
    return "\(code)@\(to <= day ? to.previous : from)"
  }

  /// Whether somebody stands above itself on some day.
  var hasCircle: Bool {
    let days = Set(organizations.flatMap { $0.descriptions.steps().map(\.day) } + [.always])
    return days.contains { day in
      let parents = organizations.indices.map { above($0, on: day) }
      return organizations.indices.contains { start in
        var next: Int? = start
        for _ in organizations where next != nil { next = next.flatMap { parents[$0] } }
        return next != nil
      }
    }
  }
}
