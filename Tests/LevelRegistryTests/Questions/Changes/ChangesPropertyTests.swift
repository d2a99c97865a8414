import LevelRegistry
import TestSupport
import Testing

/// Every line between two random days and states of knowledge of a random registry, against the naive model: which lines
/// there are, and the day and the entry that each names.
///
/// CAPDO_CHANGES pairs, 60 by default; 10,000 in `make test-full`.
@Test func everyLineBetweenTwoSnapshotsNamesTheFactThatMadeTheDifference() throws {
  let pairs = number("CAPDO_CHANGES") ?? 60
  let seed = chosenSeed()
  print("CAPDO_SEED=\(seed) CAPDO_CHANGES=\(pairs)")
  var (done, lines) = (0, 0)
  while done < pairs {
    var life = try Comparison(seed: seed + UInt64(done))
    try life.record(entries: 250)
    for _ in 0..<min(100, pairs - done) {
      lines += try life.compareChanges()
      done += 1
    }
  }
  #expect(lines > pairs)
  print("\(done) pairs, \(lines) lines")
}

extension Comparison {
  /// Compares every line between two random snapshots, and returns how many there are.
  fileprivate mutating func compareChanges() throws -> Int {
    let last = try fixture.registry.snapshot().entry
    var points: [NaiveModel.Point] = []
    for _ in 0..<2 {
      let entry = random.chance(60) ? last : Int64.random(in: 1...last, using: &random.random)
      points.append(.init(day: try random.day(), entry: entry))
    }
    // As often as not only one of the two differs.
    if random.chance(30) { points[1].day = points[0].day }
    var scope = random.scope()
    (scope.owners, scope.operators, scope.districts) = ([], [], [])
    let (from, to) = (try snapshot(points[0]), try snapshot(points[1]))
    var lines: [String] = []
    try Changes(from: from, to: to, in: scope).forEachDifference { lines.append(Self.line($0)) }
    let expected = model.changes(from: points[0], to: points[1], in: scope)
    guard lines.sorted() != expected.sorted() else { return lines.count }
    let odd = Set(lines).symmetricDifference(expected).sorted()
    let codes = Set(odd.compactMap { $0.split(separator: " ").first.map { String($0) } })
    try agree(
      lines.sorted(), expected.sorted(),
      "\(points), \(scope):\n\(odd.joined(separator: "\n"))\nafter\(story(of: codes.sorted()))")
    return 0
  }

  private func snapshot(_ point: NaiveModel.Point) throws -> Snapshot {
    try fixture.registry.snapshot(asOf: point.day, knownAt: .entry(point.entry))
  }

  private static func line(_ it: Difference) -> String {
    "\(it.code) \(it.kind.rawValue) \(it.before?.key ?? "")→\(it.after?.key ?? "") "
      + "\(it.since?.description ?? "-") \(it.entry.map { "\($0)" } ?? "-")"
  }
}
