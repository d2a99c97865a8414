import Testing

@testable import CapdoCommand

struct CloseCommandTests {
  @Test func aClosingPrintsTheFiguresOfTheDayAndTheCheckpoint() throws {
    let office = try ChangesCommandTests.office()
    let outcome = office.run("close", "year-2024", "--as-of", "2024-12-14", "--note", "báo cáo năm")
    #expect(outcome.status == .done, "\(outcome.errors)")
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(lines[0].hasPrefix("closed year-2024: figures of levels 1–3 as of 2024-12-14, as known at entry 7 of "))
    #expect(lines[1] == "completion rate: 1/1 = 100% (plans carried out in full, of approved operating systems)")
    #expect(lines[2] == "approval rate: n/a (approved, of operating systems of confirmed lists)")
    #expect(lines[3] == "inspection rate: 0/1 = 0% (inspected in the reporting year, of approved operating systems)")
    #expect(lines[4].hasPrefix("group"))
    #expect(lines.contains { $0.hasPrefix("unapproved") || $0.hasPrefix("not approved") })
    #expect(lines[lines.count - 4] == "checkpoint (registry, entries, digest):")
    #expect(lines[lines.count - 3].utf8.count == 64)
    #expect(lines[lines.count - 2] == "7")
    #expect(lines[lines.count - 1].utf8.count == 64)
    #expect(outcome.errors.contains("but the list of their owner is not confirmed"))
  }

  @Test func theRateAtAClosingIsThatOfItsDayUntilAnotherIsAskedFor() throws {
    let office = try ChangesCommandTests.office()
    _ = office.run("close", "q1", "--as-of", "2024-03-31")
    let closed = office.run("rate", "--known-at", "q1")
    #expect(closed.output == "n/a\n")
    #expect(closed.errors.hasPrefix("note: as of 2024-03-31, the day that 'q1' closed; --as-of asks for another\n"))
    #expect(office.run("rate", "--known-at", "q1", "--as-of", "2024-12-31").output == "1/1 = 100%\n")
    #expect(
      office.run("rate", "--known-at", "q1", "--lang", "vi").errors.hasPrefix(
        "lưu ý: số liệu tính đến ngày 31/03/2024 của mốc chốt 'q1'"))
  }

  @Test func aTakenNameIsRefusedWithTheWayToItsFigures() throws {
    let office = try ChangesCommandTests.office()
    _ = office.run("close", "q1", "--as-of", "2024-03-31")
    let again = office.run("close", "q1", "--as-of", "2024-06-30")
    #expect(again.status == .refused)
    #expect(
      again.errors == """
        error: closing 'q1' exists already: as of 2024-03-31, entry 7
        hint: choose another name; 'capdo rate --known-at q1' gives its figures

        """)
    let vietnamese = office.run("close", "q1", "--as-of", "2024-06-30", "--lang", "vi")
    #expect(vietnamese.errors.hasPrefix("lỗi: đã có mốc chốt số liệu 'q1': tính đến ngày 31/03/2024, mục 7\n"))
  }

  @Test func aNameThatBeginsWithADigitIsRefused() throws {
    let outcome = try ChangesCommandTests.office().run("close", "2024", "--as-of", "2024-12-14")
    #expect(outcome.status == .usage)
    #expect(outcome.errors.hasPrefix("error: '2024' cannot name a closing\nhint: begin with a letter"))
  }

  @Test func aFilterThatNamesNobodyIsRefusedBeforeTheNameIsGivenAway() throws {
    let office = try ChangesCommandTests.office()
    #expect(office.run("close", "q1", "--as-of", "2024-03-31", "--owner", "NOBODY").status == .refused)
    #expect(office.run("close", "q1", "--as-of", "2024-03-31", "--owner", "SYT").status == .done)
  }
}
