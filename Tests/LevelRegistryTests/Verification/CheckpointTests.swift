import LevelRegistry
import Testing

/// What only a checkpoint kept by somebody else can show.
@Suite struct CheckpointTests {
  let fixture: Fixture
  let checkpoint: Checkpoint

  init() throws {
    fixture = try .withTwoSystems()
    for day in 1...12 { try fixture.plan("A", day.isMultiple(of: 2) ? .full : .none, on: "2024-01-\(day + 10)") }
    checkpoint = try fixture.registry.checkpoint()
  }

  private func kinds() throws -> [Discrepancy.Kind] {
    try Registry.verify(fixture.path, against: checkpoint).discrepancies.map(\.kind)
  }

  @Test func aRegisterAgreesWithItsOwnCheckpoint() throws {
    #expect(checkpoint.entries == 14)
    #expect(try kinds() == [])
  }

  @Test func aRegisterThatGrewStillAgrees() throws {
    try fixture.plan("B", .full, on: "2024-02-01")
    #expect(try kinds() == [])
  }

  @Test(arguments: [1, 10, 13]) func aCutTailIsShorter(entries: Int) throws {
    try fixture.cutTail(entries)
    #expect(try Registry.verify(fixture.path).isSound)
    #expect(try kinds() == [.shorter])
  }

  @Test func aRegisterWithoutAnyEntryIsShorterAndUnsound() throws {
    try fixture.cutTail(14)
    #expect(try Registry.verify(fixture.path).isSound == false)
    #expect(try kinds().contains(.shorter))
  }

  @Test func aRewrittenTailIsAnotherHistory() throws {
    try fixture.alter("UPDATE plan SET status = 'partial' WHERE fact = 7")
    try fixture.rewriteDigests()
    #expect(try Registry.verify(fixture.path).isSound)
    #expect(try kinds() == [.otherHistory])
  }

  @Test func aTailWrittenAnewToTheSameLengthIsAnotherHistory() throws {
    try fixture.cutTail(10)
    for day in 1...10 { try fixture.plan("B", day.isMultiple(of: 2) ? .full : .none, on: "2024-01-\(day + 10)") }
    #expect(try Registry.verify(fixture.path).isSound)
    #expect(try kinds() == [.otherHistory])
  }

  @Test func aRegisterWrittenAnewFromItsFirstEntryIsAnotherRegister() throws {
    try fixture.alter("UPDATE entry SET note = replace(note, substr(note, 1, 1), 'f') || 'f' WHERE seq = 1")
    try fixture.rewriteDigests()
    #expect(try Registry.verify(fixture.path).isSound)
    #expect(try kinds() == [.otherRegistry])
  }

  @Test func aCheckpointIsReadBack() throws {
    #expect(try Checkpoint(parsing: checkpoint.description) == checkpoint)
    #expect(try Checkpoint(parsing: checkpoint.description + "\n") == checkpoint)
    #expect(checkpoint.description.split(separator: "\n").count == 3)
  }

  @Test(arguments: [
    "", "x", "a\n1\nb", "\(Fixture.someDigest)\n0\n\(Fixture.someDigest)",
    "\(Fixture.someDigest)\n-1\n\(Fixture.someDigest)", "\(Fixture.someDigest)\n1\n",
    "\(Fixture.someDigest)\n1\n\(Fixture.someDigest)\nx",
    "\(Fixture.someDigest.uppercased())\n1\n\(Fixture.someDigest)",
  ]) func whatIsNoCheckpointIsRefused(text: String) {
    #expect(throws: RegistryError.notACheckpoint) { try Checkpoint(parsing: text) }
  }
}
