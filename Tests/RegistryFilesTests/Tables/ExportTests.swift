import Foundation
import LevelRegistry
import TestSupport
import Testing

@testable import RegistryFiles

/// What an app asks for: a table of a snapshot in a format, and a sheet from a path or from bytes.
struct ExportTests {
  private let folder: TemporaryFolder
  private let registry: Registry

  init() throws {
    folder = try TemporaryFolder(inMemory: true)
    registry = try Registry(creating: folder.path("r.db"), by: "lan")
    try registry.record(by: "lan") { try $0.addOrganization(code: "42", name: "UBND tỉnh", tier: .province) }
  }

  private func written(_ export: Export, as format: TableFormat) throws -> MemorySink {
    let sink = MemorySink()
    try registry.snapshot().write(export, as: format, to: sink)
    return sink
  }

  @Test func aTableIsWrittenInTheFormatAskedFor() throws {
    #expect(try written(.organizations, as: .csv).text.hasPrefix("code,name,tier"))
    #expect(try written(.organizations, as: .json).text.contains(#""name":"UBND tỉnh""#))
    let sheet = try Workbook(MemorySource(written(.organizations, as: .xlsx(.vietnamese)).bytes)).open(0)
    var texts: [String] = []
    while let row = try sheet.next() { texts += row.cells.map(\.text) }
    #expect(texts.contains("UBND tỉnh"))
  }

  @Test func aSheetOfBytesIsImportedAsOneOfAFile() throws {
    let text = "code,name,owner,registered_on\nA,Cổng,42,2024-01-02\n"
    let file = SheetFile(Array(text.utf8), named: "upload.csv")
    #expect(try registry.importSystems(from: file, by: "lan", terms: ImportOptions()).added == 1)
    try text.write(toFile: folder.path("systems.csv"), atomically: true, encoding: .utf8)
    let again = SheetFile(path: folder.path("systems.csv"))
    #expect(try registry.importSystems(from: again, by: "lan", terms: ImportOptions()).unchanged == 1)
    #expect(try registry.snapshot().journal().last?.source?.hasPrefix("upload.csv") == true)
  }

  @Test func whatIsWrongWithASheetIsAFailureThatSaysTheFirst() throws {
    let file = SheetFile(Array("code,name,owner\nA,Cổng,99\n".utf8), named: "upload.csv")
    let error = #expect(throws: (any Error).self) {
      try registry.importSystems(from: file, by: "lan", terms: ImportOptions(day: Day("2024-01-02")))
    }
    let failure = try #require(error as? any RegistryFailure)
    #expect(failure.code == "sheet-refused")
    #expect(failure.description.hasPrefix("the file has 1 error, nothing was recorded: line 2"))
    let missing = #expect(throws: (any Error).self) {
      try registry.importSystems(
        from: SheetFile(path: "/nowhere/a.csv"), by: "lan", terms: ImportOptions(day: Day("2024-01-02")))
    }
    #expect((missing as? any RegistryFailure)?.code == "no-such-file")
  }
}
