import Foundation
import TestSupport
import Testing

@testable import LevelRegistry

/// What has left the project is never written anew: registries of version 1, and the page on the chain by which others compute
/// their digests, are there for good.
///
/// A change of schema.sql is a new version: a `Migration` from the one before, a number more in `Schema.current`, a fixture of
/// its own (scripts/register-fixture), and a line here. A change of what an entry's digest is made of is a new page, and a new
/// name in `EntryDigest.version`.
@Suite struct FreezeTests {
  /// The statements that make the objects of each version.
  static let schemas: [UInt32: String] = [
    1: "cfcc5f00f78a3c28b2d18706e2b007f20b78e41d9c9d268ab4404bcc7cf43df1"
  ]

  /// The files that show what a released version wrote.
  static let files = [
    ("fixtures/registers/v1.sql", "f9e07c16da75bed9bcc8546a6b9d51928369fc783c2c3ad315eb1cc7c87c672e"),
    ("fixtures/registers/v1-every-table.sql", "68dc1b44551e723a940974a7b0534be752cf95ed3eb17adf3e716f96741fb099"),
    ("fixtures/chain/good.sql", "a3dd830e2dbbb885eb6ecda6682ab99302ad641e424fca44ea98bc35fbf88d12"),
    ("fixtures/chain/good.checkpoint", "e144a1e331b2ce70439064889533ab0161aae46359a010acd842c4d4361f6560"),
    ("fixtures/chain/edited.sql", "68baf4591658da919245347d2fba4239f83a4a262aec300805fe5151afbbbcc9"),
    ("fixtures/chain/cut.sql", "d4c945e7b21b6515e921ca0cd1da1d2040584c595ede05e228fd1dfdc4e04469"),
    ("fixtures/chain/rewritten.sql", "ba0316e0bc1afba7193f1816da416425c444bfd93fa6c4ceb8400ed22945d070"),
  ]

  let fixture: Fixture

  init() throws { fixture = try Fixture() }

  @Test func aChangeOfTheSchemaIsANewVersion() throws {
    let objects = try fixture.shell(
      script: "SELECT sql || char(10) FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name;")
    let frozen = Self.schemas[Schema.current.version]
    #expect(
      try Self.digest(Data(objects.utf8)) == frozen, "a released version differs: add a version and its migration")
    #expect(Schema.current.steps.count == Int(Schema.current.version) - 1, "a step from each version to the next")
  }

  @Test func everyVersionHasARegisterThatItWrote() throws {
    for version in 1...Schema.current.version {
      #expect(Self.schemas[version] != nil && Self.files.contains { $0.0 == "fixtures/registers/v\(version).sql" })
    }
  }

  @Test(arguments: files) func whatAVersionWroteIsNotWrittenAnew(path: String, digest: String) throws {
    #expect(try Self.digest(Data(contentsOf: Repository.file(path))) == digest)
  }

  @Test func theDigestOfAnEntryIsThatOfVersionOne() {
    #expect(EntryDigest.version == "capdo-entry-1")
  }

  @Test func aNumberBelowZeroKeepsItsSignInADigest() throws {
    let hash = SHA256()
    hash.add(Int64(-5))
    // printf 'i2:-5,' | sha256sum
    #expect(hash.finish() == "115b2bf1a6f8e3dd3f41be906fa681e3ceab7e41932e026c1e4a26a753583600")
  }

  private static func digest(_ data: Data) throws -> String {
    let hash = SHA256()
    hash.update(Array(data))
    return hash.finish()
  }
}
