import Foundation
import LevelRegistry
import Testing

@testable import CapdoCommand

/// Every page of help and every answer to a mistyped line, whole and in both languages, in fixtures/reports/help;
/// CAPDO_GOLDEN=write writes them anew, to be read line by line before they are kept.
struct GoldenHelpTests {
  private let noon = Moment(endOf: Day(year: 2026, month: 11, day: 25) ?? .always)

  private static let mistakes = [
    ["frobnicate"], ["rat"], ["organization"], ["organization", "ad"], ["help", "dattes"],
    ["rate", "--as-off", "today"], ["rate", "--bogus"], ["--as-of", "today", "rate"], ["list", "—level", "2"],
    ["rate", "--of", "speed"], ["list", "--level", "7"], ["rate", "--as-of", "31/11/2024"],
    ["rate", "--as-of", "13/11/24"],
    ["rate", "--lang", "fr"], ["list", "--format", "pdf"], ["backup", "--keep", "many", "x"],
    ["plan"], ["register", "HT-1"], ["rate", "--as-of"], ["approve", "HT-1", "--level", "2", "--on", "today"],
    ["show"], ["show", "HT-1", "HT-2"], ["rate", "--as-of", "today", "--as-of", "today"], ["rate", "--yes=1"],
  ]

  @Test(arguments: ["en", "vi"]) func theHelpOfEveryCommandAndTopicReadsSo(language: String) throws {
    let pages = [""] + Command.all.map(\.name) + Topic.allCases.map(\.rawValue)
    let text = pages.map { page in
      let words = ["help"] + page.split(separator: " ").map(String.init)
      return "$ capdo \(words.joined(separator: " "))\n" + run(["--lang", language] + words, in: Command.all).output
    }
    try Golden.expect(text.joined(separator: "\n"), asIn: "help/pages.\(language).txt")
  }

  @Test(arguments: ["en", "vi"]) func capdoAloneReadsSo(language: String) throws {
    let office = try Office()
    var text = "$ capdo\n" + office.run(["--lang", language], now: noon).output
    let fixture = Office.fixtures.path
    _ = office.run(["init", "--name", "Tỉnh Hà Tĩnh"], now: noon)
    for kind in ["organizations", "systems"] {
      _ = office.run(["import", kind, "\(fixture)/\(kind).csv", "--on", "2024-11-13"], now: noon)
    }
    text += "\n$ capdo\n" + office.run(["--lang", language], now: noon).output
    // The line that names the file breaks where its path is long.
    let told = text.replacing(/\n(registry|sổ) .*(\n.+)?\n\n/, with: "\n(FILE, LAST ENTRY)\n\n")
    try Golden.expect(told, asIn: "help/alone.\(language).txt")
  }

  @Test(arguments: ["en", "vi"]) func aLineThatDoesNotParseIsAnsweredSo(language: String) throws {
    let office = try Office()
    _ = office.run(["init"], now: noon)
    let text = Self.mistakes.map { words in
      let outcome = office.run(["--lang", language] + words, now: noon)
      return "$ capdo \(words.joined(separator: " "))\n\(outcome.output)\(outcome.errors)"
    }
    try Golden.expect(
      text.joined(separator: "\n").replacing(office.folder.path + "/", with: ""), asIn: "help/mistakes.\(language).txt")
  }
}
