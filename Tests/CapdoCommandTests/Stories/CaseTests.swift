import Foundation
import TestSupport
import Testing

@testable import CapdoCommand

/// Small inputs that once gave a wrong answer, each with the right one in NAME.expected.txt: `make cases` prints them.
///
/// The commands of a case are run one after the other on a registry with the organizations of don-vi.csv. With
/// CAPDO_FILL=1 the answers are written anew instead of compared; read them before you keep them.
struct CaseTests {
  private static let folder = Repository.file("fixtures/cases")

  static let names =
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?
    .filter { $0.hasSuffix(".expected.txt") }.sorted() ?? []

  @Test func everyInputBelongsToACase() throws {
    let answers = try Self.names.map { try String(contentsOf: Self.folder.appending(path: $0), encoding: .utf8) }
    let inputs = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
      .filter { !$0.hasSuffix(".txt") && !$0.hasSuffix(".md") && $0 != "don-vi.csv" }
    #expect(inputs.count >= 33)
    for input in inputs { #expect(answers.contains { $0.contains(" \(input)") }, "\(input)") }
  }

  @Test(arguments: names) func theCaseGivesWhatIsExpected(name: String) throws {
    let url = Self.folder.appending(path: name)
    let expected = try String(contentsOf: url, encoding: .utf8)
    let office = try Office()
    #expect(office.run("init").status == .done)
    #expect(office.run("import", "organizations", Self.folder.appending(path: "don-vi.csv").path).status == .done)
    let lines = expected.split(separator: "\n")
    let commands = lines.filter { $0.hasPrefix("$ capdo ") }
    try #require(!commands.isEmpty)
    let answers =
      lines.filter { $0.hasPrefix("# ") }.map { "\($0)\n" }.joined()
      + commands.map { "\($0)\n\(answer(to: $0, office))" }.joined()
    if ProcessInfo.processInfo.environment["CAPDO_FILL"] == "1" {
      try answers.write(to: url, atomically: true, encoding: .utf8)
    } else {
      #expect(answers == expected)
    }
  }

  /// What a command prints, its errors after its output, and the status that it ends with.
  private func answer(to command: Substring, _ office: Office) -> String {
    let words = command.split(separator: " ").dropFirst(2).map { word in
      let file = Self.folder.appending(path: String(word)).path
      if FileManager.default.fileExists(atPath: file) { return file }
      return String(word).replacing("OUT/", with: office.folder.path + "/")
    }
    let outcome = office.run(words)
    let errors = outcome.errors.replacing(/\b[0-9a-f]{64}\b/, with: "DIGEST")
      .replacing(office.folder.path + "/", with: "OUT/").replacing(/up to \d{4}-\d\d-\d\d/, with: "up to TODAY")
    return outcome.output.replacing(Self.folder.path + "/", with: "") + errors + "[exit \(outcome.status.rawValue)]\n"
  }
}
