@preconcurrency import Glibc

/// The program: it finds the command, runs it, and tells how it went.
public enum Capdo {
  static let version = "0.1.0"

  /// Runs what this process was asked to do, and ends it.
  public static func main() -> Never {
    // A reader that leaves or a file that may not grow is then an error of write(2), not a death.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    let status = run(Array(CommandLine.arguments.dropFirst()), console: .standard())
    exit(status.rawValue)
  }

  /// Runs one line of words, without the name of the program.
  static func run(_ words: [String], table: [Command] = Command.all, console: Console) -> ExitStatus {
    let typed = Typed(words, in: table)
    console.language = .init(asked: typed.value(of: .language), environment: console.environment)
    console.database = typed.value(of: .database)
    do {
      return try finish(try perform(typed, console), console)
    } catch let error as OutputError where error.isReaderGone {
      return .done
    } catch let error as UsageError {
      return console.report(error.pointing(to: typed.topic))
    } catch {
      return console.report(error)
    }
  }

  private static func perform(_ typed: Typed, _ console: Console) throws -> ExitStatus {
    if typed.has(.help) {
      try console.write(Manual(typed.table, in: console.language).text(on: typed.topic ?? ""))
      return .done
    }
    if typed.has(.version), typed.problem == nil {
      try console.write("capdo \(version)\n")
      return .done
    }
    guard let command = typed.command ?? (typed.isBare ? .home : nil) else {
      if let problem = typed.problem { throw problem }
      console.noteRaw(try Manual(typed.table, in: console.language).text(on: typed.topic ?? ""))
      return .usage
    }
    return try command.run(Arguments(typed, for: command), console)
  }

  /// Puts out what is still buffered; a reader that left by then had what it wanted, and the status stands.
  private static func finish(_ status: ExitStatus, _ console: Console) throws -> ExitStatus {
    do {
      try console.output.flush()
    } catch let error as OutputError where !error.isReaderGone {
      throw OutputError(code: error.code, isAfterwards: true)
    } catch is OutputError {}
    return status
  }
}
