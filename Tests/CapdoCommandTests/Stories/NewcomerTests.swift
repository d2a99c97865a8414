import Foundation
import LevelRegistry
import Testing

@testable import CapdoCommand

/// Where somebody who met the program for the first time stumbled. Two owners, three systems, two of them approved, one list
/// confirmed; the clock stands on 27/11/2026.
struct NewcomerTests {
  private let office: Office

  init() throws {
    office = try Office()
    for line in [
      "init", "organization add UB --name UBND-tỉnh --tier province",
      "organization add A --name Sở-A --tier province --parent UB",
      "organization add B --name Sở-B --tier province --parent UB",
      "register S1 --name Mạng --owner A --on 01/02/2026", "register S2 --name Cổng --owner B --on 01/02/2026",
      "register S3 --name Web --owner B --on 01/02/2026",
      "approve S1 --level 1 --decision 1/QĐ --issuer A --on 02/02/2026",
      "approve S2 --level 2 --decision 2/QĐ --issuer B --on 02/02/2026", "organization confirm A --on today",
    ] { try run(line) }
  }

  @discardableResult
  private func run(_ line: String, status: Status = .done) throws -> Outcome {
    let outcome = office.run(
      line.split(separator: " ").map(String.init) + ["--lang", "vi"], now: try Moment("2026-11-27T05:00:00Z"))
    try #require(outcome.status == status, "\(line): \(outcome.output)\(outcome.errors)")
    return outcome
  }

  private func entries() throws -> Int64 {
    try Registry(opening: office.database, for: .reading).checkpoint().entries
  }

  @Test func whatWasNotRecordedIsNotOfferedToBeUndone() throws {
    let list = office.folder.appending(path: "dm.csv")
    try Data("Tên hệ thống,Chủ quản\nMạng,Sở-A\n".utf8).write(to: list)
    let again = try run("import \(list.path) --on today").output
    #expect(again.hasPrefix("KHÔNG GHI GÌ MỚI") && again.hasSuffix("\nTiếp theo: capdo check\n"), "\(again)")
    try Data("Tên hệ thống,Chủ quản\nMáy chủ,Sở-A\n".utf8).write(to: list)
    #expect(try run("import \(list.path) --on today").output.hasSuffix(" · hủy lần ghi này: capdo undo\n"))
  }

  @Test func theNarrativeBreaksDownTheSystemsThatItsFractionCounts() throws {
    let words = try run("report narrative").output
    #expect(words.contains("01/01 hệ thống thông tin của các chủ quản đã xác nhận danh mục"), "\(words)")
    #expect(words.contains("(01 hồ sơ cấp độ 1)"), "\(words)")
  }

  @Test func aTargetThatIsReachedSaysWhichSystemsItDoesNotCount() throws {
    let words = try run("report narrative").output
    #expect(words.contains("đã đạt, chưa tính 2 hệ thống trong danh mục chưa được xác nhận"), "\(words)")
  }

  @Test func aDossierThatDoesNotConformGoesBack() throws {
    try run("propose S3 --level 2 --on 03/02/2026")
    try run("submit S3 --on 03/02/2026")
    let appraised = try run("appraise S3 --on 05/02/2026 --by UB --result not-conforming")
    let said = appraised.output + appraised.errors
    #expect(said.contains("hồ sơ: Đã thẩm định (chưa phù hợp), đề xuất cấp độ 2"), "\(said)")
    #expect(said.contains("hồ sơ chưa phù hợp: trả lại: capdo return S3 --on NGÀY"), "\(said)")
    try run("return S3 --on 06/02/2026")
    try run("submit S3 --on 07/02/2026")
    let conforming = try run("appraise S3 --on 08/02/2026 --by UB --result conforming")
    #expect((conforming.output + conforming.errors).contains("capdo submit S3 --for approval"))
  }

  @Test func whereNothingWaitsToBeConfirmedNothingIsRecorded() throws {
    let before = try entries()
    let outcome = try run("requirement confirm S1 --on today", status: .refused)
    #expect(try entries() == before, "\(outcome.errors)")
    #expect(!outcome.errors.contains("mục nhật ký"), "\(outcome.errors)")
  }

  @Test func aCodeOfALaterDaySaysSinceWhenItIsOne() throws {
    let early = try run("show S1 --as-of 01/01/2026", status: .refused).errors
    #expect(early.hasPrefix("lỗi: 'S1' được đăng ký từ ngày 01/02/2026, chưa có vào ngày 01/01/2026\n"), "\(early)")
    let unknown = try run("show S1 --known-at 2", status: .refused).errors
    #expect(unknown.hasPrefix("lỗi: không có hệ thống 'S1'\n") && !unknown.contains("S1 (Mạng)"), "\(unknown)")
    let moment = try run("rate --known-at 01/01/2026", status: .refused).errors
    #expect(moment.contains("vào lúc 01/01/2026 23:59:59 +07:00; sổ đăng ký bắt đầu từ 27/11/2026"), "\(moment)")
  }

  @Test func aUnitIsNotAskedToAppraiseWhatItSentIn() throws {
    try run("propose S3 --level 3 --on 25/11/2026")
    try run("submit S3 --on 25/11/2026")
    #expect(try run("due").output.contains("hẩm định hồ sơ"))
    let letters = try run("due --by operator")
    #expect(!letters.output.contains("hẩm định"), "\(letters.output)")
    #expect(
      letters.output.isEmpty
        == letters.errors.hasPrefix("không đơn vị nào có việc quá hạn hoặc đến hạn trong 30 ngày tới\n"))
  }

  @Test func whatCannotBeClosedIsRefusedBeforeAnybodyIsAsked() throws {
    let ahead = try run("close nam-2026 --as-of 14/12/2026", status: .refused).errors
    #expect(ahead.hasPrefix("lỗi: ngày 14/12/2026 sau hôm nay, 27/11/2026\n"), "\(ahead)")
    try run("close quy-3 --as-of 30/09/2026 --yes")
    let taken = try run("close quy-3 --as-of 30/09/2026", status: .refused).errors
    #expect(taken.hasPrefix("lỗi: đã có mốc chốt số liệu 'quy-3'"), "\(taken)")
  }

  @Test func onANarrowTerminalTheColumnsOfAPageStayColumns() {
    var page = Page()
    page.columns(
      [
        ["", "số", "từ ngày"], ["  Được phê duyệt khi chưa có quy chế bảo đảm an ninh mạng", "32", "05/02/2024"],
        ["  Khác", "5", "–"],
      ], right: [1])
    #expect(
      page.lines(within: 44) == [
        "                              số  từ ngày",
        "  Được phê duyệt khi chưa có  32  05/02/2024",
        "  quy chế bảo đảm an ninh",
        "  mạng",
        "  Khác                         5  –",
      ])
    #expect(page.lines.map { $0.count } == [70, 73, 64])
  }
}
