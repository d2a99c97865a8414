@preconcurrency import Glibc
import LevelRegistry
import RegistryFiles

/// The program: it finds the command, runs it, and tells how it went.
public enum Capdo {
  static let version = "1.0.0"

  /// Runs what this process was asked to do: the words that its entry was given, the name of the program first.
  static func main(_ words: [[UInt8]]) -> ExitStatus {
    // A reader that leaves or a file that may not grow is then an error of write(2), not a death.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    Signals.watch()
    let console = Console.standard()
    do throws(UsageError) {
      let words = try texts(Array(words.dropFirst()), settings: Environment.settings)
      console.environment = console.environment.completed(by: try Settings.ofUserAndMachine(console.environment))
      return run(words, console: console)
    } catch {
      console.language = Language(asked: nil, environment: console.environment)
      return console.report(error)
    }
  }

  /// The words as texts, none of which stands for two names of files.
  ///
  /// - Parameter settings: the variables that say what the words would.
  static func texts(_ words: [[UInt8]], settings: [(name: String, value: [UInt8])]) throws(UsageError) -> [String] {
    for setting in settings where String(validating: setting.value, as: UTF8.self) == nil {
      throw .notText(setting.value, in: Phrase(setting.name, setting.name))
    }
    var texts: [String] = []
    for (index, word) in words.enumerated() {
      guard let text = String(validating: word, as: UTF8.self) else {
        throw .notText(word, in: Phrase("word \(index + 1)", "từ thứ \(index + 1)"))
      }
      texts.append(text)
    }
    return texts
  }

  /// Runs one line of words, without the name of the program.
  static func run(_ words: [String], table: [Command] = Command.all, console: Console) -> ExitStatus {
    let typed = Typed(words, in: table)
    console.language = .init(asked: typed.value(of: .language), environment: console.environment)
    console.program = Program(database: typed.value(of: .database))
    console.pager?.command = PagedSink.command(console.environment, console.language)
    // What was put out before a failure is still to be read.
    defer {
      try? console.finish()
      // Each holds the other: the file would stay open.
      console.registry = nil
    }
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
      try console.write("capdo \(version)\n" + libraries.map { "  \($0)\n" }.joined())
      return .done
    }
    guard let command = typed.command ?? (typed.isBare ? .home : nil) else {
      if let problem = typed.problem { throw problem }
      console.noteRaw(try Manual(typed.table, in: console.language).text(on: typed.topic ?? ""))
      return .usage
    }
    return try command.run(Arguments(typed, for: command), console)
  }

  /// What the program is made with, each with its version.
  private static var libraries: [String] {
    #if swift(>=6.3)
      let language = "Swift 6.3 or later"
    #else
      let language = "Swift 6.2"
    #endif
    return Libraries.used + FileLibraries.used + [language]
  }

  /// Puts out what is still buffered; a reader that left by then had what it wanted, and the status stands.
  private static func finish(_ status: ExitStatus, _ console: Console) throws -> ExitStatus {
    do {
      try console.finish()
    } catch let error as OutputError where !error.isReaderGone {
      throw OutputError(code: error.code, isAfterwards: true)
    } catch is OutputError {}
    return status
  }
}

/// What the program's entry in C calls, with the words of the process.
@_cdecl("capdo_main")
public func capdoMain(_ count: Int32, _ words: UnsafePointer<UnsafePointer<CChar>?>) -> Int32 {
  let bytes = (0..<Int(count)).map { index in
    words[index].map { Array(UnsafeRawBufferPointer(start: $0, count: strlen($0))) } ?? []
  }
  let status = Capdo.main(bytes)
  if status == .interrupted { Signals.end() }
  return status.rawValue
}
