import Foundation
import LevelRegistry
import Testing

/// What verification says of a register, sound or not.
@Suite struct VerifyTests {
  let fixture: Fixture

  /// Four entries, of which the last is closed with its true digest.
  init() throws {
    fixture = try .withEveryFact()
    try fixture.closeTruly(4)
  }

  private func verdict(after sql: String = "SELECT 1") throws -> Verdict {
    try fixture.alter(sql)
    return try Registry.verify(fixture.path)
  }

  @Test func aRegisterThatOnlyTheLibraryWroteIsSound() throws {
    let fixture = try Fixture.withTwoSystems()
    let verdict = try Registry.verify(fixture.path)
    #expect(verdict.isSound)
    #expect(verdict.discrepancies == [])
    #expect(verdict.entries == 2)
    let counts = factTables.map { "(SELECT count(*) FROM \($0))" }.joined(separator: " + ")
    #expect(try fixture.accept("SELECT \(counts)").trimmed == "\(verdict.facts)")
    #expect(try verdict.checkpoint == fixture.registry.checkpoint())
  }

  @Test func aNewRegisterIsSound() throws {
    let fixture = try Fixture()
    #expect(try Registry.verify(fixture.path).isSound)
  }

  @Test func anEntryByTheShellWithATrueDigestIsSound() throws {
    #expect(try verdict().discrepancies == [])
  }

  @Test func verifyingWritesNothing() throws {
    let before = try fixture.bytes
    _ = try Registry.verify(fixture.path)
    #expect(try fixture.bytes == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.folder.path) == ["capdo.db"])
  }

  @Test func anEditedValueIsNamedByItsEntryWithBothDigests() throws {
    let verdict = try verdict(after: "UPDATE approval SET level = 3 WHERE fact = 1")
    let first = try #require(verdict.discrepancies.first)
    #expect(verdict.found == 1)
    #expect(first.kind == .digest)
    #expect(first.entry == 2)
    #expect(try first.found == fixture.accept("SELECT digest FROM entry WHERE seq = 2").trimmed)
    #expect(first.expected != first.found)
  }

  @Test(arguments: ["type", "name", "tbl_name", "sql"])
  func aSchemaStoredAsBytesInsteadOfTextIsReported(column: String) throws {
    try fixture.shell(
      script: """
        PRAGMA writable_schema = ON;
        UPDATE sqlite_schema SET \(column) = CAST(\(column) AS BLOB) WHERE name = 'plan_insert';
        """)
    #expect(try !Registry.verify(fixture.path).isSound)
    #expect(try !AuditInPython.verify([fixture.path])[0].isSound)
  }

  @Test(arguments: [
    ("UPDATE plan SET status = 'done' WHERE fact = 1", "plan", 1, "status", "'done'"),
    ("UPDATE approval SET level = 9", "approval", 1, "level", "9"),
    ("UPDATE plan SET valid_to = valid_from WHERE fact = 2", "plan", 2, "valid_from", "'2023-05-01'"),
    ("UPDATE system SET name = '' WHERE fact = 2", "system", 2, "name", "''"),
    ("UPDATE entry SET actor = char(0) WHERE seq = 2", "entry", 2, "actor", "'\0'"),
    ("UPDATE closing SET as_of = '2024-02-30'", "closing", 1, "as_of", "'2024-02-30'"),
  ]) func aValueThatBreaksARuleIsNamedByItsColumn(
    sql: String, table: String, fact: Int64, column: String, found: String
  ) throws {
    let verdict = try verdict(after: sql)
    let named = try #require(verdict.discrepancies.first { $0.kind == .value })
    #expect((named.table, named.fact, named.column, named.found) == (table, fact, column, found))
  }

  @Test(arguments: [
    ("UPDATE plan SET voided_by = 1 WHERE fact = 3", Discrepancy.Kind.voidedBefore),
    ("UPDATE plan SET voided_by = 9 WHERE fact = 3", .unknownEntry),
    ("UPDATE plan SET entry = 9 WHERE fact = 3", .unknownEntry),
    ("UPDATE plan SET entry = 1 WHERE fact = 3", .entryOrder),
    ("UPDATE plan SET fact = 30 WHERE fact = 3", .factNumber),
    ("DELETE FROM plan WHERE fact = 1", .factNumber),
    ("UPDATE plan SET system = 99 WHERE fact = 3", .reference),
    ("UPDATE plan SET system = 3 WHERE fact = 3", .reference),
    ("UPDATE plan SET system = 1 WHERE system = 2", .overlap),
    ("UPDATE system SET code = 'A' WHERE code = 'B'", .codeOverlap),
    ("UPDATE entry SET seq = 9 WHERE seq = 4", .entryNumber),
    ("UPDATE entry SET digest = NULL WHERE seq = 4", .entryOpen),
    ("DELETE FROM entry", .entryNumber),
    ("UPDATE plan SET evidence = CAST(x'ff' AS TEXT) WHERE fact = 3", .value),
  ]) func aBrokenRuleIsNamed(sql: String, kind: Discrepancy.Kind) throws {
    #expect(try verdict(after: sql).discrepancies.contains { $0.kind == kind })
  }

  @Test func aFactVoidedByAnEntryThatWasTakenOutIsNamed() throws {
    let fixture = try Fixture.withTwoSystems()
    try fixture.record { try $0.setPlan(of: "A", to: .none, on: Day("2024-06-01")) }
    try fixture.record { try $0.setPlan(of: "A", to: .full, on: Day("2024-06-01")) }
    try fixture.record { try $0.setPlan(of: "A", to: .partial, on: Day("2024-07-01")) }
    let last = try fixture.snapshot("2024-07-01").entry
    try fixture.alter("DELETE FROM entry WHERE seq = \(last - 1)")
    let named = try Registry.verify(fixture.path).discrepancies.filter { $0.column == "voided_by" }
    #expect(named.map(\.kind) == [.unknownEntry] && named.map(\.found) == ["\(last - 1)"], "\(named)")
  }

  @Test func factsThatOverlappedInThePastAreFoundThoughNothingStands() throws {
    let verdict = try verdict(
      after: """
        UPDATE plan SET system = 1 WHERE system = 2;
        UPDATE plan SET voided_by = 4 WHERE voided_by IS NULL;
        """)
    #expect(verdict.discrepancies.contains { $0.kind == .overlap })
  }

  @Test func whatAnEntryWroteAndVoidedItselfOverlapsNothing() throws {
    let fixture = try Fixture.withTwoSystems()
    try fixture.record {
      try $0.setPlan(of: "A", to: .none, on: Day("2024-06-01"))
      try $0.setPlan(of: "A", to: .full, on: Day("2024-06-01"))
    }
    #expect(try Registry.verify(fixture.path).discrepancies == [])
  }

  @Test(arguments: [
    ("CREATE TABLE extra (a)", "extra"), ("DROP TRIGGER plan_delete", "plan_delete"),
    ("DROP INDEX plan_by_system", "plan_by_system"),
    ("DROP TRIGGER plan_delete; CREATE TRIGGER plan_delete BEFORE DELETE ON plan BEGIN SELECT 1; END", "plan_delete"),
    ("PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = replace(sql, '1 AND 3', '1 AND 5')", "approval"),
  ]) func anAlteredSchemaIsNamedObjectByObject(sql: String, name: String) throws {
    try fixture.accept(sql)
    let verdict = try Registry.verify(fixture.path)
    #expect(verdict.discrepancies.contains { $0.kind == .schema && $0.table == name })
  }

  @Test(arguments: [
    "type = 'tabel' WHERE name = 'plan'", "tbl_name = 'rule' WHERE name = 'plan_update'",
    "name = 'plam' WHERE name = 'plan_update'", "rootpage = 2 WHERE name = 'plan'",
  ]) func aListOfObjectsThatWasEditedIsReported(change: String) throws {
    try fixture.accept("PRAGMA writable_schema = 1; UPDATE sqlite_schema SET \(change)")
    #expect(try Registry.verify(fixture.path).isSound == false)
  }

  @Test func aClockThatWentBackIsToldAndNoFailure() throws {
    let fixture = try Fixture()
    let earlier = try Registry(opening: fixture.path, now: { Moment(seconds: 0) })
    try earlier.record(by: "lan") { try $0.addOrganization(code: "42", name: "UBND", tier: .province) }
    let verdict = try Registry.verify(fixture.path)
    #expect(verdict.isSound)
    #expect(verdict.backwards == [2])
  }

  @Test func noMoreThanAHundredDiscrepanciesOfAKindAreKeptAndAllCounted() throws {
    let fixture = try Fixture()
    try fixture.record { recording in
      for number in 1...150 {
        try recording.addOrganization(code: "\(number)", name: "UBND xã \(number)", tier: .province)
      }
    }
    try fixture.alter("UPDATE organization SET voided_by = 9")
    let verdict = try Registry.verify(fixture.path)
    let kept = Dictionary(grouping: verdict.discrepancies, by: \.kind).mapValues(\.count)
    #expect(kept.values.max() == Verdict.limit)
    #expect(verdict.counts.values.contains { $0 > 100 } && verdict.found == verdict.counts.values.reduce(0, +))
    #expect(verdict.found == 150)
  }
}
