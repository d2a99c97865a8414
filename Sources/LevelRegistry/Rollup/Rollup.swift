import CapdoSQLite

/// Several registries as one: each is verified and asked in turn, and the counts are added up.
///
/// One file is open at a time. Of each registry its counts are kept, and of each decision 16 bytes, by which one that is
/// recorded in two registries is found.
package struct Rollup {
  /// What every registry is asked.
  package enum Question: Hashable, Sendable {
    /// The figures of a day, as known now.
    case day(Day)
    /// The figures of the last closing of that day that each registry has.
    case closing(of: Day)

    package var day: Day {
      switch self {
      case .day(let day), .closing(let day): day
      }
    }
  }

  /// One registry or file of figures that was handed in.
  package struct Line: Sendable {
    package let path: String
    /// Which registry it is; nil where that could not be read, or is not to be believed.
    package fileprivate(set) var identity: RegistryIdentity?
    package fileprivate(set) var figures: RegistryFigures?
    /// Its figures beside those of the earlier day, where one is asked for.
    fileprivate var comparison: FigureComparison?
    package fileprivate(set) var standing: Standing

    package var isCounted: Bool {
      switch standing {
      case .trusted, .withoutCheckpoint, .figuresOnly: true
      case .excluded: false
      }
    }

    package var exclusion: RollupExclusion? {
      if case .excluded(let exclusion) = standing { exclusion } else { nil }
    }
  }

  /// Why a line is counted, or why not.
  package enum Standing: Hashable, Sendable {
    /// It verifies, and agrees with every checkpoint of it that was handed in.
    case trusted
    /// It verifies, but nobody handed in a checkpoint of it: a cut tail or a full rewrite would not show.
    case withoutCheckpoint
    /// Counts without the registry, which cannot be verified.
    case figuresOnly
    case excluded(RollupExclusion)
  }

  package let question: Question
  /// The earlier day that every registry is compared with; nil: it is not.
  package let before: Day?
  package private(set) var lines: [Line] = []
  /// The decisions that two registries have, each counted in both, in the order in which they were met.
  private var repeated: [RepeatedDecision] = []
  private let checkpoints: [String: [Checkpoint]]
  /// The places of the lines of each registry, by its id, that nothing else keeps from being counted.
  private var copies: [String: [Int]] = [:]
  private var decisions: [DecisionKey: Int] = [:]

  /// - Parameter checkpoints: what others kept of the registries; of one registry there may be several.
  package init(of question: Question, comparedWith before: Day? = nil, checkpoints: [Checkpoint] = []) {
    self.question = question
    self.before = before
    self.checkpoints = Dictionary(grouping: checkpoints, by: \.registry)
  }

  /// Verifies a registry, asks it, and adds its counts; one that is refused is kept as a line with the reason.
  ///
  /// - Throws: `interrupted`, and nothing else.
  package mutating func add(
    registryAt path: String, progress: @escaping (VerificationStep) -> Void = { _ in }
  ) throws {
    var line = Line(path: path, standing: .withoutCheckpoint)
    do {
      try read(&line, progress)
    } catch let exclusion as RollupExclusion {
      line.standing = .excluded(exclusion)
    } catch RegistryError.interrupted {
      throw RegistryError.interrupted
    } catch let failure as any RegistryFailure {
      line.standing = .excluded(.unreadable(failure.message))
    }
    append(line)
  }

  /// Adds counts that came without their registry.
  package mutating func add(_ figures: RegistryFigures, from path: String) {
    var line = Line(path: path, identity: figures.identity, figures: figures, standing: .figuresOnly)
    if let exclusion = exclusion(of: figures) { line.standing = .excluded(exclusion) }
    append(line)
  }

  /// Adds a file that could not be read at all.
  package mutating func add(unreadable path: String, because reason: Phrase) {
    append(Line(path: path, standing: .excluded(.unreadable(reason))))
  }

  private mutating func append(_ line: Line) {
    lines.append(line)
    guard line.isCounted, let id = line.identity?.checkpoint.registry else { return }
    let copies = (copies[id] ?? []) + [lines.count - 1]
    self.copies[id] = copies
    // Which of them is the registry, only people know: to count the first would leave the sum to the order of files.
    guard copies.count > 1 else { return }
    for copy in copies {
      let others = copies.filter { $0 != copy }.map { lines[$0].path }
      lines[copy].standing = .excluded(.sameRegistry(as: others))
    }
  }
}

extension Rollup {
  private mutating func read(_ line: inout Line, _ progress: @escaping (VerificationStep) -> Void) throws {
    let verdict = try Registry.verify(line.path, progress: progress)
    guard let verified = verdict.checkpoint else { throw RollupExclusion.notIntact(verdict.phrase) }
    let registry = try Registry(opening: line.path, for: .reading)
    defer { registry.close() }
    let known = KnownAt.entry(verified.entries)
    let snapshot = try registry.snapshot(asOf: question.day, knownAt: known)
    guard try snapshot.checkpoint() == verified else { throw RollupExclusion.changedMeanwhile }
    line.identity = try snapshot.identity()
    if try agrees(registry, verified) { line.standing = .trusted }
    let (asked, closing) = try asked(registry, snapshot)
    let figures = try asked.figures(of: closing)
    line.figures = figures
    line.identity = figures.identity
    line.comparison = try before.map { before in
      let last = closing.map(FigureComparison.Point.closing) ?? .day(question.day)
      return try registry.comparison(of: [.day(before), last], knownAt: known)
    }
    if copies[verified.registry] == nil { try compareDecisions(asked) }
  }

  /// Whether checkpoints of the registry were handed in, all of which it agrees with.
  private func agrees(_ registry: Registry, _ verified: Checkpoint) throws -> Bool {
    let kept = checkpoints[verified.registry] ?? []
    for checkpoint in kept {
      guard checkpoint.entries <= verified.entries else {
        throw RollupExclusion.shorter(entries: verified.entries, than: checkpoint.entries)
      }
      let digest = try registry.snapshot(knownAt: .entry(checkpoint.entries)).digest
      guard digest == checkpoint.digest else { throw RollupExclusion.otherHistory(at: checkpoint.entries) }
    }
    return !kept.isEmpty
  }

  private func asked(_ registry: Registry, _ verified: Snapshot) throws -> (Snapshot, closing: String?) {
    switch question {
    case .day: return (verified, nil)
    case .closing(let day):
      guard let closing = try verified.closings().last(where: { $0.asOf == day }) else {
        throw RollupExclusion.noClosing(of: day)
      }
      return (try registry.snapshot(asOf: day, knownAt: .entry(closing.entry)), closing.name)
    }
  }

  private func exclusion(of figures: RegistryFigures) -> RollupExclusion? {
    guard figures.day == question.day else { return .otherDay(figures.day) }
    guard before == nil else { return .oneDay }
    if case .closing(let day) = question, figures.closing == nil { return .noClosing(of: day) }
    let claimed = figures.identity.checkpoint
    let denies = checkpoints[claimed.registry]?.contains {
      $0.entries == claimed.entries && $0.digest != claimed.digest
    }
    return denies == true ? .otherHistory(at: claimed.entries) : nil
  }

  private mutating func compareDecisions(_ snapshot: Snapshot) throws {
    let place = lines.count
    try snapshot.forEachDecision { system, owner, number in
      let key = DecisionKey(system, owner, number)
      let first = decisions[key] ?? place
      decisions[key] = first
      guard first != place else { return }
      repeated.append(RepeatedDecision(system: system, owner: owner, number: number, lines: [first, place]))
    }
  }
}

extension Rollup {
  package var counted: [Line] { lines.filter(\.isCounted) }

  /// Every system of every registry that is counted.
  package var tally: Tally { groups.reduce(Tally()) { $0 + $1.tally } }

  /// The figures of two days of every registry that is counted; nil where no earlier day is asked for.
  package var comparison: FigureComparison? {
    before.map { FigureComparison(addingUp: counted.compactMap(\.comparison), from: $0, to: question.day) }
  }

  /// The owners that have not confirmed their lists, of every registry that is counted.
  package var unconfirmedOwners: Int { counted.reduce(0) { $0 + ($1.figures?.unconfirmedOwners ?? 0) } }

  /// The counts of all registries by level, or by tier.
  package func summary(byLevel: Bool) -> Summary {
    byLevel ? byLevels : byTiers
  }

  private var groups: [RegistryFigures.Group] { counted.flatMap { $0.figures?.groups ?? [] } }

  private var byLevels: Summary {
    Summary(
      groups: (Level.allCases.map(Optional.some) + [nil]).compactMap { level in
        group(
          level.map { "\($0.rawValue)" } ?? "unapproved",
          level?.phrase ?? Phrase("not approved", "Chưa được phê duyệt")
        ) { $0.level == level }
      })
  }

  private var byTiers: Summary {
    Summary(
      groups: Authority.allCases.compactMap { tier in group(tier.rawValue, tier.phrase) { $0.authority == tier } })
  }

  private func group(
    _ key: String, _ phrase: Phrase, of belongs: (RegistryFigures.Group) -> Bool
  ) -> Summary.Group? {
    let members = groups.filter(belongs)
    guard !members.isEmpty else { return nil }
    return Summary.Group(key: key, phrase: phrase, tally: members.reduce(Tally()) { $0 + $1.tally })
  }

  /// The catalogs under which any registry that is counted has results of its own; they are never added up.
  package var catalogs: [String] { Set(results.map(\.catalog)).sorted() }

  /// The results of all registries under one catalog.
  package func requirements(of catalog: String) -> RequirementTally {
    results.filter { $0.catalog == catalog }.reduce(RequirementTally()) { $0 + $1.tally }
  }

  private var results: [RegistryFigures.Requirements] {
    counted.flatMap { $0.figures?.requirements ?? [] }.filter { $0.kind == .own }
  }

  /// The decisions that are counted twice, with the registries that have them.
  package var repeatedDecisions: [(decision: RepeatedDecision, lines: [Line])] {
    repeated.compactMap { decision in
      let lines = decision.lines.map { self.lines[$0] }
      return lines.allSatisfy(\.isCounted) ? (decision, lines) : nil
    }
  }

  /// The checkpoints whose registry did not come: one that was written anew has another id.
  package var checkpointsWithoutRegistry: [Checkpoint] {
    let ids = Set(lines.compactMap { $0.identity?.checkpoint.registry })
    return checkpoints.values.compactMap(\.first).filter { !ids.contains($0.registry) }.sorted {
      $0.registry < $1.registry
    }
  }
}

/// One decision on one system of one owner, in two registries.
package struct RepeatedDecision: Hashable, Sendable {
  package let system: String
  package let owner: String
  package let number: String
  /// The places of the two among the lines.
  let lines: [Int]
}

/// A fingerprint of the names and the number, however they are spelled.
private struct DecisionKey: Hashable {
  private let first: Int
  private let second: Int

  init(_ system: String, _ owner: String, _ number: String) {
    let words = [NameSpelling.key(system), NameSpelling.bodyKey(owner), NameSpelling.key(number)]
    first = Self.hash(words, 1)
    second = Self.hash(words, 2)
  }

  private static func hash(_ words: [String], _ half: Int) -> Int {
    var hasher = Hasher()
    hasher.combine(half)
    hasher.combine(words)
    return hasher.finalize()
  }
}
