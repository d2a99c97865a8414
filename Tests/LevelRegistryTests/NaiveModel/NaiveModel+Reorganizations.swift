import LevelRegistry

// Acts by which organizations end, and what becomes of all that names them.
extension NaiveModel {
  mutating func reorganize(_ it: PlainAct.Reorganization, on day: Day, _ entry: Int64) -> Bool {
    guard day <= today else { return false }
    switch it {
    case .merge(let old, let into): return merge(old, into, on: day, entry) && !hasCircle
    case .split(let old, let into): return split(old, into, on: day, entry) && !hasCircle
    case .abolish(let old): return abolish(old, on: day, entry) && !hasCircle
    case .rename(let code, let name):
      guard let found = organization(code, on: day), let known = nearest(found, to: day), known.value.name != name,
        !isNamed(name, under: known.value.parent, from: day, to: known.to, except: found)
      else { return false }
      var body = known.value
      body.name = name
      organizations[found].descriptions.write(body, from: day, entry: entry)
      return true
    }
  }

  private mutating func merge(
    _ old: [String], _ into: PlainAct.Successor, on day: Day, _ entry: Int64
  ) -> Bool {
    let found = old.map { mayEnd($0, on: day) }
    guard !found.contains(nil) else { return false }
    let merged = Set(found.compactMap { $0 })
    let tiers = Set(merged.compactMap { nearest($0, to: day.previous)?.value.tier })
    let common = commonAbove(merged, on: day)
    let hasEnded = merged.reduce(false) { end($1, on: day, entry) || $0 }
    let parent = into.parent.map { organization($0, on: day) }
    if case .some(nil) = parent { return false }
    let bearer = organization(into.code, on: day)
    if let body = bearer.flatMap({ nearest($0, to: day)?.value }) {
      guard into.name ?? body.name == body.name, into.tier ?? body.tier == body.tier,
        parent == nil || parent == body.parent
      else { return false }
    } else {
      guard let name = into.name, let tier = into.tier ?? (tiers.count == 1 ? tiers.first : nil),
        isFree(into.code, from: day, to: .forever),
        !isNamed(name, under: parent ?? common, from: day, to: .forever)
      else { return false }
      append(into.code, Body(name: name, tier: tier, parent: parent ?? common), from: day, to: .forever, entry)
    }
    if let bearer { moveUp(bearer, from: merged, to: common, on: day, entry) }
    let new = bearer ?? organizations.count - 1
    let isNew = merged.reduce(false) { succeed($1, new, on: day, entry) || $0 }
    guard hasEnded || isNew || bearer == nil else { return false }
    for old in merged { handOver(old, to: new, from: day, byMerger: true, entry) }
    handOverAll(byMerger: true, entry)
    return true
  }

  /// A successor that was below one of those that end moves to the body above them.
  private mutating func moveUp(_ organization: Int, from merged: Set<Int>, to above: Int?, on day: Day, _ entry: Int64) {
    organizations[organization].descriptions.edit(from: day, entry: entry) { body in
      if let parent = body.parent, merged.contains(parent) { body.parent = above }
    }
    guard !merged.isDisjoint(with: chain(organization, on: day)),
      var body = organizations[organization].descriptions.value(on: day)?.value
    else { return }
    body.parent = above
    organizations[organization].descriptions.write(body, from: day, entry: entry)
  }

  private mutating func split(_ old: String, _ into: [String], on day: Day, _ entry: Int64) -> Bool {
    guard let old = mayEnd(old, on: day) else { return false }
    let above = commonAbove([old], on: day)
    let hasEnded = end(old, on: day, entry)
    let found = into.map { organization($0, on: day) }
    guard !found.contains(nil), Set(found).count > 1 else { return false }
    let isNew = found.compactMap { $0 }.reduce(false) { succeed(old, $1, on: day, entry) || $0 }
    guard hasEnded || isNew else { return false }
    moveParts(of: old, under: above, from: day, entry)
    return true
  }

  private mutating func abolish(_ old: String, on day: Day, _ entry: Int64) -> Bool {
    guard let old = mayEnd(old, on: day) else { return false }
    let above = commonAbove([old], on: day)
    guard end(old, on: day, entry) else { return false }
    moveParts(of: old, under: above, from: day, entry)
    return true
  }

  /// The organization that a code means on the day before; nil where one took over from it on another day, or it took over
  /// from one on that day or later.
  private func mayEnd(_ code: String, on day: Day) -> Int? {
    guard let found = organization(code, on: day.previous) else { return nil }
    return successions.contains { $0.old == found && $0.day != day || $0.new == found && $0.day >= day } ? nil : found
  }

  /// The lowest body that stood above them all the day before and is left on the day.
  private func commonAbove(_ gone: Set<Int>, on day: Day) -> Int? {
    let chains = gone.map { chain($0, on: day.previous).dropFirst() }
    return chains[0].first { one in
      !gone.contains(one) && isThere(one, on: day) && chains.allSatisfy { $0.contains(one) }
    }
  }

  /// An organization ends for good, and what it vouched for and was reached at.
  private mutating func end(_ organization: Int, on day: Day, _ entry: Int64) -> Bool {
    let wasThere = organizations[organization].descriptions.endForGood(on: day, entry: entry)
    let vouched = confirmations[organization, default: NaiveLine()].endForGood(on: day, entry: entry)
    let wasReached = contacts[organization, default: NaiveLine()].endForGood(on: day, entry: entry)
    return wasThere || vouched || wasReached
  }

  private mutating func succeed(_ old: Int, _ new: Int, on day: Day, _ entry: Int64) -> Bool {
    guard !successions.contains(where: { $0.old == old && $0.new == new && $0.day == day }) else { return false }
    successions.append(Succession(old: old, new: new, day: day, entry: entry))
    return true
  }

  private mutating func moveParts(of old: Int, under above: Int?, from day: Day, _ entry: Int64) {
    for index in organizations.indices {
      organizations[index].descriptions.edit(from: day, entry: entry) { if $0.parent == old { $0.parent = above } }
    }
  }

  /// Whatever names an organization from a day on names the other; by a merger, an owner that gains systems vouches for its
  /// list no longer.
  private mutating func handOver(_ old: Int, to new: Int, from day: Day, byMerger: Bool, _ entry: Int64) {
    var gains = false
    for index in systems.indices {
      systems[index].descriptions.edit(from: day, entry: entry) {
        gains = gains || $0.owner == old
        if $0.owner == old { $0.owner = new }
        if $0.runBy == old { $0.runBy = new }
      }
    }
    for index in contacts.keys {
      contacts[index]?.edit(from: day, entry: entry) { if $0.unit == old { $0.unit = new } }
    }
    moveParts(of: old, under: new, from: day, entry)
    guard byMerger, gains, let vouched = confirmations[new]?.value(on: day), vouched.since < day else { return }
    confirmations[new]?.write(nil, from: day, entry: entry)
  }

  /// Whatever names an organization that is gone, and that one other took over, names that other; so does what is recorded
  /// after the merger.
  mutating func handOverAll(byMerger: Bool = false, _ entry: Int64) {
    for it in successions.sorted(by: { $0.day < $1.day }) where heir(of: it.old, on: it.day) != nil {
      handOver(it.old, to: it.new, from: it.day, byMerger: byMerger, entry)
    }
  }
}
