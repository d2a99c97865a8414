import Foundation
import TestSupport
import Testing

@testable import LevelRegistry

/// The names of the fact tables.
let factTables = FactTable.all.map(\.name.description)

extension Fixture {
  /// A register with facts in every table, standing, voided and going on; none of them before 2010 but the rules.
  ///
  /// Where the library has no act, the facts are written by the shell.
  static func withEveryFact() throws -> Fixture { try Fixture(copying: everyFact.get()) }

  /// The file, made once.
  private static let everyFact = Result { try madeWithEveryFact().bytes }

  private static func madeWithEveryFact() throws -> Fixture {
    let fixture = try Fixture()
    try fixture.record {
      try $0.addOrganization(code: "42", name: "UBND tỉnh", tier: .province, from: Day("2020-01-01"))
      try $0.addOrganization(code: "SYT", name: "Sở Y tế", tier: .province, parent: "42", from: Day("2020-01-01"))
      try $0.confirmList(of: "SYT", on: Day("2024-01-05"))
      for code in ["A", "B"] {
        try $0.register(
          code: code, name: "Hệ thống \(code)", owner: "SYT", authority: .province, category: .public,
          on: Day("2023-01-02"))
      }
      try $0.propose("A", level: .two, on: Day("2023-02-01"), expected: Period("2023-Q2"), note: "lần đầu")
      try $0.submit("A", on: Day("2023-02-10"))
      try $0.appraise("A", on: Day("2023-02-20"), by: "SYT", document: "4/BC", result: .conforming, note: "đạt")
      try $0.approve(
        "A", level: .two, authority: .province, decision: "12/QĐ", issuer: "42", on: Day("2023-03-01"),
        regulation: .init(number: "1/QC", on: Day("2023-01-15"), issuer: "SYT"))
      try $0.setPlan(of: "A", to: .partial, on: Day("2023-05-01"), expected: Period("2027-06"))
      try $0.inspect(
        "A", Inspection(.periodic, inspector: "42", document: "3/BB", result: .conforming), on: Day("2024-03-01"))
    }
    try fixture.record {
      let evidence = Plan.Evidence(path: "bb.pdf", digest: someDigest)
      try $0.setPlan(of: "A", to: .full, on: Day("2024-05-01"), evidence: evidence)
      try $0.setPlan(of: "B", to: .full, on: Day("2024-05-01"), evidence: evidence)
      try $0.propose("B", level: .one, on: Day("2024-05-01"), expected: Period("2025"), note: "lần đầu")
    }
    try fixture.writeByShell(factsWithoutAnAct)
    return fixture
  }

  /// 64 digits that a digest could be.
  static let someDigest = String(repeating: "0123456789abcdef", count: 4)

  private static let factsWithoutAnAct = """
    INSERT INTO organization SELECT 3, id, code, 'Sở Y tế (cũ)', tier, parent, '2010-01-01', '2011-01-01', 4, NULL
      FROM organization WHERE fact = 2;
    INSERT INTO system SELECT 3, id, code, 'Hệ thống A (cũ)', owner, operator, category, authority, 'building',
      '2010-01-01', '2011-01-01', 4, NULL FROM system WHERE fact = 1;
    INSERT INTO registry VALUES (1, 'Sổ của tỉnh', '42', '2021-01-01', '9999-12-31', 4, NULL);
    INSERT INTO alias VALUES (1, 2, 'SYT Hà Tĩnh', '2021-01-01', '9999-12-31', 4, NULL);
    INSERT INTO succession VALUES (1, 1, 2, '2021-01-01', '9999-12-31', 4, NULL);
    INSERT INTO contact VALUES (1, 2, 1, 'QĐ 5', 'Trần Thị B', 'Giám đốc', 'Hà Tĩnh', '0239', 'syt@hatinh.gov.vn',
      '2021-01-01', '9999-12-31', 4, NULL);
    INSERT INTO closing VALUES (1, 'kỳ 2024', '2024-11-13', '2024-11-20', '9999-12-31', 4, NULL);
    INSERT INTO holiday SELECT ifnull(max(fact), 0) + 1, 'Giỗ Tổ Hùng Vương', '2023-04-29', '2023-04-30', 4, NULL
      FROM holiday;
    INSERT INTO rule SELECT max(fact) + 1, 'deadline', 'half-year', NULL, NULL, '06-14', 'Chỉ thị 14/CT-TTg (2019)',
      '2021-01-01', '9999-12-31', 4, NULL FROM rule;
    INSERT INTO requirement VALUES (1, 'tt12-2022', 2, 'I.1.1.1', 'management', 'policy', 'Chính sách', 'Policy',
      'Phụ lục II mục I.1.1.1', 'I.1.1.1', 'check', '2022-10-01', '9999-12-31', 4, NULL);
    INSERT INTO assessment VALUES (1, 1, 'tt12-2022', 2, 'I.1.1.1', 'self', 'partial', 'chưa rà soát', '2027-06',
      'bb.pdf', '\(someDigest)', 'operator', 2, 3, 'I.1.1.1', 'HĐ 5', '2024-06-01', '9999-12-31', 4, NULL);
    INSERT INTO remedy VALUES (1, 1, 1, 'inspection', 'tt12-2022', 2, 'I.1.1.1', 'rà soát chính sách', 2, '2025-01-31',
      '2024-12-20', '7/BB', 'Sở KH&CN', '2024-06-01', '9999-12-31', 4, NULL);
    INSERT INTO answer VALUES (1, 'plan-full-without-evidence', 'system', 1, '2024-05-01', 'hồ sơ giấy', '45/CV',
      '2024-06-01', '2025-01-01', 4, NULL);
    """

  /// Opens an entry by the shell, writes under it, and closes it with a digest that is none.
  func writeByShell(_ sql: String) throws {
    try accept("\(Self.openEntry); \(sql); \(Self.closeEntry)")
  }

  func openEntryByShell() throws { try accept(Self.openEntry) }

  func closeEntryByShell() throws { try accept(Self.closeEntry) }

  private static let openEntry = """
    INSERT INTO entry (seq, recorded_at, actor, os_user, act)
    SELECT max(seq) + 1, '2024-11-20T06:00:00Z', 'an', 'tester', 'by hand' FROM entry
    """

  private static let closeEntry = "UPDATE entry SET digest = '\(someDigest)' WHERE digest IS NULL"

  /// Expects the shell to do what it is told, and returns what it said.
  @discardableResult
  func accept(_ sql: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
    let (status, output) = try shell(sql)
    #expect(status == 0, "\(output)", sourceLocation: sourceLocation)
    return output
  }
}

extension Fixture {
  /// The whole content of the file, as SQL.
  func dump() throws -> String { try accept(".dump") }

  var bytes: Data {
    get throws { try Data(contentsOf: URL(filePath: path)) }
  }

  /// Hands the statements, one on each line, to one plain shell, and expects each to be refused by itself, in these
  /// words, and the file to keep every byte; the register still opens.
  func expectRefused(
    _ statements: [String], saying words: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let before = try bytes
    #expect(!statements.isEmpty, sourceLocation: sourceLocation)
    let output = try shell(script: statements.map { "BEGIN;\n\($0);\nROLLBACK;\n" }.joined())
    let refused = Self.refusals(in: output)
    for (index, statement) in statements.enumerated() {
      let refusal = refused[index * 3 + 2]
      #expect(refusal != nil, "accepted: \(statement)", sourceLocation: sourceLocation)
      guard let refusal, let words else { continue }
      #expect(refusal.contains(words), "\(statement)", sourceLocation: sourceLocation)
    }
    _ = try shell(script: statements.map { "\($0);\n" }.joined())
    #expect(try bytes == before, sourceLocation: sourceLocation)
    _ = try Registry(opening: path, for: .reading).snapshot().rate(of: .completion)
  }

  /// What the shell said of the lines that a constraint, or the class of a number, refused.
  private static func refusals(in output: String) -> [Int: String] {
    // The words of a CHECK may take several lines.
    let refusal = /error near line (\d+): ([^\x01]*?(?: \((?:19|20)\)|non-deterministic .* in a CHECK constraint))\n/
    let pairs = output.matches(of: refusal).map { (Int($0.1) ?? 0, String($0.2)) }
    return Dictionary(pairs) { first, _ in first }
  }

  /// Runs a script in the plain shell, which goes on after an error, on the file or on another one in its folder.
  @discardableResult
  func shell(script: String, on name: String = "capdo.db") throws -> String {
    try Child.run(["sqlite3", folder.path + "/" + name], input: Data(script.utf8), withErrors: true).text
  }
}
