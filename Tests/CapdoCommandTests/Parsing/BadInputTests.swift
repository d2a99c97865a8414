import Foundation
import LevelRegistry
import Testing

@testable import CapdoCommand

/// Bad input gets a clear error in both languages, and leaves nothing behind.
struct BadInputTests {
  private static let heading = "code,name,owner,level,approval_authority,decision_number,decided_on\n"

  private func refused(
    _ line: String, english: String, vietnamese: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let office = try Office.filled()
    let before = try Data(contentsOf: URL(filePath: office.database))
    for (language, words) in [("en", english), ("vi", vietnamese)] {
      let outcome = try office.importing(Self.heading + line + "\n", "--on", "2024-11-13", "--lang", language)
      #expect(outcome.status == .badData, sourceLocation: sourceLocation)
      #expect(outcome.errors.contains(words), "\(outcome.errors)", sourceLocation: sourceLocation)
    }
    #expect(try Data(contentsOf: URL(filePath: office.database)) == before, sourceLocation: sourceLocation)
  }

  @Test func levelFourIsRefusedWithTheWayOut() throws {
    try refused(
      "X,Tên,42,4,province,1/QĐ,2024-01-02", english: "line 2, column level '4': level 4 is outside this registry",
      vietnamese: "dòng 2, cột level '4': cấp độ 4 nằm ngoài phạm vi")
  }

  @Test(arguments: ["0", "abc"]) func noLevelIsRefused(level: String) throws {
    try refused(
      "X,Tên,42,\(level),province,1/QĐ,2024-01-02", english: "'\(level)' is not a level",
      vietnamese: "không phải là cấp độ hợp lệ")
  }

  @Test func aDayThatIsNoneIsRefused() throws {
    try refused(
      "X,Tên,42,2,province,1/QĐ,2024-02-30", english: "column decided_on '2024-02-30': '2024-02-30' is not a day",
      vietnamese: "'2024-02-30' không phải là ngày hợp lệ")
  }

  @Test func aDistrictDecisionAfterTheEndOfTheTierIsRefused() throws {
    try refused(
      "X,Tên,42,2,district,1/QĐ,2025-07-02", english: "the district tier did not approve on 2025-07-02",
      vietnamese: "cấp huyện không phê duyệt vào ngày 02/07/2025")
  }

  @Test func anUnknownOwnerIsRefused() throws {
    try refused(
      "X,Tên,KHONGCO,2,province,1/QĐ,2024-01-02", english: "no organization 'KHONGCO'",
      vietnamese: "không có cơ quan, đơn vị 'KHONGCO'")
  }

  @Test func aCodeUsedTwiceInOneFileIsRefused() throws {
    try refused(
      "X,Một,42,2,province,1/QĐ,2024-01-02\nX,Hai,42,2,province,1/QĐ,2024-01-02",
      english: "line 3, column code 'X': the same system as line 2, which differs in: name",
      vietnamese: "dòng 3, cột code 'X'")
  }

  @Test func aFileCutInTheMiddleOfACharacterIsRefused() throws {
    let office = try Office.filled()
    let text = Array((Self.heading + "X,Tên Đ").utf8).dropLast()
    let outcome = try office.importing(Data(text), ["--on", "2024-11-13"])
    #expect(outcome.status == .badData)
    #expect(outcome.errors.contains("line 2"))
    #expect(outcome.errors.contains("nothing was recorded"))
  }

  @Test func allErrorsOfAFileAreToldAtOnce() throws {
    let office = try Office.filled()
    let lines = (1...3).map { "X\($0),Tên,42,9,province,1/QĐ,2024-13-01" }.joined(separator: "\n")
    let outcome = try office.importing(Self.heading + lines, "--on", "2024-11-13")
    #expect(outcome.errors.hasPrefix("error: the file has 6 errors; nothing was recorded\n"))
  }

  @Test func anUnknownColumnIsLeftOutAndNamedOnceAndRefusedOnRequest() throws {
    let text = "code,name,owner,màu\nX,Tên,42,đỏ\n"
    let kept = try Office.filled().importing(text, "--on", "2024-11-13")
    #expect(kept.status == .done)
    #expect(kept.errors.contains("columns left out, not known: màu (--strict refuses them)"))
    let strict = try Office.filled().importing(text, "--on", "2024-11-13", "--strict")
    #expect(strict.status == .badData)
    #expect(strict.errors.contains("màu"))
  }

  @Test func linesOfLevelsFourAndFiveCanBeLeftOutAndAreListed() throws {
    let office = try Office.filled()
    let lines = "X,Một,42,4,province,1/QĐ,2024-01-02\nY,Hai,42,2,province,1/QĐ,2024-01-02\n"
    let outcome = try office.importing(Self.heading + lines, "--on", "2024-11-13", "--skip-out-of-scope")
    #expect(outcome.output.hasPrefix("1 added, 0 changed, 0 unchanged"))
    #expect(outcome.errors == "left out, of level 4 or 5: line 2\n")
  }

  @Test func aMissingFileAndAFolderAreNoInput() throws {
    let office = try Office.filled()
    #expect(office.run("import", "systems", "/khong/co.csv").status == .noInput)
    #expect(office.run("import", "systems", office.folder.path).status == .noInput)
  }

  @Test func aMistypedRegisterIsAnErrorAndNoFile() throws {
    let office = try Office()
    let outcome = office.run("rate")
    #expect(outcome.status == .noInput)
    #expect(outcome.errors.contains("no file '"))
    #expect(!FileManager.default.fileExists(atPath: office.database))
  }

  @Test func aFileThatIsNoRegisterIsRefusedAndUnchanged() throws {
    let office = try Office()
    try Data("không phải sổ".utf8).write(to: URL(filePath: office.database))
    #expect(office.run("rate").status == .badData)
    #expect(office.run("init").status == .cannotCreate)
    #expect(try Data(contentsOf: URL(filePath: office.database)) == Data("không phải sổ".utf8))
  }

  @Test func actsAreRefusedWithTheirReason() throws {
    let office = try Office.filled()
    #expect(office.run("plan", "HT-0012", "full", "--on", "2024-02-30").status == .usage)
    #expect(office.run("plan", "KHONG", "full", "--on", "2024-10-01").status == .refused)
    #expect(office.run("plan", "HT-0012", "full").errors.contains("missing option '--on DAY'"))
    let four = office.run(
      "approve", "HT-0012", "--level", "4", "--authority", "province", "--decision", "1", "--issuer", "X", "--on",
      "2024-11-12")
    #expect(four.status == .usage)
    #expect(four.errors.contains("level 4 is outside this registry"))
  }

  @Test func aLineWithoutACodeThatIsRefusedDoesNotMakeTheNextOneFail() throws {
    let office = try Office.filled()
    let outcome = try office.importing("name,owner,plan\nMột,42,full\nHai,42,\n")
    #expect(outcome.status == .badData)
    #expect(!outcome.errors.contains("belongs to"), "\(outcome.errors)")
  }

  @Test func approveSaysThatADecisionWasRecorded() throws {
    let outcome = try Office.filled().run(
      "approve", "HT-0012", "--level", "2", "--authority", "province", "--decision", "9/QĐ", "--issuer", "UBND tỉnh",
      "--on", "2024-11-12")
    #expect(outcome.output.contains("recorded decision: level 2"))
    #expect(outcome.output.contains("→ level 2, province, 9/QĐ of 2024-11-12, since 2024-11-12 (entry 4)"))
  }

  @Test func anExportNeverOverwritesAFile() throws {
    let office = try Office.filled()
    let path = office.folder.appending(path: "out.csv").path
    #expect(office.run("export", "systems", "-o", path).status == .done)
    let before = try Data(contentsOf: URL(filePath: path))
    #expect(office.run("export", "systems", "-o", path).status == .cannotCreate)
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
  }
}
