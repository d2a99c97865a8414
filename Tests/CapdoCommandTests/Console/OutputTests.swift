import Glibc
import LevelRegistry
import RegistryFiles
import TestSupport
import Testing

@testable import CapdoCommand

struct OutputTests {
  /// A table of one command.
  private func table(_ run: @escaping @Sendable (Arguments, Console) throws -> Status) -> [Command] {
    [Command("do", for: .everybody, Phrase("do it", "làm"), run: run)]
  }

  private func outcome(to descriptor: Int32, _ command: [Command]) -> Outcome {
    let errors = MemorySink()
    let console = Console(output: DescriptorSink(descriptor), errors: errors, environment: Environment([:]))
    let status = Capdo.run(["do"], table: command, console: console)
    return Outcome(status: status, output: "", errors: errors.text)
  }

  private func brokenPipe() -> Int32 {
    signal(SIGPIPE, SIG_IGN)
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    close(ends[0])
    return ends[1]
  }

  @Test func aFullDiskIsAnInputOutputErrorThatSaysWhatIsLost() {
    let full = open("/dev/full", O_WRONLY)
    defer { close(full) }
    let outcome = outcome(
      to: full,
      table { _, console in
        try console.write("x")
        return .done
      })
    #expect(outcome.status == .ioError)
    #expect(
      outcome.errors == """
        error: cannot write the output: No space left on device
        hint: the command itself was carried out; only its output was lost

        """)
  }

  @Test func aFullDiskMetHalfwayEndsTheCommand() {
    let full = open("/dev/full", O_WRONLY)
    defer { close(full) }
    let outcome = outcome(to: full, table { _, console in while true { try console.write("0123456789") } })
    #expect(outcome.status == .ioError)
    #expect(outcome.errors == "error: cannot write the output: No space left on device\n")
  }

  @Test func aNoteDoesNotHideThatTheOutputIsLost() {
    let full = open("/dev/full", O_WRONLY)
    defer { close(full) }
    let outcome = outcome(
      to: full,
      table { _, console in
        try console.write("x")
        console.note(Phrase("noted", "ghi chú"))
        return .done
      })
    #expect(outcome.status == .ioError)
    #expect(outcome.errors.hasPrefix("noted\nerror: cannot write the output"))
  }

  @Test func aReaderThatLeavesHalfwayEndsTheCommandQuietly() {
    let pipe = brokenPipe()
    defer { close(pipe) }
    let outcome = outcome(to: pipe, table { _, console in while true { try console.write("0123456789") } })
    #expect(outcome.status == .done)
    #expect(outcome.errors.isEmpty)
  }

  @Test func aReaderThatLeavesBeforeTheEndDoesNotChangeTheStatus() {
    let pipe = brokenPipe()
    defer { close(pipe) }
    let outcome = outcome(
      to: pipe,
      table { _, console in
        try console.write("x")
        return .refused
      })
    #expect(outcome.status == .refused)
    #expect(outcome.errors.isEmpty)
  }

  @Test func outputComesBeforeTheNotesAboutIt() {
    let both = MemorySink()
    let console = Console(output: both, errors: both, environment: Environment([:]))
    let command = table { _, console in
      try console.say(Phrase("61/86 = 70.93%", "61/86 = 70,93%"))
      console.note(Phrase("281 not reported", "281 chưa báo cáo"))
      return .done
    }
    #expect(Capdo.run(["do"], table: command, console: console) == .done)
    #expect(both.text == "61/86 = 70.93%\n281 not reported\n")
  }

  @Test func anErrorEndsWithItsOwnStatusAfterTheOutputSoFar() {
    struct Refusal: PresentableError {
      let message = Phrase("no system 'X'", "không có HTTT 'X'")
      func hint(in program: Program) -> Phrase? {
        Phrase("see 'capdo list'\nor register it", "xem 'capdo list'\nhoặc đăng ký")
      }
      let exitStatus = Status.refused
    }
    let command = table { _, console in
      try console.write("so far\n")
      throw Refusal()
    }
    let outcome = run(["do"], in: command)
    #expect(outcome.status == .refused)
    #expect(outcome.output == "so far\n")
    #expect(outcome.errors == "error: no system 'X'\nhint: see 'capdo list'\nhint: or register it\n")
  }

  @Test func anErrorNobodyFoundWordsForIsAnInputOutputError() {
    struct Odd: Error {}
    let outcome = run(["do"], in: table { _, _ in throw Odd() })
    #expect(outcome.status == .ioError)
    #expect(outcome.errors == "error: Odd()\n")
  }

  @Test func everyByteGoesThroughASlowPipe() async throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    let (reader, writer) = (ends[0], ends[1])
    #expect(fcntl(writer, F_SETFL, O_NONBLOCK) == 0)
    let count = Task.detached {
      var (total, chunk) = (0, [UInt8](repeating: 0, count: 5000))
      while case let got = read(reader, &chunk, chunk.count), got > 0 { total += got }
      return total
    }
    try DescriptorSink(writer).write([UInt8](repeating: 7, count: 1_000_003))
    close(writer)
    #expect(await count.value == 1_000_003)
    close(reader)
  }
}
