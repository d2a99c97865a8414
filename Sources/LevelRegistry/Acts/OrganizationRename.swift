import SQLite

extension Recording {
  /// Records another name of an organization from a day on, up to the next change on record; it stays the same
  /// organization, with its systems.
  ///
  /// - Parameter code: a code, `CODE@DAY` or name, as of that day.
  @discardableResult
  public func renameOrganization(_ code: String, to name: String, on day: Day) throws -> Change {
    try act("organization rename") {
      try mustHaveHappened(day)
      let organization = try standingOrganization(code, on: day)
      let name = try Text.name(name, .name)
      let timeline = try timeline(.organization)
      let key: [Value] = [.integer(organization.id)]
      guard let fact = try timeline.fact(of: key, on: day) else { throw RegistryError.schemaDiffers("organization") }
      let before = try Organization(fact)
      guard before.name != name else { throw RegistryError.organizationUnchanged(before.code, on: day) }
      var values = fact.values
      values[1] = .text(name)
      let next = try timeline.set(key, to: values, from: day).next
      directory = nil
      let later = try next.map { (name: try Organization($0).name, from: $0.from) }
      let until = later.map { later in
        Phrase(
          "; from \(later.from) on '\(later.name)' stands", "; từ ngày \(later.from.vietnamese) vẫn là '\(later.name)'")
      }
      return Change(
        code: before.code, name: name, before: Phrase(before.name, before.name),
        after: Phrase(name + (until?.english ?? ""), name + (until?.vietnamese ?? "")), since: day, later: nil)
    }
  }
}
