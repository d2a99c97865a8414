import Foundation
import Testing

@testable import LevelRegistry

/// What is told to whoever records, and what is refused beside the register.
@Suite struct ConcernTests {
  let fixture: Fixture

  init() throws {
    fixture = try .withTwoSystems()
  }

  func warnings(_ access: Registry.Access) throws -> [RegistryWarning] {
    var warnings: [RegistryWarning] = []
    _ = try Registry(opening: fixture.path, for: access, warn: { warnings.append($0) })
    return warnings
  }

  @Test func aRegisterOfItsUserAloneOnADiskOfItsOwnIsNoConcern() throws {
    #expect(try warnings(.recording) == [])
  }

  @Test(arguments: [0o640, 0o604, 0o644] as [mode_t])
  func whoeverRecordsIsToldEveryTimeThatOthersMayRead(mode: mode_t) throws {
    #expect(chmod(fixture.path, mode) == 0)
    #expect(try warnings(.recording) == [.isReadableByOthers(path: fixture.path)])
    #expect(try warnings(.recording) == [.isReadableByOthers(path: fixture.path)])
    #expect(try warnings(.reading) == [])
  }

  @Test(arguments: [0o620, 0o602, 0o666, 0o662] as [mode_t])
  func whoeverRecordsOrVerifiesIsToldThatOthersMayWrite(mode: mode_t) throws {
    #expect(chmod(fixture.path, mode) == 0)
    #expect(try warnings(.recording) == [.isWritableByOthers(path: fixture.path)])
    #expect(try warnings(.reading) == [])
    var told: [RegistryWarning] = []
    #expect(try Registry.verify(fixture.path, warn: { told.append($0) }).isSound)
    #expect(told == [.isWritableByOthers(path: fixture.path)])
  }

  @Test(arguments: [
    ("2024-11-20T04:58:59Z", true), ("2024-11-20T04:59:01Z", false), ("2027-11-23T05:00:00Z", false),
    ("2027-11-23T05:00:01Z", true), ("1970-01-01T00:00:00Z", true),
  ])
  func aClockThatIsFarFromTheLastEntryIsTold(now: String, isTold: Bool) throws {
    let (moment, last) = (try Moment(now), try Moment("2024-11-20T05:00:00Z"))
    var warnings: [RegistryWarning] = []
    let registry = try Registry(opening: fixture.path, now: { moment }, warn: { warnings.append($0) })
    try registry.record(by: "lan") { _ in }
    #expect(warnings == (isTold ? [.clockIsFar(now: moment, last: last)] : []))
  }

  // The numbers of statfs(2).
  @Test(
    arguments: [
      (0x6969, .nfs), (0x517b, .smb), (0xff53_4d42, .smb), (0xfe53_4d42, .smb), (0x0102_1997, .plan9),
      (0x6573_5546, .fuse), (0xef53, nil), (0x0102_1994, nil), (0x9123_683e, nil), (0x5846_5342, nil), (0, nil),
    ] as [(UInt32, SharedFileSystem?)])
  func sharedFileSystemsAreKnownByTheirNumbers(number: UInt32, kind: SharedFileSystem?) {
    #expect(SharedFileSystem(number: number) == kind)
  }

  @Test func aWriteAheadLogBesideTheFileIsRefused() throws {
    try Data("x".utf8).write(to: URL(filePath: fixture.path + "-wal"))
    let before = try fixture.bytes
    for access in [Registry.Access.reading, .recording] {
      #expect(throws: RegistryError.usesWriteAheadLog(path: fixture.path)) {
        try Registry(opening: fixture.path, for: access)
      }
    }
    #expect(try fixture.bytes == before)
    #expect(try Data(contentsOf: URL(filePath: fixture.path + "-wal")) == Data("x".utf8))
  }

  @Test func statisticsOfANALYZEAreRefusedByTheirNameUntilTheyAreDropped() throws {
    try fixture.accept("ANALYZE")
    let error = #expect(throws: RegistryError.self) { try Registry(opening: fixture.path) }
    guard case .schemaDiffers(let name) = error else { return #expect(Bool(false)) }
    #expect(name.hasPrefix("sqlite_stat"))
    try fixture.accept("DROP TABLE \(name)")
    #expect(try Registry(opening: fixture.path).snapshot().entry == 2)
  }
}
