import Foundation
import TestSupport
import Testing

/// Copies made while others write, and commands killed at any time: reliability.md A9, A10, A15. `make torture` also fails and
/// kills them at every call of the operating system.
@Suite struct InterruptionTests {
  @Test func aBackupMadeWhileOthersWriteIsThePastOfTheRegister() throws {
    let bench = try Bench()
    let (writers, backups) = (count(2, full: 4), count(5, full: 500))
    let processes = try (0..<writers).map { writer in
      let script = """
        i=0
        while [ ! -e stop ]; do
          i=$((i + 1))
          "$CAPDO" register W\(writer)-$i --name "W\(writer) $i" --owner SYT --authority province --on 2024-06-07 > /dev/null || exit 1
          sleep 0.2
        done
        """
      return try bench.start(
        "/bin/sh", ["-c", script], ["CAPDO_DB": bench.register, "CAPDO": Bench.binaries.path + "/capdo"])
    }
    for number in 0..<backups {
      let outcome = try bench.capdo(["backup", bench.path("b\(number).db")])
      #expect(outcome.status == 0, "\(outcome.errors)")
      if backups > 100 { usleep(50_000) }
    }
    try bench.shell("touch stop")
    for process in processes {
      #expect(try process.wait().status == 0)
    }
    #expect(try bench.oracle(["r.db"] + (0..<backups).map { "b\($0).db" }) == "")
    let entries = try bench.shell("sqlite3 r.db 'SELECT count(*) FROM entry'").dropLast()
    print("A9: \(backups) backups during \(writers) writers, \(entries) entries at the end")
  }

  /// Runs a program that is killed after a random time.
  private func killed(_ bench: Bench, _ program: String, _ words: [String], within microseconds: UInt32) throws {
    let process = try bench.start(Bench.binaries.path + "/" + program, words, ["CAPDO_DB": bench.register])
    usleep(.random(in: 0..<microseconds))
    process.kill()
    _ = try process.wait()
  }

  @Test func aBackupThatIsKilledIsAbsentOrComplete() throws {
    for _ in 0..<count(5, full: 500) {
      let bench = try Bench()
      try killed(bench, "capdo", ["backup", bench.path("b.db")], within: 40_000)
      let names = try bench.names()
      #expect(try bench.oracle(["r.db"] + (names.contains("b.db") ? ["b.db"] : [])) == "")
      #expect(names.allSatisfy { ["b.db", "r.db"].contains($0) || $0.contains(".part") }, "\(names)")
    }
  }

  @Test func aMigrationThatIsKilledIsOldOrNewAndGoesOn() throws {
    for _ in 0..<count(5, full: 500) {
      let bench = try Bench()
      try killed(bench, "capdo-migrating", [bench.register], within: 60_000)
      let tables = "SELECT count(*) FROM sqlite_schema WHERE name GLOB 'added_*'"
      #expect(
        ["1|0\n", "2|1\n", "3|2\n"].contains(
          try bench.shell("sqlite3 r.db \"SELECT user_version, (\(tables)) FROM pragma_user_version\"")))
      // A backup bears the second of its making.
      try bench.shell("rm -f r.db.schema*; '\(Bench.binaries.path)/capdo-migrating' r.db")
      #expect(try bench.shell("sqlite3 r.db 'PRAGMA user_version'") == "3\n")
      #expect(try bench.oracle(["r.db"]) == "")
    }
  }
}
