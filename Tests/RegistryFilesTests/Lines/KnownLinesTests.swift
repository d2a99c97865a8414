import LevelRegistry
import TestSupport
import Testing

@testable import RegistryFiles

/// A line that comes again is held against the first as that was read, however far above it stands.
struct KnownLinesTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let registry = try Registry(creating: folder.path("r.db"), by: "lan")
    try registry.record(by: "lan") { try $0.addOrganization(code: "42", name: "UBND tỉnh", tier: .province) }
  }

  private func take(_ lines: [String]) throws -> ImportResult {
    let text = "code,name,owner,registered_on\n" + lines.map { $0 + "\n" }.joined()
    return try Registry(opening: folder.path("r.db")).importSystems(
      from: SheetFile(named: "x.csv") { MemorySource(text.utf8) }, by: "lan", terms: ImportOptions())
  }

  private func many(_ count: Int) -> [String] { (1...count).map { "A\($0),Hệ thống \($0),42,2024-01-02" } }

  @Test func aLineThatComesAgainIsToldByItsRowHoweverFarAway() throws {
    let lines = many(3_000)
    let result = try take(
      lines + [lines[0], lines[1_499], "B1,Khác,42,2024-01-02", lines[1_499], "B1,Khác,42,2024-01-02"])
    #expect(result.added == 3_001)
    #expect(result.skipped.map(\.place.number) == [3_002, 3_003, 3_005, 3_006])
    #expect(
      result.skipped.map(\.reason)
        == [2, 1_501, 1_501, 3_004].map { SkippedRow.Reason.duplicate(of: .line($0)) })
  }

  @Test func aLineThatSaysOtherwiseThanOneFarAboveNamesItAndWhatDiffers() throws {
    let error = #expect(throws: ImportError.self) { try take(many(3_000) + ["A7,Khác,42,2024-01-02"]) }
    #expect(error?.problems.map(\.place.number) == [3_002])
    #expect(error?.problems.first?.reason.english == "the same system as line 8, which differs in: name")
  }

  @Test func aLineWithoutACodeIsKnownByItsNameAndOwner() throws {
    let lines = (1...3).map { ",Hệ thống \($0),42,2024-01-02" }
    let result = try take(lines + [lines[1]])
    #expect(result.newCodes == ["HTTT-0001", "HTTT-0002", "HTTT-0003"])
    #expect(result.skipped.map(\.reason) == [.duplicate(of: .line(3))])
  }

  @Test func aLineWithoutACodeIsKnownAmongThoseThatHaveItsNameUnderACode() throws {
    let line = ",Kế toán,42,2024-01-02"
    let result = try take([line, "B1,Kế toán,42,2024-01-02", line])
    #expect(result.added == 2)
    #expect(result.skipped.map(\.reason) == [.duplicate(of: .line(2))])
  }

  @Test func aLineThatRepeatsTheOneAboveIsTheSameAsOneWrittenOut() throws {
    let result = try take(["A1,Một,42,2024-01-02", "A2,Hai,nt,nt", "A3,Ba,42,2024-03-01", "A2,Hai,42,2024-01-02"])
    #expect(result.added == 3)
    #expect(result.skipped.map(\.reason) == [.duplicate(of: .line(3))])
  }

  @Test func aLineWithoutACodeIsThatOfTheLineBeforeThatGaveItsNameACode() throws {
    let error = #expect(throws: ImportError.self) {
      try take(["B1,Kế toán,42,2024-01-02", "B2,Nhân sự,42,2024-01-02", ",Kế toán,42,2024-01-02"])
    }
    #expect(error?.problems.map(\.reason.english) == ["the same system as line 2, which differs in: code"])
  }

  @Test func aNewCodeComesAfterThoseThatTheSheetItselfHas() throws {
    let result = try take(["HTTT-0007,Kế toán,42,2024-01-02", ",Nhân sự,42,2024-01-02"])
    #expect(result.newCodes == ["HTTT-0008"])
  }

  @Test func aCodeIsRepeatedWhetherItsFirstLineWasRecordedOrRefused() throws {
    let error = #expect(throws: ImportError.self) {
      try take([
        "A1,Một,42,2024-01-02", "A1,Hai,42,2024-01-02", "A2,Ba,42,2999-01-02", "A2,Ba,42,2024-01-02",
        ",Một,42,2024-01-02", "A1,Bốn,42,2024-01-02",
      ])
    }
    #expect(error?.problems.map(\.place.number) == [3, 4, 5, 6, 7])
    #expect(error?.problems.map(\.isDuplicate) == [true, false, false, true, true])
  }
}
