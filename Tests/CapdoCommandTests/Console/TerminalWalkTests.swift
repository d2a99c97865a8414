import LevelRegistry
import TestSupport
import Testing

@testable import CapdoCommand

/// Every command that prints a table or a page, on terminals of three widths, in both languages.
@Suite struct TerminalWalkTests {
  private static let lines = [
    "list", "summary", "summary --by owner", "check", "check --format table", "due", "due --format table",
    "history HT-0012", "history HT-0012 --corrections", "journal", "journal 3", "show HT-0012", "rules",
    "organization list", "compare", "requirement list", "holiday list", "closings", "remedy list", "evidence list",
    "changes 2024-01-01 2024-11-13", "rate --as-of 2024-11-13",
  ]

  @Test(arguments: [80, 200], Language.allCases)
  func noLineIsWiderThanTheTerminalUnlessItIsToBeCopied(width: Int, language: Language) throws {
    let office = try Office.filled()
    for line in Self.lines {
      let text = shown(line, of: office, width: width, language)
      let wide = text.split(separator: "\n").filter { terminalWidth(String($0)) > width && !$0.contains("capdo ") }
      #expect(wide == [], "\(line)")
    }
  }

  /// What a command answers on a terminal.
  private func answer(_ office: Office, _ words: [String], width: Int) -> (output: String, errors: String) {
    let (output, errors) = (MemorySink(), MemorySink())
    let console = Console(
      output: output, errors: errors, environment: Environment(["CAPDO_DB": office.database, "CAPDO_ACTOR": "lan"]),
      terminal: Terminal(width: width))
    _ = Capdo.run(words, console: console)
    return (output.text, errors.text)
  }

  @Test func aCommandToCopyIsALineOfItsOwnWhereItDoesNotFit() throws {
    let office = try Office.filled()
    let (_, errors) = answer(
      office, ["propose", "HT-0012", "--level", "3", "--on", "2024-12-09", "--expected", "2025-Q1"], width: 80)
    #expect(errors.hasPrefix("next for HT-0012: submit the dossier due by 2025-03-31 ("))
    #expect(errors.hasSuffix(" days late):\n  capdo submit HT-0012 --on DAY\n"))
  }

  @Test func aLineThatJustFitsIsNotBroken() throws {
    let text = "một hai ba bốn năm ab"
    for (width, expected) in [(21, text + "\n"), (20, "một hai ba bốn năm\n  ab\n")] {
      let output = MemorySink()
      let console = Console(
        output: output, errors: MemorySink(), environment: Environment([:]), terminal: Terminal(width: width))
      try console.say(Phrase(text, text))
      try console.finish()
      #expect(output.text == expected)
    }
  }

  @Test func theFindingsOfOneKindAreAskedWithTheFiltersOfThePage() throws {
    let (output, _) = answer(try .filled(), ["check", "--as-of", "2024-11-13", "--level", "3"], width: 100)
    #expect(output.contains("CHECK capdo, levels 1–3, 2024-11-13: 5 findings in 3 systems of 1 owner\n"))
    #expect(output.contains("\nEach of them: capdo check --level 3 --finding CODE\n"))
  }

  @Test(arguments: [
    "list", "summary", "summary --by month --from 2024-10-01", "check --format table", "due --format table",
    "changes 2024-01-01 2024-11-13", "summary --of requirements", "check", "due", "compare",
  ])
  func everyTableOfFiguresSaysAboveItThatItIsOfLevelsOneToThree(line: String) throws {
    let office = try Office.filled()
    for (language, words) in [(Language.english, "evels 1–3"), (.vietnamese, "ấp độ 1–3")] {
      let first = shown(line, of: office, width: 100, language).split(separator: "\n").first
      #expect(first?.contains(words) == true, "\(line): \(first ?? "")")
    }
  }

  /// What a person sees of a command on a terminal.
  private func shown(_ line: String, of office: Office, width: Int, _ language: Language) -> String {
    let (output, errors) = (MemorySink(), MemorySink())
    let console = Console(
      output: output, errors: errors, environment: Environment(["CAPDO_DB": office.database]),
      terminal: Terminal(width: width))
    let words = line.split(separator: " ").map { String($0) } + ["--lang", language.rawValue]
    let status = Capdo.run(words, console: console)
    #expect(status == .done || status == .refused, "\(line): \(errors.text)")
    #expect(!output.text.isEmpty, "\(line)")
    return output.text + errors.text
  }
}
