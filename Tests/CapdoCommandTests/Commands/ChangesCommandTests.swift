import LevelRegistry
import Testing

@testable import CapdoCommand

struct ChangesCommandTests {
  /// Two systems: A approved in 2023 and full in 2024, B registered in 2024.
  static func office() throws -> Office {
    let office = try Office()
    for line in [
      ["init"], ["organization", "add", "SYT", "--name", "Sở Y tế", "--tier", "province"],
      ["register", "A", "--name", "Một cửa", "--owner", "SYT", "--authority", "province", "--on", "2023-01-02"],
      [
        "approve", "A", "--level", "2", "--authority", "province", "--decision", "12/QĐ", "--issuer", "Sở TTTT", "--on",
        "2023-03-01",
      ],
      ["plan", "A", "full", "--on", "2024-05-01"],
      [
        "register", "B", "--name", "'Cổng' \"tỉnh\"", "--owner", "SYT", "--authority", "province", "--on", "2024-06-01",
      ],
    ] {
      let outcome = office.run(line)
      #expect(outcome.status == .done, "\(outcome.errors)")
    }
    return office
  }

  /// A name that begins with an apostrophe gets another one, as every cell that a spreadsheet would read otherwise.
  @Test func differencesAreLinesWithTheirDayAndEntry() throws {
    let outcome = try Self.office().run("changes", "2024-01-01", "31/12/2024", "--format", "csv")
    #expect(
      outcome.output == """
        code,name,owner,change,before,after,since,entry
        A,Một cửa,SYT,completed,,full,2024-05-01,5
        B,"''Cổng' ""tỉnh""\",SYT,entered,,operating,2024-06-01,6

        """)
    #expect(outcome.errors == "operating: opening 1 + 1 entered - 0 left = closing 2\n")
  }

  @Test func groupsAreBalancedInEveryFormat() throws {
    let office = try Self.office()
    let csv = office.run("changes", "2024-01-01", "2024-12-31", "--by", "level", "--format", "csv")
    #expect(
      csv.output == """
        group,opening,entered,moved_in,left,moved_out,closing
        2,1,0,0,0,0,1
        unapproved,0,1,0,0,0,1
        total,1,1,0,0,0,2

        """)
    let json = office.run("changes", "2024-01-01", "2024-12-31", "--by", "level", "--format", "json")
    let total = #"{"group":"total","opening":1,"entered":1,"moved_in":0,"left":0,"moved_out":0,"closing":2}"#
    #expect(json.output.contains(total))
    let table = office.run("changes", "2024-01-01", "2024-12-31", "--by", "level", "--lang", "vi")
    #expect(table.output.contains("Cuối kỳ") && table.output.contains("Chưa được phê duyệt"))
  }

  @Test func whatWasRecordedAfterAClosingIsListedForItsDay() throws {
    let office = try Self.office()
    #expect(office.run("close", "năm-2024", "--as-of", "2024-12-14").status == .done)
    #expect(office.run("plan", "A", "partial", "--on", "2024-05-01").status == .done)
    let outcome = office.run("changes", "--known-at", "năm-2024", "--format", "csv")
    #expect(
      outcome.output == """
        code,name,owner,change,before,after,since,entry
        A,Một cửa,SYT,plan,full,partial,2024-05-01,8

        """)
    #expect(
      outcome.errors == """
        note: as of 2024-12-14, the day that 'năm-2024' closed; --as-of asks for another
        operating: opening 2 + 0 entered - 0 left = closing 2

        """)
    let vietnamese = office.run("changes", "--known-at", "năm-2024", "--lang", "vi")
    #expect(vietnamese.errors.contains("đang vận hành: đầu kỳ 2 + 0 thêm vào - 0 ra khỏi = cuối kỳ 2"))
  }

  @Test(arguments: [
    ["changes"], ["changes", "2024-01-01"], ["changes", "2024-12-31", "2024-01-01"],
    ["changes", "2024-01-01", "2024-02-30"],
    ["changes", "2024-01-01", "2024-12-31", "--as-of", "2024-06-01"], ["changes", "--as-of", "2024-06-01"],
    ["changes", "2024-01-01", "2024-12-31", "--by", "colour"],
  ])
  func whatIsNoComparisonIsRefused(words: [String]) throws {
    let outcome = try Self.office().run(words)
    #expect(outcome.status == Status.usage)
    #expect(outcome.output.isEmpty && !outcome.errors.isEmpty)
  }

  @Test func todayAsAStateOfKnowledgeIsItsEnd() throws {
    let office = try Self.office()
    #expect(office.run("rate", "--known-at", "today").output == office.run("rate").output)
  }
}
