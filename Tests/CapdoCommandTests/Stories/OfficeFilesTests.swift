import Foundation
import Testing

@testable import CapdoCommand

/// Files as offices send them: what each gives stands next to it, in NAME.expected.txt.
///
/// The commands of a file are run one after the other on a register with the fixtures of 2024. With CAPDO_FILL=1 the
/// answers are written anew instead of compared; read them before you keep them.
struct OfficeFilesTests {
  private static let folder = Office.fixtures.deletingLastPathComponent().appending(path: "office")

  static let names =
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?
    .filter { $0.hasSuffix(".expected.txt") }.sorted() ?? []

  @Test func thereAreFilesAndEachHasItsAnswer() throws {
    let all = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    let sheets = all.filter { !$0.hasSuffix(".txt") && !$0.hasSuffix(".md") }
    #expect(sheets.count >= 20)
    for sheet in sheets {
      #expect(Self.names.contains(sheet.split(separator: ".")[0] + ".expected.txt"), "\(sheet)")
    }
  }

  @Test(arguments: names) func theFileGivesWhatStandsNextToIt(name: String) throws {
    let url = Self.folder.appending(path: name)
    let expected = try String(contentsOf: url, encoding: .utf8)
    let office = try Office.copied()
    let commands = expected.split(separator: "\n").filter { $0.hasPrefix("$ capdo ") }
    try #require(!commands.isEmpty)
    let answers = commands.map { "\($0)\n\(answer(to: $0, office))" }.joined()
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
      return FileManager.default.fileExists(atPath: file) ? file : String(word)
    }
    let outcome = office.run(words)
    // Every register has an id of its own, so that no two exports have the same checkpoint.
    let errors = outcome.errors.replacing(/\b[0-9a-f]{64}\b/, with: "DIGEST")
    return outcome.output.replacing(Self.folder.path + "/", with: "") + errors + "[exit \(outcome.status.rawValue)]\n"
  }
}

extension Office {
  private static let template = try? withExtendedLifetime(Office.filled()) { office in
    try Data(contentsOf: URL(filePath: office.database))
  }

  /// A register with the fixtures of 2024, made once and copied.
  static func copied() throws -> Office {
    let office = try Office()
    let isMade = FileManager.default.createFile(
      atPath: office.database, contents: template, attributes: [.posixPermissions: 0o600])
    try #require(isMade)
    return office
  }
}
