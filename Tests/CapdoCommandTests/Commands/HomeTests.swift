import Foundation
import LevelRegistry
import Testing

@testable import CapdoCommand

struct HomeTests {
  private let now = Moment(endOf: Day(year: 2024, month: 11, day: 13) ?? .always)

  private func home(_ office: Office, _ words: String...) -> Outcome { office.run(words, now: now) }

  @Test func theFirstLineSaysWhichRegistryAndWhichDay() throws {
    let office = try Office.filled()
    let output = home(office, "--lang", "vi").output
    let lines = output.split(separator: "\n").map(String.init)
    #expect(lines[0] == "capdo · 243 chủ quản, 367 hệ thống đang vận hành, cấp độ 1–3 · hôm nay 13/11/2024")
    #expect(lines[1].hasPrefix("sổ \(office.database) · ghi"))
    let words = output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("mục 3, lan, ") && words.contains(", nhập danh mục hệ thống Được phê duyệt"))
  }

  @Test func itsFiguresAreThoseOfTheOtherCommands() throws {
    let office = try Office.filled()
    let outcome = home(office)
    #expect(outcome.status == .done)
    #expect(outcome.errors.isEmpty)
    let rates = [["--of", "approval"], [], ["--among", "operating"]].map {
      office.run(["rate", "--as-of", "2024-11-13"] + $0).output.dropLast()
    }
    for rate in rates { #expect(outcome.output.contains(rate + " of those "), "\(rate)") }
    let late = office.run(["due", "--as-of", "2024-11-13", "--within", "0", "--format", "csv"]).output
      .split(separator: "\n").count { $0.contains(",late,") }
    #expect(late == 0)
    #expect(outcome.output.contains(#/  Overdue +nothing\n/#))
    // The period began on 2023-12-15, and 19 of the 243 owners have confirmed since.
    #expect(outcome.output.contains("224/243 (since 2023-12-15)"))
    #expect(outcome.output.contains("end of 2024-12-14, in 31 days"))
  }

  @Test func itRecordsNothing() throws {
    let office = try Office.filled()
    let before = office.run("checkpoint").output
    _ = home(office)
    #expect(office.run("checkpoint").output == before)
  }

  @Test(arguments: ["en", "vi"]) func everyCommandItNamesIsThereAndNoLineIsTooWide(language: String) throws {
    let office = try Office.filled()
    for line in home(office, "--lang", language).output.split(separator: "\n").dropFirst(2)
    where !line.contains(" --db ") && !line.contains(office.database) {
      #expect(terminalWidth(String(line)) <= 100, "\(line)")
    }
    for line in run(["--lang", language], in: Command.all, environment: ["CAPDO_DB": "/none/x.db"]).output
      .matches(of: /capdo ([a-z]+(?: [a-z]+)?)/)
    {
      let name = String(line.1)
      let first = name.split(separator: " ").first.map(String.init) ?? ""
      #expect(Command.all.contains { $0.name == name || $0.name == first }, "\(name)")
    }
  }

  @Test func whereThereIsNoRegistryTheThreeStepsAreNamedAndNothingFails() {
    let outcome = run([], in: Command.all, environment: ["CAPDO_DB": "/none/x.db", "LANG": "vi_VN.UTF-8"])
    #expect(outcome.status == .done)
    #expect(
      outcome.output == """
        Chưa có sổ đăng ký ở đây. Ba bước đầu:
          1  capdo init --name 'Tỉnh Lam Giang'
          2  capdo import danh-muc.xlsx --on today --dry-run --organizations don-vi.xlsx --errors loi.xlsx
          3  sửa hai tệp trong Excel, rồi  capdo import don-vi.xlsx danh-muc.xlsx --on today
        \(Command.all.contains { $0.name == "sheet systems" } ? "Chưa có danh mục: capdo sheet systems --blank 50 · " : "")\
        Sổ ở nơi khác: capdo --db TỆP

        """)
    #expect(outcome.errors.isEmpty)
  }

  @Test func anEmptyRegistryIsToldWhatComesNext() throws {
    let office = try Office()
    let made = office.run("--lang", "vi", "init", "--name", "Tỉnh Lam Giang", "--province", "42")
    #expect(made.output.hasPrefix("đã tạo sổ đăng ký Tỉnh Lam Giang, tệp \(office.database)\nmã nhận dạng: "))
    let id = try office.shell("SELECT digest FROM entry WHERE seq = 1")[0]
    #expect(made.output.split(separator: "\n")[1] == "mã nhận dạng: \(id)")
    let next = """
      Tiếp theo:
        1  capdo import danh-muc.xlsx --on today --dry-run --organizations don-vi.xlsx --errors loi.xlsx
        2  sửa hai tệp trong Excel, rồi  capdo import don-vi.xlsx danh-muc.xlsx --on today

      """
    #expect(made.output.hasSuffix(next))
    let output = home(office, "--lang", "vi").output
    #expect(
      output.hasPrefix("Tỉnh Lam Giang · 0 chủ quản, 0 hệ thống đang vận hành, cấp độ 1–3 · hôm nay 13/11/2024\n"))
    #expect(output.hasSuffix("\nSổ chưa có hệ thống nào. " + next))
  }

  @Test func withItsFirstSystemTheRegistryHasFigures() throws {
    let office = try Office()
    for words in [
      ["init"], ["organization", "add", "UB", "--name", "UBND tỉnh", "--tier", "province", "--from", "2020-01-01"],
      ["register", "A", "--name", "Cổng", "--owner", "UB", "--on", "2024-01-02"],
    ] { #expect(office.run(words).status == .done) }
    let output = home(office).output
    #expect(!output.contains("No system is recorded yet"))
    #expect(output.contains("\n  Approved ") && output.contains("\nOften used\n"))
  }

  @Test func theNameOfTheRegistryIsOnTheDashboardAndInManifests() throws {
    let office = try Office()
    _ = office.run("init", "--name", "Tỉnh Lam Giang")
    let page = office.folder.appending(path: "trang.html").path
    #expect(office.run("report", "dashboard", "-o", page).status == .done)
    #expect(try String(contentsOfFile: page, encoding: .utf8).contains("Tỉnh Lam Giang"))
    let list = office.folder.appending(path: "systems.csv").path
    #expect(office.run("export", "systems", "-o", list, "--manifest").status == .done)
    #expect(try String(contentsOfFile: list + ".manifest.json", encoding: .utf8).contains(#""name":"Tỉnh Lam Giang""#))
    let book = office.folder.appending(path: "systems.xlsx")
    #expect(office.run("export", "systems", "-o", book.path, "--as-of", "2024-11-13").status == .done)
    #expect(
      try Archive.part("xl/worksheets/sheet1.xml", of: book).contains(
        "<oddFooter>&amp;LTỉnh Lam Giang, 2024-11-13&amp;R&amp;P/&amp;N</oddFooter>"))
  }

  @Test func aRegistryIsRenamedFromADayOn() throws {
    let office = try Office()
    _ = office.run("init", "--name", "Tỉnh Lam Giang", "--province", "42")
    let renamed = office.run("name", "Tỉnh Lam Sơn", "--on", "2025-07-01")
    #expect(renamed.output == "the registry: Tỉnh Lam Giang → Tỉnh Lam Sơn, since 2025-07-01 (entry 2)\n")
    func name(_ day: String) -> String? {
      office.run("check", "--format", "page", "--as-of", day).output.split(separator: ",").first.map(String.init)
    }
    #expect(name("2025-06-30") == "CHECK Tỉnh Lam Giang")
    #expect(name("2025-07-01") == "CHECK Tỉnh Lam Sơn")
    #expect(
      try office.shell("SELECT name, province_code FROM registry WHERE valid_from = '2025-07-01'") == [
        "Tỉnh Lam Sơn|42"
      ])
    let again = office.run("name", "Tỉnh Lam Sơn", "--on", "2026-01-05", "--lang", "vi")
    #expect(again.status == .refused)
    #expect(again.errors == "lỗi: không thay đổi: sổ có tên 'Tỉnh Lam Sơn' từ ngày 01/07/2025\n")
    #expect(office.run("undo").status == .done)
    #expect(name("2025-07-01") == "CHECK Tỉnh Lam Giang")
    #expect(office.run("verify").status == .done)
  }

  @Test func aRegistryIsNamedOrNotMade() throws {
    let office = try Office()
    #expect(office.run("init", "--province", "42").status == .usage)
    #expect(office.run("init", "--name", " ").status == .refused)
    #expect(office.run("init", "--name", "Tỉnh Lam Giang", "--province", "4 2").status == .usage)
    #expect(!FileManager.default.fileExists(atPath: office.database))
    #expect(office.run("init", "--name", "Tỉnh Lam Giang").status == .done)
  }

  @Test func aWordThatMakesNoSenseIsStillRefused() {
    #expect(run(["nonsense"], in: Command.all).status == .usage)
    #expect(run(["--nonsense"], in: Command.all).status == .usage)
  }
}
