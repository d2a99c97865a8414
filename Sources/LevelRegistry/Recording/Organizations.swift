import CapdoSQLite

extension Recording {
  /// Adds an organization that the registry did not know.
  ///
  /// - Parameters:
  ///   - parent: the code or name of the body it belongs to.
  ///   - from: its first day, `always` when nobody asks.
  ///   - to: the day after its last.
  ///   - isDistinct: whether it is another one than an organization whose name is nearly the same.
  /// - Throws: `code-taken` when another organization has the code on one of those days; for its name
  ///   `line-conflict`, and `organization-alike` unless it is distinct.
  @discardableResult
  public func addOrganization(
    code: String, name: String, tier: Authority, parent: String? = nil, from: Day = .always, to: Day = .forever,
    isDistinct: Bool = false
  ) throws -> ActResult {
    try act(.organizationAdd) {
      let code = try Text.code(code)
      let name = try Text.name(name, .name)
      guard from < to else { throw RegistryError.endsBeforeItBegins(from: from, to: to) }
      let above = try parent.map { try organization($0, on: from == .always ? today : from) }
      try mustBeAnother(nil, name, given: code, under: above?.id, from: from, to: to, isDistinct: isDistinct)
      try writeOrganization(id: nil, code: code, name: name, tier: tier, parent: above?.id, from: from, to: to)
      return ActResult(
        code: code, name: name, before: nil, after: Phrase(tier.phrase.english, tier.phrase.vietnamese), since: from,
        later: nil)
    }
  }

  /// Throws where another organization has the name in the same place at the same time, or nearly: it would be one body
  /// counted twice.
  ///
  /// - Parameter id: that of the organization itself, where it is recorded.
  func mustBeAnother(
    _ id: Int64?, _ name: String, given code: String, under parent: Int64?, from: Day, to: Day, isDistinct: Bool
  ) throws {
    let known = try namesakes(of: name, under: parent, from: from, to: to)
    if let other = known.same.first(where: { $0.id != id }) {
      throw RegistryError.line(.organizationRecordedAs(other.code, name: other.name, given: code))
    }
    if !isDistinct, let other = known.alike.first(where: { $0.id != id }) {
      throw RegistryError.organizationAlike(other.code, name: other.name, given: name)
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
    let id = try id ?? timeline(.organization).next
    let values: [Value] = [.text(code), .text(name), .text(tier.rawValue), Value(parent)]
    try addOrganization([.integer(id)], values, from: from, to: to)
    if let parent { try applySuccessions(id, in: .organization, naming: [parent]) }
    return id
  }

  func bearer(ofCode code: String, from: Day, to: Day) throws -> (name: String, from: Day)? {
    try connection.statement(
      """
      SELECT name, valid_from FROM organization
      WHERE code = ? AND voided_by IS NULL AND valid_from < ? AND valid_to > ? LIMIT 1
      """
    ).first(.text(code), .text(to.description), .text(from.description)) { (try $0.text(0), try Day($0.text(1))) }
  }

  /// Records that an owner vouches for its list of systems being complete on a day.
  @discardableResult
  public func confirmList(of owner: String, on day: Day) throws -> ActResult {
    try act(.organizationConfirm) {
      try mustHaveHappened(day)
      return try confirmList(of: try standingOrganization(owner, on: day), on: day)
    }
  }

  /// Records what a sheet says that comes again and again: that an owner vouches for its list; false where it did so already
  /// on that day.
  package func confirmListOnce(of owner: Int64, on day: Day) throws -> Bool {
    try mustHaveHappened(day)
    if try timeline(.confirmation).fact(of: [.integer(owner)], on: day)?.from == day { return false }
    guard let owner = try directory.organization(owner, asOf: day) else { return false }
    _ = try confirmList(of: owner, on: day)
    return true
  }

  /// Vouches for a list up to the next merger by which the owner gains systems, also one that is recorded already.
  ///
  /// - Throws: `RegistryError.organizationUnchanged` for what was confirmed of that very day.
  func confirmList(of owner: Organization, on day: Day) throws -> ActResult {
    let (timeline, key) = (try timeline(.confirmation), [Value.integer(owner.id)])
    guard try timeline.fact(of: key, on: day)?.from != day else {
      throw RegistryError.organizationUnchanged(owner.code, on: day)
    }
    let change = try set(.confirmation, of: owner.id, to: [], from: day)
    if let gain = try firstGain(of: owner.id, after: day), gain < change.to { try timeline.end(key, on: gain) }
    let before = change.before.map { Phrase("confirmed on \($0.from)", "đã xác nhận ngày \($0.from.vietnamese)") }
    return ActResult(
      code: owner.code, name: owner.name, before: before,
      after: Phrase("list confirmed", "danh mục đã được xác nhận"), since: day, later: nil)
  }

  /// The first day after another on which an owner gained systems by a merger.
  private func firstGain(of owner: Int64, after day: Day) throws -> Day? {
    try connection.statement(
      """
      SELECT min(u.valid_from) FROM succession u
      JOIN system s ON s.owner = u.predecessor AND s.valid_to = u.valid_from AND s.voided_by IS NULL
      JOIN system t ON t.id = s.id AND t.owner = u.successor AND t.valid_from = u.valid_from AND t.voided_by IS NULL
      WHERE u.successor = ? AND u.valid_from > ? AND u.voided_by IS NULL
      """
    ).first(.integer(owner), .text(day.description)) { try $0.optionalText(0).map { text in try Day(text) } } ?? nil
  }

  /// Records another name of an organization from a day on, up to the next recorded change; it stays the same
  /// organization, with its systems.
  ///
  /// - Parameters:
  ///   - code: a code, `CODE@DAY` or name, as of that day.
  ///   - isDistinct: whether it is another one than an organization whose name is nearly the same.
  @discardableResult
  public func renameOrganization(_ code: String, to name: String, on day: Day, isDistinct: Bool = false) throws
    -> ActResult
  {
    try act(.organizationRename) {
      try mustHaveHappened(day)
      let organization = try standingOrganization(code, on: day)
      let name = try Text.name(name, .name)
      let timeline = try timeline(.organization)
      let key: [Value] = [.integer(organization.id)]
      guard let fact = try timeline.fact(of: key, on: day) else { throw RegistryError.schemaDiffers("organization") }
      let before = try Organization(fact)
      guard before.name != name else { throw RegistryError.organizationUnchanged(before.code, on: day) }
      try mustBeAnother(
        before.id, name, given: before.code, under: before.parent, from: day, to: fact.to, isDistinct: isDistinct)
      var values = fact.values
      values[1] = .text(name)
      let next = try timeline.set(key, to: values, from: day).next
      let later = try next.map { (name: try Organization($0).name, from: $0.from) }
      let until = later.map { later in
        Phrase(
          "; from \(later.from) on '\(later.name)' stands", "; từ ngày \(later.from.vietnamese) vẫn là '\(later.name)'")
      }
      return ActResult(
        code: before.code, name: name, before: Phrase(before.name, before.name),
        after: Phrase(name + (until?.english ?? ""), name + (until?.vietnamese ?? "")), since: day, later: nil)
    }
  }
}

extension Contact {
  /// The parts of a contact, as the annual form asks for them.
  package enum Part: String, Term {
    case functions, representative, position, address, phone, email
    case specializedUnit = "specialized-unit"

    package var phrase: Phrase {
      switch self {
      case .functions: Phrase("functions", "Quy định chức năng, nhiệm vụ và quyền hạn")
      case .representative: Phrase("representative", "Người đại diện")
      case .position: Phrase("position", "Chức vụ")
      case .address: Phrase("address", "Địa chỉ liên lạc")
      case .phone: Phrase("phone", "Điện thoại")
      case .email: Phrase("email", "Thư điện tử")
      case .specializedUnit: Phrase("specialized unit", "Đơn vị chuyên trách về an ninh mạng")
      }
    }

    /// Where a part of plain text is kept; nil for the unit, which is an organization.
    var text: WritableKeyPath<Contact, String?>? {
      switch self {
      case .functions: \.functions
      case .representative: \.representative
      case .position: \.position
      case .address: \.address
      case .phone: \.phone
      case .email: \.email
      case .specializedUnit: nil
      }
    }
  }

  /// The text of a part; nil for what is not recorded, and for the unit.
  package subscript(part: Part) -> String? { part.text.flatMap { self[keyPath: $0] } }
}

extension Recording {
  /// Records how an organization is reached and who appraises for it, from a day on; what is left out stays.
  ///
  /// - Parameters:
  ///   - code: a code, `CODE@DAY` or name, as of that day; so is the specialized unit.
  ///   - parts: an empty text takes a part out.
  @discardableResult
  package func setContact(of code: String, to parts: [Contact.Part: String], on day: Day) throws -> ActResult {
    try act(.organizationSet) {
      try mustHaveHappened(day)
      let organization = try standingOrganization(code, on: day)
      let timeline = try timeline(.contact)
      let key: [Value] = [.integer(organization.id)]
      let before = try timeline.fact(of: key, on: day).map { try Contact($0.values) } ?? Contact()
      var after = before
      for (part, text) in parts {
        if let path = part.text {
          after[keyPath: path] = try Text.optional(text, .contact)
        } else {
          after.specializedUnit = text.isEmpty ? nil : try standingOrganization(text, on: day).id
        }
      }
      guard after != before else { throw RegistryError.organizationUnchanged(organization.code, on: day) }
      _ = try set(.contact, of: organization.id, to: after.values, from: day)
      try applySuccessions(organization.id, in: .contact)
      let changed = Contact.Part.allCases.filter { parts[$0] != nil }
      return ActResult(
        code: organization.code, name: organization.name, before: nil,
        after: .list(
          changed.map { part in
            let text = parts[part] ?? ""
            return text.isEmpty
              ? Phrase("no \(part.phrase.english)", "bỏ \(part.phrase.vietnamese)")
              : Phrase("\(part.phrase.english) \(text)", "\(part.phrase.vietnamese): \(text)")
          }), since: day, later: nil)
    }
  }
}

// Who stands above whom, for acts: as the hierarchy of the questions has it.
extension Recording {
  /// The organizations that stand above one on a day, from below; it is among them only when it stands above itself.
  ///
  /// One that is gone stands below the one that took all of it over, else where it last stood.
  func above(_ id: Int64, on day: Day) throws -> [Int64] {
    let names = directory
    func place(of id: Int64) throws -> Int64? {
      if try !names.isThere(id, on: day), let heir = try heir(of: id, on: day) { return heir }
      return try names.organization(id, asOf: day)?.parent
    }
    var found: [Int64] = []
    var next = try place(of: id)
    while let above = next, !found.contains(above) {
      found.append(above)
      next = try place(of: above)
    }
    return found
  }

  /// The lowest organization that stands above all of these on the day before and is still there on the day.
  func commonAbove(_ organizations: [Organization], on day: Day) throws -> Organization? {
    let names = directory
    let chains = try organizations.map { try above($0.id, on: day.previous) }
    let gone = Set(organizations.map(\.id))
    let common = try chains.first?.first { id in
      try !gone.contains(id) && names.isThere(id, on: day) && chains.allSatisfy { $0.contains(id) }
    }
    return try common.flatMap { try names.organization($0, asOf: day) }
  }

  /// Throws when one of these organizations stands above itself on a day on which something changes.
  func mustNotStandAboveThemselves(_ ids: Set<Int64>) throws {
    let names = directory
    let days = Set(try names.everything().flatMap { [$0.from, $0.to] })
    for day in days.sorted() {
      for id in ids.sorted() where try above(id, on: day).contains(id) {
        throw RegistryError.ownParent(try names.reference(to: id, on: day))
      }
    }
  }

  /// The one that took all of an organization over that is gone on a day.
  func heir(of id: Int64, on day: Day) throws -> Int64? {
    let successors = try connection.statement(
      "SELECT DISTINCT successor FROM succession WHERE predecessor = ? AND valid_from <= ? AND voided_by IS NULL"
    ).rows(.integer(id), .text(day.description)) { try $0.integer(0) }
    return successors.count == 1 ? successors[0] : nil
  }
}
