import Foundation
import LevelRegistry
import TestSupport
import Testing

@testable import CapdoCommand

struct CompletionTests {
  private let script = CompletionScript(Command.fakes, in: .vietnamese).text(for: .bash)

  /// Returns what bash prints when it runs a text.
  private func bash(_ text: String, _ options: [String] = []) throws -> (output: String, status: Int32) {
    let child = try Child.run(["/bin/bash", "--norc"] + options + ["-s"], input: Data(text.utf8))
    return (child.text, child.status)
  }

  /// Returns what bash offers for the last of the words, sorted.
  private func offers(_ words: String...) throws -> [String] {
    let list = words.map(\.quoted).joined(separator: " ")
    let ask = "COMP_WORDS=(capdo \(list)); COMP_CWORD=\(words.count); _capdo; printf '%s\\n' \"${COMPREPLY[@]}\"\n"
    return try bash(script + ask).output.split(separator: "\n").map(String.init).sorted()
  }

  @Test func bashFindsNoFaultWithTheScript() throws {
    #expect(try bash(script, ["-n"]).status == 0)
  }

  @Test func theFirstWordIsACommandOrAGroup() throws {
    #expect(try offers("r") == ["rate", "register"])
    #expect(try offers("or") == ["organization"])
    #expect(try offers("--db", "a.db", "ra") == ["rate"])
  }

  @Test func aGroupIsFollowedByItsVerbs() throws {
    #expect(try offers("organization", "").filter { !$0.hasPrefix("-") } == ["add", "list"])
    #expect(try offers("organization", "--lang", "vi", "a") == ["add"])
  }

  @Test func aCommandOffersItsOptionsAndTheGlobalOnes() throws {
    let names = ["as-of", "format", "owner"] + Option.global.map(\.name)
    #expect(try offers("rate", "--") == names.map { "--" + $0 }.sorted())
    #expect(try offers("organization", "list", "--o").isEmpty)
    #expect(try offers("list", "--o") == ["--output"])
  }

  @Test func aChoiceIsCompletedAfterASpaceOrAnEqualsSign() throws {
    #expect(try offers("rate", "--format", "") == ["csv", "json", "table"])
    #expect(try offers("rate", "--format", "=") == ["csv", "json", "table"])
    #expect(try offers("rate", "--format", "=", "c") == ["csv"])
    #expect(try offers("plan", "HT-1", "pa") == ["partial"])
    #expect(try offers("rate", "--lang", "") == ["en", "vi"])
  }

  @Test func aFileIsCompletedWhereOneIsExpected() throws {
    #expect(try offers("rate", "--db", "/etc/pass").contains("/etc/passwd"))
    #expect(try offers("import", "/etc/pass").contains("/etc/passwd"))
    #expect(try offers("list", "-o", "/etc/pass").contains("/etc/passwd"))
    #expect(try offers("rate", "--as-of", "/etc/pass").isEmpty)
  }

  @Test func bashCallsTheScriptForCapdo() throws {
    #expect(try bash(script + "complete -p capdo\n").output == "complete -F _capdo capdo\n")
  }

  @Test(arguments: Shell.allCases)
  func everyShellLearnsEveryCommandAndOption(shell: Shell) {
    let script = CompletionScript(Command.all, in: .english).text(for: shell)
    for command in Command.all {
      #expect(script.contains(command.name))
      for option in command.options { #expect(script.contains(option.name)) }
    }
  }
}
