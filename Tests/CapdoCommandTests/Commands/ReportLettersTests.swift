import Foundation
import LevelRegistry
import Testing

@testable import CapdoCommand

/// Three communes on 25/11/2026: X01 has not confirmed its list and has a plan that is late, of X02 nothing is missing,
/// X03 has confirmed its list and not kept the day that it promised for an approval.
struct ReportLettersTests {
  private let office: Office

  init() throws {
    office = try Office()
    let organizations =
      "code,name,tier,list_confirmed_on\nCA,Công an tỉnh,province,\nX01,UBND xã An Hòa,commune,2025-11-30\n"
      + "X02,UBND xã Phú Lâm,commune,2026-01-10\nX03,UBND xã Bình Khê,commune,2026-02-01\n"
    let systems =
      "code,name,owner,registered_on,plan,plan_on,plan_expected_on,level,decided_on,decision_number,issuer,proposed_level,"
      + "dossier,dossier_on,dossier_expected_on\n"
      + "X01-1,Mạng LAN,X01,2025-01-05,partial,2025-05-05,2025-Q4,1,2025-03-02,1/QĐ,UBND xã An Hòa,,,,\n"
      + "X01-2,Cổng TTĐT,X01,2025-01-05,,,,1,2025-03-02,2/QĐ,UBND xã An Hòa,,,,\n"
      + "X02-1,Mạng LAN,X02,2025-01-05,full,2025-05-05,,1,2025-03-02,1/QĐ,UBND xã Phú Lâm,,,,\n"
      + "X03-1,Mạng LAN,X03,2026-01-05,,,,,,,,1,draft,2026-01-06,2026-06-30\n"
    try run("init", "--name", "Tỉnh Lam Giang")
    try run("import", try file("a.csv", organizations), try file("b.csv", systems), "--on", "2026-11-20")
    try run(
      "organization", "set", "X01", "--representative", "Trần Văn B", "--phone", "0900 000 001", "--on", "2026-11-20")
  }

  @discardableResult
  private func run(_ words: String..., status: Status = .done) throws -> Outcome {
    let outcome = office.run(words, now: try Moment("2026-11-25T05:00:00Z"))
    #expect(outcome.status == status, "\(words): \(outcome.output)\(outcome.errors)")
    return outcome
  }

  private func file(_ name: String, _ text: String) throws -> String {
    try Data(text.utf8).write(to: URL(filePath: path(name)))
    return path(name)
  }

  private func path(_ name: String) -> String { office.folder.appending(path: name).path }

  private func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test(arguments: ["en", "vi"]) func whoeverIsLateGetsALetterAndASheetAndIsNamed(language: String) throws {
    let outcome = try run("report", "letters", "--all-late", "-o", path("cv"), "--lang", language)
    #expect(try names(in: path("cv")) == ["X01.docx", "X01.xlsx", "X03.docx", "X03.xlsx"])
    try Golden.expect(
      (outcome.output + outcome.errors).replacing(office.folder.path + "/", with: ""), asIn: "letters.\(language).txt")
  }

  @Test func theLetterSaysWhatIsMissingByWhichArticleSinceWhenAndByWhenToAnswer() throws {
    try run("report", "letters", "--all-late", "--issuer", "CA", "-o", path("cv"))
    let first = try Archive.texts(ofDocument: URL(filePath: path("cv/X01.docx")))
    try Golden.expect(first.joined(separator: "\n") + "\n", asIn: "letter-X01.vi.txt")
    // From the last day of 2025 to 25/11/2026 there are 329 days.
    #expect(first.contains("31/12/2025\nQuá hạn 329 ngày\nĐơn vị đã nêu: Quý IV/2025"))
    let second = try Archive.texts(ofDocument: URL(filePath: path("cv/X03.docx")))
    #expect(second.contains("1. Đã quá hạn: 01 việc") && second.contains("30/06/2026\nQuá hạn 148 ngày"))
    #expect(!second.contains { $0.contains("Chưa xác nhận danh mục") })
  }

  @Test func theSheetBesideALetterIsTheOneThatSheetEachWrites() throws {
    try run("report", "letters", "--all-late", "-o", path("cv"))
    try run("sheet", "systems", "--each", "owner", "-o", path("bieu"), "--lang", "vi")
    for name in ["X01.xlsx", "X03.xlsx"] {
      #expect(
        try Data(contentsOf: URL(filePath: path("cv/\(name)"))) == Data(contentsOf: URL(filePath: path("bieu/\(name)")))
      )
    }
    let read = try run("import", path("cv")).output
    #expect(read == "NOTHING RECORDED. Files read without errors: 2 · 0 added, 0 changed, 3 unchanged\n")
  }

  @Test func theCoveringListHasWhatEachOwesAndItsTelephone() throws {
    try run("report", "letters", "--all-late", "-o", path("cv"), "--lang", "vi")
    let text = try Archive.part("xl/worksheets/sheet1.xml", of: URL(filePath: path("cv-bang-ke.xlsx")))
    for words in ["BẢNG KÊ CÔNG VĂN ĐÔN ĐỐC", "Trần Văn B", "0900 000 001", "chưa xác nhận", "UBND xã Bình Khê"] {
      #expect(text.contains(words), "\(words)")
    }
    #expect(!text.contains("Phú Lâm"))
  }

  @Test(arguments: [("en", "nobody is late"), ("vi", "không có đơn vị nào chậm")])
  func whereNobodyIsLateThatIsSaidAndNothingIsWritten(language: String, words: String) throws {
    let outcome = try run("report", "letters", "--owner", "X02", "-o", path("cv"), "--lang", language)
    #expect(outcome.output.contains(words) && outcome.errors.isEmpty)
    #expect(try names(in: office.folder.path).filter { $0.hasPrefix("cv") }.isEmpty)
  }

  @Test func theFolderIsMadeWholeOrNotAtAll() throws {
    for (name, taken) in [("cv", "cv/alt.txt"), ("cv", "cv-list.xlsx"), ("cv", "cv")] {
      let place = URL(filePath: path(taken))
      try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data("giữ".utf8).write(to: place)
      let before = try names(in: office.folder.path)
      for command in [["report", "letters", "--all-late"], ["sheet", "systems", "--each", "owner"]] {
        let outcome = office.run(command + ["-o", path(name)], now: try Moment("2026-11-25T05:00:00Z"))
        #expect(outcome.status == .cannotCreate && outcome.errors.contains("exists already"), "\(outcome.errors)")
        #expect(try names(in: office.folder.path) == before)
        #expect(try String(contentsOf: place, encoding: .utf8) == "giữ")
      }
      try FileManager.default.removeItem(atPath: path(taken.split(separator: "/")[0].description))
    }
  }

  @Test func anEmptyFolderIsFilledAndOneOfTwoWordsIsDemanded() throws {
    try FileManager.default.createDirectory(atPath: path("cv"), withIntermediateDirectories: false)
    try run("report", "letters", "--owner", "X03", "--reply-by", "2026-12-01", "-o", path("cv"))
    let texts = try Archive.texts(ofDocument: URL(filePath: path("cv/X03.docx")))
    #expect(texts.contains { $0.hasSuffix("chậm nhất ngày 01/12/2026./.") })
    try run("report", "letters", "-o", path("cv2"), status: .usage)
    try run("report", "letters", "--all-late", "--owner", "X03", "-o", path("cv2"), status: .usage)
  }
}
