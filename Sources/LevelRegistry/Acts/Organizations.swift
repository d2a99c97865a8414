import SQLite

extension Recording {
  /// Adds an organization that the register did not know.
  ///
  /// - Parameters:
  ///   - parent: the code or name of the body it belongs to.
  ///   - from: its first day, `always` when nobody asks.
  ///   - to: the day after its last.
  /// - Throws: `RegistryError.codeTaken` when another organization bears the code on one of those days.
  @discardableResult
  public func addOrganization(
    code: String, name: String, tier: Authority, parent: String? = nil, from: Day = .always, to: Day = .forever
  ) throws -> Change {
    try act("organization add") {
      let code = try Text.code(code)
      let name = try Text.name(name, .name)
      guard from < to else { throw RegistryError.endsBeforeItBegins(from: from, to: to) }
      let above = try parent.map { try organization($0, on: from == .always ? today : from) }
      try writeOrganization(id: nil, code: code, name: name, tier: tier, parent: above?.id, from: from, to: to)
      return Change(
        code: code, name: name, before: nil, after: Phrase(tier.phrase.english, tier.phrase.vietnamese), since: from,
        later: nil)
    }
  }

  /// Writes a fact of an organization; without an id it is an organization of its own, whose id is returned.
  @discardableResult
  func writeOrganization(
    id: Int64?, code: String, name: String, tier: Authority, parent: Int64?, from: Day, to: Day
  ) throws -> Int64 {
    if let bearer = try bearer(ofCode: code, from: from, to: to) {
      throw RegistryError.codeTaken(code, by: bearer.name, from: bearer.from)
    }
    let timeline = try timeline(.organization)
    let id = id ?? timeline.next
    let values: [Value] = [.text(code), .text(name), .text(tier.rawValue), Value(parent)]
    try timeline.write([.integer(id)], values, from: from, to: to)
    addToDirectory(
      try Organization(Fact(number: timeline.next - 1, key: [.integer(id)], values: values, from: from, to: to)))
    if let parent { try settle(id, in: .organization, naming: [parent]) }
    return id
  }

  private func bearer(ofCode code: String, from: Day, to: Day) throws -> (name: String, from: Day)? {
    try connection.statement(
      """
      SELECT name, valid_from FROM organization
      WHERE code = ? AND voided_by IS NULL AND valid_from < ? AND valid_to > ? LIMIT 1
      """
    ).first(.text(code), .text(to.description), .text(from.description)) { (try $0.text(0), try Day($0.text(1))) }
  }

  /// Records that an owner vouches for its list of systems being complete on a day.
  @discardableResult
  public func confirmList(of owner: String, on day: Day) throws -> Change {
    try act("organization confirm") {
      try mustHaveHappened(day)
      return try confirmList(of: try standingOrganization(owner, on: day), on: day)
    }
  }

  func confirmList(of owner: Organization, on day: Day) throws -> Change {
    let change = try set(.confirmation, of: owner.id, to: [], from: day)
    let before = change.before.map { Phrase("confirmed on \($0.from)", "đã xác nhận ngày \($0.from.vietnamese)") }
    return Change(
      code: owner.code, name: owner.name, before: before,
      after: Phrase("list confirmed", "danh mục đã được xác nhận"), since: day, later: nil)
  }
}
