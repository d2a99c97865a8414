import CapdoSQLite
@preconcurrency import Glibc
import LevelRegistry

extension Console {
  /// Asks a person at a terminal, and nobody else, before something that is hard to take back.
  ///
  /// - Throws: `Declined` for any answer but yes.
  func confirm(_ question: Phrase, unless isAgreed: Bool) throws {
    guard let answer, !isAgreed else { return }
    noteRaw(visible(question[language]) + Phrase(" (y/n) ", " (c/k) ")[language])
    let given = Folding.fold(answer() ?? "")
    try RegistryError.throwIfInterrupted()
    guard ["y", "yes", "c", "co"].contains(given) else { throw Declined() }
  }
}

/// Reads a line from the standard input; nil at its end, and when a signal asks for the end of the work.
///
/// Signals are let in while it waits and at no other moment: one that came just before the wait would leave it waiting.
func readAnswer() -> String? {
  var (ends, before) = (sigset_t(), sigset_t())
  sigemptyset(&ends)
  for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&ends, signal) }
  pthread_sigmask(SIG_BLOCK, &ends, &before)
  defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
  var line: [UInt8] = []
  while Interruption.signal == 0 {
    var input = fd_set()
    withUnsafeMutableBytes(of: &input) { $0[0] = 1 }  // descriptor 0, as FD_SET has it
    if pselect(1, &input, nil, nil, nil, &before) < 0 {
      guard errno == EINTR else { return nil }
      continue
    }
    var byte: UInt8 = 0
    guard read(0, &byte, 1) == 1 else { return line.isEmpty ? nil : String(decoding: line, as: UTF8.self) }
    if byte == UInt8(ascii: "\n") { return String(decoding: line, as: UTF8.self) }
    line.append(byte)
  }
  return nil
}

/// Somebody was asked and did not say yes.
struct Declined: PresentableError {
  var message: Phrase { Phrase("nothing was recorded", "chưa ghi nhận gì") }
  func hint(in program: Program) -> Phrase? { nil }
  var exitStatus: ExitStatus { .refused }
}
