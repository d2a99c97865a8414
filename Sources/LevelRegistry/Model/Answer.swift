import CapdoSQLite

/// Why a finding is left as it is, until its last day (giải trình).
///
/// It is of the facts that showed the finding when it was answered: when others show it, it is unanswered again.
package struct Answer: Hashable, Sendable {
  package let reason: String
  /// The number of the paper that explains it.
  package let document: String?
  /// The day it was given, and its last.
  package let since: Day
  package let until: Day
}

extension Answer {
  init(_ fact: Fact) throws {
    let row = Fields(fact.values, "answer")
    self.init(reason: try row.text(0), document: row.optionalText(1), since: fact.from, until: fact.to.previous)
  }
}
