import LevelRegistry
import TestSupport

@testable import CapdoCommand

/// Swift Testing has an ExitStatus of its own.
typealias Status = ExitStatus

/// What a run ended with and wrote.
struct Outcome {
  let status: ExitStatus
  let output: String
  let errors: String
}

/// Runs one line of words on the table of fakes.
func run(_ words: String..., environment: [String: String] = [:]) -> Outcome {
  run(words, environment: environment)
}

func run(
  _ words: [String], in table: [Command] = Command.fakes, environment: [String: String] = [:], now: Moment? = nil
) -> Outcome {
  let (output, errors) = (MemorySink(), MemorySink())
  let console = Console(output: output, errors: errors, environment: Environment(environment))
  if let now { console.now = { now } }
  let status = Capdo.run(words, table: table, console: console)
  return Outcome(status: status, output: output.text, errors: errors.text)
}

/// Returns what the fakes make of a line of words.
func arguments(_ words: String...) throws -> Arguments {
  let typed = Typed(words, in: Command.fakes)
  guard let command = typed.command else { throw typed.problem ?? UsageError.unexpected("") }
  return try Arguments(typed, for: command)
}

/// Returns the words of a line as a shell would pass them, up to a redirection.
func shellWords(_ line: String) -> [String] {
  var words: [String] = []
  var word: String?
  var quote: Character?
  for character in line {
    switch character {
    case quote: quote = nil
    case "'" where quote == nil, "\"" where quote == nil: (quote, word) = (character, word ?? "")
    case " " where quote == nil:
      words += [word].compactMap { $0 }
      word = nil
    case ">" where quote == nil, "|" where quote == nil: return words
    default: word = (word ?? "") + String(character)
    }
  }
  return words + [word].compactMap { $0 }
}
