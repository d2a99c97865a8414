import Foundation
import LevelRegistry
import TestSupport
import Testing

@testable import CapdoCommand

/// `rollup … dashboard`: several registries on one page.
struct RollupDashboardTests {
  private let provinces = Provinces()
  private let day = "--as-of=2024-11-13"

  /// The page of some files, with what was said beside it.
  private func page(
    _ words: String..., as name: String = "page.html", allCounted: Bool = true
  ) throws -> (html: String, errors: String) {
    let outcome = provinces.rollup(words + ["dashboard", "-o", provinces.path(name)])
    #expect(outcome.status == (allCounted ? .done : .badData), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
    return (try String(contentsOfFile: provinces.path(name), encoding: .utf8), outcome.errors)
  }

  private func text(_ html: String) -> String { html.replacing(/<style>.*<\/style>|<[^>]*>/, with: "") }

  /// What stands in the element with this id, up to the end of its section or the next element with one.
  private func part(_ id: String, of html: String) throws -> String {
    let rest = try #require(html.components(separatedBy: " id=\"\(id)\"").dropFirst().first, "\(id)")
    return try #require(rest.components(separatedBy: "</section>").first?.components(separatedBy: " id=\"").first)
  }

  @Test func whatIsNamedAsAPageIsTheDashboard() throws {
    try provinces.make("an.db", "Tỉnh An", "01", plans: ["full"])
    let whole = try page("an.db", day).html
    let outcome = provinces.rollup(["an.db", day, "-o", provinces.path("short.html")])
    #expect(outcome.status == .done, "\(outcome.errors)")
    #expect(try String(contentsOfFile: provinces.path("short.html"), encoding: .utf8) == whole)
  }

  /// Cao and the figures of Hà are counted; An is cut, Bình rewritten, Dương doubled, Giang damaged; Lam has not sent.
  private func mixed() throws {
    for (file, name, code) in [
      ("an.db", "Tỉnh An", "01"), ("binh.db", "Tỉnh Bình", "02"), ("duong.db", "Tỉnh Dương", "05"),
    ] { try provinces.make(file, name, code, plans: ["full", "full"]) }
    try provinces.make("cao.db", "Tỉnh Cao", "04", plans: ["full", "partial", nil], level: 3)
    try provinces.make("ha.db", "Tỉnh Hà", "08", plans: ["full", "none", ""])
    try provinces.make("giang.db", "Tỉnh Giang", "06", plans: ["full"])
    for file in ["an.db", "binh.db"] {
      try provinces.copy(file, "old-\(file)")
      provinces.capdo(provinces.path(file), "plan", "H0", "partial", "--on", "2024-10-01")
      try provinces.keepCheckpoint(of: file)
      try FileManager.default.removeItem(atPath: provinces.path(file))
      try FileManager.default.moveItem(atPath: provinces.path("old-\(file)"), toPath: provinces.path(file))
    }
    provinces.capdo(provinces.path("binh.db"), "plan", "H0", "none", "--on", "2024-10-01")
    provinces.capdo(provinces.path("cao.db"), "organization", "confirm", "T", "--on", "2024-10-01")
    try provinces.keepCheckpoint(of: "cao.db")
    try provinces.copy("duong.db", "duong-2.db")
    try provinces.damage("giang.db")
    provinces.capdo(
      provinces.path("ha.db"), "export", "figures", "--as-of", "2024-11-13", "-o", provinces.path("ha.json"))
    try FileManager.default.removeItem(atPath: provinces.path("ha.db"))
    try provinces.write("01\n02\n04\n05\n08\nTỉnh Lam\n", "list.txt")
  }

  private func mixedPage(_ more: String...) throws -> (html: String, errors: String) {
    try mixed()
    let words = ["", day, "--checkpoints", "moc", "--expect", "list.txt"] + more
    let outcome = provinces.rollup(words + ["dashboard", "-o", provinces.path("page.html")])
    #expect(outcome.status == .badData && outcome.output.isEmpty, "\(outcome.errors)")
    return (try String(contentsOfFile: provinces.path("page.html"), encoding: .utf8), outcome.errors)
  }

  @Test func theRateOfTheSumsComesFirstWithBothWholesAndOfHowManyRegistriesItIs() throws {
    let (html, errors) = try mixedPage("--lang=vi")
    let text = text(html)
    #expect(errors.hasPrefix("đã lập page.html\n"))
    #expect(text.contains("Tổng hợp 2/6 sổ: cấp độ an toàn thông tin của hệ thống thông tin"))
    #expect(text.contains("chưa chốt cấp độ 1–3"))
    #expect(text.contains("Số liệu đến hết 13/11/2024"))
    // Cao has 2 approved of 3, 1 in full; Hà 3, 1 in full, 1 not reported. Cao alone has confirmed its list.
    #expect(text.contains("40,00% 2/5 hệ thống được phê duyệt"))
    #expect(text.contains("33,33% 1/3 đang vận hành, danh mục đã xác nhận"))
    #expect(text.contains("66,67% 2/3 đang vận hành, danh mục đã xác nhận"))
    #expect(text.contains("1 chưa có quyết định"))
    #expect(text.contains("2/6 trong số sổ phải gửi"))
    #expect(text.contains("5 không tính"))
  }

  @Test func everyRegistryOfTheMixedCaseIsNamedWithItsReason() throws {
    let (html, _) = try mixedPage("--lang=en")
    let refused = text(try part("not-counted", of: html))
    for words in [
      "an.db (Tỉnh An): it is shorter than its checkpoint: 3 entries, not 4",
      "binh.db (Tỉnh Bình): its history differs from its checkpoint at entry 4",
      "duong.db (Tỉnh Dương): it is the same registry as &#39;", "duong-2.db (Tỉnh Dương): it is the same registry as",
      "giang.db: THE REGISTRY IS NOT INTACT: ",
    ] { #expect(refused.contains(words), "\(words): \(refused)") }
    #expect(text(try part("not-sent", of: html)).contains("Not sent 1Tỉnh Lam"))
    #expect(text(try part("figures-only", of: html)).contains("Figures only, which cannot be verified 1Tỉnh Hà"))
    #expect(!html.contains(" id=\"no-checkpoint\""))
  }

  @Test func eachCountedRegistryHasABarWithItsRateAndNumbersAndTheCheckpointThatProvesIt() throws {
    let (html, _) = try mixedPage("--lang=en")
    let bars = html.components(separatedBy: "<section id=\"registries\">").last?.components(separatedBy: "</section>")
    let rows = try #require(bars?.first).components(separatedBy: "<li class=\"row\">").dropFirst().map(text)
    // Two of Hà are left to do, one of Cao. In the bars: full, partial, none, not reported.
    #expect(
      rows.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) } == [
        "Tỉnh Hà11133.33%1/3 · figures only", "Tỉnh Cao1150.00%1/2",
      ])
    let checkpoint = provinces.capdo(provinces.path("cao.db"), "checkpoint").output.split(separator: "\n")
    let place = try #require(html.firstMatch(of: /<a href="#(r\d+)">Tỉnh Cao/)).output.1
    let proof = try part(String(place), of: html)
    #expect(text(proof).contains("Tỉnh Cao · 04 · agrees with its checkpoint · entry 4"))
    #expect(proof.contains(checkpoint[0]) && proof.contains(checkpoint[2]))
  }

  @Test func levelsAndTiersAreAddedUpOverTheRegistries() throws {
    let (html, _) = try mixedPage("--lang=en")
    let levels = text(try part("levels", of: html))
    #expect(levels.contains("Level 21111/3") && levels.contains("Level 3111/2"), "\(levels)")
    #expect(!html.contains("<section id=\"tiers\">"))
  }

  @Test func thePageNeedsNoScriptAndNoNetworkAndHasTheStyleOfTheOneOfOneRegistry() throws {
    try provinces.make("an.db", "Tỉnh An", "01", plans: ["full"])
    let whole = try page("an.db", day).html
    provinces.capdo(provinces.path("an.db"), "report", "dashboard", "-o", provinces.path("one.html"))
    let one = try String(contentsOfFile: provinces.path("one.html"), encoding: .utf8)
    let policy = try #require(one.firstMatch(of: /<meta http-equiv="Content-Security-Policy"[^>]*>/)).output
    #expect(whole.contains(policy))
    let style = try #require(whole.firstMatch(of: /<style>(.*?)<\/style>/.dotMatchesNewlines())).output.1
    #expect(one.contains("<style>" + style))
    #expect(!whole.contains("<script") && !whole.contains("http://") && !whole.contains("https://"))
    for target in whole.matches(of: /href="#([^"]+)"/) { #expect(whole.contains(" id=\"\(target.output.1)\"")) }
  }

  @Test func aNameThatLooksLikeMarkupStaysANameWhereverItStands() throws {
    let name = "<script>alert('x')</script> & \"Co\""
    let safe = "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;Co&quot;"
    try provinces.make("an.db", name, "01", plans: ["full"], owner: "Sở <b>Y tế</b>")
    try provinces.make("binh.db", name, "02", plans: ["full"], owner: "Sở <b>Y tế</b>")
    try provinces.write("01\n\"<script>1</script>\"\n", "list.txt")
    try provinces.write("none", "<img>.db")
    let html = try page("an.db", "binh.db", "<img>.db", day, "--expect", "list.txt", allCounted: false).html
    #expect(html.matches(of: /<script|<b>Y|<img|<i>1/).isEmpty)
    // A bar, a checkpoint, the list without a checkpoint, and the decision that two have.
    #expect(html.components(separatedBy: safe).count > 6)
    #expect(html.contains("&lt;script&gt;1&lt;/script&gt;") && html.contains("&lt;img&gt;.db"))
    #expect(html.contains("Sở &lt;b&gt;Y tế&lt;/b&gt;"))
    // Of a file of figures everything is what somebody typed.
    let figures = provinces.capdo(provinces.path("an.db"), "export", "figures", "--as-of", "2024-11-13").output
    let changed = figures.replacing("\"closing\":null", with: "\"closing\":\"<i>1</i>\"")
      .replacing("\"province_code\":\"01\"", with: "\"province_code\":\"<i>2</i>\"")
    #expect(changed.contains("<i>1") && changed.contains("<i>2"))
    try provinces.write(changed, "an.json")
    let claimed = try page("an.json", day, as: "claimed.html").html
    #expect(claimed.contains("&lt;i&gt;1&lt;/i&gt;") && claimed.contains("&lt;i&gt;2&lt;/i&gt;"))
    #expect(!claimed.contains("<i>1") && !claimed.contains("<i>2"))
  }

  @Test func aDecisionThatTwoRegistriesHaveIsSaidOnThePage() throws {
    try provinces.make("an.db", "Tỉnh An", "01", plans: ["full"], owner: "Sở Y tế")
    try provinces.make("binh.db", "Tỉnh Bình", "02", plans: ["full", "none"], owner: "SỞ Y TẾ")
    let twice = text(try part("counted-twice", of: try page("an.db", "binh.db", day).html))
    #expect(
      twice.contains(
        "Counted twice 1Hệ thống 0, SỞ Y TẾ, 0/QĐ-UBND, in &#39;Tỉnh An&#39; and &#39;Tỉnh Bình&#39;"), "\(twice)")
  }

  @Test func thePageOfClosingsNamesEachOnes() throws {
    for (file, name, code, closing) in [
      ("an.db", "Tỉnh An", "01", "nam-2024"), ("binh.db", "Tỉnh Bình", "02", "cuoi-nam"),
    ] {
      try provinces.make(file, name, code, plans: ["full", "none"])
      provinces.capdo(provinces.path(file), "close", closing, "--as-of", "2024-12-14", "--yes")
      try provinces.keepCheckpoint(of: file)
    }
    provinces.capdo(provinces.path("an.db"), "plan", "H1", "full", "--on", "2024-10-01")
    let words = ["an.db", "binh.db", "--checkpoints", "moc", "--closing-of=14/12/2024", "--lang=vi"]
    let outcome = provinces.rollup(words + ["dashboard", "-o", provinces.path("page.html")])
    #expect(outcome.status == .done && outcome.errors == "đã lập page.html\n", "\(outcome.errors)")
    let text = text(try String(contentsOfFile: provinces.path("page.html"), encoding: .utf8))
    #expect(text.contains("50,00% 2/4 hệ thống được phê duyệt"))
    #expect(text.contains("mốc chốt của từng sổ") && text.contains("Theo mốc chốt ngày 14/12/2024"))
    #expect(text.contains("mốc chốt nam-2024") && text.contains("mốc chốt cuoi-nam"))
    #expect(text.contains("Tính đủ, sổ nào cũng khớp mốc xác minh") && !text.contains("Còn thiếu"))
  }

  @Test func whereNothingIsReportedThereIsNoRateAndItIsSaidInWords() throws {
    try provinces.make("an.db", "Tỉnh An", "01", plans: [nil])
    try provinces.make("binh.db", "Tỉnh Bình", "02", plans: ["", ""])
    let text = text(try page("an.db", "binh.db", day, "--lang=vi").html)
    #expect(text.contains("chưa có hệ thống được phê duyệt · chưa có mốc"))
    #expect(text.contains("cả 2 hệ thống chưa báo cáo · chưa có mốc"))
    #expect(text.contains("– 0/2 hệ thống được phê duyệt") && !text.contains("0,00%"))
  }

  @Test func theDashboardOverwritesNothingAndIsAPageAndNothingElse() throws {
    try provinces.make("an.db", "Tỉnh An", "01", plans: ["full"])
    let before = try page("an.db", day).html
    let again = provinces.rollup("an.db", "dashboard", "-o", provinces.path("page.html"))
    #expect(again.status == .cannotCreate && again.errors.contains("exists already"))
    #expect(try String(contentsOfFile: provinces.path("page.html"), encoding: .utf8) == before)
    _ = try page("an.db", as: "without-ending")
    for words in [
      ["dashboard"], ["dashboard", "-o", "x.csv"], ["dashboard", "-o", "x.html", "--format=json"],
      ["rate", "-o", "x.html"], ["summary", "--format=html"],
      ["dashboard", "-o", "x.html", "--by=level"], ["dashboard", "-o", "x.html", "--columns=name"],
    ] {
      let outcome = provinces.rollup(["an.db"] + words.map { $0.hasPrefix("x.") ? provinces.path($0) : $0 })
      #expect(outcome.status == .usage, "\(words): \(outcome.errors)")
    }
    #expect(!FileManager.default.fileExists(atPath: provinces.path("x.html")))
  }
}
