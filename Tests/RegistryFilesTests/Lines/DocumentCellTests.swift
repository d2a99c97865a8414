import LevelRegistry
import Testing

@testable import RegistryFiles

struct DocumentCellTests {
  @Test(arguments: [
    ("Số 88/QĐ-STC", "88/QĐ-STC"), ("QĐ số 89/QĐ-STC", "89/QĐ-STC"), ("Quyết định số: 5", "5"), ("số  7 / QĐ", "7/QĐ"),
    ("88/QĐ-STC", "88/QĐ-STC"), ("QĐ 7", "QĐ 7"), ("Sở", "Sở"), ("số", "số"), ("Sổ 5", "Sổ 5"), ("", ""),
  ]) func aNumberIsWithoutTheWordsThatIntroduceIt(text: String, number: String) {
    #expect(DocumentCell.withoutIntroduction(text) == number)
  }

  @Test(arguments: [
    "123/QĐ-UBND ngày 05/03/2024 của UBND tỉnh", "Quyết định số 123/QĐ-UBND ngày 5 tháng 3 năm 2024 của UBND tỉnh",
    "QĐ số: 123 /QĐ-UBND,\n05/3/2024,\nUBND tỉnh", "123/QĐ-UBND (2024-03-05), UBND tỉnh ban hành",
  ])
  func numberDayAndIssuerAreReadFromOneCell(text: String) throws {
    let cell = try DocumentCell(text)
    #expect(cell.number == "123/QĐ-UBND")
    #expect(cell.day == (try Day("2024-03-05")))
    #expect(cell.issuer == "UBND tỉnh")
  }

  @Test func aNumberAloneIsEnough() throws {
    let cell = try DocumentCell("123/QĐ-UBND")
    #expect(cell.day == nil && cell.issuer == nil)
  }

  @Test func dotsStandForAPartThatNobodyKnows() throws {
    let unnumbered = try DocumentCell("số … ngày 05/03/2024 của UBND tỉnh")
    #expect(unnumbered.number == nil && unnumbered.issuer == "UBND tỉnh")
    #expect(unnumbered.day == (try Day("2024-03-05")))
    let undated = try DocumentCell("số 1/QC ngày …… của Sở A")
    #expect(undated.number == "1/QC" && undated.day == nil && undated.issuer == "Sở A")
    #expect(try DocumentCell("1/QC ngày 05/03/2024 của …").issuer == nil)
  }

  @Test(arguments: [
    "1/QĐ và 2/QĐ ngày 05/03/2024", "1/QĐ ngày 05/03/2024 và ngày 06/03/2024", "1/QĐ ngày 31/02/2024",
    "1/QĐ ngày 05/03/24",
    "ngày 05/03/2024", "đang trình", "1/QĐ ngày 05/03/2024 theo 2/TTr", "UBND tỉnh 1/QĐ",
  ])
  func whatReadsInMoreWaysThanOneOrInNoneIsRefused(text: String) {
    #expect(throws: CellFault.self) { try DocumentCell(text) }
  }

  @Test func inspectionsWithoutADayAreToldApart() throws {
    let cell = try InspectionCell("Trước khi đưa vào sử dụng; Định kỳ (12/09/2024)")
    #expect(cell.undated == [.beforeUse])
    #expect(cell.days == [.periodic: try Day("2024-09-12")])
    #expect(throws: CellFault.self) { try InspectionCell("Có") }
  }
}
