import Foundation
import LevelRegistry
import Testing

@testable import CapdoCommand

/// The province's report of 2024, closed as 'nam-2024' at 61 of 86; afterwards one more plan is recorded as full, back on
/// the first of November. The clock stands on 20/12/2024.
struct ReportYearTests {
  private let office: Office
  private let folder: String
  private let closed: Int64

  init() throws {
    office = try Office.filled()
    folder = office.folder.path
    let noon = try Moment("2024-12-20T05:00:00Z")
    let close = ["close", "nam-2024", "--as-of", "2024-11-13", "--yes"]
    try #require(office.run(close, now: noon).status == .done)
    closed = try Registry(opening: office.database, for: .reading).checkpoint().entries
    let behind = try office.shell(
      "SELECT s.code FROM system s JOIN plan p ON p.system = s.id WHERE p.status = 'partial' ORDER BY s.code LIMIT 1")
    let plan = ["plan", try #require(behind.first), "full", "--on", "2024-11-01"]
    let outcome = office.run(plan, now: noon)
    try #require(outcome.status == .done, "\(outcome.errors)")
  }

  @discardableResult
  private func run(_ words: String..., status: Status = .done) throws -> Outcome {
    let outcome = office.run(words, now: try Moment("2024-12-20T05:00:00Z"))
    #expect(outcome.status == status, "\(words): \(outcome.output)\(outcome.errors)")
    return outcome
  }

  private func year(_ name: String, _ language: String, _ words: String...) throws -> Outcome {
    office.run(
      ["report", "year", "-o", "\(folder)/\(name)", "--lang", language] + words,
      now: try Moment("2024-12-20T05:00:00Z"))
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOf: URL(filePath: "\(folder)/\(name)"), encoding: .utf8)
  }

  private func data(_ name: String) throws -> Data { try Data(contentsOf: URL(filePath: "\(folder)/\(name)")) }

  @Test(arguments: ["en", "vi"]) func whatWasWrittenIsNamedAndTheNextCommandProvesIt(language: String) throws {
    let outcome = try year("bc", language, "--known-at", "nam-2024")
    #expect(outcome.status == .done)
    try Golden.expect(outcome.output.replacing(folder + "/", with: ""), asIn: "year.\(language).txt")
    let next = try #require(outcome.output.split(separator: "\n").last?.split(separator: "capdo ").last)
    let words = String(next.split(separator: "--db ").last ?? "").split(separator: " ").map(String.init)
    #expect(office.run(Array(words.drop { $0 != "verify" })).status == .done, "\(next)")
  }

  @Test func everyFigureIsTheClosingsThoughMoreIsKnownNow() throws {
    #expect(try run("rate", "--authority", "province", "--as-of", "2024-11-13").output == "62/86 = 72.09%\n")
    _ = try year("bc", "vi", "--known-at", "nam-2024", "--to", "Công an tỉnh")
    let mark = "mốc chốt nam-2024: số liệu đến hết ngày 13/11/2024, ghi nhận đến mục nhật ký \(closed)"
    let narrative = try text("bc/doan-van-so-lieu.txt")
    #expect(narrative.contains(mark) && narrative.contains("61/86 hệ thống") && narrative.contains("70,93%"))
    #expect(try text("bc/00-con-thieu.txt").contains(mark.split(separator: " ghi").first ?? "?"))
    let form = try Archive.texts(ofDocument: URL(filePath: "\(folder)/bc/mau-08-2024.docx"))
    #expect(form.contains("Kính gửi: Công an tỉnh") && form.contains(mark.capitalizedFirst + "."))
    #expect(form.contains("- Tổng số hệ thống thông tin đã được phê duyệt cấp độ: 367."))
    #expect(form.filter { $0 == "Đã triển khai đầy đủ" }.count == 61)
    for name in ["he-thong", "chu-quan", "phat-hien", "cong-van-bang-ke"] {
      let sheet = try Archive.part("xl/worksheets/sheet1.xml", of: URL(filePath: "\(folder)/bc/\(name).xlsx"))
      #expect(sheet.contains(mark), "\(name)")
    }
    let systems = try Archive.part("xl/worksheets/sheet1.xml", of: URL(filePath: "\(folder)/bc/he-thong.xlsx"))
    #expect(systems.components(separatedBy: ">Đã triển khai đầy đủ<").count - 1 == 61)
    let letter = try Archive.texts(ofDocument: URL(filePath: "\(folder)/bc/cong-van/H01.docx"))
    #expect(letter.contains { $0.contains(mark) })
    #expect(try text("bc/moc-xac-minh-nam-2024.txt").split(separator: "\n")[1] == "\(closed)")
  }

  @Test func itsFilesAreThoseOfTheSingleCommands() throws {
    _ = try year("bc", "vi", "--known-at", "nam-2024")
    let known = ["--known-at", "nam-2024", "--lang", "vi"]
    let noon = try Moment("2024-12-20T05:00:00Z")
    _ = office.run(["report", "dashboard", "-o", "\(folder)/tq.html"] + known, now: noon)
    #expect(try data("bc/tong-quan.html") == data("tq.html"))
    let paragraph = office.run(["report", "narrative"] + known, now: noon).output
    #expect(try text("bc/doan-van-so-lieu.txt").hasSuffix("\n\n" + paragraph))
    _ = office.run(["report", "letters", "--all-late", "-o", "\(folder)/cv"] + known, now: noon)
    #expect(try data("bc/cong-van/H01.docx") == data("cv/H01.docx"))
    #expect(try data("bc/cong-van/H01.xlsx") == data("cv/H01.xlsx"))
    #expect(try data("bc/cong-van-bang-ke.xlsx") == data("cv-bang-ke.xlsx"))
    let missing = try text("bc/00-con-thieu.txt")
    let check = office.run(["check", "--format", "page"] + known, now: noon).output
    let due = office.run(["due", "--format", "page"] + known, now: noon).output
    #expect(missing.contains(check) && missing.hasSuffix(due))
  }

  @Test func ofTodayItSaysThatNothingIsClosedAndHowToCloseIt() throws {
    let outcome = try year("bc", "en")
    #expect(outcome.output.contains("not closed: data to the end of 2024-12-20"))
    #expect(outcome.output.contains("close nam-2025 --as-of 2025-12-14\n"))
  }

  @Test func aFolderInTheWayStaysAndWhoReportsMustBeKnown() throws {
    try run("report", "letters", "--owner", "HT-SYT", "-o", "\(folder)/bc")
    let before = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(try year("bc", "en", "--known-at", "nam-2024").status == .cannotCreate)
    try run("organization", "add", "NEW", "--name", "Cơ quan mới", "--tier", "province", "--from", "2024-01-01")
    try run("register", "NEW-1", "--name", "Cổng", "--owner", "NEW", "--on", "2024-12-01")
    let unknown = try year("khac", "en")
    #expect(unknown.status == .usage && unknown.errors.contains("hint: say which one, for example --owner 42\n"))
    #expect(try year("khac", "en", "--owner", "42").status == .done)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == (before + ["khac"]).sorted())
  }
}
