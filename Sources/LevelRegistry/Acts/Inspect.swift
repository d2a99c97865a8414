import SQLite

extension Recording {
  /// Records an inspection of a system on its day; it ends the one of its kind before it.
  @discardableResult
  public func inspect(_ code: String, _ inspection: Inspection, on day: Day) throws -> Change {
    begin("inspect")
    try mustHaveHappened(day)
    var inspection = inspection
    inspection.inspector = try Text.optional(inspection.inspector, .inspector)
    inspection.document = try Text.optional(inspection.document, .document)
    return try inspect(try system(code, on: day), inspection, on: day)
  }

  func inspect(_ system: RegisteredSystem, _ inspection: Inspection, on day: Day) throws -> Change {
    let kind = Value.text(inspection.kind.rawValue)
    let change = try timeline(.inspection).set([.integer(system.id), kind], to: inspection.values, from: day)
    return Change(
      code: system.code, name: system.name,
      before: try change.before.map { fact in
        let phrase = try Inspection(kind: kind, fact.values).phrase
        return Phrase("\(phrase.english) of \(fact.from)", "\(phrase.vietnamese) ngày \(fact.from.vietnamese)")
      },
      after: inspection.phrase, since: day,
      later: try change.next.map { .init(phrase: try Inspection(kind: kind, $0.values).phrase, since: $0.from) })
  }
}
