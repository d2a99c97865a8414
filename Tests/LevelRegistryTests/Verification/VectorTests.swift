import Foundation
import LevelRegistry
import TestSupport
import Testing

/// The registers of fixtures/chain, which docs/chain.md offers to whoever writes a verifier.
@Suite struct VectorTests {
  private let temporary: TemporaryFolder
  var folder: URL { temporary.url }
  static let vectors = AuditInPython.home.appending(path: "fixtures/chain")

  init() throws {
    temporary = try TemporaryFolder()
  }

  static let verdicts: [(name: String, alone: [Discrepancy.Kind], against: [Discrepancy.Kind], entry: Int64?)] = [
    ("good", [], [], nil),
    ("edited", [.digest], [.digest], 3),
    ("cut", [], [.shorter], nil),
    ("rewritten", [], [.otherHistory], 5),
  ]

  @Test(arguments: verdicts.indices) func theVerdictIsThatOfThePage(index: Int) throws {
    let (name, alone, against, entry) = Self.verdicts[index]
    let path = try make(name)
    let kept = Self.vectors.appending(path: "good.checkpoint").path
    let checkpoint = try Checkpoint(parsing: String(contentsOfFile: kept, encoding: .utf8))
    #expect(try Registry.verify(path).discrepancies.map(\.kind) == alone)
    let discrepancies = try Registry.verify(path, against: checkpoint).discrepancies
    #expect(discrepancies.map(\.kind) == against)
    #expect(discrepancies.first?.entry == entry)
    #expect(try AuditInPython.verify([path])[0].isSound == alone.isEmpty)
    #expect(try AuditInPython.verify([path], against: kept)[0].isSound == against.isEmpty)
  }

  @Test func theScriptMakesTheVectorsThatAreKept() throws {
    let script = AuditInPython.home.appending(path: "scripts/chain-vectors").path
    #expect(try Child.run(["python3", "-B", script, folder.path]).status == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.vectors.path).sorted()
    #expect(names == ["cut.sql", "edited.sql", "good.checkpoint", "good.sql", "rewritten.sql"])
    for name in names {
      #expect(
        try Data(contentsOf: folder.appending(path: name)) == Data(contentsOf: Self.vectors.appending(path: name)))
    }
  }

  /// As the page says: the schema and the vector, given to the plain shell.
  private func make(_ name: String) throws -> String {
    let path = folder.appending(path: "\(name).db").path
    let schema = AuditInPython.home.appending(path: "schema.sql").path
    let vector = Self.vectors.appending(path: "\(name).sql").path
    let joined = "cat \"$1\" \"$2\" | sqlite3 -bail \"$3\""
    try #require(try Child.run(["/bin/sh", "-c", joined, "sh", schema, vector, path]).status == 0)
    return path
  }
}
