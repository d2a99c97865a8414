import Foundation
import LevelRegistry
import Testing

@testable import CapdoCommand

/// The sessions of a page: each line typed, and what the page says that it answers.
private func sessions(of page: URL) throws -> [(line: String, answer: String)] {
  let text = try String(contentsOf: page, encoding: .utf8)
  let blocks = text.components(separatedBy: "```console\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
  return blocks.flatMap { block in
    block.components(separatedBy: "$ ").dropFirst().map { part in
      let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      return (lines[0], lines[1])
    }
  }
}

/// The words of a line, as a shell reads single quotes.
private func words(_ line: String) -> [String] {
  line.split(separator: "'", omittingEmptySubsequences: false).enumerated().flatMap { index, part in
    index.isMultiple(of: 2) ? part.split(separator: " ").map(String.init) : [String(part)]
  }
}

@Test func theOfficeOfThePageOnReorganisationGetsTheAnswersThatItPrints() throws {
  let office = try Office()
  let isFilled = ProcessInfo.processInfo.environment["CAPDO_FILL"] == "1"
  let root = Office.fixtures.deletingLastPathComponent().deletingLastPathComponent()
  let page = root.appending(path: "docs/reorganization.md")
  var text = try String(contentsOf: page, encoding: .utf8)
  let sessions = try sessions(of: page)
  #expect(sessions.count == 23)
  for (line, answer) in sessions {
    let words = words(line).dropFirst().map { $0.hasPrefix("fixtures/") ? root.appending(path: $0).path : $0 }
    let outcome = CapdoCommandTests.run(
      words, in: Command.all, environment: ["CAPDO_DB": office.database, "CAPDO_ACTOR": "lan", "LANG": "C"])
    // The name of a new register is drawn at random.
    if words == ["init"] { continue }
    if isFilled {
      text = text.replacing("$ \(line)\n\(answer)", with: "$ \(line)\n\(outcome.output + outcome.errors)")
    } else {
      #expect(outcome.output + outcome.errors == answer, "\(line)")
    }
  }
  if isFilled { try Data(text.utf8).write(to: page) }
}
