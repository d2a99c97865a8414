import Foundation
import LevelRegistry
import Testing

@testable import CapdoCommand

/// The province's 86 systems of 2024 and the five of the city H01, which has not reported and not confirmed its list: closed
/// as 'nam-2024' at 61 of 86 for the province; afterwards one more plan is recorded as full, back on the first of November.
/// The clock stands on 20/12/2024. The report is made once for all tests.
private struct ClosedProvince {
  let registry: Data
  let closed: Int64
  let output: String
  /// What was written, by its path in the folder `bc`.
  let files: [String: Data]

  static let made = Result { try ClosedProvince() }

  private init() throws {
    let office = try Office()
    let lines = try String(contentsOf: Office.fixtures.appending(path: "systems.csv"), encoding: .utf8).split(
      separator: "\n")
    let systems = office.folder.appending(path: "systems.csv").path
    try lines.filter { $0.hasPrefix("code,") || $0.hasPrefix("HT-") || $0.contains(",H01,H01,") }.joined(
      separator: "\n"
    )
    .write(toFile: systems, atomically: true, encoding: .utf8)
    try #require(office.run("init").status == .done)
    for words in [["organizations", Office.fixtures.appending(path: "organizations.csv").path], ["systems", systems]] {
      try #require(office.run(["import"] + words + ["--on", "2024-11-13"]).status == .done)
    }
    try #require(office.run(["close", "nam-2024", "--as-of", "2024-11-13", "--yes"], now: noon()).status == .done)
    closed = try Registry(opening: office.database, for: .reading).checkpoint().entries
    let behind = try office.shell(
      "SELECT s.code FROM system s JOIN plan p ON p.system = s.id WHERE p.status = 'partial' ORDER BY s.code LIMIT 1")
    let plan = ["plan", try #require(behind.first), "full", "--on", "2024-11-01"]
    try #require(office.run(plan, now: noon()).status == .done)
    let folder = office.folder.appending(path: "bc")
    let words = ["report", "year", "-o", folder.path, "--known-at", "nam-2024", "--to", "Công an tỉnh"]
    let outcome = office.run(words + ["--lang", "vi"], now: try noon())
    try #require(outcome.status == .done, "\(outcome.errors)")
    output = outcome.output.replacing(office.folder.path + "/", with: "")
    registry = try Data(contentsOf: URL(filePath: office.database))
    files = try Dictionary(
      uniqueKeysWithValues: FileManager.default.subpathsOfDirectory(atPath: folder.path).compactMap { path in
        let file = folder.appending(path: path)
        let isFolder = try file.resourceValues(forKeys: [.isDirectoryKey]).isDirectory ?? false
        return isFolder ? nil : (path, try Data(contentsOf: file))
      })
  }
}

private func noon() throws -> Moment { try Moment("2024-12-20T05:00:00Z") }

struct ReportYearTests {
  private let province: ClosedProvince
  private let office: Office
  private let folder: String

  init() throws {
    province = try ClosedProvince.made.get()
    office = try Office(with: province.registry)
    folder = office.folder.path
  }

  private func run(_ words: [String]) throws -> Outcome { office.run(words, now: try noon()) }

  /// A file of the report, where it can be opened.
  private func file(_ name: String) throws -> URL {
    let url = office.folder.appending(path: "bc/\(name)")
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try #require(province.files[name], "\(name)").write(to: url)
    return url
  }

  private func text(_ name: String) throws -> String { try String(contentsOf: file(name), encoding: .utf8) }

  private func worksheet(_ name: String) throws -> String {
    try Archive.part("xl/worksheets/sheet1.xml", of: file("\(name).xlsx"))
  }

  private func data(_ path: String) throws -> Data { try Data(contentsOf: URL(filePath: "\(folder)/\(path)")) }

  @Test func whatWasWrittenIsNamedAndTheNextCommandProvesIt() throws {
    try Golden.expect(province.output, asIn: "year.vi.txt")
    let next = try #require(province.output.split(separator: "\n").last?.split(separator: "capdo ").last)
    let words = next.split(separator: " ").map(String.init)
    #expect(words.dropLast() == ["verify", "--checkpoint"])
    let checkpoint = try file(try #require(words.last).replacing("bc/", with: ""))
    #expect(try run(["verify", "--checkpoint", checkpoint.path]).status == .done, "\(next)")
  }

  @Test func everyFigureIsTheClosingsThoughMoreIsKnownNow() throws {
    #expect(try run(["rate", "--authority", "province", "--as-of", "2024-11-13"]).output == "62/86 = 72.09%\n")
    let mark = "mốc chốt nam-2024: số liệu đến hết ngày 13/11/2024, ghi nhận đến mục nhật ký \(province.closed)"
    let narrative = try text("doan-van-so-lieu.txt")
    #expect(narrative.contains(mark) && narrative.contains("61/86 hệ thống") && narrative.contains("70,93%"))
    #expect(try text("00-con-thieu.txt").contains(mark.split(separator: " ghi").first ?? "?"))
    let form = try Archive.texts(ofDocument: file("mau-08-2024.docx"))
    #expect(form.contains("Kính gửi: Công an tỉnh") && form.contains { $0.hasSuffix(": \(mark).") })
    #expect(form.contains("- Tổng số hệ thống thông tin đã được phê duyệt cấp độ: 91."))
    #expect(form.filter { $0 == "Đã triển khai đầy đủ" }.count == 61)
    for name in ["he-thong", "chu-quan", "phat-hien"] {
      #expect(try worksheet(name).contains(mark), "\(name)")
    }
    #expect(try worksheet("he-thong").components(separatedBy: ">Đã triển khai đầy đủ<").count - 1 == 61)
    let total = try #require(try worksheet("chu-quan").components(separatedBy: "<row ").last)
    // Operating and approved; the rate of approval of the 86 whose owners vouch for their lists; none, partial, full, not
    // reported; the rate of completion; inspected.
    let counts = total.matches(of: /<v>([\d.]+)<\/v>/).map { String($0.1) }
    #expect(counts == ["91", "91", "1.0", "9", "16", "61", "5", "0.6703", "14"])
    let letter = try Archive.texts(ofDocument: file("cong-van/H01.docx"))
    #expect(letter.contains { $0.contains(mark) })
    #expect(try text("moc-xac-minh-nam-2024.txt").split(separator: "\n")[1] == "\(province.closed)")
    #expect(try text("tong-quan.html").contains("đã chốt: nam-2024"))
  }

  @Test func itsFilesAreThoseOfTheSingleCommands() throws {
    let known = ["--known-at", "nam-2024", "--lang", "vi"]
    _ = try run(["report", "dashboard", "-o", "\(folder)/tq.html"] + known)
    #expect(try data("tq.html") == province.files["tong-quan.html"])
    #expect(try text("doan-van-so-lieu.txt").hasSuffix("\n\n" + run(["report", "narrative"] + known).output))
    for (export, name) in [
      (["summary", "--by", "owner"], "chu-quan"), (["systems"], "he-thong"), (["findings"], "phat-hien"),
    ] {
      _ = try run(["export"] + export + ["-o", "\(folder)/\(name).xlsx"] + known)
      #expect(try data("\(name).xlsx") == province.files["\(name).xlsx"], "\(name)")
    }
    _ = try run(["report", "letters", "--owner", "H01", "-o", "\(folder)/cv"] + known)
    for name in ["H01.docx", "H01.xlsx"] {
      #expect(try data("cv/\(name)") == province.files["cong-van/\(name)"])
    }
    #expect(
      Set(province.files.keys.filter { $0.hasPrefix("cong-van/") }) == ["cong-van/H01.docx", "cong-van/H01.xlsx"])
    let missing = try text("00-con-thieu.txt")
    #expect(missing.contains("\n\n1. MẪU SỐ 08 (mau-08-2024.docx)\n"))
    #expect(try missing.contains(run(["check", "--format", "page"] + known).output))
    #expect(try missing.hasSuffix(run(["due", "--format", "page"] + known).output))
  }
}

/// A department below a province, each with a system, nothing of it closed; the clock as above.
struct SmallReportYearTests {
  private let office: Office
  private let folder: String

  init() throws {
    office = try Office()
    folder = office.folder.path
    try run("init", "--name", "Tỉnh Lam Giang")
    for (code, name, above) in [("UB", "UBND tỉnh", []), ("SYT", "Sở Y tế", ["--parent", "UB"])] {
      let words = ["organization", "add", code, "--name", name, "--tier", "province", "--from", "2024-01-01"]
      try run(words + above)
      try run("register", "\(code)-1", "--name", "Cổng", "--owner", code, "--on", "2024-02-01")
    }
  }

  @discardableResult
  private func run(_ words: String...) throws -> Outcome { try run(words) }

  @discardableResult
  private func run(_ words: [String]) throws -> Outcome {
    let outcome = office.run(words, now: try noon())
    #expect(outcome.status == .done, "\(words): \(outcome.output)\(outcome.errors)")
    return outcome
  }

  private func year(_ name: String, _ words: String...) throws -> Outcome {
    office.run(["report", "year", "-o", "\(folder)/\(name)", "--lang", "en"] + words, now: try noon())
  }

  @Test func whatWasWrittenIsNamed() throws {
    try run("close", "year-2024", "--as-of", "2024-12-14", "--yes")
    let outcome = try year("report", "--known-at", "year-2024")
    #expect(outcome.status == .done)
    try Golden.expect(outcome.output.replacing(folder + "/", with: ""), asIn: "year.en.txt")
  }

  @Test func ofTodayItSaysThatNothingIsClosedAndHowToCloseIt() throws {
    let outcome = try year("bc")
    #expect(outcome.output.contains("not closed: data to the end of 2024-12-20"))
    #expect(outcome.output.contains("close ngay-2024-12-20 --as-of 2024-12-20\n"))
  }

  @Test func aFolderInTheWayStaysAndWhoReportsMustBeKnown() throws {
    try run("report", "letters", "--owner", "SYT", "-o", "\(folder)/bc")
    let before = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(try year("bc").status == .cannotCreate)
    try run("organization", "add", "NEW", "--name", "Cơ quan mới", "--tier", "province", "--from", "2024-01-01")
    try run("register", "NEW-1", "--name", "Cổng", "--owner", "NEW", "--on", "2024-12-01")
    let unknown = try year("khac")
    #expect(unknown.status == .usage && unknown.errors.contains("hint: say which one, for example --owner NEW\n"))
    #expect(try year("khac", "--owner", "UB").status == .done)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == (before + ["khac"]).sorted())
  }
}
