import LevelRegistry
import TestSupport
import Testing

/// Two threads of one process, each with a registry of its own on one file, record and ask in turns: no act is lost, and each
/// figure is that of the entry it is of. CAPDO_ROUNDS asks for more rounds.
@Test func twoThreadsOfOneProcessLoseNoActAndGiveNoWrongFigure() async throws {
  let rounds: Int = number("CAPDO_ROUNDS") ?? 10
  let fixture = try Fixture.withTwoSystems()
  let (path, before) = (fixture.path, try fixture.snapshot("2024-11-20").entry)
  let clerks = ["lan", "minh"].map { name in Task.detached { try Clerk(name).work(rounds, on: path) } }
  var recorded: [String: Int64] = [:]
  for clerk in clerks {
    let done = try await clerk.value
    recorded.merge(done.recorded) { one, _ in one }
    // Two systems there were, and each entry since is of one more.
    for figure in done.figures { #expect(figure.operating == 2 + Int(figure.entry - before)) }
    #expect(done.figures.count == rounds && zip(done.figures, done.own).allSatisfy { $0.entry >= $1 })
  }
  #expect(recorded.count == 2 * rounds && Set(recorded.values).count == 2 * rounds)
  let snapshot = try fixture.snapshot("2024-11-20")
  #expect(snapshot.entry == before + Int64(2 * rounds))
  for (code, entry) in recorded { #expect(try snapshot.history(of: code).map(\.entry) == [entry], "\(code)") }
  #expect(try Registry.verify(path).isSound)
}

private struct Clerk: Sendable {
  private let name: String
  /// The entry of each system that was registered.
  private(set) var recorded: [String: Int64] = [:]
  private(set) var own: [Int64] = []
  private(set) var figures: [(entry: Int64, operating: Int)] = []

  init(_ name: String) { self.name = name }

  func work(_ rounds: Int, on path: String) throws -> Clerk {
    let noon = try Moment("2024-11-20T12:00:00+07:00")
    let registry = try Registry(opening: path, now: { noon }, user: "tester")
    var done = self
    for round in 0..<rounds {
      let code = "\(name)-\(round)"
      let entry = try registry.record(by: name) {
        try $0.register(code: code, name: code, owner: "SYT", authority: .province, on: Day("2024-01-02"))
      }.entry
      let snapshot = try registry.snapshot()
      done.recorded[code] = entry
      done.own.append(entry ?? 0)
      done.figures.append((snapshot.entry, try snapshot.tally().operating))
    }
    return done
  }
}
