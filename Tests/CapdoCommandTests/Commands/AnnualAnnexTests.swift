import Foundation
import LevelRegistry
import Testing

@testable import CapdoCommand

/// The annexes of the annual form, by the province with results of `FixtureResultTests`.
struct AnnualAnnexTests {
  /// The texts of the form of an owner from the first annex on, and what was said of it.
  private func annexes(_ office: Office, owner: String = "42") throws -> (texts: [String], errors: String) {
    let file = office.folder.appending(path: "\(UUID().uuidString).docx")
    let outcome = office.run(
      ["report", "annual", "--owner", owner, "--year", "2024", "--draft", "-o", file.path],
      now: try Moment("2026-12-20T05:00:00Z"))
    try #require(outcome.status == .done, "\(outcome.errors)")
    let document = try Archive.part("word/document.xml", of: file)
    let texts = Archive.paragraphs(of: document)
    let first = try #require(texts.firstIndex(of: "Phụ lục I"))
    return (Array(texts[first...]), outcome.errors)
  }

  private func lines(_ texts: [String], from title: String, to next: String?) throws -> [String] {
    let start = try #require(texts.firstIndex(of: title))
    return Array(texts[start..<(next.flatMap { texts.firstIndex(of: $0) } ?? texts.endIndex)])
  }

  @Test func candidatesAreTheSystemsOfLevelThreeAndThoseWithoutAnApprovedLevel() throws {
    let office = try FixtureResultTests.office()
    for words in [
      [
        "register", "MOI-1", "--name", "Hệ thống đang xây", "--owner", "HT-SYT", "--on", "2024-11-01", "--state",
        "building",
      ],
      ["register", "MOI-2", "--name", "Hệ thống đã lập hồ sơ", "--owner", "HT-SYT", "--on", "2024-11-01"],
      ["propose", "MOI-2", "--level", "2", "--on", "2024-11-02"],
    ] {
      let outcome = office.run(words)
      try #require(outcome.status == .done, "\(outcome.errors)")
    }
    let found = try lines(try annexes(office).texts, from: "Phụ lục I", to: "Phụ lục II")
    let cells = Array(found.drop { $0 != "Căn cứ đề xuất" }.dropFirst())
    let rows = stride(from: 0, to: cells.count - 6, by: 7).map { Array(cells[$0..<$0 + 7]) }
    #expect(rows.map { $0[0] } == ["1", "2", "3", "4", "5"])
    #expect(
      rows.map { $0[3] } == [
        "3, đã được phê duyệt", "3, đã được phê duyệt", "3, đã được phê duyệt", "chưa đề xuất", "2, đề xuất",
      ])
    #expect(rows[3][1] == "Hệ thống đang xây" && rows[3][4] == "Đang xây dựng")
    // Whether there are grounds is for people to say.
    #expect(rows.allSatisfy { $0[5].isEmpty && $0[6].isEmpty })
    #expect(
      try office.shell(
        """
        SELECT count(*) FROM system s LEFT JOIN approval a ON a.system = s.id AND a.voided_by IS NULL
          AND a.valid_to > '2024-12-14' WHERE s.voided_by IS NULL AND s.valid_to > '2024-12-14' AND (a.level IS NULL OR a.level = 3)
        """) == ["5"])
  }

  @Test func aRegulationIsKeptToWhereTheLastInspectionOfTheYearSaysSo() throws {
    let office = try Office.filled()
    for (code, result) in [("HT-0001", "conforming"), ("HT-0002", "not-conforming")] {
      let outcome = office.run(
        "inspect", code, "--kind", "unscheduled", "--on", "2024-12-02", "--document", "9/BB", "--result", result)
      try #require(outcome.status == .done, "\(outcome.errors)")
    }
    let found = try lines(try annexes(office).texts, from: "Phụ lục II", to: "Phụ lục III")
    let inspected = try office.shell(
      """
      SELECT count(DISTINCT a.system) FROM approval a JOIN inspection i ON i.system = a.system AND i.valid_from >= '2023-12-15'
      WHERE a.voided_by IS NULL AND i.voided_by IS NULL
        AND coalesce(a.regulation_number, a.regulation_on, a.regulation_issuer_name) IS NOT NULL
      """)
    #expect(inspected == ["17"])
    #expect(
      found.contains(
        "Có quy chế: 364 hệ thống. Được kiểm tra, đánh giá trong kỳ báo cáo: 17 hệ thống, gồm 01 hệ thống tuân thủ quy chế; "
          + "01 hệ thống chưa tuân thủ quy chế; 15 hệ thống chưa ghi kết quả kiểm tra."))
    let cells = Array(found.drop { $0 != "Tuân thủ quy chế" }.dropFirst())
    #expect(cells[4...5] == ["Đột xuất 02/12/2024, biên bản 9/BB", "Có"])
    #expect(cells[10...11] == ["Đột xuất 02/12/2024, biên bản 9/BB", "Chưa"])
    #expect(cells[17].isEmpty)
  }

  @Test func eachRequirementHasOneOfTheTwoLabelsOfTheLawOrNone() throws {
    let office = try FixtureResultTests.office()
    let found = try lines(try annexes(office).texts, from: "Phụ lục III", to: nil)
    // Twelve systems: 537 met; 13 partly and 6 not met are one label; the ten that do not apply are named apart.
    #expect(found.count { $0 == "đã đáp ứng đầy đủ" } == 537)
    #expect(found.count { $0 == "chưa đáp ứng đầy đủ" } == 19)
    #expect(found.count { $0 == "không áp dụng" } == 0)
    #expect(found.count { $0.hasPrefix("Không áp dụng: ") } == 4)
    #expect(found.count { $0 == "kế thừa từ HT-0001 (Hợp đồng 12/2024)" } == 126)
    // 367 are approved.
    #expect(
      found.contains { $0.contains("Chưa có kết quả theo từng yêu cầu: 355 hệ thống") })
    let system = try #require(found.firstIndex(of: "3. Nền tảng tích hợp, chia sẻ dữ liệu (LGSP) tỉnh (HT-0003)"))
    #expect(
      found[system + 1]
        == "Quyết định phê duyệt số 1700/QĐ-UBND ngày 16/07/2024 của UBND tỉnh Hà Tĩnh, cấp độ 3; theo Thông tư "
        + "12/2022/TT-BTTTT. 66 yêu cầu: 52 đã đáp ứng đầy đủ (trong đó 29 kế thừa), 05 chưa đáp ứng đầy đủ, 09 chưa đánh giá."
    )
    func row(_ code: String) throws -> [String] {
      let place = try #require(found[system...].firstIndex(of: code))
      return Array(found[place..<place + 5])
    }
    #expect(
      try row("I.1.6") == [
        "I.1.6", "Phương án quản lý rủi ro", "chưa đáp ứng đầy đủ",
        "Lập phương án quản lý rủi ro, hạn 31/03/2025, Trung tâm Công nghệ thông tin và Truyền thông", "",
      ])
    #expect(try row("II.2.1.4.1")[2...3] == ["chưa đáp ứng đầy đủ", "dự kiến đáp ứng 06/2025"])
    // Not assessed: there, and blank.
    #expect(try row("I.1.5.1")[2...4] == ["", "", ""])
  }

  @Test func whatIsNotAssessedOrHasNoRoadmapIsListedAndMakesTheFormADraft() throws {
    let office = try FixtureResultTests.office()
    let errors = try annexes(office).errors
    #expect(errors.contains("annex III: requirements are not assessed: 2 (HT-0003, HT-0009)\n"))
    #expect(errors.contains("annex III: not met, and nothing says by when it will be: 1 (HT-0003)\n"))
    #expect(try annexes(office, owner: "HT-SYT").errors.contains("annex") == false)
  }

  @Test func aRegistryWithoutResultsHasAnAnnexThatSaysSoAndNoNewComplaint() throws {
    let (texts, errors) = try annexes(try Office.filled())
    #expect(!errors.contains("annex"))
    #expect(texts.suffix(2) == ["Chưa có hệ thống nào được ghi kết quả theo từng yêu cầu.", ""])
  }
}
