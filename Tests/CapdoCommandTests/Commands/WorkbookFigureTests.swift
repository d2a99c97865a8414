import Foundation
import Testing

@testable import CapdoCommand

/// The figures of 2024 from workbooks: saved by openpyxl, saved by LibreOffice, and as a filled Form 08.
struct WorkbookFigureTests {
  private func office(_ sheet: String) throws -> Office {
    let office = try Office()
    #expect(office.run(["init"]).status == .done)
    let folder = Office.fixtures
    #expect(office.run(["import", "organizations", folder.appending(path: "organizations.csv").path]).status == .done)
    let words = ["import", "systems", folder.appending(path: sheet).path, "--on", "2024-11-13"]
    #expect(office.run(words).status == .done)
    return office
  }

  private func completion(_ office: Office) -> String {
    office.run(["rate", "--authority", "province", "--as-of", "2024-11-13"]).output
  }

  @Test(arguments: ["systems.openpyxl.xlsx", "systems.libreoffice.xlsx", "form-08.xlsx"])
  func theFigureOf2024ComesFromAWorkbookToo(sheet: String) throws {
    #expect(completion(try office(sheet)) == "61/86 = 70.93%\n")
  }

  @Test(arguments: ["systems.openpyxl.xlsx", "systems.libreoffice.xlsx"])
  func aWorkbookGivesTheSameExportAsTheCSVFile(sheet: String) throws {
    let words = ["export", "systems", "--as-of", "2024-11-13"]
    #expect(try office(sheet).run(words).output == office("systems.csv").run(words).output)
  }

  @Test func aFilledFormChangesNothingInTheRegisterThatItReports() throws {
    let office = try office("systems.csv")
    let form = Office.fixtures.appending(path: "form-08.xlsx").path
    let outcome = office.run(["import", "systems", form, "--on", "2024-11-13"])
    #expect(outcome.output == "0 added, 0 changed, 86 unchanged; nothing recorded\n")
  }
}
