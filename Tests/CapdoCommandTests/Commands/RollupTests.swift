import Foundation
import LevelRegistry
import TestSupport
import Testing

@testable import CapdoCommand

/// `rollup`: many registries, one figure.
struct RollupTests {
  private let provinces = Provinces()
  private let day = "--as-of=2024-11-13"

  /// 3 systems of An, 2 approved, 1 full; 2 of Bình, both full.
  private func two() throws {
    try provinces.make("an.db", "Tỉnh An", "01", plans: ["full", "none", nil])
    try provinces.make("binh.db", "Tỉnh Bình", "02", plans: ["full", "full"], level: 1)
  }

  private func rows(_ outcome: Outcome) -> [[String]] {
    outcome.output.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test func theTotalIsTheSumOfTheCountsAndTheRateComesFromTheSums() throws {
    try two()
    try provinces.keepCheckpoint(of: "an.db")
    try provinces.keepCheckpoint(of: "binh.db")
    let outcome = provinces.rollup("an.db", "binh.db", day, "--checkpoints", "moc")
    #expect(
      outcome.output == """
        ROLL-UP, levels 1–3, as of 2024-11-13: 2/2 registries counted
        Plans carried out in full: 3/4 = 75.00%
        registry   standing                    operating  approved  full  full, %  entry  province
        ─────────  ──────────────────────────  ─────────  ────────  ────  ───────  ─────  ────────
        Tỉnh An    agrees with its checkpoint          3         2     1   50.00%      3  01
        Tỉnh Bình  agrees with its checkpoint          2         2     2     100%      3  02
        total      2/2                                 5         4     3   75.00%

        """)
    #expect(outcome.errors.isEmpty && outcome.status == .done)
  }

  @Test func aRegistryWithoutResultsIsNamedBesideTheRateOfRequirements() throws {
    try two()
    let met = provinces.capdo(
      provinces.path("an.db"), "requirement", "set", "H0", "II.2.1.1.5", "met", "--on", "2024-06-01")
    #expect(met.status == .done, "\(met.errors)")
    let outcome = provinces.rollup("an.db", "binh.db", "rate", day, "--of=requirements")
    #expect(outcome.output.hasPrefix("1/"), "\(outcome.output)")
    #expect(
      outcome.errors.contains("without results under tt12-2022, not in the rate: Tỉnh Bình\n"), "\(outcome.errors)")
    let vietnamese = provinces.rollup("an.db", "binh.db", "rate", day, "--of=requirements", "--lang=vi")
    #expect(
      vietnamese.errors.contains("chưa có kết quả theo tt12-2022, không tính vào tỷ lệ: Tỉnh Bình\n"),
      "\(vietnamese.errors)")
  }

  @Test func aTableThatGoesIntoAFileIsNamed() throws {
    try two()
    let outcome = provinces.rollup(
      "an.db", "binh.db", day, "--format=csv", "-o", provinces.path("tong-hop.csv"), "--lang=vi")
    #expect(outcome.status == .done && outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix("đã lập tong-hop.csv\n"), "\(outcome.errors)")
    #expect(FileManager.default.fileExists(atPath: provinces.path("tong-hop.csv")))
  }

  @Test func theSameInVietnamese() throws {
    try two()
    let outcome = provinces.rollup("an.db", "binh.db", day, "--lang=vi")
    #expect(
      outcome.output == """
        TỔNG HỢP 2/2 sổ, cấp độ 1–3, số liệu tính đến ngày 13/11/2024
        Triển khai đầy đủ phương án: 3/4 = 75,00%
        Sổ đăng ký  Tình trạng   Vận hành  Phê duyệt  Đầy đủ  Tỷ lệ đầy đủ  Mục  Mã tỉnh
        ──────────  ───────────  ────────  ─────────  ──────  ────────────  ───  ───────
        Tỉnh An     chưa có mốc         3          2       1        50,00%    3  01
        Tỉnh Bình   chưa có mốc         2          2       2          100%    3  02
        Tổng cộng   2/2                 5          4       3        75,00%

        """)
    #expect(
      outcome.errors
        == "chưa có mốc xác minh, không phát hiện được sổ bị cắt phần cuối hoặc bị viết lại toàn bộ (2): Tỉnh An, Tỉnh Bình\n"
    )
  }

  @Test func theTotalEqualsTheSumThatSQLMakesOfTheRegistries() throws {
    try two()
    try provinces.make("cao.db", "Tỉnh Cao", "04", plans: ["partial", "", "full", nil, "none"], level: 3)
    let files = ["an.db", "binh.db", "cao.db"]
    var sums = [0, 0, 0]
    for file in files {
      let sql = "SELECT operating, approved, plan_full FROM figure_now WHERE authority = 'total'"
      let counts = try Child.run(["sqlite3", "-readonly", provinces.path(file), sql]).text
      for (place, count) in counts.split(whereSeparator: { "|\n".contains($0) }).enumerated() {
        sums[place] += Int(count) ?? 0
      }
    }
    #expect(sums == [10, 8, 4])
    let total = try #require(rows(provinces.rollup("an.db", "binh.db", "cao.db", "--format=csv")).last)
    #expect(Array(total[2...4]) == sums.map(String.init))
  }

  @Test func oneRateIsPrintedAloneAndWhatLimitsItBesideIt() throws {
    try two()
    try provinces.make("cao.db", "Tỉnh Cao", "04", plans: [""])
    let outcome = provinces.rollup("an.db", "binh.db", "cao.db", "rate", day)
    #expect(outcome.output == "3/5 = 60.00%\n")
    #expect(outcome.errors.hasPrefix("1 of 5 not reported; of the 4 that did: 3/4 = 75.00%\n"))
    let approval = provinces.rollup("an.db", "binh.db", "rate", "--of=approval", day)
    #expect(approval.output == "n/a\n")
    #expect(approval.errors.hasPrefix("no rate: 4 approved, but the lists of their 2 owners are not confirmed\n"))
  }

  @Test func onlyOwnersThatConfirmedCountInTheApprovalRate() throws {
    try two()
    provinces.capdo(provinces.path("an.db"), "organization", "confirm", "T", "--on", "2024-10-01")
    let outcome = provinces.rollup("an.db", "binh.db", "rate", "--of=approval", day)
    #expect(outcome.output == "2/3 = 66.67%\n")
    #expect(outcome.errors.hasPrefix("left out: 2 systems of 1 owner whose list is not confirmed\n"))
  }

  /// Everything of the two provinces is of 2024: the year before there was nothing.
  @Test func twoDaysOfAllRegistriesStandSideBySide() throws {
    try two()
    let outcome = provinces.rollup("an.db", "binh.db", "compare", "--as-of=2024-11-13", "--with=2023-11-13")
    #expect(outcome.output.hasPrefix("COMPARISON 2/2 registries, all approving tiers, levels 1–3"), "\(outcome.output)")
    for line in [
      "Operating                       0             5", "Approved                        0             4",
    ] {
      let words = line.split(separator: " ").map(String.init)
      #expect(
        outcome.output.split(separator: "\n").contains {
          $0.split(separator: " ").starts(with: words[...].map { Substring($0) })
        },
        "\(line): \(outcome.output)")
    }
    let csv = provinces.rollup("an.db", "binh.db", "compare", "--as-of=2024-11-13", "--with=2023-11-13", "--format=csv")
    let rows = csv.output.split(separator: "\n")
    #expect(rows.contains("completion-rate,2023-11-13,,,0,0,,,"))
    #expect(rows.contains("completion-rate,2024-11-13,,,3,4,75.00,,"))
    #expect(rows.contains("operating,2024-11-13,,,5,,,5,"))
    #expect(rows.contains("level-1,2024-11-13,,,2,4,50.00,,"))
  }

  @Test func aFileOfFiguresHasOneDayAndIsNotCompared() throws {
    try two()
    provinces.capdo(
      provinces.path("binh.db"), "export", "figures", "--as-of", "2024-11-13", "-o", provinces.path("binh.json"))
    let outcome = provinces.rollup("an.db", "binh.json", "compare", "--as-of=2024-11-13", "--with=2023-11-13")
    #expect(outcome.status == .badData)
    #expect(outcome.errors.contains("binh.json (Tỉnh Bình): it has the figures of one day alone"), "\(outcome.errors)")
    let later = provinces.rollup("an.db", "compare", "--as-of=2024-11-13", "--with=2024-11-13")
    #expect(later.status == .usage)
  }

  @Test func groupsOfAllRegistriesAddUp() throws {
    try two()
    let summary = provinces.rollup("an.db", "binh.db", "summary", "--format=csv", day)
    #expect(
      summary.output == """
        group,operating,approved,approval_rate,none,partial,full,not_reported,completion_rate,inspected
        1,2,2,,0,0,2,0,100,0
        2,2,2,,1,0,1,0,50.00,0
        unapproved,1,0,,0,0,0,0,,0
        total,5,4,,1,0,3,0,75.00,0

        """)
    let tiers = provinces.rollup("an.db", "binh.db", "summary", "--by=authority", "--format=csv", day)
    #expect(rows(tiers).map { $0[0] + " " + $0[1] } == ["province 5", "total 5"])
  }

  @Test func aCutAndARewrittenRegistryAreNamedAndNotCounted() throws {
    try two()
    try provinces.make("cao.db", "Tỉnh Cao", "04", plans: ["full"])
    for file in ["an.db", "binh.db"] { try provinces.copy(file, "old-\(file)") }
    for file in ["an.db", "binh.db"] {
      provinces.capdo(provinces.path(file), "plan", "H0", "partial", "--on", "2024-10-01")
      try provinces.keepCheckpoint(of: file)
      try FileManager.default.removeItem(atPath: provinces.path(file))
      try provinces.copy("old-\(file)", file)
    }
    // Entry 4 of Bình is another one than the one that the checkpoint knows.
    provinces.capdo(provinces.path("binh.db"), "plan", "H0", "none", "--on", "2024-10-01")
    let outcome = provinces.rollup("an.db", "binh.db", "cao.db", "--checkpoints", "moc", "--format=csv", day)
    #expect(
      rows(outcome).map { $0[0] + " " + $0[1] + " " + $0[15] } == [
        "Tỉnh An not-counted shorter", "Tỉnh Bình not-counted other-history", "Tỉnh Cao no-checkpoint ", "total total ",
      ])
    #expect(rows(outcome).last?[2...4] == ["1", "1", "1"])
    #expect(
      outcome.errors.hasPrefix(
        """
        not counted: an.db (Tỉnh An): it is shorter than its checkpoint: 3 entries, not 4
        not counted: binh.db (Tỉnh Bình): its history differs from its checkpoint at entry 4

        """))
    #expect(outcome.errors.hasSuffix("next: capdo verify --db an.db --checkpoint FILE\n"))
    #expect(outcome.status == .badData)
  }

  @Test func aRegistryThatWasWrittenAnewLeavesItsCheckpointAlone() throws {
    try provinces.make("an.db", "Tỉnh An", "01", plans: ["none"])
    try provinces.keepCheckpoint(of: "an.db")
    try FileManager.default.removeItem(atPath: provinces.path("an.db"))
    try provinces.make("an.db", "Tỉnh An", "01", plans: ["full"])
    let outcome = provinces.rollup("an.db", "rate", "--checkpoints", "moc", day)
    #expect(outcome.output == "1/1 = 100%\n")
    #expect(outcome.errors.contains("no checkpoint handed in"))
    #expect(outcome.errors.contains("warning: checkpoint without its registry, was one written again? (1): "))
  }

  @Test func aRegistryThatComesTwiceIsNotCountedAtAll() throws {
    try two()
    try provinces.copy("an.db", "again.db")
    provinces.capdo(provinces.path("an.db"), "plan", "H1", "full", "--on", "2024-10-01")
    for order in [["an.db", "again.db"], ["again.db", "an.db"]] {
      let outcome = provinces.rollup(order[0], "binh.db", order[1], "rate", day)
      #expect(outcome.output == "2/2 = 100%\n")
      #expect(outcome.errors.contains("not counted: an.db (Tỉnh An): it is the same registry as 'again.db'\n"))
      #expect(outcome.errors.contains("not counted: again.db (Tỉnh An): it is the same registry as 'an.db'\n"))
      #expect(!outcome.errors.contains("counted twice"))
      #expect(outcome.status == .badData)
    }
    // A path that is named twice is one file.
    #expect(provinces.rollup("an.db", "an.db", "rate", day).output == "2/2 = 100%\n")
  }

  @Test func whatCannotBeReadIsNamedAndTheOthersAreCounted() throws {
    try two()
    try provinces.copy("an.db", "damaged.db")
    try provinces.damage("damaged.db")
    try provinces.write("not a registry", "note.txt")
    try provinces.write("{\"capdo_figures\":1}", "broken.json")
    let outcome = provinces.rollup(
      "damaged.db", "note.txt", "broken.json", "absent.db", "binh.db", "--format=csv", day)
    #expect(
      rows(outcome).map { $0[1] + " " + $0[15] }.dropLast(2) == [
        "not-counted not-intact", "not-counted unreadable", "not-counted unreadable", "not-counted unreadable",
      ])
    #expect(rows(outcome).last?[2...4] == ["2", "2", "2"])
    #expect(outcome.errors.contains("not counted: damaged.db: THE REGISTRY IS NOT INTACT: "))
    #expect(outcome.errors.contains("not counted: note.txt: 'note.txt' is not a registry\n"))
    #expect(outcome.errors.contains("not counted: broken.json: 'registry' is missing, unknown or wrong\n"))
    #expect(outcome.errors.contains("not counted: absent.db: "))
    #expect(outcome.status == .badData)
  }

  @Test func eachRegistryIsAskedForItsOwnClosingOfTheDay() throws {
    try two()
    try provinces.make("cao.db", "Tỉnh Cao", "04", plans: ["full"])
    provinces.capdo(provinces.path("an.db"), "close", "nam-2024", "--as-of", "2024-12-14", "--yes")
    provinces.capdo(provinces.path("binh.db"), "close", "cuoi-nam", "--as-of", "2024-12-14", "--yes")
    provinces.capdo(provinces.path("an.db"), "plan", "H1", "full", "--on", "2024-10-01")
    let outcome = provinces.rollup("an.db", "binh.db", "cao.db", "rate", "--closing-of=14/12/2024")
    #expect(outcome.output == "3/4 = 75.00%\n")
    #expect(outcome.errors.hasPrefix("not counted: cao.db (Tỉnh Cao): it has no closing of 2024-12-14\n"))
    #expect(outcome.status == .badData)
    #expect(provinces.rollup("an.db", "binh.db", "rate", "--as-of=2024-12-14").output == "4/4 = 100%\n")
    #expect(
      rows(provinces.rollup("an.db", "binh.db", "--closing-of=2024-12-14", "--format=csv")).map { $0[14] } == [
        "nam-2024", "cuoi-nam", "",
      ])
  }

  @Test func whoHasNotSentIsNamedBesideTheTotal() throws {
    try two()
    try provinces.write("STT;Mã tỉnh;Tên tỉnh\n2;1;Tỉnh An\n1;02;Bình\n4;04;Cao\n5;05;Tỉnh Dương\n", "list.csv")
    let outcome = provinces.rollup("an.db", "binh.db", "--expect", "list.csv", day)
    #expect(outcome.output.hasPrefix("ROLL-UP, levels 1–3, as of 2024-11-13: 2/4 expected counted\n"))
    #expect(outcome.output.contains("\nTỉnh Dương  not sent "))
    #expect(outcome.errors.hasPrefix("not sent (2): Cao (04), Tỉnh Dương (05)\n"))
    #expect(outcome.status == .done)
    try provinces.write("Tỉnh Bình\n04\n", "names.txt")
    let names = provinces.rollup("an.db", "binh.db", "rate", "--expect", "names.txt", "--format=json", day)
    #expect(names.output.contains("\"counted\":1,\"expected\":2,\"not_sent\":[\"04\"],\"not_counted\":[]"))
    #expect(names.errors.contains("counted in the total, but not in the list (1): Tỉnh An\n"))
    try provinces.write("1,An,x\n2,Bình,y\n", "wide.csv")
    #expect(provinces.rollup("an.db", "--expect", "wide.csv").status == .badData)
  }

  @Test func upToTenOfOneKindAreNamed() throws {
    var files: [String] = []
    for place in 10..<20 {
      files.append("t\(place).db")
      try provinces.make("t\(place).db", "Tỉnh \(place)", "\(place)", plans: ["full"])
    }
    let ten = (10..<20).map { "Tỉnh \($0)" }.joined(separator: ", ")
    #expect(provinces.rollup(files + ["rate", day]).errors.contains("cannot be detected (10): \(ten)\n"))
    try provinces.make("t20.db", "Tỉnh 20", "20", plans: ["full"])
    #expect(provinces.rollup(files + ["t20.db", "rate", day]).errors.contains("cannot be detected (11): \(ten), …\n"))
  }

  @Test func aDecisionThatTwoRegistriesHaveIsCountedAndSaid() throws {
    try provinces.make("an.db", "Tỉnh An", "01", plans: ["full"], owner: "Sở Y tế")
    try provinces.make("binh.db", "Tỉnh Bình", "02", plans: ["full", "none"], owner: "SỞ Y TẾ")
    let outcome = provinces.rollup("an.db", "binh.db", "rate", day)
    #expect(outcome.output == "2/3 = 66.67%\n")
    #expect(
      outcome.errors.hasSuffix(
        "warning: counted twice: Hệ thống 0, SỞ Y TẾ, 0/QĐ-UBND, in 'Tỉnh An' and 'Tỉnh Bình'\n"))
    #expect(outcome.status == .done)
  }

  @Test func aFolderIsReadWholeButForWhatLiesBesideRegistries() throws {
    try two()
    try provinces.keepCheckpoint(of: "an.db")
    try provinces.write("", "an.db-journal")
    try provinces.write("01\n02\n", "list.txt")
    let outcome = provinces.rollup("", "rate", "--expect", "list.txt", "--checkpoints", "moc", day)
    #expect(outcome.output == "3/4 = 75.00%\n", "\(outcome.errors)")
    #expect(outcome.status == .done)
  }

  @Test func aWorkbookAndAFileAreMadeAndNothingIsOverwritten() throws {
    try two()
    let book = provinces.path("tong-hop.xlsx")
    #expect(provinces.rollup("an.db", "binh.db", day, "-o", book).status == .done)
    let sheet = try Archive.part("xl/worksheets/sheet1.xml", of: URL(filePath: book))
    #expect(sheet.contains("<v>0.75</v>"))
    #expect(provinces.rollup("an.db", "binh.db", day, "-o", book).status == .cannotCreate)
  }

  @Test(arguments: [
    ["rate"], ["summary"], ["an.db", "--as-of=2024-11-13", "--closing-of=2024-11-13"], ["an.db", "--of=approval"],
    ["an.db", "summary", "--of=approval"], ["an.db", "rate", "--by=level"], ["an.db", "rate", "--catalog=x"],
    ["an.db", "rate", "--format=csv"], ["an.db", "summary", "--by=owner"], ["an.db", "rate", "--of=speed"],
  ])
  func aLineThatMakesNoSenseIsRefused(words: [String]) throws {
    try provinces.make("an.db", "Tỉnh An", "01", plans: ["full"])
    let words = words.map { $0 == "an.db" ? provinces.path($0) : $0 }
    #expect(run(["rollup"] + words, in: Command.all).status == .usage)
  }

  @Test func aFolderWithoutARegistryIsSaidToBeOne() throws {
    try FileManager.default.createDirectory(atPath: provinces.path("moc"), withIntermediateDirectories: true)
    let outcome = provinces.rollup("moc")
    #expect(outcome.errors.hasPrefix("error: the folder 'moc' holds no registry and no figures\n"))
    #expect(outcome.status == .noInput)
  }

  @Test func theVietnameseWordsForItLeadToIt() {
    let outcome = run(["--lang=vi", "tổng", "hợp", "nhiều", "sổ"], in: Command.all)
    #expect(outcome.errors.contains("có phải 'rollup' không?"))
    #expect(run(["--lang=vi", "tổng", "hợp"], in: Command.all).errors.contains("có phải 'summary' không?"))
  }

  @Test func noRegistryIsChangedByIt() throws {
    try two()
    let before = try Data(contentsOf: URL(filePath: provinces.path("an.db")))
    _ = provinces.rollup("an.db", "binh.db", day)
    #expect(try Data(contentsOf: URL(filePath: provinces.path("an.db"))) == before)
  }
}

/// `export figures`: counts without the registry.
struct ExportFiguresTests {
  private let provinces = Provinces()

  private func figures(_ words: String...) throws -> String {
    let database = provinces.path("an.db")
    return run(["--db", database, "export", "figures"] + words, in: Command.all, now: Provinces.noon).output
  }

  private func made() throws {
    try provinces.make("an.db", "Tỉnh An", "01", plans: ["full", "none", "", nil])
    provinces.capdo(provinces.path("an.db"), "close", "nam-2024", "--as-of", "2024-12-14", "--yes")
  }

  @Test func figuresNameNoSystemAndNoOwner() throws {
    try made()
    let text = try figures("--known-at", "nam-2024")
    #expect(!text.contains("Hệ thống") && !text.contains("UBND"))
    let json = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(json["name"] as? String == "Tỉnh An" && json["province_code"] as? String == "01")
    #expect(json["closing"] as? String == "nam-2024" && json["as_of"] as? String == "2024-12-14")
    let checkpoint = provinces.capdo(provinces.path("an.db"), "checkpoint").output.split(separator: "\n")
    #expect(json["registry"] as? String == String(checkpoint[0]) && json["digest"] as? String == String(checkpoint[2]))
    #expect(json["entries"] as? Int == 4)
    let systems = try #require(json["systems"] as? [[String: Any]])
    #expect(systems.map { $0["operating"] as? Int } == [3, 1])
    #expect(systems[0]["plan_full"] as? Int == 1 && systems[0]["plan_none"] as? Int == 1)
    #expect(systems[1]["level"] is NSNull)
  }

  @Test func aFileOfFiguresCountsAsItsRegistryDoesAndIsMarked() throws {
    try made()
    let path = provinces.path("an.json")
    #expect(
      provinces.capdo(provinces.path("an.db"), "export", "figures", "--known-at", "nam-2024", "-o", path).status
        == .done)
    let registry = provinces.rollup("an.db", "summary", "--closing-of=2024-12-14", "--format=csv")
    let file = provinces.rollup("an.json", "summary", "--closing-of=2024-12-14", "--format=csv")
    #expect(file.output == registry.output && file.output.contains("\ntotal,4,3,"))
    #expect(file.errors.hasSuffix("figures only, which cannot be verified (1): Tỉnh An\n"))
    #expect(file.status == .done)
    // Of another day they say nothing, and beside their registry they are that registry again.
    #expect(
      provinces.rollup("an.json", "--as-of=2024-11-13").errors.contains(
        "not counted: an.json (Tỉnh An): its figures are of 2024-12-14\n"))
    let both = provinces.rollup("an.db", "an.json", "rate", "--closing-of=2024-12-14")
    #expect(both.output == "n/a\n" && both.errors.contains("it is the same registry as 'an.json'"))
  }

  @Test func figuresThatDoNotAddUpAreNotCounted() throws {
    try made()
    let text = try figures("--as-of", "2024-11-13")
    for (place, (part, other)) in [
      ("\"plan_full\":1", "\"plan_full\":4"), ("\"approved\":3", "\"approved\":2"),
      ("\"operating\":3", "\"operating\":-3"),
      ("\"operating\":3", "\"operating\":99999999999"), ("\"tier\":\"province\"", "\"tier\":\"planet\""),
      ("\"requirements\":[]", "\"requirements\":[],\"more\":1"), ("\"capdo_figures\":1", "\"capdo_figures\":2"),
      ("\"level\":2", "\"level\":null"), ("\"level\":2", "\"level\":4"), ("\"as_of\":\"2024", "\"as_of\":\"2O24"),
      ("{\"capdo", "{{\"capdo"), ("\"entries\":4", "\"entries\":0"), ("\"entries\":4", "\"entries\":4,\"entries\":4"),
    ].enumerated() {
      #expect(text.contains(part))
      try provinces.write(text.replacing(part, with: other, maxReplacements: 1), "f\(place).json")
      let outcome = provinces.rollup("f\(place).json", "rate", "--as-of=2024-11-13")
      #expect(outcome.output == "n/a\n" && outcome.status == .badData, "\(part) \(other): \(outcome.errors)")
    }
    try provinces.write(text, "whole.json")
    #expect(provinces.rollup("whole.json", "rate", "--as-of=2024-11-13").output == "1/3 = 33.33%\n")
  }

  @Test(arguments: [(500, "1/3 = 33.33%\n"), (501, "n/a\n")]) func aTextOfAFileOfFiguresHasUpToFiveHundredCharacters(
    length: Int, rate: String
  ) throws {
    try made()
    let long = "\"name\":\"\(String(repeating: "x", count: length))\""
    let text = try figures("--as-of", "2024-11-13").replacing("\"name\":\"Tỉnh An\"", with: long)
    try provinces.write(text, "long.json")
    #expect(provinces.rollup("long.json", "rate", "--as-of=2024-11-13").output == rate)
  }

  @Test func aCheckpointOfTheSameEntryIsBelievedMoreThanTheFile() throws {
    try made()
    try provinces.keepCheckpoint(of: "an.db")
    let text = try figures("--as-of", "2024-11-13")
    try provinces.write(text, "an.json")
    #expect(provinces.rollup("an.json", "rate", "--as-of=2024-11-13", "--checkpoints", "moc").status == .done)
    let digest = try #require(text.firstMatch(of: /"digest":"(.)/)).output.1
    try provinces.write(
      text.replacing("\"digest\":\"\(digest)", with: "\"digest\":\"\(digest == "0" ? "1" : "0")"), "other.json")
    let outcome = provinces.rollup("other.json", "rate", "--as-of=2024-11-13", "--checkpoints", "moc")
    #expect(
      outcome.errors.contains(
        "not counted: other.json (Tỉnh An): its history differs from its checkpoint at entry 4\n"))
  }

  @Test func figuresAreAJSONFileAndNothingElse() throws {
    try made()
    #expect(
      provinces.capdo(provinces.path("an.db"), "export", "figures", "-o", provinces.path("x.csv")).status == .usage)
  }
}
