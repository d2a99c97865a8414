import Foundation
import LevelRegistry
import Testing

@testable import CapdoCommand

/// The reform in small, done by hand.
private func office() throws -> Office {
  let office = try Office()
  #expect(office.run("init").status == .done)
  for words in [
    ["90", "--name", "Tỉnh Mẫu", "--tier", "province"],
    ["901", "--name", "Huyện Trên", "--tier", "district", "--parent", "90"],
    ["9001", "--name", "Xã Bình An", "--tier", "commune", "--parent", "901"],
    ["9002", "--name", "Xã Bình 'Hòa'", "--tier", "commune", "--parent", "901"],
  ] {
    #expect(office.run(["organization", "add"] + words).status == .done)
  }
  for (code, owner) in [("HT-1", "9001"), ("HT-2", "9002"), ("HT-3", "901")] {
    let register = ["register", code, "--name", "Hệ thống \(code)", "--owner", owner, "--authority", "district"]
    #expect(office.run(register + ["--on", "2024-01-02"]).status == .done)
  }
  return office
}

extension Office {
  fileprivate func run(_ words: [String]) -> Outcome {
    CapdoCommandTests.run(
      words, in: Command.all, environment: ["CAPDO_DB": database, "CAPDO_ACTOR": "lan", "LANG": "C"])
  }
}

struct OrganizationCommandTests {
  @Test func aMergerTellsWhatItDid() throws {
    let outcome = try office().run(
      "organization", "merge", "9001", "9002", "--into", "9001", "--name", "Xã Mới", "--on", "2025-07-01")
    #expect(
      outcome.output == """
        9001 Xã Mới: commune, since 2025-07-01 (entry 9)
        9001 Xã Bình An: commune → merged into Xã Mới, since 2025-07-01 (entry 9)
        9002 Xã Bình 'Hòa': commune → merged into Xã Mới, since 2025-07-01 (entry 9)
        HT-1 Hệ thống HT-1: owner Xã Bình An, operator Xã Bình An → owner Xã Mới, operator Xã Mới, since 2025-07-01 \
        (entry 9)
        HT-2 Hệ thống HT-2: owner Xã Bình 'Hòa', operator Xã Bình 'Hòa' → owner Xã Mới, operator Xã Mới, \
        since 2025-07-01 (entry 9)

        """)
  }

  @Test func anAbolitionEndsWithTheLinesToType() throws {
    let office = try office()
    let outcome = office.run("organization", "abolish", "901", "--on", "01/07/2025")
    #expect(
      outcome.output == """
        901 Huyện Trên: district → abolished, since 2025-07-01 (entry 9)
        9001 Xã Bình An: under Huyện Trên → under Tỉnh Mẫu, since 2025-07-01 (entry 9)
        9002 Xã Bình 'Hòa': under Huyện Trên → under Tỉnh Mẫu, since 2025-07-01 (entry 9)
        1 system has no owner or operator from then on; to reassign it, run:
        capdo transfer HT-3 --owner 90 --operator 90 --authority province --on 2025-07-01

        """)
    let line = outcome.output.split(separator: "\n").last?.split(separator: " ").dropFirst().map(String.init) ?? []
    #expect(office.run(line).status == .done)
    #expect(office.systems(of: "90", "2025-07-01") == ["HT-1", "HT-2", "HT-3"])
  }

  @Test func aSplitIsToldInVietnamese() throws {
    let office = try office()
    #expect(office.run("organization", "add", "9003", "--name", "Xã Ba", "--tier", "commune").status == .done)
    let outcome = office.run(
      "organization", "split", "9001", "--into", "9002,9003", "--on", "2025-07-01", "--lang", "vi")
    #expect(
      outcome.output == """
        9001 Xã Bình An: cấp xã → chia tách thành Xã Bình 'Hòa'; Xã Ba, từ ngày 01/07/2025 (mục 10)
        1 hệ thống không còn chủ quản hoặc đơn vị vận hành từ ngày đó; để chuyển giao, hãy chạy:
        capdo transfer HT-1 --owner 9002 --operator 9002 --authority commune --on 2025-07-01  # 9003 Xã Ba

        """)
  }

  @Test func anOrganizationIsShownWithAllThatBecameOfIt() throws {
    let office = try office()
    _ = office.run(
      "organization", "set", "9001", "--representative", "Nguyễn Văn A", "--phone", "0239 1", "--specialized-unit",
      "901", "--on", "2024-02-01")
    _ = office.run("organization", "confirm", "9001", "--on", "2024-03-01")
    _ = office.run("organization", "rename", "9001", "--name", "Xã An", "--on", "2024-05-01")
    _ = office.run("organization", "merge", "9001", "9002", "--into", "9001", "--name", "Xã Mới", "--on", "2025-07-01")
    #expect(
      office.run("organization", "show", "9001", "--as-of", "2025-06-30", "--format", "csv").output == """
        field,value
        code,9001
        name,Xã An
        tier,commune
        parent,Huyện Trên (901)
        valid_from,2024-05-01
        valid_to,2025-07-01
        list_confirmed_on,2024-03-01
        history,Xã Bình An (9001) to 2024-04-30
        history,Xã An (9001) from 2024-05-01 to 2025-06-30
        taken_over_by,"Xã Mới (9001), 2025-07-01"
        representative,Nguyễn Văn A
        phone,0239 1
        specialized_unit,Huyện Trên (901)

        """)
    let after = office.run("organization", "show", "9001", "--as-of", "2025-07-01").output
    #expect(after.contains(/succeeds +Xã An \(9001\), 2025-07-01\n/))
    #expect(!after.contains("Nguyễn Văn A"))
  }

  @Test func aContactKeepsWhatIsNotGivenAndLosesWhatIsEmptied() throws {
    let office = try office()
    _ = office.run("organization", "set", "901", "--phone", "1", "--email", "a@b.vn", "--on", "2024-02-01")
    #expect(
      office.run("organization", "set", "901", "--phone", "", "--on", "2024-03-01").output
        == "901 Huyện Trên: no phone, since 2024-03-01 (entry 10)\n")
    let shown = office.run("organization", "show", "901", "--as-of", "2024-03-01", "--format", "csv").output
    #expect(shown.contains("email,a@b.vn\n"))
    #expect(!shown.contains("phone"))
    #expect(office.run("organization", "set", "901", "--on", "2024-03-01").status == .usage)
    let again = office.run("organization", "set", "901", "--phone", "", "--on", "2024-03-01")
    #expect(again.errors.hasPrefix("error: no change: the same is recorded of '901' on 2024-03-01\n"))
  }

  @Test func otherNamesGoOutWithTheListAndComeBack() throws {
    let (office, other) = (try office(), try Office())
    _ = office.run("organization", "alias", "9001", "UBND X. Bình An", "Bình An cũ")
    let list = office.run("export", "organizations").output
    #expect(list.hasPrefix("code,name,tier,parent,valid_from,valid_to,continues,list_confirmed_on,aliases\n"))
    #expect(list.contains(",Bình An cũ; UBND X. Bình An\n"))
    let path = office.folder.appending(path: "don-vi.csv").path
    try Data(list.utf8).write(to: URL(filePath: path))
    #expect(office.run("import", "organizations", path).output.contains(" 0 changed, "))
    _ = other.run("init")
    #expect(other.run("import", "organizations", path).status == .done)
    #expect(other.run("organization", "show", "Bình An cũ").output.contains("9001"))
    #expect(other.run("export", "organizations").output == list)
    let taken = list.replacing("Bình An cũ; ", with: "Huyện Trên; ")
    try Data(taken.utf8).write(to: URL(filePath: path))
    let refused = other.run("import", "organizations", path)
    #expect(refused.status == .badData && refused.errors.contains("column aliases"), "\(refused.errors)")
  }

  @Test func whoHasNotConfirmedSinceIsListedWithItsSystems() throws {
    let office = try office()
    _ = office.run("organization", "confirm", "9001", "--on", "2024-03-01")
    _ = office.run("organization", "confirm", "9002", "--on", "2024-04-01")
    #expect(
      office.run(
        "organization", "list", "--unconfirmed-since", "2024-04-01", "--as-of", "2024-05-01", "--format", "csv"
      ).output == """
        code,name,tier,list_confirmed_on,systems
        9001,Xã Bình An,commune,2024-03-01,1
        901,Huyện Trên,district,,1

        """)
  }

  @Test func aCodeOfAnotherDayIsToldHowToWriteIt() throws {
    let office = try office()
    _ = office.run("organization", "abolish", "9001", "--on", "2025-07-01")
    let outcome = office.run("organization", "show", "9001", "--as-of", "2025-07-01")
    #expect(outcome.status == .refused)
    #expect(outcome.errors.hasSuffix("hint: to mean the earlier organization, write 9001@2025-06-30\n"))
    #expect(office.run("organization", "show", "9001@2025-06-30", "--as-of", "2025-07-01").status == .done)
  }
}
