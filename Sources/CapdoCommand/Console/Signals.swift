import CapdoCLinux
import CapdoSQLite
@preconcurrency import Glibc

/// The signals that ask a process to end: what was begun is undone, said so, and then the process ends by the signal itself,
/// so that a script in which it runs ends too.
enum Signals {
  /// From now on the first of them is a wish; the second ends the process at once.
  static func watch() {
    // Made here and not in the handler, where nothing may be made.
    Interruption.ask(0)
    for number in [SIGINT, SIGTERM, SIGHUP] { capdo_handle_once(number) { Interruption.ask($0) } }
  }

  /// Ends the process by the signal that asked for it.
  static func end() {
    let number = Interruption.signal
    signal(number, SIG_DFL)
    raise(number)
  }
}
