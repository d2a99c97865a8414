import Foundation
import TestSupport
import Testing

@testable import CapdoCommand

struct ExportFormatTests {
  private let asOf = ["--as-of", "2024-11-13"]

  private func file(_ office: Office, _ name: String) -> String { office.database + "-" + name }

  @Test func aWorkbookOfSystemsComesBackAsTheSameSystems() throws {
    let office = try Office.copied()
    let plain = office.run(["export", "systems"] + asOf).output
    for language in ["vi", "en"] {
      let path = file(office, "\(language).xlsx")
      #expect(office.run(["export", "systems", "-o", path, "--lang", language] + asOf).status == .done)
      let again = office.run(["import", "systems", path, "--on", "2024-11-13"])
      #expect(again.output == "0 added, 0 changed, 367 unchanged; nothing recorded\n")
      let empty = try Office()
      _ = empty.run(["init"])
      let organizations = Office.fixtures.appending(path: "organizations.csv").path
      #expect(empty.run(["import", "organizations", organizations]).status == .done)
      #expect(empty.run(["import", "systems", path, "--on", "2024-11-13"]).status == .done)
      #expect(empty.run(["export", "systems"] + asOf).output == plain)
    }
  }

  @Test func aFileForExcelHasAMarkSemicolonsAndDecimalCommas() throws {
    let office = try Office.copied()
    let outcome = office.run(["export", "summary", "--by", "authority", "--excel"] + asOf)
    let lines = outcome.output.components(separatedBy: "\r\n")
    #expect(lines[0].hasPrefix("\u{FEFF}Group;Operating;Approved;"))
    #expect(lines[1].hasPrefix("province;86;86;") && lines[1].contains(";61;0;70,93;"))
    let vietnamese = office.run(["export", "summary", "--by", "authority", "--excel", "--lang", "vi"] + asOf).output
    #expect(vietnamese.hasPrefix("\u{FEFF}Nhóm;Đang vận hành;Đã phê duyệt;"))
    #expect(vietnamese.contains("\r\ncấp tỉnh;86;86;") && vietnamese.contains("\r\nTổng cộng;367;"))
  }

  @Test func aFileForProgramsHasTheSameNamesInBothLanguages() throws {
    let office = try Office.copied()
    for form in ["csv", "json"] {
      let words = ["export", "summary", "--by", "authority", "--format", form] + asOf
      #expect(office.run(words + ["--lang", "vi"]).output == office.run(words).output)
    }
  }

  @Test func aWorkbookSaysWhatItIsOfWhichDayAndScopeAndByWhatItIsProved() throws {
    let office = try Office.copied()
    let path = file(office, "systems.xlsx")
    let words = ["export", "systems", "--authority", "province", "-o", path, "--lang", "vi"] + asOf
    let proof = try #require(
      office.run(words).errors.firstMatch(of: /mốc xác minh: ([0-9a-f]{64} \d+ [0-9a-f]{64})\n/)?.1)
    let sheet = try Archive.part("xl/worksheets/sheet1.xml", of: URL(filePath: path))
    let above = sheet.matches(of: /<t>([^<]*)<\/t>/).prefix(5).map { String($0.1) }
    let entries = proof.split(separator: " ")[1]
    #expect(
      above == [
        "DANH MỤC HỆ THỐNG THÔNG TIN",
        "capdo, chưa chốt: số liệu đến hết ngày 13/11/2024, ghi nhận đến mục nhật ký \(entries)", "Phạm vi: cấp tỉnh",
        "Mốc xác minh: \(proof)", "Mã HTTT",
      ])
    #expect(try Archive.part("xl/workbook.xml", of: URL(filePath: path)).contains("<sheet name=\"Hệ thống\""))
  }

  @Test func aWorkbookOfFiguresSaysWhatTheyLeaveOut() throws {
    let office = try Office.copied()
    #expect(office.run(["suspend", "HT-0001", "--on", "2024-11-01"]).status == .done)
    let path = file(office, "summary.xlsx")
    let words = ["export", "summary", "--by", "level", "-o", path, "--lang", "vi"] + asOf
    #expect(office.run(words).status == .done)
    let sheet = try Archive.part("xl/worksheets/sheet1.xml", of: URL(filePath: path))
    let above = sheet.matches(of: /<t>([^<]*)<\/t>/).prefix(6).map { String($0.1) }
    let told = office.run(["summary", "--by", "level", "--lang", "vi"] + asOf).errors
    let place = try #require(above.firstIndex { $0.hasPrefix("Mốc xác minh: ") })
    #expect(above[2..<place].contains("Không tính: Tạm dừng: 1"), "\(above)")
    for note in above[2..<place] { #expect(told.lowercased().contains(note.lowercased()), "\(note): \(told)") }
  }

  @Test func whatIsMadeForPeopleHasTheNamesOfOwnersAndOperatorsBesideTheirCodes() throws {
    let office = try Office.copied()
    let path = file(office, "names.csv")
    #expect(office.run(["export", "systems", "--excel", "-o", path, "--lang", "vi"] + asOf).status == .done)
    let lines = try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\r\n")
    #expect(lines[0].contains(";Chủ quản HTTT;Tên chủ quản HTTT;Đơn vị vận hành HTTT;Tên đơn vị vận hành HTTT;"))
    let first =
      "HT-0001;Trung tâm tích hợp dữ liệu tỉnh;42;UBND tỉnh Hà Tĩnh;HT-TTCNTT;Trung tâm Công nghệ thông tin và Truyền thông;"
    #expect(lines.contains { $0.hasPrefix(first) })
    let again = office.run(["import", "systems", path, "--on", "2024-11-13"])
    #expect(again.output == "0 added, 0 changed, 367 unchanged; nothing recorded\n")
    #expect(!again.errors.contains("columns"), "\(again.errors)")
  }

  @Test func aSummaryIsWrittenInTheOrderAskedFor() throws {
    let words = ["export", "summary", "--by", "owner", "--authority", "province"] + asOf
    let office = try Office.copied()
    let lines = office.run(words + ["--sort", "completion"]).output.split(separator: "\n").dropFirst().dropLast()
    let rates = lines.compactMap { Double($0.split(separator: ",", omittingEmptySubsequences: false)[8]) }
    #expect(rates.count == 19 && rates == rates.sorted())
    #expect(Set(lines) == Set(office.run(words).output.split(separator: "\n").dropFirst().dropLast()))
  }

  @Test func aFileForExcelIsImportedAgain() throws {
    let office = try Office.copied()
    let path = file(office, "excel.csv")
    #expect(office.run(["export", "systems", "--excel", "-o", path] + asOf).status == .done)
    let again = office.run(["import", "systems", path, "--on", "2024-11-13"])
    #expect(again.output == "0 added, 0 changed, 367 unchanged; nothing recorded\n")
  }

  @Test func aManifestSaysWhatTheFileHolds() throws {
    let office = try Office.copied()
    let path = file(office, "systems.csv")
    let words = ["export", "systems", "--authority", "province", "-o", path, "--manifest"]
    #expect(office.run(words + asOf).status == .done)
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: path + ".manifest.json")))
    let manifest = try #require(json as? [String: Any])
    #expect(manifest["rows"] as? Int == 86)
    #expect(manifest["as_of"] as? String == "2024-11-13")
    #expect(manifest["filters"] as? [String: String] == ["authority": "province"])
    let rows = try office.shell("SELECT seq, digest FROM entry WHERE seq = (SELECT max(seq) FROM entry)")
    #expect(rows == ["\(manifest["entries"] as? Int ?? 0)|\(manifest["digest"] as? String ?? "")"])
    #expect(manifest["sha256"] as? String == (try sha256sum(path)))
  }

  @Test func aManifestNeedsAFile() throws {
    #expect(try Office.copied().run(["export", "systems", "--manifest"]).status == .usage)
    #expect(try Office.copied().run(["export", "systems", "--excel", "--format", "json"]).status == .usage)
  }

  private func sha256sum(_ path: String) throws -> String {
    try String(Child.run(["sha256sum", path]).text.prefix(64))
  }
}
