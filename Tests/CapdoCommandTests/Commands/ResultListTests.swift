import Foundation
import LevelRegistry
import Testing

@testable import CapdoCommand

/// Results per requirement that an office lists itself, in a file that no registry wrote.
///
/// Under Circular 12 a system of level 1 has 34 requirements: 3 on policy, 4 of the network.
struct ResultListTests {
  private let office: Office

  init() throws {
    office = try Office()
    for line in [
      "init", "organization add 42 --name UBND --tier province --from 2020-01-01",
      "register DC --name DC --owner 42 --on 2023-01-02", "register A --name A --owner 42 --on 2023-01-02",
      "approve DC --level 1 --decision 1/QĐ --issuer UBND --on 2023-02-01",
      "approve A --level 1 --decision 2/QĐ --issuer UBND --on 2023-02-01",
    ] {
      let outcome = office.run(line.split(separator: " ").map { String($0) })
      try #require(outcome.status == .done, "\(line): \(outcome.errors)")
    }
  }

  private func take(_ heading: String, _ lines: String..., on day: String = "2024-03-01") throws -> Outcome {
    let path = office.folder.appending(path: "kq.csv")
    try Data(([heading] + lines).joined(separator: "\n").utf8).write(to: path)
    return office.run("import", "requirements", path.path, "--on", day)
  }

  private func results(_ day: String = "2024-03-01") -> [String] {
    office.run("requirement", "show", "A", "--as-of", day, "--format", "csv").output.split(separator: "\n").map {
      line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      return "\(cells[0]) \(cells[3])"
    }.filter { !$0.hasSuffix("not-assessed") && !$0.hasSuffix("value") }
  }

  private let heading = "code,group,requirement,result,ground,expected,remedy,due_on"

  @Test func aLineOfAGroupIsOfAllThatTheListDoesNotName() throws {
    let outcome = try take(heading, "A,policy,,met,,,,", "A,,I.1.1.2,not-met,,2025-Q1,,")
    #expect(outcome.status == .done, "\(outcome.errors)")
    #expect(results() == ["I.1.1.1 met", "I.1.1.2 not-met", "I.1.1.3 met"])
    // What has a result keeps it: a group fills, and corrects nothing.
    let again = try take(heading, "A,policy,,partial,,,,")
    #expect(again.output.contains("0 added, 0 changed, 3 unchanged"), "\(again.output)")
  }

  @Test func vietnameseHeadingsAndWordsAreRead() throws {
    let outcome = try take(
      "Mã hệ thống,Nhóm,Ký hiệu,Kết quả,Dự kiến đáp ứng,Nội dung khắc phục,Hạn khắc phục",
      "A,thiết lập chính sách,,Đáp ứng,,,", "A,,I.1.1.2,Chưa đáp ứng,Quý I/2025,viết chính sách,31/12/2024")
    #expect(outcome.status == .done, "\(outcome.errors)")
    #expect(results() == ["I.1.1.1 met", "I.1.1.2 not-met", "I.1.1.3 met"])
    #expect(
      office.run("remedy", "list", "--as-of", "2024-03-01", "--format", "csv").output.contains(
        "viết chính sách,2024-12-31,open,I.1.1.2,42,own-assessment,2024-03-01"))
  }

  @Test func aRemedyOfTheSameWordsHasANewDayAndOneOfOthersIsAddedBesideIt() throws {
    _ = try take(heading, "A,,I.1.1.2,not-met,,,viết,2024-06-30")
    let remedies = { (day: String) in
      office.run("remedy", "list", "--as-of", day, "--format", "csv").output.split(separator: "\n").dropFirst().map {
        let cells = $0.split(separator: ",", omittingEmptySubsequences: false)
        return "\(cells[2]) \(cells[3]) \(cells[4])"
      }
    }
    #expect(remedies("2024-03-01") == ["1 viết 2024-06-30"])
    #expect(try take(heading, "A,,I.1.1.2,not-met,,,viết,2024-06-30").output.contains("0 changed, 1 unchanged"))
    #expect(try take(heading, "A,,I.1.1.2,,,,viết,2024-09-30", on: "2024-05-01").output.contains("1 changed"))
    #expect(remedies("2024-05-01") == ["1 viết 2024-09-30"])
    #expect(remedies("2024-04-30") == ["1 viết 2024-06-30"], "then it was due earlier")
    let other = try take(heading, "A,,I.1.1.2,,,,ban hành,2024-12-31", on: "2024-05-01")
    let found = try office.shell("SELECT DISTINCT id FROM remedy ORDER BY id")
    #expect(other.output.contains("1 changed") && found.count == 2, "\(other.output)")
    #expect(
      remedies("2024-05-01").map { $0.drop { $0 != " " }.dropFirst() } == ["viết 2024-09-30", "ban hành 2024-12-31"])
    #expect(try take(heading, "A,,I.1.1.2,,,,ban hành,2024-12-31", on: "2024-05-01").output.contains("1 unchanged"))
    #expect(office.run("verify").status == .done)
  }

  @Test(
    arguments: [
      ("A,khong-co,,met,,,,", "line 2, column group 'khong-co'"),
      ("A,,,met,,,,", "line 2, column requirement"),
      ("A,,I.9.9.9,met,,,,", "line 2, column requirement 'I.9.9.9'"),
      ("B,policy,,met,,,,", "line 2, column code 'B'"),
      ("A,policy,,not-applicable,,,,", "line 2, column ground"),
      ("A,policy,,met,,,viết,", "line 2, column remedy 'viết'"),
      ("A,policy,,met,,,,2024-12-31", "line 2, column due on '2024-12-31'"),
      ("A,,I.1.1.1,Kế thừa từ DC,,,,", "line 2, column ground"),
      ("A,,I.1.1.1,xong,,,,", "line 2, column result 'xong'"),
    ]) func whatCannotBeRecordedIsNamedByItsCellAndNothingIs(line: String, place: String) throws
  {
    let refused = try take(heading, line, "A,,I.1.1.3,met,,,,")
    #expect(refused.status == .badData)
    #expect(refused.errors.contains(place), "\(refused.errors)")
    #expect(results() == [])
  }

  @Test func aDryRunRecordsNothingNotEvenTheCatalog() throws {
    let entries = try office.shell("SELECT count(*) FROM entry")
    let path = office.folder.appending(path: "kq.csv")
    try Data("\(heading)\nA,policy,,met,,,,\n".utf8).write(to: path)
    let outcome = office.run("import", "requirements", path.path, "--on", "2024-03-01", "--dry-run")
    #expect(outcome.output.contains("3 changed"), "\(outcome.output)\(outcome.errors)")
    #expect(try office.shell("SELECT count(*) FROM entry") == entries)
  }
}
