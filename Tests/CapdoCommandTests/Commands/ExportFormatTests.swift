import Foundation
import TestSupport
import Testing

@testable import CapdoCommand

struct ExportFormatTests {
  private let asOf = ["--as-of", "2024-11-13"]

  private func file(_ office: Office, _ name: String) -> String { office.database + "-" + name }

  @Test func aWorkbookOfSystemsComesBackAsTheSameSystems() throws {
    let office = try Office.copied()
    let plain = office.run(["export", "systems"] + asOf).output
    for language in ["vi", "en"] {
      let path = file(office, "\(language).xlsx")
      #expect(office.run(["export", "systems", "-o", path, "--lang", language] + asOf).status == .done)
      let again = office.run(["import", "systems", path, "--on", "2024-11-13"])
      #expect(again.output == "0 added, 0 changed, 367 unchanged; nothing recorded\n")
      let empty = try Office()
      _ = empty.run(["init"])
      let organizations = Office.fixtures.appending(path: "organizations.csv").path
      #expect(empty.run(["import", "organizations", organizations]).status == .done)
      #expect(empty.run(["import", "systems", path, "--on", "2024-11-13"]).status == .done)
      #expect(empty.run(["export", "systems"] + asOf).output == plain)
    }
  }

  @Test func aFileForExcelHasAMarkSemicolonsAndDecimalCommas() throws {
    let office = try Office.copied()
    let outcome = office.run(["export", "summary", "--by", "authority", "--excel"] + asOf)
    let lines = outcome.output.components(separatedBy: "\r\n")
    #expect(lines[0].hasPrefix("\u{FEFF}group;operating;approved;"))
    #expect(lines[1].hasPrefix("province;86;86;") && lines[1].contains(";61;0;70,93;"))
  }

  @Test func aFileForExcelIsImportedAgain() throws {
    let office = try Office.copied()
    let path = file(office, "excel.csv")
    #expect(office.run(["export", "systems", "--excel", "-o", path] + asOf).status == .done)
    let again = office.run(["import", "systems", path, "--on", "2024-11-13"])
    #expect(again.output == "0 added, 0 changed, 367 unchanged; nothing recorded\n")
  }

  @Test func aManifestSaysWhatTheFileHolds() throws {
    let office = try Office.copied()
    let path = file(office, "systems.csv")
    let words = ["export", "systems", "--authority", "province", "-o", path, "--manifest"]
    #expect(office.run(words + asOf).status == .done)
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: path + ".manifest.json")))
    let manifest = try #require(json as? [String: Any])
    #expect(manifest["rows"] as? Int == 86)
    #expect(manifest["as_of"] as? String == "2024-11-13")
    #expect(manifest["filters"] as? [String: String] == ["authority": "province"])
    let rows = try office.shell("SELECT seq, digest FROM entry WHERE seq = (SELECT max(seq) FROM entry)")
    #expect(rows == ["\(manifest["entries"] as? Int ?? 0)|\(manifest["digest"] as? String ?? "")"])
    #expect(manifest["sha256"] as? String == (try sha256sum(path)))
  }

  @Test func aManifestNeedsAFile() throws {
    #expect(try Office.copied().run(["export", "systems", "--manifest"]).status == .usage)
    #expect(try Office.copied().run(["export", "systems", "--excel", "--format", "json"]).status == .usage)
  }

  private func sha256sum(_ path: String) throws -> String {
    try String(Child.run(["sha256sum", path]).text.prefix(64))
  }
}
