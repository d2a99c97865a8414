import Foundation
import LevelRegistry
import TestSupport
import Testing

@testable import CapdoCommand

/// A registry that somebody doctored, for whoever is asked to look at it: its texts are markup, formulas, and what moves a
/// terminal's cursor or turns the direction of a line. Each command that prints them shows them; none passes them on.
@Suite struct HostileWordsTests {
  private let office: Office
  private static let code = "A1\u{1B}[2J\u{202E}"
  private static let day = "2024-11-13"

  init() throws {
    office = try Self.doctored()
  }

  /// What cannot be recorded is written into the file in the place of words that can, each as long as the other.
  private static func doctored() throws -> Office {
    let office = try Office()
    #expect(office.run("init").status == .done)
    let words = "=1+1<script>alert(1)</script>QQQQWWWYYYYYYYY"
    let registry = try Registry(opening: office.database)
    try registry.record(by: "lan\(words)", note: words) { recording in
      try recording.addOrganization(code: "42QQQQ", name: "T\(words)", tier: .province)
      try recording.addOrganization(code: "SQQQQ", name: words, tier: .province, parent: "42QQQQ")
      try recording.setContact(of: "SQQQQ", to: [.phone: words, .representative: words], on: Day("2023-01-02"))
      for code in ["A1QQQQWWW", "A2QQQQWWW"] {
        try recording.register(
          code: code, name: "\(words)\(code)", owner: "SQQQQ", authority: .province, on: Day("2023-01-02"))
      }
      try recording.approve(
        "A1QQQQWWW", level: .two, authority: .province, decision: words, issuer: words, on: Day("2023-05-02"))
      try recording.setPlan(of: "A1QQQQWWW", to: .partial, on: Day("2023-06-02"))
      try recording.inspect(
        "A1QQQQWWW", Inspection(.periodic, inspector: NamedBody(words), document: words), remedyBy: Day("2023-09-02"),
        on: Day("2023-07-02"))
      try recording.addRemedy(
        to: "A1QQQQWWW", source: .inspection, task: words, due: Day("2024-01-02"), on: Day("2023-07-02"))
      try recording.propose("A2QQQQWWW", level: .three, on: Day("2023-02-01"))
      try recording.addHoliday(words, from: Day("2025-06-03"), through: Day("2025-06-04"))
    }
    registry.close()
    var file = try Data(contentsOf: URL(filePath: office.database))
    for (word, other) in [("QQQQ", "\u{1B}[2J"), ("WWW", "\u{202E}"), ("YYYYYYYY", "\u{9B}\u{9B}\u{9B}\u{9B}")] {
      while let place = file.range(of: Data(word.utf8)) { file.replaceSubrange(place, with: Data(other.utf8)) }
    }
    try file.write(to: URL(filePath: office.database))
    return office
  }

  /// What a terminal acts on: control characters but the end of a line, and marks of direction.
  private static func isActedOn(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A: false
    case 0...0x1F, 0x7F...0x9F, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private static let pages = [
    "list", "list --format table", "show CODE", "history CODE", "history CODE --corrections", "journal", "journal 2",
    "check",
    "check --format table", "due", "due --within 9000", "summary --by owner", "summary --by level",
    "compare 2023-01-15 2024-11-13",
    "changes 2023-01-15 2024-11-13", "changes 2023-01-15 2024-11-13 --by owner", "organization list",
    "organization show S",
    "organization history S", "remedy list", "holiday list", "rules", "closings", "requirement list",
    "requirement show CODE",
    "report narrative", "rollup REGISTRY", "verify", "", "show NOTHING", "approve CODE --level 3",
  ]

  @Test(arguments: Language.allCases) func noPageLetsATerminalActOnWhatIsRecorded(language: Language) {
    for page in Self.pages {
      let words = words(of: page) + ["--lang", language.rawValue]
      let outcome = office.run(words, now: Provinces.noon)
      let acted = (outcome.output + outcome.errors).unicodeScalars.filter(Self.isActedOn)
      #expect(acted.isEmpty, "\(page): \(acted.map(\.value)) in \(outcome.output)\(outcome.errors)")
      #expect(!(outcome.output + outcome.errors).isEmpty, "\(page)")
    }
  }

  private func words(of line: String) -> [String] {
    shellWords(line).map { word in
      switch word {
      case "CODE": Self.code
      case "S": "S\u{1B}[2J"
      case "REGISTRY": office.database
      default: word
      }
    }
  }

  private static let tables = [
    "list", "show CODE", "history CODE", "journal", "journal 2", "check", "due --within 9000", "summary --by owner",
    "changes 2023-01-15 2024-11-13", "organization list", "remedy list", "holiday list", "export systems",
    "export organizations", "export history", "export journal", "export findings",
  ]

  @Test func noCellOfAListIsTakenForAFormula() throws {
    var found = 0
    for table in Self.tables {
      let text = office.run(words(of: table) + ["--format", "csv"], now: Provinces.noon).output
      // A number may begin with a minus.
      #expect(!text.contains(/(?:^|[,\n])"?(?:[=+@\t\r]|-[^\d])/), "\(table): \(text)")
      found += text.matches(of: /'=1\+1/).count
    }
    #expect(found > 20)
  }

  @Test func everyTextInJSONIsEscaped() throws {
    for table in Self.tables + ["rate", "rollup REGISTRY", "export figures", "verify"] {
      let format = table == "export figures" ? [] : ["--format", "json"]
      let text = office.run(words(of: table) + format, now: Provinces.noon).output
      #expect(throws: Never.self, "\(table): \(text)") {
        try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
      }
      #expect(text.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x0A }, "\(table)")
    }
  }

  @Test(arguments: Language.allCases) func noFileThatIsMadeHoldsMarkupOrAFormulaOfWhatIsRecorded(language: Language)
    throws
  {
    let folder = office.folder.appending(path: "made-\(language.rawValue)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let files = [
      ("report dashboard", "a.html", ""),
      ("report annual --owner S --year 2024 --draft", "c.docx", "word/document.xml"),
      ("report annual --owner S --year 2024 --draft", "d.xlsx", "xl/worksheets/sheet1.xml"),
      ("export systems", "e.xlsx", "xl/worksheets/sheet1.xml"), ("sheet systems", "f.xlsx", "xl/worksheets/sheet1.xml"),
      ("export journal", "h.xlsx", "xl/worksheets/sheet1.xml"),
    ]
    for (line, name, part) in files {
      let file = folder.appending(path: name)
      let outcome = office.run(words(of: line) + ["-o", file.path, "--lang", language.rawValue], now: Provinces.noon)
      guard FileManager.default.fileExists(atPath: file.path) else {
        Issue.record("\(line): \(outcome.errors)")
        continue
      }
      let text = try part.isEmpty ? String(contentsOf: file, encoding: .utf8) : Archive.part(part, of: file)
      #expect(text.contains("1+1&lt;script&gt;"), "\(line) does not show it")
      #expect(!text.contains("<script") && !text.contains("<f>"), "\(line)")
      // XML 1.0 has no place for them, nor has a page.
      #expect(!text.unicodeScalars.contains { $0.value < 0x20 && !"\t\n\r".unicodeScalars.contains($0) }, "\(line)")
    }
  }
}
