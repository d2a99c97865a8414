import Foundation
import Testing

/// Paths that mean something to somebody, and who may read what is made: reliability.md B6 and B7.
@Suite struct PathTests {
  static let literal = [
    "it's.db", "two\nlines.db", " a space .db", "-x", "--help", "file:x?mode=memory", "file:x?vfs=unix-none&nolock=1",
    ":memory:", "x%20y.db", "sổ \"cấp độ\".db", "x?mode=ro", "\\", "*", "$(x)", "x;y", "~x",
  ]
  static let refused = [
    ".", "..", "folder", "folder/", "link", "dangling", "pipe", "/dev/null", "nope/x.db", "file:///nope/x",
    "r.db/x",
  ]

  @Test func aNameIsTakenLiterally() throws {
    for name in Self.literal.prefix(count(7, full: 99)) {
      let bench = try Bench()
      #expect(try bench.capdo(["init"], on: name).status == 0, "\(name)")
      #expect(try bench.capdo(["rate"], on: name).output == "n/a\n", "\(name)")
      #expect(try bench.names() == [name, "r.db"].sorted())
    }
  }

  @Test func whatIsNoFileOfOnesOwnIsRefused() throws {
    let bench = try Bench()
    try bench.shell("mkdir folder; ln -s r.db link; ln -s nowhere dangling; mkfifo pipe")
    let (before, names) = (try bench.bytes("r.db"), try bench.names())
    for name in Self.refused {
      for command in [["init"], ["rate"]] {
        let outcome = try bench.capdo(command, on: name)
        #expect(!outcome.isCrash && [65, 66, 73].contains(outcome.status), "\(name) \(command) \(outcome)")
        #expect(outcome.errors.hasPrefix("error: "))
      }
    }
    #expect(try bench.capdo(["--db", "", "init"]).status == 73)
    #expect(try bench.names() == names)
    #expect(try bench.bytes("r.db") == before)
  }

  @Test func aRegistryAndItsCopiesAreForTheirUserAloneAndExportsAsTheMaskHasIt() throws {
    let bench = try Bench()
    let modes = try bench.shell(
      """
      umask 027
      export CAPDO_DB=x.db
      "$CAPDO" init > /dev/null
      CAPDO_DB=r.db "$CAPDO" backup b.db > /dev/null
      "$CAPDO" --db c.db restore b.db > /dev/null
      "$CAPDO" export systems -o out.csv
      "$CAPDO" export systems --format json -o out.json
      stat -c %a x.db b.db c.db out.csv out.json
      """)
    #expect(modes == "600\n600\n600\n640\n640\n")
  }

  @Test(.enabled(if: geteuid() == 0)) func aReadOnlyDiskAnswersAndRecordsNothing() throws {
    let bench = try Bench()
    try bench.shell("mkdir disk; mount -t tmpfs tmpfs disk; cp r.db disk; chmod 600 disk/r.db")
    defer { _ = try? bench.shell("umount -l disk") }
    try bench.shell("mount -o remount,ro disk")
    let register = bench.path("disk/r.db")
    #expect(try bench.capdo(["rate"], on: register).output == "1/1 = 100%\n")
    #expect(try bench.capdo(["backup", bench.path("b.db")], on: register).status == 0)
    #expect(try bench.capdo(["plan", "HT-1", "none", "--on", "2024-06-07"], on: register).status == 77)
    #expect(try bench.capdo(["init"], on: bench.path("disk/x.db")).status == 73)
    #expect(try bench.capdo(["backup", bench.path("disk/b.db")], on: register).status == 73)
    #expect(try bench.capdo(["export", "systems", "-o", bench.path("disk/x.csv")], on: register).status == 73)
    #expect(try bench.oracle(["disk/r.db", "b.db"]) == "")
  }

  /// Where others may read it, it answers them; nobody but its owner records, and what is closed to all stays closed.
  @Test(.enabled(if: geteuid() == 0)) func theRegisterOfAnotherOwnerIsReadAtMost() throws {
    let bench = try Bench()
    let outcomes = try bench.shell(
      """
      chmod 755 .
      cp "$CAPDO" capdo
      export CAPDO_DB=r.db
      as_nobody() { setpriv --reuid=65534 --regid=65534 --clear-groups ./capdo "$@"; echo "$?"; }
      chmod 644 r.db
      as_nobody rate
      as_nobody plan HT-1 none --on 2024-06-07 2>> errors
      chmod 600 r.db
      as_nobody rate 2>> errors
      as_nobody verify 2>> errors
      """)
    #expect(outcomes == "1/1 = 100%\n0\n77\n77\n77\n")
    #expect(try bench.shell("grep -c '^error: ' errors") == "3\n")
    #expect(try bench.oracle(["r.db"]) == "")
  }

  /// A crash before the disk was taken away: the question says what lies there, and where to go.
  @Test(.enabled(if: geteuid() == 0)) func aJournalOnAReadOnlyDiskIsNamed() throws {
    let bench = try Bench()
    try JournalTests.crash(bench, rows: 2_000)
    try bench.shell("mkdir disk; mount -t tmpfs tmpfs disk; cp x.db x.db-journal disk; mount -o remount,ro disk")
    defer { _ = try? bench.shell("umount -l disk") }
    for (language, words) in [("en", "a crash left the journal"), ("vi", "sự cố để lại tệp")] {
      let outcome = try bench.capdo(["rate"], on: bench.path("disk/x.db"), language: language)
      #expect(outcome.status == 74)
      #expect(outcome.errors.contains(words), "\(outcome.errors)")
    }
  }
}
