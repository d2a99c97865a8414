import Foundation
import LevelRegistry
import Testing

@testable import CapdoCommand

extension Office {
  fileprivate func successions(_ lines: String...) throws -> Outcome {
    let path = folder.appending(path: "successions.csv").path
    let text = (["old_code,old_name,new_code,new_name,effective_on"] + lines).joined(separator: "\n") + "\n"
    try Data(text.utf8).write(to: URL(filePath: path))
    return run("import", "successions", path)
  }
}

struct SuccessionImportTests {
  @Test func namesMustAgreeAndEveryMistakeIsToldWithItsPlace() throws {
    let office = try Office.with(.invented)
    let outcome = try office.successions(
      "9001,Xã Bình An,9001,Xã Bình An,2025-07-01", "9002,Xã Bình Hoà,9001,XA BINH AN,2025-07-01",
      "9003,Xã Khác,9001,Xã Bình An,2025-07-01", "9004,Xã Bình Sơn,9002,Xã Bình Hòa,2025-07-01", ",,9001,,2025-07-01",
      "9005,,9005,,2025-13-01", "9006,,9006,,2025-06-01")
    #expect(outcome.status == .badData)
    #expect(
      outcome.errors == """
        error: the file has 6 errors; nothing was recorded
          line 3, column new_name 'XA BINH AN': '9001' was 'Xã Bình An' on 2025-07-01, not 'XA BINH AN'; \
        if it changed its name that day: capdo organization rename 9001 --name NAME --on 2025-07-01
          line 4, column old_name 'Xã Khác': '9003' was 'Xã Bình Lộc' on 2025-06-30, not 'Xã Khác'; \
        if it changed its name that day: capdo organization rename 9003 --name NAME --on 2025-06-30
          line 5, column new_code '9002': '9002' (Xã Bình Hòa) did not exist on 2025-07-01, only from 0001-01-01 to \
        2025-06-30; to mean the earlier organization, write 9002@2025-06-30
          line 6, column old_code: the code is empty
          line 7, column effective_on '2025-13-01': '2025-13-01' is not a day; write 2024-11-13 or 13/11/2024, the year in \
        full
          line 8, column new_code '9006': '9006' would succeed itself; a code used again belongs to a new \
        organization: end the old one, then add the new one

        """)
    #expect(office.run("export", "successions").output == "old_code,old_name,new_code,new_name,effective_on\n")
  }

  @Test func theHeadingsMayBeVietnamese() throws {
    let office = try Office.with(.invented)
    let path = office.folder.appending(path: "ke-thua.csv").path
    let text = "Mã cũ,Tên cũ,Mã mới,Tên mới,Ngày hiệu lực\n9002,Xã Bình Hòa,9001,Xã Bình An,01/07/2025\n"
    try Data(text.utf8).write(to: URL(filePath: path))
    #expect(office.run("import", "successions", path).status == .done)
    #expect(office.run("export", "successions").output.contains("9002,Xã Bình Hòa,9001,Xã Bình An,2025-07-01\n"))
  }

  @Test func anEmptyRegisterHasNoSuccessions() throws {
    let office = try Office()
    #expect(office.run("init").status == .done)
    #expect(office.run("export", "successions", "--format", "json").output == "[]\n")
  }
}
