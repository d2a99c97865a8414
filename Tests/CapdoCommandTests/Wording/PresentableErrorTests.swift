import RegistryFiles
import Testing

@testable import CapdoCommand

/// How a run ends is told to scripts by a number.
struct PresentableErrorTests {
  @Test func aFileThatWouldBeTooLargeIsRefusedAndOneThatCannotBePackedIsAFaultOfTheMachine() {
    #expect(ZipError.tooLarge.exitStatus == .refused)
    #expect(ZipError.cannotWrite.exitStatus == .ioError)
  }
}
