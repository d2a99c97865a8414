import Foundation
import LevelRegistry
import Synchronization
import TestSupport
import Testing

/// A register in a folder of its own, removed with the fixture; its clock stands still at noon of a day in Vietnam
/// until it is set.
final class Fixture {
  private let temporary: TemporaryFolder
  var folder: URL { temporary.url }
  private(set) var registry: Registry
  private let clock: Clock
  var path: String { folder.appending(path: "capdo.db").path }

  init(today: String = "2024-11-20") throws {
    temporary = try TemporaryFolder(inMemory: true)
    let clock = Clock(try Moment("\(today)T12:00:00+07:00"))
    self.clock = clock
    registry = try Registry(creating: temporary.path("capdo.db"), by: "lan", now: { clock.now }, user: "tester")
  }

  /// A copy of a registry that is kept in memory: making the same one again for each test takes most of its time.
  init(copying file: Data, today: String = "2024-11-20") throws {
    temporary = try TemporaryFolder(inMemory: true)
    let clock = Clock(try Moment("\(today)T12:00:00+07:00"))
    self.clock = clock
    try temporary.keep(file, as: "capdo.db")
    registry = try Registry(opening: temporary.path("capdo.db"), now: { clock.now }, user: "tester")
  }

  /// What the clock says.
  var now: Moment {
    get { clock.now }
    set { clock.now = newValue }
  }

  /// Closes the registry and goes on with the file that another one, and its journal, were given the name of.
  func reopen(after replace: () throws -> Void) throws {
    registry.close()
    try replace()
    let clock = clock
    registry = try Registry(opening: path, now: { clock.now }, user: "tester")
  }

  /// Records one act by lan.
  @discardableResult
  func record<T>(_ body: (Recording) throws -> T) throws -> T {
    try registry.record(by: "lan", body).result
  }

  func snapshot(_ day: String, knownAt: KnownAt = .now) throws -> Snapshot {
    try registry.snapshot(asOf: Day(day), knownAt: knownAt)
  }

  func rate(_ day: String, _ measure: Measure = .completion, _ scope: Scope = Scope()) throws -> String {
    try snapshot(day).rate(of: measure, in: scope).description
  }

  /// Runs the plain sqlite3 shell with its defaults on the file, and returns what it said.
  func shell(_ sql: String) throws -> (status: Int32, output: String) {
    let child = try Child.run(["sqlite3", path, sql], withErrors: true)
    return (child.status, child.text)
  }
}

extension Fixture {
  /// A register with one province, one owner and the systems A and B.
  static func withTwoSystems() throws -> Fixture {
    let fixture = try Fixture()
    try fixture.record {
      try $0.addOrganization(code: "42", name: "UBND tỉnh", tier: .province)
      try $0.addOrganization(code: "SYT", name: "Sở Y tế", tier: .province, parent: "42")
      try $0.register(code: "A", name: "Hệ thống A", owner: "SYT", authority: .province, on: Day("2023-01-02"))
      try $0.register(code: "B", name: "Hệ thống B", owner: "SYT", authority: .province, on: Day("2023-01-02"))
    }
    return fixture
  }
}

/// A clock that says what it was set to.
private final class Clock: Sendable {
  private let moment: Mutex<Moment>

  init(_ moment: Moment) { self.moment = Mutex(moment) }

  var now: Moment {
    get { moment.withLock { $0 } }
    set { moment.withLock { $0 = newValue } }
  }
}
