import CapdoSQLite

// Results per requirement and remedies in the history of a system: a sheet records dozens at once, which read as one line.
extension Snapshot {
  /// The results and the remedies of a system, each kind in the order recorded.
  func resultChapter(of id: Int64) throws -> [HistoryLine] {
    let results = try bundles(recorded(.assessment, "system", id)) { try about($0.fact) }
      .map { try line(.assessment, $0, words: words(ofResults: $1), $1) }
    let remedies = try bundles(recorded(.remedy, "system", id)) { _ in nil }
      .map { try line(.remedy, $0, words: words(ofRemedies: $1), $1) }
    return results + remedies
  }

  /// The facts that an entry recorded alike, in the order recorded.
  private func bundles(_ facts: [RecordedFact], about: (RecordedFact) throws -> Phrase?) throws -> [(
    Bundle, [RecordedFact]
  )] {
    var places: [Bundle: Int] = [:]
    var bundles: [(Bundle, [RecordedFact])] = []
    for fact in facts {
      let bundle = Bundle(
        entry: fact.entry, from: fact.fact.from, to: fact.fact.to, voidedBy: known(fact.voidedBy),
        origin: known(fact.voidedBy) == nil ? fact.origin(among: facts) : nil, about: try about(fact))
      if let place = places[bundle] {
        bundles[place].1.append(fact)
      } else {
        places[bundle] = bundles.count
        bundles.append((bundle, [fact]))
      }
    }
    return bundles
  }

  private func line(_ table: RecordedKind, _ bundle: Bundle, words: Phrase, _ facts: [RecordedFact]) -> HistoryLine {
    let said = bundle.about.map {
      Phrase("\($0.english): \(words.english)", "\($0.vietnamese): \(words.vietnamese)")
    }
    return HistoryLine(
      facts[0], table, said ?? words, facts: facts.count, voidedBy: bundle.voidedBy,
      reversal: facts.allSatisfy(\.stands) ? bundle.origin : nil)
  }
}

/// What facts of one system have in common that are told together.
private struct Bundle: Hashable {
  let entry: Int64
  let from: Day
  let to: Day
  let voidedBy: Int64?
  /// The entry that first said so, where the snapshot knows of nothing that took their place.
  let origin: Int64?
  let about: Phrase?
}

// The words for them.
extension Snapshot {
  /// As many are said one by one.
  private static var few: Int { 3 }

  /// As what it was assessed, by which catalog and at which level.
  private func about(_ fact: Fact) throws -> Phrase {
    let key = Fields(fact.key, "assessment")
    let (kind, catalog) = (try key.term(4) as AssessmentKind, Requirement.name(ofCatalog: try key.text(1)))
    let level = try key.level(2).phrase
    return Phrase(
      "\(kind.phrase.english) by \(catalog.english), \(level.english)",
      "\(kind.phrase.vietnamese) theo \(catalog.vietnamese), \(level.vietnamese)")
  }

  private func words(ofResults facts: [RecordedFact]) throws -> Phrase {
    let results = try facts.map { try Assessment($0.fact.values) }
    guard results.count > Self.few else {
      return .list(
        try zip(facts, results).map { fact, result in
          let (code, said) = (try Fields(fact.fact.key, "assessment").text(3), result.phrase)
          return Phrase("\(code) \(said.english)", "\(code) \(said.vietnamese)")
        })
    }
    let counts = Phrase.list(try Self.counts(of: results.map(outcome)))
    return Phrase(
      "\(results.count) requirements (\(counts.english))", "\(results.count) yêu cầu (\(counts.vietnamese))")
  }

  /// What was found, without the reason; of what is inherited, from which system.
  private func outcome(_ result: Assessment) throws -> Phrase {
    switch result.content {
    case .value(let value, _): return value.phrase
    case .inherited(let source):
      let code = try currentCode(of: source.provider) ?? "?"
      return Phrase("inherited from \(code)", "kế thừa từ \(code)")
    }
  }

  private static func counts(of phrases: [Phrase]) -> [Phrase] {
    var counts: [(phrase: Phrase, count: Int)] = []
    for phrase in phrases {
      if let place = counts.firstIndex(where: { $0.phrase == phrase }) {
        counts[place].count += 1
      } else {
        counts.append((phrase, 1))
      }
    }
    return counts.map { Phrase("\($0.count) \($0.phrase.english)", "\($0.count) \($0.phrase.vietnamese)") }
  }

  private func words(ofRemedies facts: [RecordedFact]) throws -> Phrase {
    let said = try facts.prefix(Self.few).map { fact in
      try Remedy(fact.fact.values).phrase(try Fields(fact.fact.key, "remedy").integer(0))
    }
    let rest = facts.count - said.count
    return .list(said + (rest > 0 ? [Phrase("\(rest) more remedies", "\(rest) nội dung khắc phục khác")] : []))
  }
}
