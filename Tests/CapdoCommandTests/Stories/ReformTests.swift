import Foundation
import LevelRegistry
import TestSupport
import Testing

@testable import CapdoCommand

/// The units of a province before and after a reform, as two files, and what they come to.
struct Reform: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let organizations: URL
  let successions: URL
  let communes: Int
  let districts: Int
  let communesAfter: Int
  let taken: Int
  let split: Int
  let without: Int

  static let invented = Reform(
    testDescription: "invented", organizations: fixtures.appending(path: "organizations.csv"),
    successions: fixtures.appending(path: "successions.csv"), communes: 8, districts: 2, communesAfter: 2, taken: 8,
    split: 1, without: 1)

  /// Those of Hà Tĩnh, where they are at hand: CAPDO_DATA, else shared/data beside the checkout.
  static var real: Reform? {
    let given = ProcessInfo.processInfo.environment["CAPDO_DATA"].map { URL(filePath: $0) }
    let folders = [given, root.deletingLastPathComponent().appending(path: "shared/data")].compactMap { $0 }
    let folder = folders.first {
      FileManager.default.fileExists(atPath: $0.appending(path: "hatinh-units.csv").path)
    }
    return folder.map {
      Reform(
        testDescription: "Hà Tĩnh", organizations: $0.appending(path: "hatinh-units.csv"),
        successions: $0.appending(path: "hatinh-succession.csv"), communes: 216, districts: 13, communesAfter: 69,
        taken: 215, split: 2, without: 4)
    }
  }

  /// Hà Tĩnh is left out where its units are not at hand.
  static let all = [invented] + (real.map { [$0] } ?? [])

  private static let root = Repository.root
  private static let fixtures = Repository.file("fixtures/reform")

  /// The lines of the successions without their heading, cut at the commas.
  func lines() throws -> [[String]] {
    let lines = try String(contentsOf: successions, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst()
    return lines.map { line in line.split(separator: ",", omittingEmptySubsequences: false).map { String($0) } }
  }
}

extension Office {
  /// A register with the units of a reform.
  static func with(_ reform: Reform) throws -> Office {
    let office = try Office()
    #expect(office.run("init").status == .done)
    let outcome = office.run("import", "organizations", reform.organizations.path)
    #expect(outcome.status == .done, "\(outcome.errors)")
    return office
  }

  /// The communes of a day, by code.
  func units(_ tier: Authority, _ day: String) -> [String] {
    let list = run("organization", "list", "--as-of", day, "--format", "csv").output
    let lines = list.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    return lines.filter { $0.count > 2 && $0[2] == tier.rawValue }.map { String($0[0]) }
  }

  func importSuccessions(_ reform: Reform) -> Outcome { run("import", "successions", reform.successions.path) }

  /// One system for each commune of 13 November 2024, whose code it bears after an S.
  func importSystems(of reform: Reform) throws {
    let lines = units(.commune, "2024-11-13").map { "S\($0),Hệ thống \($0),\($0)" }
    let text = (["code,name,owner"] + lines).joined(separator: "\n") + "\n"
    #expect(try importing(text, "--on", "2024-11-13").status == .done)
  }

  /// The codes of the systems of an owner and all below it.
  func systems(of owner: String, _ day: String) -> Set<String> {
    let list = run("list", "--owner", owner, "--as-of", day, "--format", "csv").output
    return Set(list.split(separator: "\n").dropFirst().map { String($0.prefix { $0 != "," }) })
  }

  /// Writes an export of a day beside the register and returns its path and text.
  func export(_ kind: String, _ day: String) throws -> (path: String, text: String) {
    let text = run("export", kind, "--as-of", day).output
    let path = folder.appending(path: "\(kind).csv").path
    try Data(text.utf8).write(to: URL(filePath: path))
    return (path, text)
  }
}

struct ReformTests {
  static let day = "2025-07-01"

  @Test(arguments: Reform.all)
  func theUnitsOfBothDaysAreThere(reform: Reform) throws {
    let office = try Office.with(reform)
    #expect(office.units(.commune, "2024-11-13").count == reform.communes)
    #expect(office.units(.district, "2024-11-13").count == reform.districts)
    #expect(office.units(.commune, Self.day).count == reform.communesAfter)
    #expect(office.units(.district, Self.day).isEmpty)
    let before = Set(office.units(.commune, "2025-06-30"))
    #expect(office.units(.commune, Self.day).allSatisfy { before.contains($0) })
  }

  @Test(arguments: Reform.all)
  func aReformIsTakenOverOnceAndItsShapesAreKept(reform: Reform) throws {
    let office = try Office.with(reform)
    #expect(office.importSuccessions(reform).output.hasPrefix("\(reform.taken) added, 0 changed, 0 unchanged"))
    let again = office.importSuccessions(reform).output
    #expect(again == "0 added, 0 changed, \(reform.taken) unchanged; nothing recorded\n")
    let lines = try reform.lines()
    let parts = Dictionary(grouping: lines, by: { $0[0] })
    #expect(parts.values.count { $0.count > 1 } == reform.split)
    #expect(Set(office.units(.commune, "2025-06-30")).subtracting(parts.keys).count == reform.without)
  }

  /// In either order of recording, successions first or systems first.
  @Test(arguments: Reform.all, [true, false])
  func aSystemIsFoundUnderTheSuccessorOfItsOwner(reform: Reform, systemsFirst: Bool) throws {
    let office = try Office.with(reform)
    if systemsFirst { try office.importSystems(of: reform) }
    #expect(office.importSuccessions(reform).status == .done)
    if !systemsFirst { try office.importSystems(of: reform) }
    let parts = Dictionary(grouping: try reform.lines(), by: { $0[0] })
    var found = 0
    for new in office.units(.commune, Self.day) {
      let expected = parts.filter { $0.value.count == 1 && $0.value[0][2] == new }.keys.map { "S\($0)" }
      #expect(office.systems(of: new, Self.day) == Set(expected))
      #expect(office.systems(of: new, "2025-06-30") == ["S\(new)"])
      found += expected.count
    }
    #expect(found == reform.communes - reform.split - reform.without)
  }

  @Test(arguments: Reform.all)
  func nobodyIsLostAndTheGroupsAddUpToTheWhole(reform: Reform) throws {
    let office = try Office.with(reform)
    try office.importSystems(of: reform)
    #expect(office.importSuccessions(reform).status == .done)
    let summary = office.run("summary", "--by", "owner", "--as-of", Self.day, "--format", "csv").output
    let groups = summary.split(separator: "\n").dropFirst().map { $0.split(separator: ",")[0] }
    #expect(Set(groups).count == groups.count)
    #expect(groups.count { $0.hasSuffix("@2025-06-30") } == reform.split + reform.without)
    #expect(summary.contains("\ntotal,\(reform.communes),"))
  }

  @Test(arguments: Reform.all, ["2024-11-13", "2025-07-01", "2026-11-20"])
  func theExportsOfADayMakeTheSameExportsFromAnEmptyRegister(reform: Reform, day: String) throws {
    let office = try Office.with(reform)
    try office.importSystems(of: reform)
    #expect(office.importSuccessions(reform).status == .done)
    try office.mustRoundTrip(day)
  }
}

extension Office {
  static let kinds = ["organizations", "successions", "systems"]

  /// Imports the exports of a day into an empty register, which must export the same bytes; its own change nothing.
  func mustRoundTrip(_ day: String, _ context: String = "") throws {
    let other = try Office()
    #expect(other.run("init").status == .done)
    for kind in Self.kinds {
      let (path, text) = try export(kind, day)
      let outcome = other.run("import", kind, path, "--on", day)
      #expect(outcome.status == .done, "\(context) \(kind): \(outcome.errors)")
      let own = run("import", kind, path, "--on", day)
      #expect(own.output.hasSuffix("nothing recorded\n"), "\(context) \(kind): \(own.output)\(own.errors)")
      #expect(other.run("export", kind, "--as-of", day).output == text, "\(context) \(kind)")
    }
  }
}
