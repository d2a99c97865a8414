import Foundation
import LevelRegistry
import Testing

@testable import CapdoCommand
@testable import RegistryFiles

/// Several files of several kinds in one command: each says by its heading what it is.
struct ImportFilesTests {
  private static let folder = Office.fixtures.deletingLastPathComponent().appending(path: "first-hour")
  private static let list = folder.appending(path: "danh-muc-da-sua.xlsx").path
  private static let organizations = folder.appending(path: "don-vi-da-dien.xlsx").path
  private let office: Office

  init() throws {
    office = try Office()
    try #require(office.run("init").status == .done)
  }

  private func file(_ name: String, _ text: String) throws -> String {
    let url = office.folder.appending(path: name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
    return url.path
  }

  @Test func organizationsComeBeforeTheirSystemsInWhateverOrderTheyAreNamed() {
    let outcome = office.run(["import", Self.list, Self.organizations, "--on", "2024-11-13"])
    #expect(
      outcome.output.hasPrefix(
        """
        RECORDED files: 2, entries 2–3 · 12 added, 0 changed, 0 unchanged
          don-vi-da-dien.xlsx (organizations): 5 added, 0 changed, 0 unchanged, entry 2
          danh-muc-da-sua.xlsx (systems): 7 added, 0 changed, 0 unchanged, entry 3
        RECORDED, entry 3: danh-muc-da-sua.xlsx, worksheet 'Danh mục', day 2024-11-13
        """))
    let again = office.run(["import", Self.list, Self.organizations, "--on", "2024-11-13"])
    #expect(again.output == "NOTHING RECORDED. Files read without errors: 2 · 0 added, 0 changed, 12 unchanged\n")
    #expect(again.status == .done)
  }

  @Test func filesOfOneKindAreRecordedInTheOrderInWhichTheyAreNamed() throws {
    let names = ["b", "a", "c"]
    let files = try names.map {
      try file("\($0).csv", "code,name,tier\n\($0),Sở \($0),province\n")
    }
    #expect(office.run(["import"] + files + ["--on", "2024-11-13"]).status == .done)
    let journal = try Registry(opening: office.database, for: .reading).snapshot().journal()
    let recorded = journal.dropFirst().map { String($0.source?.split(separator: "/").last ?? "") }
    #expect(recorded == names.map { "\($0).csv" })
  }

  @Test func ofManyNotesTwentyAreShownAndTheOthersCounted() throws {
    _ = office.run(["import", Self.organizations, "--on", "2024-11-13"])
    let files = try (1...2).map { file in
      // Registered after the day of the sheet: each line has a note.
      let lines = (1...11).map { "M\(file)-\($0),Hệ thống \(file) \($0),H01,2024-12-01" }
      return try self.file("\(file).csv", (["code,name,owner,registered_on"] + lines).joined(separator: "\n"))
    }
    let outcome = office.run(["import"] + files + ["--on", "2024-11-13"])
    let notes = outcome.output.split(separator: "\n").drop { $0 != "NOTE" }.dropFirst()
    #expect(notes.count { $0.contains(": registered on 2024-12-01") } == 20, "\(outcome.output)")
    #expect(notes.contains("  … 2 more"), "\(outcome.output)")
  }

  @Test func theEntriesOfOneCommandBelongTogether() throws {
    _ = office.run(["import", Self.list, Self.organizations, "--on", "2024-11-13"])
    let runs = try Registry(opening: office.database, for: .reading).snapshot().journal().map(\.run)
    #expect(runs == [1, 2, 2])
  }

  @Test func aDryRunOfSystemsKnowsTheOrganizationsThatTheOtherFileWouldAdd() {
    let tried = office.run(["import", Self.list, Self.organizations, "--on", "2024-11-13", "--dry-run"])
    #expect(tried.status == .done)
    #expect(
      tried.output.hasPrefix(
        "DRY RUN, nothing is recorded. Files that can be recorded: 2 · 12 added, 0 changed, 0 unchanged\n"))
    #expect(office.run("list", "--format", "csv").output.split(separator: "\n").count == 1)
  }

  @Test func aFileWithAnErrorIsRefusedWholeAndTheOthersAreRecorded() throws {
    let bad = try file("xau.csv", "name,owner,proposed_level\nHệ thống A,H01,1\nHệ thống B,H01,7\n")
    let outcome = office.run(["import", bad, Self.organizations, "--on", "2024-11-13", "--lang", "vi"])
    #expect(outcome.status == .badData)
    #expect(
      outcome.output.hasPrefix(
        """
        ĐÃ GHI tệp: 1/2, mục 2 · thêm 5, sửa 0, giữ nguyên 0
          don-vi-da-dien.xlsx (cơ quan, đơn vị): thêm 5, sửa 0, giữ nguyên 0, mục 2
        PHẢI SỬA, chưa ghi gì: 1
          xau.csv: 1 lỗi
            dòng 3, cột proposed_level '7':
        """))
    #expect(outcome.output.hasSuffix("\nTiếp theo, sau khi sửa: capdo import \(bad) --on 13/11/2024\n"))
    #expect(office.run("list", "--format", "csv").output.split(separator: "\n").count == 1)
  }

  @Test func aFolderIsTheWorkbooksAndListsInItByName() throws {
    let first = try file("hop/1-don-vi.csv", "code,name,tier\nA,Sở A,province\n")
    _ = try file("hop/~$2.xlsx", "what a program keeps open")
    _ = try file("hop/doc.txt", "no list")
    _ = try file("hop/2.csv", "name,owner\nHệ thống A,A\n")
    _ = try file("hop/3.xlsx", "no workbook")
    let folder = URL(filePath: first).deletingLastPathComponent().path
    let outcome = office.run(["import", folder, "--on", "2024-11-13"])
    #expect(outcome.status == .badData)
    #expect(outcome.output.hasPrefix("RECORDED files: 2/3, entries 2–3 · 2 added, 0 changed, 0 unchanged\n"))
    #expect(outcome.output.contains("\n  3.xlsx: 1 error\n"))
  }

  @Test func aFolderWithoutListsIsSaidToBeOne() {
    let outcome = office.run(["import", office.folder.path])
    #expect(outcome.status == .noInput)
    #expect(
      outcome.errors.hasPrefix("error: the folder '\(office.folder.path)' holds no workbook (.xlsx) and no CSV file"))
  }

  @Test(arguments: [
    ("code,name,tier\n", SheetKind.organizations), ("Mã,Tên đơn vị,Cấp,Trực thuộc\n", .organizations),
    ("old_code,old_name,new_code,new_name,effective_on\n", .successions),
    ("Mã cũ,Mã mới,Ngày hiệu lực\n", .successions),
    ("code,name,owner\n", .systems), ("Tên HTTT,Đơn vị,Cấp độ\n", .systems), ("a,b\n", .systems),
  ])
  func theHeadingSaysWhatAFileLists(text: String, kind: SheetKind) throws {
    #expect(try SheetInput(SheetFile(named: "x.csv") { MemorySource(Array(text.utf8)) }).kind == kind)
  }
}
