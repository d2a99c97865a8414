import SQLite

/// What is recorded of a system, as a row of its fact table holds it.
protocol SystemFact {
  static var table: FactTable { get }
  init(_ fact: Fact) throws
  var values: [Value] { get }
  /// What tells facts of one system apart, beside the system.
  var subkey: [Value] { get }
  /// The options of the act with what this fact says, all of them and always in the same order; empty for what it leaves
  /// out. Organizations are given as they are typed.
  func options(typing organization: (Int64) -> String) -> [Correction.Option]
  var phrase: Phrase { get }
  /// All that it says, always in the same order.
  func parts(in organizations: () throws -> Directory, on day: Day) throws -> [Part]
  /// The words for it once something else follows; `day` is its first.
  func phrase(of day: Day) -> Phrase
}

extension SystemFact {
  var subkey: [Value] { [] }

  func phrase(of day: Day) -> Phrase { phrase }
  func key(of system: RegisteredSystem) -> [Value] { [.integer(system.id)] + subkey }
}

extension InformationSystem: SystemFact {
  static var table: FactTable { .system }

  init(_ fact: Fact) throws { try self.init(fact.values) }
}

extension Dossier: SystemFact {
  static var table: FactTable { .dossier }

  init(_ fact: Fact) throws { try self.init(fact.values) }
}

extension Approval: SystemFact {
  static var table: FactTable { .approval }

  init(_ fact: Fact) throws { try self.init(fact.values) }
}

extension Plan: SystemFact {
  static var table: FactTable { .plan }

  init(_ fact: Fact) throws { try self.init(fact.values) }
}

extension Inspection: SystemFact {
  static var table: FactTable { .inspection }

  init(_ fact: Fact) throws { try self.init(kind: fact.key[1], fact.values) }

  var subkey: [Value] { [.text(kind.rawValue)] }

  func phrase(of day: Day) -> Phrase {
    Phrase("\(phrase.english) of \(day)", "\(phrase.vietnamese) ngày \(day.vietnamese)")
  }
}
