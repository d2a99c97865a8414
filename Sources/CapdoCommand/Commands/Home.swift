@preconcurrency import Glibc
import LevelRegistry

extension Command {
  /// `capdo` alone; it has no name and stands in no list.
  static let home = Command(
    "", for: .everybody, Phrase("where things are, and what to do now", "tình hình và việc cần làm")
  ) { arguments, console in
    guard access(arguments.database(in: console.environment), F_OK) == 0 else {
      try Page.firstSteps(in: console.language, console.program, among: arguments.table).write(to: console)
      return .done
    }
    let session = try Session(arguments, console)
    try HomePage(session: session, table: arguments.table).page().write(to: console)
    return .done
  }
}
