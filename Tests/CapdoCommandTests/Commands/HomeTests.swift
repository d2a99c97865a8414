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
    #expect(lines[0] == "Capdo · 243 chủ quản, 367 hệ thống đang vận hành · hôm nay 13/11/2024")
    #expect(lines[1].hasPrefix("sổ \(office.database) · ghi"))
    let words = output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("mục 3, lan, ") && words.contains(", import systems Được phê duyệt"))
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
    #expect(outcome.output.contains(#/  Late +nothing\n/#))
    // The period began on 2023-12-15, and 19 of the 243 owners have confirmed since.
    #expect(outcome.output.contains("224 owners (period from 2023-12-15)"))
    #expect(outcome.output.contains("at the end of 2024-12-14, in 31 days"))
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

  @Test func whereThereIsNoRegistryTheFirstStepsAreNamedAndNothingFails() {
    let outcome = run([], in: Command.all, environment: ["CAPDO_DB": "/none/x.db", "LANG": "vi_VN.UTF-8"])
    #expect(outcome.status == .done)
    #expect(outcome.output.hasPrefix("Chưa có sổ đăng ký ở đây. Các bước đầu:\n  1  capdo init\n"))
    #expect(outcome.errors.isEmpty)
  }

  @Test func aWordThatMakesNoSenseIsStillRefused() {
    #expect(run(["nonsense"], in: Command.all).status == .usage)
    #expect(run(["--nonsense"], in: Command.all).status == .usage)
  }
}
