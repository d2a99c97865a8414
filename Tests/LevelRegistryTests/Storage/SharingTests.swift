import Foundation
import Testing

@testable import LevelRegistry

/// A registry that the users of a group keep together. What they do to each other's files is tried with users of the
/// machine by `make test-shared`.
@Suite struct SharingTests {
  private let fixture: Fixture
  private let group: String

  init() throws {
    fixture = try .withTwoSystems()
    group = try #require(getgrgid(getegid()).map { String(cString: $0.pointee.gr_name) })
  }

  private var folder: String { URL(filePath: fixture.path).deletingLastPathComponent().path }

  private func mode(_ path: String) -> mode_t {
    var status = stat()
    #expect(stat(path, &status) == 0)
    return status.st_mode & 0o7777
  }

  @Test func aSharedRegistryIsReadAndWrittenByItsGroupAndCausesNoWarning() throws {
    #expect(chmod(folder, 0o2770) == 0)
    try Registry.share(fixture.path, with: group)
    #expect(mode(fixture.path) == 0o660)
    var told: [RegistryWarning] = []
    _ = try Registry(opening: fixture.path, for: .recording, warn: { told.append($0) })
    #expect(told == [])
    #expect(chmod(fixture.path, 0o664) == 0)
    _ = try Registry(opening: fixture.path, for: .recording, warn: { told.append($0) })
    #expect(told == [.isReadableByOthers(path: fixture.path)])
  }

  @Test func aRegistryIsMadeShared() throws {
    #expect(chmod(folder, 0o2770) == 0)
    let path = folder + "/shared.db"
    _ = try Registry(creating: path, by: "lan", sharedWith: group)
    #expect(mode(path) == 0o660)
  }

  // 0o3770: with the sticky bit nobody removes the journal of another.
  @Test(arguments: [0o770, 0o2750, 0o3770] as [mode_t])
  func aFolderThatIsNotTheGroupsIsRefusedBeforeAnythingIsMade(mode: mode_t) throws {
    #expect(chmod(folder, mode) == 0)
    let path = folder + "/shared.db"
    #expect(throws: RegistryError.folderNotShared(path: folder, group: group)) {
      try Registry(creating: path, by: "lan", sharedWith: group)
    }
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(throws: RegistryError.folderNotShared(path: folder, group: group)) {
      try Registry.share(fixture.path, with: group)
    }
  }

  @Test func aGroupThatTheMachineDoesNotHaveIsRefused() throws {
    #expect(throws: RegistryError.unknownGroup("no such group")) {
      try Registry.share(fixture.path, with: "no such group")
    }
  }
}
