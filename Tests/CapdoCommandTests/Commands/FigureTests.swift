import Foundation
import LevelRegistry
import TestSupport
import Testing

@testable import CapdoCommand

/// A register made from the fixtures by the commands themselves, removed with the object.
final class Office {
  private let temporary: TemporaryFolder
  var folder: URL { temporary.url }
  var database: String { folder.appending(path: "capdo.db").path }
  static let fixtures = Repository.file("fixtures/hatinh-2024")

  init() throws {
    temporary = try TemporaryFolder(inMemory: true)
  }

  static func filled() throws -> Office { try Office(with: filledFile.get()) }

  /// A copy of a registry.
  convenience init(with registry: Data) throws {
    try self.init()
    try temporary.keep(registry, as: "capdo.db")
  }

  /// The file, made once: importing the same lists again for each test takes most of its time.
  private static let filledFile = Result {
    let office = try made()
    return try Data(contentsOf: office.folder.appending(path: "capdo.db"))
  }

  /// A registry for which the commands themselves are run.
  static func made() throws -> Office {
    let office = try Office()
    #expect(office.run("init").status == .done)
    for kind in ["organizations", "systems"] {
      let path = fixtures.appending(path: "\(kind).csv").path
      let outcome = office.run("import", kind, path, "--on", "2024-11-13")
      #expect(outcome.status == .done, "\(outcome.errors)")
    }
    return office
  }

  func run(_ words: String...) -> Outcome { run(words) }

  /// Imports a sheet of systems with this text.
  func importing(_ text: String, _ words: String...) throws -> Outcome {
    try importing(Data(text.utf8), words)
  }

  func importing(_ data: Data, _ words: [String] = []) throws -> Outcome {
    let path = folder.appending(path: "sheet.csv").path
    try data.write(to: URL(filePath: path))
    return CapdoCommandTests.run(
      ["import", "systems", path] + words, in: Command.all,
      environment: ["CAPDO_DB": database, "CAPDO_ACTOR": "lan", "LANG": "C"])
  }
}

struct FigureTests {
  @Test func aListOfNothingSaysSo() throws {
    let office = try Office.filled()
    let nothing = [
      ["--search", "không có tên này"], ["--level", "1", "--authority", "commune", "--category", "control"],
    ]
    for words in nothing {
      let outcome = office.run(["list", "--format", "csv"] + words)
      #expect(outcome.status == .done && outcome.output.split(separator: "\n").count == 1, "\(outcome)")
      #expect(outcome.errors == "no system is found\n")
    }
    #expect(office.run(["list", "--format", "csv"]).errors.isEmpty)
  }

  static let day = ["--as-of", "2024-11-13"]

  @Test func theFiguresOfTheReportComeOutOfTheFixtures() throws {
    let office = try Office.made()
    #expect(office.run("rate", "--authority", "province", "--as-of", "2024-11-13").output == "61/86 = 70.93%\n")
    #expect(
      office.run("rate", "--authority", "province", "--as-of", "2024-11-13", "--of", "approval").output
        == "86/86 = 100%\n")
    #expect(
      office.run("rate", "--authority", "province", "--as-of", "2024-11-13", "--lang", "vi").output
        == "61/86 = 70,93%\n")
    let all = office.run("rate", "--as-of", "2024-11-13")
    #expect(all.output == "61/367 = 16.62%\n")
    #expect(all.errors == "281 of 367 not reported; of the 86 that did: 61/86 = 70.93%\n")
  }

  @Test func noRateIsInventedForTheDistricts() throws {
    let office = try Office.filled()
    let completion = office.run("rate", "--authority", "district", "--as-of", "2024-11-13")
    #expect(completion.output == "n/a\n")
    #expect(completion.errors == "no rate: none of the 281 approved systems has a recorded plan\n")
    let approval = office.run("rate", "--authority", "district", "--as-of", "2024-11-13", "--of", "approval")
    #expect(approval.output == "n/a\n")
    #expect(approval.errors.contains("281 approved"))
  }

  @Test func thoseBehindAreTwentyFiveLinesUnderAHeading() throws {
    let office = try Office.filled()
    let list = office.run(
      "list", "--authority", "province", "--plan", "none,partial", "--as-of", "2024-11-13", "--format", "csv")
    #expect(list.output.split(separator: "\n").count == 26)
  }

  @Test func theSummaryByLevelAddsUp() throws {
    let summary = try Office.filled().run(
      "summary", "--by", "level", "--authority", "province", "--as-of", "2024-11-13", "--format", "csv")
    #expect(
      summary.output == """
        group,operating,approved,approval_rate,none,partial,full,not_reported,completion_rate,inspected
        1,38,38,100,5,5,28,0,73.68,7
        2,45,45,100,4,10,31,0,68.89,5
        3,3,3,100,0,1,2,0,66.67,2
        total,86,86,100,9,16,61,0,70.93,14

        """)
  }

  @Test(arguments: [
    ("2023-06-30", "5/13 = 38.46%"), ("2023-12-31", "19/33 = 57.58%"), ("2024-03-31", "31/47 = 65.96%"),
    ("2024-06-30", "45/62 = 72.58%"), ("2024-09-30", "55/86 = 63.95%"),
  ])
  func earlierDaysGiveOtherFigures(day: String, rate: String) throws {
    #expect(try Office.filled().run("rate", "--authority", "province", "--as-of", day).output == rate + "\n")
  }

  @Test func importingTheSameFilesAgainRecordsNothing() throws {
    let office = try Office.filled()
    for (kind, count) in [("organizations", 255), ("systems", 367)] {
      let path = Office.fixtures.appending(path: "\(kind).csv").path
      let again = office.run("import", kind, path, "--on", "2024-11-13")
      #expect(again.output == "0 added, 0 changed, \(count) unchanged; nothing recorded\n")
    }
  }

  @Test func anExportImportedIntoItsOwnRegisterChangesNothing() throws {
    let office = try Office.filled()
    let export = office.run("export", "systems", "--as-of", "2024-11-13")
    let again = try office.importing(Data(export.output.utf8), ["--on", "2024-11-13"])
    #expect(again.output == "0 added, 0 changed, 367 unchanged; nothing recorded\n")
  }

  @Test func theExportOfADayMakesTheSameExportFromAnEmptyRegister() throws {
    let office = try Office.filled()
    let other = try Office()
    #expect(other.run("init").status == .done)
    for kind in ["organizations", "systems"] {
      let export = office.run("export", kind, "--as-of", "2024-11-13").output
      let path = other.folder.appending(path: "\(kind).csv").path
      try Data(export.utf8).write(to: URL(filePath: path))
      #expect(other.run("import", kind, path, "--on", "2024-11-13").status == .done)
      #expect(other.run("export", kind, "--as-of", "2024-11-13").output == export)
    }
  }

  @Test func theStatementInTheDocsGivesTheFigureInThePlainShell() throws {
    let office = try Office.filled()
    let page = Office.fixtures.deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/chain.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let sql = try #require(text.components(separatedBy: "```sql").last?.components(separatedBy: "```").first)
    #expect(try office.shell(sql) == ["61/86"])
  }

  @Test func theSwiftExampleOfTheReadmeWorks() throws {
    let office = try Office.filled()
    let registry = try Registry(opening: office.database)
    let rate = try registry.snapshot(asOf: Day("2024-11-13")).rate(of: .completion, in: Scope(authority: .province))
    #expect("\(rate)" == "61/86 = 70.93%")
    try registry.record(by: "lan", note: "biên bản 12/BB") {
      try $0.setPlan(of: "HT-0012", to: .full, on: Day("2024-10-01"))
    }
    #expect(
      try registry.snapshot(asOf: Day("2024-11-13")).rate(of: .completion, in: Scope(authority: .province)).description
        == "62/86 = 72.09%")
  }
}
