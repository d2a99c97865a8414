import Testing

@testable import LevelRegistry

/// What the plain sqlite3 shell, with its defaults, can and cannot do to an entry.
@Suite struct PlainShellEntryTests {
  let fixture: Fixture

  init() throws {
    fixture = try .withTwoSystems()
  }

  /// The statement that opens an entry, with some columns changed; SQL for each.
  func insert(_ changes: [String: String] = [:], verb: String = "INSERT") -> String {
    let ordinary = [
      ("seq", "3"), ("recorded_at", "'2024-11-20T06:00:00Z'"), ("actor", "'an'"), ("os_user", "'an'"),
      ("act", "'by hand'"), ("note", "NULL"), ("source", "NULL"), ("run", "NULL"),
      ("digest", "NULL"),
    ]
    return "\(verb) INTO entry VALUES (\(ordinary.map { changes[$0] ?? $1 }.joined(separator: ", ")))"
  }

  @Test func anEntryByShellIsTakenWhenItIsOpenedFilledAndClosed() throws {
    try fixture.accept(insert())
    try fixture.accept("INSERT INTO closing VALUES (1, 'kỳ 2024', '2024-11-13', '2024-11-20', '9999-12-31', 3, NULL)")
    try fixture.accept("UPDATE rule SET voided_by = 3 WHERE fact = 1")
    try fixture.accept("UPDATE entry SET digest = '\(Fixture.someDigest)' WHERE seq = 3")
    #expect(try Registry(opening: fixture.path).snapshot().entry == 3)
    let next = try fixture.registry.record(by: "lan") { try $0.confirmList(of: "SYT", on: Day("2024-11-01")) }
    #expect(next.entry == 4)
  }

  @Test func anEntryCannotBeDeleted() throws {
    let attempts = ["DELETE FROM entry", "DELETE FROM entry WHERE seq = 2", "DELETE FROM entry WHERE rowid = 1"]
    try fixture.expectRefused(attempts, saying: "entry: nothing is deleted")
    try fixture.accept(insert())
    try fixture.expectRefused(attempts + ["DELETE FROM entry WHERE seq = 3"])
  }

  static let changes = [
    "seq = 9", "rowid = 9", "recorded_at = '2020-01-01T00:00:00Z'", "actor = 'x'", "os_user = 'x'", "act = 'x'",
    "note = 'x'", "source = 'x'", "note = NULL", "run = 1",
  ]

  @Test func noColumnOfAClosedEntryCanBeChanged() throws {
    let changes = Self.changes + ["digest = NULL", "digest = '\(Fixture.someDigest)'", "digest = digest"]
    try fixture.expectRefused(
      changes.flatMap { change in
        ["UPDATE", "UPDATE OR REPLACE", "UPDATE OR IGNORE"].map { "\($0) entry SET \(change) WHERE seq = 1" }
      }, saying: "entry: only the digest")
  }

  @Test func ofTheOpenEntryOnlyTheDigestCanBeSet() throws {
    try fixture.accept(insert(["note": "'why'"]))
    try fixture.expectRefused(
      Self.changes.flatMap { change in
        [
          "UPDATE entry SET \(change) WHERE seq = 3",
          "UPDATE OR REPLACE entry SET digest = '\(Fixture.someDigest)', \(change) WHERE seq = 3",
        ]
      }, saying: "entry: only the digest")
    try fixture.accept("UPDATE entry SET digest = '\(Fixture.someDigest)' WHERE seq = 3")
  }

  @Test(arguments: ["4", "2", "1", "0", "-1", "NULL", "9223372036854775807", "'x'"])
  func entriesAreNumberedWithoutGaps(number: String) throws {
    try fixture.expectRefused(["INSERT", "INSERT OR REPLACE", "REPLACE"].map { insert(["seq": number], verb: $0) })
  }

  @Test func anEntryCannotBeReplaced() throws {
    let upsert = insert(["seq": "2"]) + " ON CONFLICT (seq) DO UPDATE SET actor = 'x'"
    try fixture.expectRefused([upsert, "REPLACE INTO entry SELECT * FROM entry WHERE seq = 2"])
    try fixture.accept(insert())
    try fixture.expectRefused([insert(["actor": "'x'"], verb: "REPLACE"), insert(verb: "INSERT OR REPLACE")])
  }

  @Test func onlyOneEntryIsOpen() throws {
    try fixture.accept(insert())
    try fixture.expectRefused(
      [insert(["seq": "4"]), insert(["seq": "4"], verb: "INSERT OR REPLACE")], saying: "still open")
  }

  @Test func anEntryOpensWithoutADigest() throws {
    try fixture.expectRefused([insert(["digest": "'\(Fixture.someDigest)'"])], saying: "opens without a digest")
  }

  @Test func aRunIsAnEarlierEntryThatIsTheFirstOfItsCommand() throws {
    try fixture.expectRefused(["3", "4", "0", "-1", "'x'"].map { insert(["run": $0]) })
    try fixture.accept(insert(["run": "2"]))
    try fixture.accept("UPDATE entry SET digest = '\(Fixture.someDigest)' WHERE seq = 3")
    try fixture.expectRefused([insert(["seq": "4", "run": "3"])], saying: "entry: run is the first entry of a command")
    try fixture.accept(insert(["seq": "4", "run": "2"]))
  }

  @Test func aDigestIsSetOnce() throws {
    try fixture.accept(insert())
    try fixture.accept("UPDATE entry SET digest = '\(Fixture.someDigest)' WHERE seq = 3")
    try fixture.expectRefused([
      "UPDATE entry SET digest = '\(Fixture.someDigest)' WHERE seq = 3", "UPDATE entry SET digest = NULL WHERE seq = 3",
      "UPDATE entry SET digest = replace(digest, '0', '1')",
    ])
  }

  @Test func aDigestIs64LowerCaseHexadecimalDigits() throws {
    try fixture.accept(insert())
    let digest = "'\(Fixture.someDigest)'"
    let wrong = [
      "''", "'x'", "upper(\(digest))", "substr(\(digest), 2)", "\(digest) || '0'", "replace(\(digest), 'f', 'g')",
      "replace(\(digest), '0', 'đ')", "zeroblob(64)", "CAST(\(digest) AS BLOB)", "0", "NULL", "\(digest) || char(0)",
      "\(digest) || char(0) || 'x'", "\(digest) || char(10)",
    ]
    try fixture.expectRefused(wrong.map { "UPDATE entry SET digest = \($0) WHERE seq = 3" })
  }

  @Test(arguments: ["actor", "act", "note", "source"]) func aTextOfAnEntryIsNotEmpty(column: String) throws {
    try fixture.expectRefused([insert([column: "''"])], saying: "CHECK constraint")
  }

  @Test(arguments: ["actor", "os_user", "act", "note", "source", "recorded_at"])
  func aTextOfAnEntryHoldsNoNUL(column: String) throws {
    let values = ["'x' || char(0)", "char(0)", "'2024-11-20T06:00:00Z' || char(0)", "x'78'"]
    try fixture.expectRefused(values.map { insert([column: $0]) })
  }

  @Test(arguments: ["actor", "os_user", "act", "recorded_at"]) func anEntrySaysWhoDidWhatWhen(column: String) throws {
    try fixture.expectRefused([insert([column: "NULL"])])
  }

  @Test func anEntryIsRecordedAtAMomentInUTC() throws {
    let wrong = [
      "2024-02-30T06:00:00Z", "2024-11-20T24:00:00Z", "2024-11-20T06:60:00Z", "2024-11-20 06:00:00", "2024-11-20",
      "2024-11-20T06:00:00", "2024-11-20T06:00Z", "2024-11-20T06:00:00.5Z", "2024-11-20T13:00:00+07:00", "now", "",
      "2024-11-20t06:00:00z", "0000-11-20T06:00:00Z", "-0001-11-20T06:00:00Z",
    ]
    try fixture.expectRefused(wrong.map { insert(["recorded_at": "'\($0)'"]) }, saying: "CHECK constraint")
  }
}
