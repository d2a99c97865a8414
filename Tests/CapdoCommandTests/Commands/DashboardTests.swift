import Foundation
import LevelRegistry
import Testing

@testable import CapdoCommand
@testable import RegistryFiles

struct DashboardTests {
  static let province = ["--authority", "province", "--as-of", "2024-11-13"]

  /// The dashboard of the fixture.
  private func dashboard(_ words: [String], in office: Office, as name: String = "page.html") throws -> String {
    let path = office.folder.appending(path: name)
    let outcome = office.run(["report", "dashboard", "-o", path.path] + words)
    #expect(outcome.status == .done, "\(outcome.errors)")
    return try String(contentsOf: path, encoding: .utf8)
  }

  private func data(_ words: [String], in office: Office) throws -> [String: Any] {
    let text = try dashboard(words + ["--format", "json"], in: office, as: "data.json")
    return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test(arguments: ["vi", "en"])
  func theDashboardOfTheFixtureLooksAsKept(language: String) throws {
    let page = try dashboard(Self.province + ["--lang", language], in: try Office.filled())
    try Golden.expect(page, asIn: "dashboard.\(language).html")
  }

  /// One owner has more than three systems, most have fewer.
  @Test func aPageIsTheSameHoweverManySystemsAreKeptWhileItIsWritten() throws {
    let office = try Office.filled()
    let registry = try Registry(opening: office.database, for: .reading)
    let snapshot = try registry.snapshot(asOf: Day("2024-11-13"))
    let dashboard = try registry.dashboard(snapshot, called: "Tỉnh", in: Scope(), months: 1)
    func page(keeping most: Int?) throws -> [UInt8] {
      let bytes = GatheredBytes()
      var page = DashboardPage(dashboard, in: .vietnamese)
      page.mostKept = most ?? page.mostKept
      try page.write(to: bytes)
      return bytes.bytes
    }
    let whole = try page(keeping: nil)
    #expect(try page(keeping: 3) == whole && page(keeping: 50) == whole && whole.count > 50_000)
  }

  @Test func itsFiguresAreThoseThatTheShellCountsInTheFile() throws {
    let office = try Office.filled()
    let data = try data(["--as-of", "2024-11-13"], in: office)
    for (name, key) in [("by_level", "a.level"), ("by_authority", "a.authority")] {
      let rows = try #require(data[name] as? [[String: Any]])
      let counted = rows.dropLast().map { row in
        ["group", "operating", "full", "partial", "none", "not_reported"].map { "\(row[$0] ?? "")" }.joined(
          separator: "|")
      }
      let sql = """
        SELECT \(key), count(*), sum(p.status IS 'full'), sum(p.status IS 'partial'), sum(p.status IS 'none'),
          sum(p.status IS NULL)
        FROM system s JOIN approval a ON a.system = s.id AND a.valid_from <= '2024-11-13' AND a.voided_by IS NULL
        LEFT JOIN plan p ON p.system = s.id AND p.valid_from <= '2024-11-13' AND p.voided_by IS NULL
          AND p.valid_to > '2024-11-13'
        WHERE s.state = 'operating' AND s.voided_by IS NULL AND s.valid_from <= '2024-11-13'
          AND a.valid_to > '2024-11-13' AND s.valid_to > '2024-11-13'
        GROUP BY 1
        """
      #expect(Set(counted) == Set(try office.shell(sql)))
    }
  }

  @Test func theSeriesEndsOnTheDayAskedAndGoesBackByWholeMonths() throws {
    let office = try Office.filled()
    let months = try #require(try data(Self.province + ["--months", "3"], in: office)["months"] as? [[String: Any]])
    #expect(months.map { $0["group"] as? String } == ["2024-08-31", "2024-09-30", "2024-10-31", "2024-11-13"])
    #expect(months.map { $0["full"] as? Int } == [51, 55, 60, 61])
    #expect(months[1]["completion_rate"] as? String == "63.95")
  }

  @Test func eachSystemIsPrintedOnceAndRetiredOnesAreNot() throws {
    let office = try Office.filled()
    #expect(office.run("retire", "HT-0001", "--on", "2024-11-01").status == .done)
    let page = try dashboard(Self.province, in: office)
    let codes = page.matches(of: /<li id="s-([^"]+)"/).map { String($0.1) }
    #expect(codes.count == 85)
    #expect(Set(codes).count == 85)
    #expect(!codes.contains("HT-0001"))
  }

  @Test func aNameThatLooksLikeMarkupStaysAName() throws {
    let office = try Office()
    #expect(office.run("init").status == .done)
    let name = "<script>alert('x')</script> & \"Co\""
    #expect(office.run("organization", "add", "A", "--name", name, "--tier", "commune").status == .done)
    let register = ["register", "A-1", "--name", name, "--owner", "A", "--authority", "commune", "--on", "2024-01-01"]
    #expect(office.run(register).status == .done)
    let page = try dashboard([], in: office)
    #expect(!page.contains("<script"))
    #expect(page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;Co&quot;"))
  }

  @Test func anEmptyRegisterHasADashboardWithoutRates() throws {
    let office = try Office()
    #expect(office.run("init").status == .done)
    let page = try dashboard([], in: office)
    #expect(page.matches(of: /<strong>n\/a<\/strong>/).count == 3)
    #expect(page.contains("No rate: no operating system in scope"))
    #expect(page.contains("Nothing is late"))
    #expect(page.contains("Nothing was found."))
  }

  @Test func bothWholesOfTheRateStandInOneTileAndTheChangeOnTheYearBeforeIsExplained() throws {
    let office = try Office.filled()
    let page = try dashboard(
      ["--authority", "province", "--as-of", "2025-03-31", "--lang", "vi"], in: office)
    let text = page.replacing(/<[^>]*>/, with: "")
    // 2024-03-31: 31/47 = 65.96%; a year later 61/86 = 70.93%, of all 86 operating too.
    #expect(text.contains("70,93% 61/86 hệ thống được phê duyệt"))
    #expect(text.contains("70,93% 61/86 hệ thống đang vận hành"))
    #expect(text.contains("+4,97 đ.%"))
    #expect(!text.contains("①"))
    let half = try dashboard(
      ["--authority", "province", "--as-of", "2024-09-30", "--lang", "vi"], in: office, as: "half.html")
    #expect(half.contains("chưa chốt</b> chưa có lần chốt nào"))
  }

  /// A was approved and in full in the spring of 2022; B and C were approved two years later, B in full, C not reported.
  private func small() throws -> Office {
    let office = try Office()
    let owner = ["organization", "add", "UB", "--name", "UBND tỉnh", "--tier", "province", "--from", "2020-01-01"]
    for words in [["init"], owner] { #expect(office.run(words).status == .done) }
    for (code, year) in [("A", 2022), ("B", 2024), ("C", 2024)] {
      let decision = ["--level", "1", "--authority", "province", "--decision", "1/QĐ-\(code)", "--issuer", "UB"]
      for words in [
        [
          "register", code, "--name", "Cổng \(code)", "--owner", "UB", "--authority", "province", "--on",
          "\(year)-01-02",
        ],
        ["approve", code] + decision + ["--on", "\(year)-02-01"],
      ] + (code == "C" ? [] : [["plan", code, "full", "--on", "\(year)-03-01"]]) {
        #expect(office.run(words).status == .done, "\(words)")
      }
    }
    return office
  }

  @Test func aRateThatFellThoughMoreWasDoneIsExplainedAndOneThatStayedIsQuiet() throws {
    let office = try small()
    let fallen = try dashboard(["--as-of", "2024-06-01"], in: office, as: "2024.html")
    #expect(fallen.contains("<b class=\"down\">−33.33 points</b>"))
    #expect(
      fallen.contains("① The whole grew faster than the part: in a year 2 more approved, 1 more in full.</p>"))
    let same = try dashboard(["--as-of", "2023-06-01"], in: office, as: "2023.html")
    #expect(same.contains("<b class=\"quiet\">0 points</b>") && !same.contains("①"))
  }

  @Test func aRateThatIsKnownOfOneMonthAloneIsNoLine() throws {
    let office = try small()
    let first = try dashboard(["--as-of", "2022-03-15"], in: office, as: "first.html")
    #expect(!first.contains("data-rates=\"1\""))
    let second = try dashboard(["--as-of", "2022-04-15"], in: office, as: "second.html")
    #expect(second.contains("data-rates=\"2\""))
  }

  @Test func thePageOfAClosingSaysSoAndThatOfAnotherDayDoesNot() throws {
    let office = try Office.filled()
    #expect(office.run("close", "nam-2024", "--as-of", "2024-12-14").status == .done)
    let closed = try dashboard(["--known-at", "nam-2024", "--lang", "vi"], in: office)
    #expect(closed.contains("<b class=\"closed\">đã chốt: nam-2024</b>"))
    let other = try dashboard(["--as-of", "2024-11-13", "--lang", "vi"], in: office, as: "other.html")
    #expect(other.contains("<b class=\"open\">chưa chốt</b> lần chốt gần nhất: nam-2024"))
  }

  @Test func peopleAndTelephonesStandBesideTheOwnersUnlessThePageLeavesTheHouse() throws {
    let office = try Office.filled()
    #expect(
      office.run(
        "organization", "set", "HT-SXD", "--representative", "Trần Văn B", "--phone", "0900 000 001", "--on",
        "2024-01-01"
      ).status == .done)
    let page = try dashboard(Self.province, in: office)
    #expect(page.contains("Trần Văn B, 0900 000 001"))
    #expect(page.contains("no contact recorded"))
    let outside = try dashboard(Self.province + ["--no-contacts"], in: office, as: "outside.html")
    #expect(!outside.contains("Trần Văn B"))
    #expect(!outside.contains("no contact recorded"))
  }

  @Test func theNumbersInTheBarsAreThoseOfTheSummary() throws {
    let page = try dashboard(Self.province + ["--lang", "en"], in: try Office.filled())
    let levels = try #require(
      page.components(separatedBy: "<section id=\"levels\">").last?.components(separatedBy: "</section>").first)
    let numbers = levels.matches(of: #/>(\d+)</a>/#).map { Int($0.1) ?? -1 }
    // Full, partial, none of levels 1, 2 and 3, as in FigureTests; level 3 has no "none".
    #expect(numbers == [28, 5, 5, 31, 10, 4, 2, 1])
    #expect(levels.contains("28/38") && levels.contains("31/45") && levels.contains("2/3"))
    // A single tier is no chart.
    #expect(!page.contains("<section id=\"tiers\">"))
  }

  @Test func aDashboardOverwritesNothing() throws {
    let office = try Office.filled()
    _ = try dashboard(Self.province, in: office)
    let again = office.run(["report", "dashboard", "-o", office.folder.appending(path: "page.html").path])
    #expect(again.status == .cannotCreate)
    #expect(again.errors.contains("exists already"))
  }

  @Test func theSeriesHasAtLeastOneMonth() throws {
    let office = try Office.filled()
    let outcome = office.run(["report", "dashboard", "--months", "0", "-o", office.folder.appending(path: "x").path])
    #expect(outcome.status == .usage)
    #expect(!FileManager.default.fileExists(atPath: office.folder.appending(path: "x").path))
  }
}
