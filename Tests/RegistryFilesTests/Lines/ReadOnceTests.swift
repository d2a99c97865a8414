import Foundation
import LevelRegistry
import TestSupport
import Testing

@testable import RegistryFiles

/// The facts of an entry and the digest that it bears come from the same bytes, and nobody waits while they are read.
struct ReadOnceTests {
  private let folder: TemporaryFolder
  private let terms = ImportOptions(day: nil)

  init() throws {
    folder = try TemporaryFolder()
    let registry = try Registry(creating: folder.path("r.db"), by: "lan")
    try registry.record(by: "lan") { try $0.addOrganization(code: "42", name: "UBND tỉnh", tier: .province) }
  }

  private func registry() throws -> Registry { try Registry(opening: folder.path("r.db")) }

  private func sheet(_ name: String, lines: Int = 1) -> String {
    "code,name,owner,registered_on\n" + (1...lines).map { "A\($0),\(name) \($0),42,2024-01-02\n" }.joined()
  }

  private func journal() throws -> [JournalLine] {
    var lines: [JournalLine] = []
    try registry().snapshot().forEachJournalLine { lines.append($0) }
    return lines
  }

  private func name(of code: String) throws -> String? {
    var name: String?
    try registry().snapshot().forEachSystem { if $0.code == code { name = $0.name } }
    return name
  }

  @Test func aFileThatIsSwappedWhileItIsReadIsRecordedAsItWasWhenItWasOpened() throws {
    let (old, new) = (sheet("Cũ", lines: 3_000), sheet("Mới", lines: 3_000))
    let path = folder.path("systems.csv")
    try old.write(toFile: path, atomically: true, encoding: .utf8)
    var openings = 0
    let file = SheetFile(named: "systems.csv") {
      openings += 1
      return Meddled(try FileSource(path: path), afterBytes: 1) {
        try new.write(toFile: path, atomically: true, encoding: .utf8)
      }
    }
    _ = try registry().importSystems(from: file, by: "lan", terms: terms)
    #expect(openings == 1)
    #expect(try name(of: "A3000") == "Cũ 3000")
    #expect(try journal().last?.sourceDigest == FileDigest.sha256(of: MemorySource(old.utf8)))
  }

  @Test func aWrongLineAfterAThousandLeavesNothingOfThem() throws {
    let text = sheet("Hệ thống", lines: 1_100) + "B1,Sai,99,2024-01-02\n"
    let error = #expect(throws: ImportError.self) {
      try registry().importSystems(
        from: SheetFile(named: "x.csv") { MemorySource(text.utf8) }, by: "lan", terms: terms)
    }
    #expect(error?.problems.map(\.place.number) == [1_102])
    #expect(try journal().count == 2)
    #expect(try name(of: "A1") == nil)
    // Nor does anything lie in the file that questions pass over.
    #expect(try Registry.verify(folder.path("r.db")).isSound)
  }

  @Test func aCatalogIsReadOnceToo() throws {
    let catalog = { (title: String) in
      "catalog,level,code,group,title_vi,title_en,valid_from\n"
        + (1...2_000).map { "own,1,A.\($0),policy,\(title),x,2024-01-01\n" }.joined()
    }
    let path = folder.path("catalog.csv")
    try catalog("Cũ").write(toFile: path, atomically: true, encoding: .utf8)
    var openings = 0
    let file = SheetFile(named: "catalog.csv") {
      openings += 1
      return Meddled(try FileSource(path: path), afterBytes: 1) {
        try catalog("Mới").write(toFile: path, atomically: true, encoding: .utf8)
      }
    }
    let (requirements, source) = try file.catalog()
    #expect(openings == 1)
    #expect(Set(requirements.map { $0.title[.vietnamese] }) == ["Cũ"])
    #expect(source == "catalog.csv sha256:\(try FileDigest.sha256(of: MemorySource(catalog("Cũ").utf8)))")
  }

  @Test(arguments: [100, 900_000]) func aFileThatIsCutWhileItIsReadIsRefused(keeping length: Int) throws {
    let path = folder.path("systems.csv")
    try sheet("Hệ thống", lines: 30_000).write(toFile: path, atomically: false, encoding: .utf8)
    let file = SheetFile(named: "systems.csv") {
      Meddled(try FileSource(path: path), afterBytes: 1) { truncate(path, length) }
    }
    let before = try journal().count
    let error = #expect(throws: ImportError.self) {
      try registry().importSystems(from: file, by: "lan", terms: terms)
    }
    #expect(error?.problems.map(\.reason.english) == ["the file changed while it was read"])
    #expect(try journal().count == before)
  }

  @Test func whoeverRecordsWhileAPipeIsReadWaitsForNobody() throws {
    let file = SheetFile(named: "pipe") {
      Meddled(MemorySource(Array(sheet("Hệ thống").utf8), stride: 9), afterBytes: 20) {
        let other = try registry()
        try other.record(by: "minh") { try $0.addOrganization(code: "43", name: "Sở Y tế", tier: .province) }
      }
    }
    let result = try registry().importSystems(from: file, by: "lan", terms: terms)
    #expect(result.added == 1)
    #expect(try journal().map(\.actor).suffix(2) == ["minh", "lan"])
  }

  @Test func aDryRunNeedsNoLockAndLeavesNothing() throws {
    let file = SheetFile(named: "x.csv") { MemorySource(sheet("Hệ thống").utf8) }
    let writer = try registry()
    try writer.record(by: "minh") { recording in
      try recording.addOrganization(code: "43", name: "Sở Y tế", tier: .province)
      let reader = try Registry(opening: folder.path("r.db"), for: .reading)
      let result = try reader.importSystems(from: file, by: "lan", terms: terms, isDryRun: true)
      #expect(result.added == 1)
      #expect(result.entry == nil)
    }
    #expect(try journal().map(\.actor) == ["lan", "lan", "minh"])
    #expect(try name(of: "A1") == nil)
  }

  @Test(arguments: [0, 7, 1 << 20]) func rowsComeBackFromTheirSpoolAsTheyWent(room: Int) throws {
    let rows = [
      SourceRow(.line(1), [.text("Tên"), .text(""), .text(String(repeating: "ạ", count: 70_000))]),
      SourceRow(.row(1_048_576), [.unreadable(Phrase("a", "b"), hint: nil)]), SourceRow(.line(3), []),
      SourceRow(.line(200), [.unreadable(Phrase("a", "b"), hint: Phrase("c", "d")), .text("x")]),
      // Where the count of their bytes takes one byte more.
      SourceRow(.line(128), [127, 128, 16_383, 16_384].map { .text(String(repeating: "a", count: $0)) }),
    ]
    let spool = Spool(room: room)
    for text in ["một", "", "hai"] { try spool.write(Array(text.utf8)) }
    #expect(try text(of: spool.reader()) == "mộthai")
    let read = try RowSpool(GivenRows(rows), limit: 1 << 20)
    for row in rows {
      let found = try #require(try read.next())
      #expect(found.place == row.place)
      #expect(found.cells == row.cells)
    }
    #expect(try read.next() == nil)
  }

  @Test func rowsThatHoldFarMoreThanTheirFileAreRefused() throws {
    let rows = Array(repeating: SourceRow(.line(1), [.text(String(repeating: "a", count: 1_000))]), count: 20)
    #expect(throws: WorkbookError.tooLarge(.rows(10_000))) { try RowSpool(GivenRows(rows), limit: 10_000) }
  }

  private func text(of source: some ByteSource) throws -> String {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 5)
    while case let count = try block.withUnsafeMutableBytes({ try source.read(into: $0) }), count > 0 {
      bytes += block[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A source that something happens to, once, when so many bytes of it have been read.
private final class Meddled: ByteSource {
  private let source: any ByteSource
  private let mark: Int
  private var happening: (() throws -> Void)?
  private var count = 0
  var size: Int? { source.size }

  init(_ source: any ByteSource, afterBytes mark: Int, _ happening: @escaping () throws -> Void) {
    self.source = source
    self.mark = mark
    self.happening = happening
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    if count >= mark, let happening {
      self.happening = nil
      try happening()
    }
    let read = try source.read(into: buffer)
    count += read
    return read
  }
}

/// Rows held in memory.
private final class GivenRows: SheetSource {
  let dialect: Phrase? = nil
  let isRegular = true
  private var rows: [SourceRow]

  init(_ rows: [SourceRow]) { self.rows = rows.reversed() }

  func next() -> SourceRow? { rows.popLast() }
}
