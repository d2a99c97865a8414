import Testing

@testable import LevelRegistry

/// The words, numbers and days that the file itself refuses; nothing stands that a fact could overlap.
@Suite struct PlainShellValueTests {
  let fixture: Fixture

  init() throws {
    fixture = try .withEveryFact()
    try fixture.openEntryByShell()
    try fixture.accept(
      factTables.map { "UPDATE \($0) SET voided_by = 5 WHERE voided_by IS NULL" }.joined(separator: ";"))
  }

  func expectUnchecked(_ statements: [String], sourceLocation: SourceLocation = #_sourceLocation) throws {
    try fixture.expectRefused(statements, saying: "CHECK constraint", sourceLocation: sourceLocation)
  }

  @Test(arguments: factTables) func noTextIsEmptyOrHoldsANUL(table: String) throws {
    let row = try FactRow(table, in: fixture)
    let texts = row.columns.filter { $0.type == "TEXT" }
    try expectUnchecked(
      texts.map(\.name).flatMap { column in
        ["''", "char(0)", "ifnull(\(column), '2027') || char(0)", "ifnull(\(column), '2027') || char(0) || 'y'"].map {
          row.insert([column: $0])
        }
      })
  }

  @Test(arguments: factTables) func everyColumnHoldsItsClassOnly(table: String) throws {
    let row = try FactRow(table, in: fixture)
    try fixture.expectRefused(
      row.columns.flatMap { column in
        let wrong = column.type == "TEXT" ? ["x'78'"] : ["'x'", "1.5", "x'01'", "''"]
        return wrong.map { row.insert([column.name: $0]) }
      })
  }

  @Test(arguments: factTables) func whatMustBeThereIsNotNull(table: String) throws {
    let row = try FactRow(table, in: fixture)
    try fixture.expectRefused(row.columns.filter { !$0.mayBeNull }.map { row.insert([$0.name: "NULL"]) })
  }

  static let noDays = [
    "2024-02-30", "2023-02-29", "2024-13-01", "2024-00-10", "2024-1-1", "24-01-01", "01/02/2024", "2024-01-01 ",
    " 2024-01-01", "2024-01-01T00:00:00", "now", "2460000", "x", "10000-01-01", "-0001-01-01", "0000-01-01",
    "２０２４-01-01",
  ]

  @Test(arguments: factTables) func aFactLastsFromADayToALaterOne(table: String) throws {
    let row = try FactRow(table, in: fixture)
    let wrong = Self.noDays.flatMap { day in
      [
        row.insert(["valid_from": "'\(day)'", "valid_to": "'9999-12-31'"]),
        row.insert(["valid_from": "'0001-01-01'", "valid_to": "'\(day)'"]),
      ]
    }
    let reversed = [("1900-01-02", "1900-01-02"), ("1900-01-02", "1900-01-01"), ("9999-12-31", "0001-01-01")]
    try expectUnchecked(wrong + reversed.map { row.insert(["valid_from": "'\($0)'", "valid_to": "'\($1)'"]) })
  }

  @Test(arguments: [
    ("approval", "decided_on"), ("approval", "regulation_on"), ("closing", "as_of"),
  ])
  func aDayIsADayOfTheCalendar(table: String, column: String) throws {
    let row = try FactRow(table, in: fixture)
    try expectUnchecked(Self.noDays.map { row.insert([column: "'\($0)'"]) })
    try fixture.accept(row.insert([column: "'2024-02-29'"]))
  }

  @Test(arguments: ["dossier", "plan"]) func whatIsExpectedIsAPeriod(table: String) throws {
    let row = try FactRow(table, in: fixture)
    let wrong = [
      "2024-02-30", "2027-13", "2027-0", "2027-Q5", "2027-Q0", "2027-q2", "Q2/2027", "27", "02027", "2027 ", "soon",
      "0000", "0000-Q1", "0000-05", "-001",
    ]
    try expectUnchecked(wrong.map { row.insert(["expected_on": "'\($0)'"]) })
    for (year, period) in ["2027", "2027-06", "2027-Q2", "2027-06-30", "0001"].enumerated() {
      let days = ["valid_from": "'180\(year)-01-01'", "valid_to": "'180\(year)-01-02'"]
      try fixture.accept(row.insert(days.merging(["expected_on": "'\(period)'"]) { $1 }))
    }
  }

  @Test(arguments: [("approval", "level"), ("dossier", "proposed_level")])
  func aLevelIsOneTwoOrThree(table: String, column: String) throws {
    let row = try FactRow(table, in: fixture)
    try fixture.expectRefused(["2.5", "'2x'", "'two'"].map { row.insert([column: $0]) })
    try expectUnchecked(["0", "4", "5", "-1"].map { row.insert([column: $0]) })
  }

  @Test(arguments: [
    ("organization", "tier"), ("system", "category"), ("system", "authority"), ("system", "state"),
    ("dossier", "status"), ("approval", "authority"), ("approval", "basis"), ("plan", "status"),
    ("inspection", "kind"), ("inspection", "result"), ("dossier", "result"), ("rule", "kind"), ("rule", "unit"),
  ])
  func aWordIsOneOfItsChoices(table: String, column: String) throws {
    let row = try FactRow(table, in: fixture)
    let wrong = ["'x'", "upper(\(column))", "\(column) || ' '", "' ' || \(column)", "1"]
    try expectUnchecked(wrong.map { row.insert([column: "ifnull(\($0), 'x')"]) })
  }

  @Test func everyWordOfTheModelIsOneTheFileTakes() throws {
    try expectTaken(Authority.self, "organization", "tier")
    try expectTaken(Category.self, "system", "category")
    try expectTaken(SystemState.self, "system", "state", century: 17)
    try expectTaken(DossierStatus.self, "dossier", "status")
    try expectTaken(LegalBasis.self, "approval", "basis")
    try expectTaken(PlanStatus.self, "plan", "status")
    try expectTaken(InspectionResult.self, "inspection", "result")
    try expectTaken(InspectionResult.self, "dossier", "result", century: 17)
    try expectTaken(Rule.Kind.self, "rule", "kind")
    try expectTaken(Rule.Unit.self, "rule", "unit", century: 17)
  }

  func expectTaken<T: Term>(_ term: T.Type, _ table: String, _ column: String, century: Int = 18) throws {
    let row = try FactRow(table, in: fixture)
    for (year, word) in T.allCases.enumerated() {
      let days = ["valid_from": "'\(century)0\(year)-01-01'", "valid_to": "'\(century)0\(year)-01-02'"]
      try fixture.accept(row.insert(days.merging([column: "'\(word.rawValue)'"]) { $1 }))
    }
  }

  @Test(arguments: ["'x'", "upper(evidence_digest)", "substr(evidence_digest, 2)", "evidence_digest || '0'"])
  func theDigestOfAnEvidenceIs64Digits(digest: String) throws {
    try expectUnchecked([FactRow("plan", in: fixture).insert(["evidence_digest": digest])])
  }

  /// Every text but days, words of the model and digests, and how many characters it may have.
  static let limits = [
    ("registry", "name", 500), ("registry", "province_code", 64), ("organization", "code", 64),
    ("organization", "name", 500), ("alias", "name", 500), ("contact", "functions", 1000),
    ("contact", "representative", 1000), ("contact", "position", 1000), ("contact", "address", 1000),
    ("contact", "phone", 1000), ("contact", "email", 1000), ("system", "code", 64), ("system", "name", 500),
    ("dossier", "appraiser_name", 500), ("dossier", "document", 200), ("dossier", "note", 4000),
    ("approval", "issuer_name", 500), ("approval", "number", 200), ("approval", "regulation_number", 200),
    ("approval", "regulation_issuer_name", 500), ("plan", "evidence", 4096), ("inspection", "inspector_name", 500),
    ("inspection", "document", 200), ("closing", "name", 64), ("holiday", "name", 500), ("rule", "subject", 64),
    ("rule", "article", 500),
    ("requirement", "catalog", 64),
    ("requirement", "number", 64),
    ("requirement", "part", 64),
    ("requirement", "topic", 64),
    ("requirement", "title", 500),
    ("requirement", "title_en", 500),
    ("requirement", "article", 500),
    ("requirement", "same_as", 64),
    ("assessment", "catalog", 64),
    ("assessment", "requirement", 64),
    ("assessment", "reason", 4000),
    ("assessment", "evidence", 4096),
    ("assessment", "provider_requirement", 64),
    ("assessment", "ground", 500),
    ("remedy", "catalog", 64),
    ("remedy", "requirement", 64),
    ("remedy", "task", 4000),
    ("remedy", "document", 200),
    ("remedy", "checked_by", 500),
    ("answer", "finding", 64),
    ("answer", "shown_by", 4096),
    ("answer", "reason", 4000),
    ("answer", "document", 200),
  ]

  @Test(arguments: limits) func aTextHasALimit(table: String, column: String, limit: Int) throws {
    let row = try FactRow(table, in: fixture)
    func text(_ count: Int) -> String { "replace(hex(zeroblob(\(count))), '00', 'ế')" }
    try expectUnchecked([row.insert([column: text(limit + 1)])])
    try fixture.accept(row.insert([column: text(limit)]))
  }

  @Test func everyTextOfTheFileHasALimit() throws {
    let texts = try fixture.accept(
      """
      SELECT m.name || '.' || c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c
      WHERE m.type = 'table' AND c.type = 'TEXT' AND m.sql LIKE '%length(' || c.name || ') BETWEEN 1 AND %' AND m.name <> 'entry'
      """)
    #expect(Set(texts.split(separator: "\n").map(String.init)) == Set(Self.limits.map { "\($0.0).\($0.1)" }))
  }

  @Test(arguments: [
    ("approval", "issuer"), ("approval", "regulation_issuer"), ("inspection", "inspector"), ("dossier", "appraiser"),
  ])
  func anOrganizationThatADocumentNamesHasItsName(table: String, column: String) throws {
    let row = try FactRow(table, in: fixture)
    try expectUnchecked([row.insert([column: "1", "\(column)_name": "NULL"])])
    try fixture.accept(row.insert([column: "1", "\(column)_name": "'Sở A'"]))
  }

  @Test func theDayOfARuleIsOneOfEveryYearOrOne() throws {
    let row = try FactRow("rule", in: fixture)
    try expectUnchecked(
      ["02-30", "13-01", "2-1", "12-14 ", "2024-02-30", "0000-01-01", "2024"].map { row.insert(["day": "'\($0)'"]) })
    for (year, day) in ["12-14", "2024-12-31"].enumerated() {
      let days = ["valid_from": "'180\(year)-01-01'", "valid_to": "'180\(year)-01-02'"]
      try fixture.accept(row.insert(days.merging(["day": "'\(day)'"]) { $1 }))
    }
  }

  @Test func anAmountIsPositive() throws {
    let row = try FactRow("rule", in: fixture)
    try expectUnchecked(["0", "-1"].map { row.insert(["amount": $0]) })
  }
}
