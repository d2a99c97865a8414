import CapdoSQLite

/// An information system as it is registered on some day.
public struct InformationSystem: Codable, Hashable, Sendable {
  /// The code, unique on each day.
  public var code: String
  /// The name.
  public var name: String
  /// The organization that owns it: exactly one (Decree 331/2026, Art. 8.1.a).
  public var owner: Int64
  /// The organization that operates it; the lead one where there are several.
  public var `operator`: Int64
  /// nil: not classified.
  public var category: Category?
  /// The tier that is competent to approve.
  public var authority: Authority
  /// Whether it is being built, operates, is suspended or retired.
  public var state: SystemState

  init(
    code: String, name: String, owner: Int64, operator: Int64, category: Category?, authority: Authority,
    state: SystemState
  ) {
    self.code = code
    self.name = name
    self.owner = owner
    self.operator = `operator`
    self.category = category
    self.authority = authority
    self.state = state
  }

  init(_ values: [Value]) throws { try self.init(Fields(values, "system")) }

  init(_ row: Fields) throws {
    code = try row.text(0)
    name = try row.text(1)
    owner = try row.integer(2)
    self.operator = try row.integer(3)
    category = try row.optionalTerm(4)
    authority = try row.term(5)
    state = try row.term(6)
  }

  var values: [Value] {
    [
      .text(code), .text(name), .integer(owner), .integer(`operator`), Value(category?.rawValue),
      .text(authority.rawValue), .text(state.rawValue),
    ]
  }

  /// This description with whatever a correction changes in another, where it says the same mistake.
  func corrected(from mistake: InformationSystem, to right: InformationSystem) -> InformationSystem {
    var corrected = self
    func correct<T: Equatable>(_ path: WritableKeyPath<InformationSystem, T>) {
      if self[keyPath: path] == mistake[keyPath: path] { corrected[keyPath: path] = right[keyPath: path] }
    }
    correct(\.name)
    correct(\.owner)
    correct(\.operator)
    correct(\.category)
    correct(\.authority)
    correct(\.state)
    return corrected
  }

  var phrase: Phrase {
    Phrase("\(name), \(state.phrase.english)", "\(name), \(state.phrase.vietnamese)")
  }
}

/// A system found by its code: which one it is, and what it is called.
struct RegisteredSystem {
  let id: Int64
  let code: String
  let name: String
}

extension InformationSystem {
  /// What is said of one that comes to have the name of another of its owner.
  static func namesakeRecorded(as code: String, name: String) -> Phrase {
    Phrase(
      "'\(code)' of this owner is called '\(name)' too; if the two are one, one of them is counted twice",
      "chủ quản này còn có '\(code)' cùng tên '\(name)'; nếu chỉ là một hệ thống thì đang bị tính hai lần")
  }
}
