import Foundation
import LevelRegistry
import RegistryFiles
import TestSupport
import Testing

@testable import CapdoCommand

/// Every JSON that capdo prints has a schema in docs/schemas: made of the columns that the command writes as CSV, and held
/// to what it prints. CAPDO_GOLDEN=write writes the schemas anew.
struct JSONSchemaTests {
  /// A line that prints JSON, and the schema of it.
  private struct Run {
    let schema: String
    let command: String
    let words: [String]
    /// What the file is called, behind the name given with `-o`, that a command writes instead of printing.
    var file: String?

    init(_ command: String, _ words: String = "", as schema: String? = nil, file: String? = nil) {
      self.command = command
      self.words = shellWords("\(command) \(words)")
      self.schema = schema ?? command.replacing(" ", with: "-")
      self.file = file
    }
  }

  private static let tables = [
    Run("list"), Run("show", "HT-0012"), Run("due", "--within 9000"), Run("compare", "2024-06-30 2024-11-13"),
    Run("changes", "2024-06-30 2024-12-13"), Run("changes", "2024-06-30 2024-12-13 --by level", as: "changes-by"),
    Run("summary", "--by level"), Run("summary", "--by month --from 2024-06-01"), Run("summary", "--by owner --all"),
    Run("summary", "--of requirements", as: "summary-requirements"), Run("requirement show", "HT-0012"),
    Run("requirement list"), Run("remedy list"), Run("closings"), Run("export systems"), Run("export organizations"),
    Run("export successions"), Run("export summary"), Run("export history"), Run("export journal"),
    Run("export findings"), Run("history", "HT-0012"), Run("journal"), Run("journal", "3", as: "journal-entry"),
    Run("check"), Run("check", "--answered", as: "check-answered"), Run("evidence list"), Run("evidence verify"),
    Run("rules"), Run("organization list"),
    Run("organization list", "--unconfirmed-since 2024-01-01", as: "organization-list-unconfirmed"),
    Run("organization show", "42"), Run("organization history", "H01"), Run("holiday list"), Run("target list"),
    Run("rollup", "REGISTRY nothing.db"), Run("rollup", "REGISTRY summary", as: "summary"),
  ]

  private static let objects = [
    Run("rate"), Run("rate", "--of approval", as: "rate-approval"), Run("rate", "--among operating"),
    Run("rate", "--of requirements", as: "rate-requirements"), Run("verify"),
    Run("rollup", "REGISTRY nothing.db rate", as: "rollup-rate"), Run("export figures", as: "figures"),
    Run("report dashboard", "-o FILE.json", as: "dashboard", file: ""),
    Run("export systems", "--authority province -o FILE.json --manifest", as: "manifest", file: ".manifest.json"),
  ]

  /// The fixtures, and something of everything that can be listed.
  private func office() throws -> Office {
    let office = try Office.filled()
    let paper = office.folder.appending(path: "paper.txt").path
    try Data("paper".utf8).write(to: URL(filePath: paper))
    for line in [
      "plan HT-0012 full --on 2024-11-14 --evidence \(paper)",
      "requirement set HT-0012 met --group policy --on 2024-11-14",
      "remedy add HT-0012 --source inspection --task việc --on 2024-11-14 --due 2024-12-01",
      "close nam-2024 --as-of 2024-12-14 --yes",
      "organization merge H01 H02 --into H01 --name 'UBND thành phố Hải' --on 2024-12-01",
      "answer approved-without-regulation HT-0054 --until 2030-01-01 --reason 'đang bổ sung'",
      "name 'Tỉnh Hà Tĩnh' --on 2024-01-01 --province 42",
    ] {
      let outcome = office.run(shellWords(line), now: Provinces.noon)
      try #require(outcome.status == .done, "\(line): \(outcome.errors)")
    }
    return office
  }

  private static func schemaFile(_ name: String) -> URL { Repository.file("docs/schemas/\(name).schema.json") }

  private func print(_ run: Run, _ office: Office, as format: String) throws -> Data {
    let file = office.folder.appending(path: "\(UUID().uuidString).json").path
    let words = run.words.map { $0 == "REGISTRY" ? office.database : $0 == "FILE.json" ? file : $0 }
    let takesFormat =
      Self.tables.contains { $0.command == run.command } && run.file == nil
      || ["rate", "verify", "rollup"].contains(run.command)
    let outcome = office.run(words + (takesFormat ? ["--format", format] : []), now: Provinces.noon)
    #expect([.done, .refused, .badData].contains(outcome.status), "\(words): \(outcome.errors)")
    return try run.file.map { try Data(contentsOf: URL(filePath: file + $0)) } ?? Data(outcome.output.utf8)
  }

  /// Writes a schema where that is asked for, and compares it with the one that is there.
  private func expect(_ type: SchemaType, asSchema name: String, of title: String) throws {
    let head = "{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n  \"title\": \"\(title)\",\n"
    let text = head + type.json().dropFirst(2) + "\n"
    if ProcessInfo.processInfo.environment["CAPDO_GOLDEN"] == "write" {
      try Data(text.utf8).write(to: Self.schemaFile(name))
    }
    #expect(try String(contentsOf: Self.schemaFile(name), encoding: .utf8) == text, "\(name)")
  }

  private func check(_ document: Data, of run: Run) throws {
    let problems = try SchemaValidator(Data(contentsOf: Self.schemaFile(run.schema))).problems(in: document)
    #expect(problems.isEmpty, "\(run.words): \(problems.prefix(3)) of \(problems.count)")
  }

  @Test func everyTableIsPrintedAsItsSchemaSays() throws {
    let office = try office()
    for run in Self.tables {
      let document = try print(run, office, as: "json")
      let type = ColumnTypes.table(run.schema, try columns(of: run, office))
      try expect(type, asSchema: run.schema, of: "capdo \(run.schema.replacing("-", with: " "))")
      let rows = try JSONSerialization.jsonObject(with: document) as? [Any]
      #expect(rows?.isEmpty == false, "\(run.words) prints no row to compare")
      try check(document, of: run)
    }
  }

  private func columns(of run: Run, _ office: Office) throws -> [String] {
    let text = String(decoding: try print(run, office, as: "csv"), as: UTF8.self)
    return (text.split(separator: "\n").first ?? "").split(separator: ",").map(String.init)
  }

  @Test func everyObjectIsPrintedAsItsSchemaSays() throws {
    let office = try office()
    for (name, members) in Self.members {
      let title = Self.titles[name] ?? "capdo \(name.replacing("-", with: " "))"
      try expect(.object(members), asSchema: name, of: title)
    }
    try expect(try dashboard(office), asSchema: "dashboard", of: "capdo report dashboard")
    for run in Self.objects { try check(try print(run, office, as: "json"), of: run) }
  }

  @Test func noCommandPrintsJSONWithoutASchema() {
    let run = Set((Self.tables + Self.objects).map(\.command))
    for command in Command.all {
      let formats = command.options.first { $0.name == "format" }?.placeholder?.choices ?? []
      if formats.contains("json") { #expect(run.contains(command.name), "\(command.name)") }
    }
  }

  @Test func everySchemaIsOfSomethingThatIsPrinted() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Repository.file("docs/schemas").path)
    let printed = Set((Self.tables + Self.objects).map { "\($0.schema).schema.json" })
    #expect(Set(files.filter { $0.hasSuffix(".json") }) == printed)
  }

  /// A validator that lets everything pass would hold nothing.
  @Test(arguments: [
    ("[{\"a\":1,\"b\":\"2024-01-01\"}]", true), ("[]", true), ("[{\"a\":null,\"b\":\"2024-01-01\"}]", true),
    ("{}", false), ("[{\"a\":1}]", false), ("[{\"a\":\"1\",\"b\":\"2024-01-01\"}]", false),
    ("[{\"a\":true,\"b\":\"2024-01-01\"}]", false), ("[{\"a\":1.5,\"b\":\"2024-01-01\"}]", false),
    ("[{\"a\":1,\"b\":\"2024-1-1\"}]", false), ("[{\"a\":1,\"b\":null}]", false),
    ("[{\"a\":1,\"b\":\"2024-01-01\",\"c\":1}]", false),
  ])
  func theValidatorRefusesWhatDoesNotFit(document: String, fits: Bool) throws {
    let type = SchemaType.list(.object([("a", .nullable(.integer)), ("b", .day)]))
    let validator = try SchemaValidator(Data(type.json().utf8))
    #expect(try validator.problems(in: Data(document.utf8)).isEmpty == fits)
  }
}

extension JSONSchemaTests {
  private static let asked: [(String, SchemaType)] = [
    ("as_of", .day), ("known_at", .moment), ("entry", .integer), ("digest", .digest),
  ]
  private static let rate: [(String, SchemaType)] = [
    ("part", .integer), ("whole", .integer), ("percent", .nullable(.percent)),
  ]
  private static let bases = SchemaType.oneOf(RateBase.allCases.map(\.rawValue))

  private static let titles = [
    "figures": "what capdo export figures writes and capdo rollup reads",
    "manifest": "what --manifest writes beside the file of capdo export",
  ]

  /// The members of what is no table.
  private static let members: [(String, [(String, SchemaType)])] = [
    ("rate", rate + [("among", bases), ("not_reported", .nullable(.integer))] + asked),
    (
      "rate-approval",
      rate + [("among", bases), ("not_reported", .nullable(.integer)), ("operated_before_approval", .integer)] + asked
    ),
    (
      "rate-requirements",
      rate + [("inherited", .integer), ("not_applicable", .integer), ("not_assessed", .integer)] + asked
    ),
    (
      "rollup-rate",
      [("of", .oneOf(Measure.allCases.map(\.rawValue) + ["requirements"]))] + rate + [
        ("as_of", .day), ("counted", .integer), ("expected", .integer), ("not_sent", .list(.text)),
        ("not_counted", .list(.object([("file", .text), ("reason", .oneOf(RollupExclusion.codes))]))),
      ]
    ),
    (
      "verify",
      [
        ("sound", .bool), ("verdict", .text), ("registry", .nullable(.digest)), ("entries", .integer),
        ("digest", .nullable(.digest)), ("facts", .integer), ("found", .integer),
        (
          "discrepancies",
          .list(
            .object([
              ("kind", .oneOf(Discrepancy.Kind.allCases.map(\.rawValue))), ("entry", .nullable(.integer)),
              ("table", .nullable(.text)), ("fact", .nullable(.integer)), ("column", .nullable(.text)),
              ("expected", .nullable(.text)), ("found", .nullable(.text)), ("message", .text),
            ]))
        ), ("clock_went_back_at", .list(.integer)),
      ]
    ),
    (
      "manifest",
      [
        ("file", .text), ("sha256", .digest), ("export", .text), ("rows", .integer), ("filters", .texts),
        ("as_of", .day), ("known_at", .moment), ("name", .nullable(.text)), ("registry", .digest),
        ("entries", .integer), ("digest", .digest),
      ]
    ),
    (
      "figures",
      [
        ("capdo_figures", .integer), ("registry", .digest), ("name", .nullable(.text)),
        ("province_code", .nullable(.text)), ("as_of", .day), ("closing", .nullable(.text)), ("known_at", .moment),
        ("entries", .integer), ("digest", .digest), ("unconfirmed_owners", .integer),
        (
          "systems",
          .list(
            .object(
              [("tier", .oneOf(Authority.allCases.map(\.rawValue))), ("level", .nullable(.integer))]
                + [
                  "operating", "approved", "plan_none", "plan_partial", "plan_full", "inspected", "confirmed",
                  "confirmed_approved", "confirmed_reported", "confirmed_full", "building", "suspended", "retired",
                ].map { ($0, .integer) }))
        ),
        (
          "requirements",
          .list(
            .object(
              [("catalog", .text), ("as", .oneOf(AssessmentKind.allCases.map(\.rawValue)))]
                + [
                  "systems", "assessed_systems", "requirements", "met", "inherited", "partial", "not_met",
                  "not_applicable",
                ].map { ($0, .integer) }))
        ),
      ]
    ),
  ]

  /// Its tables are those of other commands.
  private func dashboard(_ office: Office) throws -> SchemaType {
    func table(_ command: String, as schema: String) throws -> SchemaType {
      ColumnTypes.table(schema, try columns(of: Run(command), office))
    }
    let summary = try table("summary", as: "summary")
    let rates = Measure.allCases.map { ($0.rawValue, SchemaType.object(Self.rate)) }
    let behind = Run("summary", "--of requirements", as: "summary-requirements")
    return .object(
      [
        ("as_of", .day), ("known_at", .moment), ("registry", .text), ("entry", .integer), ("digest", .digest),
        ("scope", .text), ("rates", .object(rates)), ("not_reported", .integer),
      ] + ["by_authority", "by_level", "by_owner", "months"].map { ($0, summary) } + [
        ("due", try table("due", as: "due")), ("findings", try table("export findings", as: "export-findings")),
        ("lacking", ColumnTypes.table("lacking", ["catalog"] + (try columns(of: behind, office)))),
        ("systems", try table("export systems", as: "export-systems")),
      ])
  }
}
