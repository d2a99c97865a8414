import LevelRegistry

extension NaiveModel {
  /// Takes an entry back that nothing rests on: all that it recorded is as if it had not been, and what it had taken back
  /// holds again, in the places of those that took over since.
  mutating func reverse(_ reversed: Int64, entry: Int64) {
    for index in organizations.indices { organizations[index].descriptions.reverse(reversed, entry: entry) }
    for index in systems.indices { systems[index].reverse(reversed, entry: entry) }
    for owner in confirmations.keys { confirmations[owner]?.reverse(reversed, entry: entry) }
    for organization in contacts.keys { contacts[organization]?.reverse(reversed, entry: entry) }
    reverseLists(reversed, entry: entry)
    handOverAll(entry)
    for index in organizations.indices {
      guard let end = organizations[index].descriptions.runs().last?.to, end != .forever else { continue }
      _ = confirmations[index]?.endForGood(on: end, entry: entry)
      _ = contacts[index]?.endForGood(on: end, entry: entry)
    }
  }

  /// What is a list and no line: what an entry put into one is taken out, and what it had taken out is put in again.
  private mutating func reverseLists(_ reversed: Int64, entry: Int64) {
    let again = takenOut[reversed] ?? Lists()
    takenOut[entry] = Lists(
      successions: successions.filter { $0.entry == reversed }, remedies: remedies.filter { $0.entry == reversed },
      holidays: holidays.filter { $0.entry == reversed })
    successions.removeAll { $0.entry == reversed }
    remedies.removeAll { $0.entry == reversed }
    holidays.removeAll { $0.entry == reversed }
    successions += again.successions.map { Succession(old: $0.old, new: $0.new, day: $0.day, entry: entry) }
    remedies += again.remedies.map { Remedy(system: $0.system, since: $0.since, dueOn: $0.dueOn, entry: entry) }
    holidays += again.holidays.map { (days: $0.days, entry: entry) }
  }
}

extension NaiveModel.System {
  fileprivate mutating func reverse(_ reversed: Int64, entry: Int64) {
    descriptions.reverse(reversed, entry: entry)
    dossiers.reverse(reversed, entry: entry)
    approvals.reverse(reversed, entry: entry)
    plans.reverse(reversed, entry: entry)
    for kind in inspections.keys { inspections[kind]?.reverse(reversed, entry: entry) }
  }
}
