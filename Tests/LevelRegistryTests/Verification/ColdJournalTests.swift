import Foundation
import Testing

@testable import LevelRegistry

/// A journal that a kill left with its header zeroed is over: nobody is kept from verifying.
@Suite struct ColdJournalTests {
  let fixture: Fixture

  init() throws {
    fixture = try .withTwoSystems()
  }

  @Test(arguments: [0, 512]) func aJournalWhoseHeaderIsZeroIsNoObstacle(count: Int) throws {
    try Data(count: count).write(to: URL(filePath: fixture.path + "-journal"))
    #expect(try AuditInPython.verify([fixture.path])[0].isSound)
    #expect(try Registry.verify(fixture.path).isSound)
  }

  @Test func aJournalThatIsToBeRolledBackIs() throws {
    let magic: [UInt8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7]
    try Data(magic + [UInt8](repeating: 0, count: 504)).write(to: URL(filePath: fixture.path + "-journal"))
    let answer = try AuditInPython.verify([fixture.path])[0]
    #expect(answer.problems.first?.contains("a crash left it") == true)
  }
}
