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
func readAnswer() -> String? {
  var line: [UInt8] = []
  while true {
    var byte: UInt8 = 0
    switch read(0, &byte, 1) {
    case 1 where byte == UInt8(ascii: "\n"): return String(decoding: line, as: UTF8.self)
    case 1: line.append(byte)
    case -1 where errno == EINTR && Interruption.signal == 0: continue
    default: return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
    }
  }
}

/// Somebody was asked and did not say yes.
struct Declined: PresentableError {
  var message: Phrase { Phrase("nothing was recorded", "chưa ghi nhận gì") }
  func hint(in program: Program) -> Phrase? { nil }
  var exitStatus: ExitStatus { .refused }
}
