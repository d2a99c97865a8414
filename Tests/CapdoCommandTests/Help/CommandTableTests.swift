import Foundation
import LevelRegistry
import TestSupport
import Testing

@testable import CapdoCommand

/// The rules that the real table keeps.
struct CommandTableTests {
  @Test func noTwoCommandsBearOneName() {
    #expect(Set(Command.all.map(\.name)).count == Command.all.count)
  }

  @Test(arguments: Command.all.map(\.name))
  func aCommandHasHelpInBothLanguages(name: String) throws {
    let command = try #require(Command.all.first { $0.name == name })
    let phrases =
      [command.abstract] + command.options.map(\.help) + command.operands.map(\.help)
      + command.examples.map(\.meaning) + [command.discussion].compactMap { $0 }
    for phrase in phrases {
      #expect(!phrase.english.isEmpty && !phrase.vietnamese.isEmpty)
      #expect(phrase.english != phrase.vietnamese)
    }
    #expect(!command.abstract.english.contains("\n") && !command.abstract.vietnamese.contains("\n"))
    #expect(!command.examples.isEmpty)
  }

  @Test(arguments: Command.all.map(\.name))
  func noOptionOfACommandHidesAnother(name: String) throws {
    let command = try #require(Command.all.first { $0.name == name })
    let words = (command.options + Option.global).flatMap(\.words)
    #expect(Set(words).count == words.count)
    #expect(command.operands.filter(\.isRepeating).count <= 1)
  }

  /// What is no act and yet asks nothing of the register at a time.
  private static let timeless: Set<String> = [
    "init", "share", "backup", "restore", "verify", "checkpoint", "completions", "help", "rollup",
  ]
  /// What asks of a year, or lists what there is of every day or every entry.
  private static let ofNoDay: Set<String> = [
    "report annual", "holiday list", "journal", "export journal", "export history", "closings",
  ]

  @Test(arguments: Command.all.map(\.name))
  func aQuestionTakesBothTimes(name: String) throws {
    let command = try #require(Command.all.first { $0.name == name })
    let names = Set(command.options.map(\.name))
    guard names.isDisjoint(with: ["note", "reason"]), !Self.timeless.contains(name) else { return }
    // What goes out to be filled in is what is known now.
    #expect(names.contains("known-at") || name.hasPrefix("sheet "))
    #expect(names.contains("as-of") || Self.ofNoDay.contains(name))
  }

  @Test(arguments: Command.all.map(\.name))
  func theExamplesOfACommandParse(name: String) throws {
    let command = try #require(Command.all.first { $0.name == name })
    for example in command.examples {
      let words = shellWords(example.line)
      #expect(words.first == "capdo")
      let typed = Typed(Array(words.dropFirst()), in: Command.all)
      #expect(typed.command?.name == command.name)
      #expect(throws: Never.self) { try Arguments(typed, for: command) }
    }
  }
}

/// The folder of the commands against their table.
struct CommandFileTests {
  @Test func everyCommandOfEveryFileIsInTheTable() throws {
    // A static member of `Command` that is one, or made by a function that several have in common.
    let declaration = /static (?:let|var) (\w+)(?:: Command)? = \w+\(/
    let table = try Repository.text("Sources/CapdoCommand/Commands/CommandTable.swift")
    let listed = Set(table.matches(of: /\.(\w+),/).map { String($0.1) })
    var made: [String] = []
    for file in Repository.swiftFiles(in: "Sources/CapdoCommand/Commands") {
      let text = try String(contentsOf: file, encoding: .utf8)
      guard text.contains("extension Command {") else { continue }
      for match in text.matches(of: declaration) {
        let line = text[text.lineRange(for: match.range)]
        // What runs where no command is named, and what only shells ask, is none of the table.
        guard !["home", "offer"].contains(match.1), !line.contains("private"), !line.contains("= Option("),
          !line.contains("= Operand(")
        else { continue }
        made.append(String(match.1))
        #expect(listed.contains(String(match.1)), "\(file.lastPathComponent) makes '\(match.1)', which the table lacks")
      }
    }
    #expect(Set(made).count == Command.all.count)
  }
}
