import CapdoSQLite

/// What was answered.
package struct AnsweredFinding: Hashable, Sendable {
  package let finding: Finding
  package let until: Day
}

extension Recording {
  /// Answers findings of one code: they are listed apart until the last day, and come back after it.
  ///
  /// Whatever is recorded, a question about what was known before knows nothing of the answer. A finding that other facts
  /// show is not answered by it.
  /// - Parameters:
  ///   - objects: the codes of what the findings are about; empty with a scope answers all in it.
  ///   - day: the first day of the answer, on which the findings are looked for.
  /// - Throws: `RequirementError.findingNotThere` for an object without the finding, `answerEnds` for a last day before the
  ///   first.
  @discardableResult
  package func answer(
    _ code: Finding.Code, of objects: [String], in scope: Scope = Scope(), until: Day, reason: String,
    document: String? = nil, on day: Day
  ) throws -> [AnsweredFinding] {
    try act(.answer) {
      try mustHaveHappened(day)
      guard day <= until else { throw RequirementError.answerEnds(until, before: day) }
      let values = [
        Value.text(try Text.name(reason, .reason)), Value(try Text.optional(document, .document)),
      ]
      let wanted = try objects.map { try Text.code($0) }
      let snapshot = Snapshot(connection: connection, day: day, head: .open)
      var findings: [Finding] = []
      try snapshot.forEachFinding(of: Check.all.filter { $0.code == code }, in: scope) { finding in
        if wanted.isEmpty || wanted.contains(finding.object.code) { findings.append(finding) }
      }
      for object in wanted where !findings.contains(where: { $0.object.code == object }) {
        throw RequirementError.findingNotThere(code.rawValue, object: object, on: day)
      }
      return try findings.map { finding in
        if let key = finding.answerable { try write(values, to: key.values, from: day, through: until) }
        return AnsweredFinding(finding: finding, until: until)
      }
    }
  }

  private func write(_ values: [Value], to key: [Value], from day: Day, through last: Day) throws {
    let timeline = try timeline(.answer)
    try timeline.end(key, on: day)
    let next = try timeline.fact(of: key, after: day)?.from ?? .forever
    try timeline.write(key, values, from: day, to: min(last.next, next))
  }
}
