import Foundation
import LevelRegistry
import TestSupport
import Testing

@testable import RegistryFiles

/// A sheet goes out, is edited, and comes back: what the unit sees the next time is what it wrote, and nothing else.
///
/// `CAPDO_SHEETS` sets how many sheets are tried, `CAPDO_SEED` repeats one.
struct SheetRoundTests {
  private let count: Int = number("CAPDO_SHEETS") ?? 3
  private let seed: UInt64 = chosenSeed()

  @Test func aSheetThatComesBackAsItWentChangesNothingWhateverIsRecorded() throws {
    print("sheets as they went: \(count), CAPDO_SEED=\(seed)")
    for trial in 0..<count {
      let folder = try TemporaryFolder(inMemory: true)
      let noon = try Moment("2024-11-22T12:00:00+07:00")
      let registry = try Registry(creating: folder.path("r.db"), by: "lan", now: { noon }, user: "tester")
      var random = RandomRegister(seed: seed &+ UInt64(trial))
      try random.fill(registry)
      let entries = try registry.checkpoint().entries
      for language in Language.allCases {
        let sink = MemorySink()
        _ = try SheetWriter(try registry.snapshot(), of: .systems, in: language).writeSystems(to: sink, blank: 3)
        let result = try take(sink.bytes, into: registry)
        #expect(result.entry == nil, "CAPDO_SEED=\(seed &+ UInt64(trial)): \(result.lines)")
        #expect(result.form?.emptied == [] && result.form?.missing.isEmpty == true)
        let contacts = MemorySink()
        _ = try SheetWriter(try registry.snapshot(), of: .contacts, in: language).writeContacts(to: contacts)
        #expect(try take(contacts.bytes, into: registry).entry == nil)
      }
      #expect(try registry.checkpoint().entries == entries)
    }
  }

  @Test func whatAUnitSeesNextIsWhatItWrote() throws {
    print("edited sheets: \(count), CAPDO_SEED=\(seed)")
    var edits = 0
    for trial in 0..<count {
      var office = try SheetOffice(seed: seed &+ UInt64(trial))
      let (sheet, expected, edited) = try office.editedSheet()
      edits += edited
      do {
        let result = try take(sheet, into: office.registry)
        #expect((result.entry != nil) == (edited > 0))
      } catch let error as ImportError {
        Issue.record(
          "CAPDO_SEED=\(seed &+ UInt64(trial)): \(error.problems.map { "\($0.place.name) \($0.reason.english)" })"
        )
        continue
      }
      #expect(try office.rows() == expected, "CAPDO_SEED=\(seed &+ UInt64(trial))")
      // The same again changes nothing.
      #expect(try take(sheet, into: office.registry).entry == nil)
    }
    print("edits: \(edits)")
    #expect(edits > 5 * count)
  }

  /// What each conflict is about is found a second time by asking the registry of every day.
  @Test func everyConflictOfTwoEditsIsFoundAndNoneIsInvented() throws {
    let count: Int = number("CAPDO_SHEET_PAIRS") ?? 6
    print("pairs of edits: \(count), CAPDO_SEED=\(seed)")
    var found = 0
    for trial in 0..<count {
      var office = try SheetOffice(seed: seed &+ UInt64(trial))
      let base = try office.registry.snapshot()
      let (sheet, _, _) = try office.editedSheet(editsEach: 2)
      let given = office.lastRows
      try office.meddle()
      let expected = try office.conflicts(of: given, since: base)
      found += expected.count
      var conflicts: Set<String> = []
      do {
        _ = try take(sheet, into: office.registry)
      } catch let error as ImportError {
        let form = try #require(error.result?.form)
        conflicts = Set(
          form.conflicts.map { "\($0.conflict.code) \(SheetOffice.clause(of: $0.conflict.subject.english))" })
      }
      #expect(conflicts == expected, "CAPDO_SEED=\(seed &+ UInt64(trial))")
    }
    print("conflicts: \(found)")
    #expect(found * 4 > count, "too few conflicts to tell anything")
  }
}

/// A registration that turned out wrong is not brought back by a sheet that was about.
@Test func theLineOfASystemThatWasWithdrawnSinceDoesNotBringItBack() throws {
  let folder = try TemporaryFolder(inMemory: true)
  let noon = try Moment("2024-11-22T12:00:00+07:00")
  let registry = try Registry(creating: folder.path("r.db"), by: "lan", now: { noon }, user: "tester")
  try registry.record(by: "lan") { try $0.addOrganization(code: "S", name: "Sở A", tier: .province) }
  for code in ["A1", "A2"] {
    try registry.record(by: "lan") {
      try $0.register(code: code, name: "Hệ thống \(code)", owner: "S", authority: .province, on: Day("2024-01-05"))
    }
  }
  let sink = MemorySink()
  _ = try SheetWriter(try registry.snapshot(), of: .systems, .owner("S"), in: .vietnamese)
    .writeSystems(to: sink, blank: 1)
  try registry.record(by: "lan", note: "ghi trùng") { try $0.reverse(4) }
  let result = try take(sink.bytes, into: registry)
  #expect(result.entry == nil && result.unchanged == 2)
  #expect(try registry.snapshot().system("A2") == nil)
  // The second line of systems, edited: it is named, and nothing of the sheet is recorded.
  var editor = try SheetEditor(sink.bytes)
  editor.set("C8", to: "Tên mới A1")
  editor.set("C9", to: "Tên mới A2")
  let error = #expect(throws: ImportError.self) { try take(editor.bytes(), into: registry) }
  #expect(error?.problems.map(\.place.name) == ["B9"])
  #expect(error?.problems.first?.reason.english.contains("was withdrawn since the sheet was written") == true)
  #expect(try registry.snapshot().system("A1")?.name == "Hệ thống A1")
}

/// Whom a cell names that nobody edited is who was meant when the sheet was written, also where a merger was recorded since.
@Test func theCellOfAnOwnerThatIsGoneSinceSaysNothing() throws {
  let folder = try TemporaryFolder(inMemory: true)
  let noon = try Moment("2024-11-22T12:00:00+07:00")
  let registry = try Registry(creating: folder.path("r.db"), by: "lan", now: { noon }, user: "tester")
  try registry.record(by: "lan") {
    try $0.addOrganization(code: "S", name: "Sở A", tier: .province)
    try $0.addOrganization(code: "T", name: "Sở B", tier: .province)
    try $0.register(code: "A1", name: "Hệ thống A1", owner: "S", authority: .province, on: Day("2024-01-05"))
  }
  let sink = MemorySink()
  _ = try SheetWriter(try registry.snapshot(asOf: Day("2024-11-20")), of: .systems, in: .vietnamese)
    .writeSystems(to: sink, blank: 1)
  try registry.record(by: "lan") { try $0.mergeOrganizations(["S"], into: "T", on: Day("2024-07-01")) }
  #expect(try take(sink.bytes, into: registry).entry == nil)
  var editor = try SheetEditor(sink.bytes)
  editor.set("C7", to: "Tên mới")
  try take(editor.bytes(), into: registry)
  let system = try registry.snapshot(asOf: Day("2024-11-20")).system("A1")
  #expect(system?.name == "Tên mới" && system?.owner.code == "T")
}

@Test func theCellOfAnOwnerThatWasTakenBackSinceSaysNothing() throws {
  let folder = try TemporaryFolder(inMemory: true)
  let noon = try Moment("2024-11-22T12:00:00+07:00")
  let registry = try Registry(creating: folder.path("r.db"), by: "lan", now: { noon }, user: "tester")
  try registry.record(by: "lan") {
    try $0.addOrganization(code: "S", name: "Sở A", tier: .province)
    try $0.register(code: "A1", name: "Hệ thống A1", owner: "S", authority: .province, on: Day("2024-01-05"))
  }
  try registry.record(by: "lan") { try $0.addOrganization(code: "T", name: "Sở B", tier: .province) }
  try registry.record(by: "lan") { try $0.transfer("A1", owner: "T", on: Day("2024-06-03")) }
  let sink = MemorySink()
  _ = try SheetWriter(try registry.snapshot(asOf: Day("2024-11-20")), of: .systems, in: .vietnamese)
    .writeSystems(to: sink, blank: 1)
  for entry in [Int64(4), 3] { try registry.record(by: "lan", note: "ghi nhầm") { try $0.reverse(entry) } }
  #expect(try take(sink.bytes, into: registry).entry == nil)
  var editor = try SheetEditor(sink.bytes)
  editor.set("C7", to: "Tên mới")
  try take(editor.bytes(), into: registry)
  let system = try registry.snapshot(asOf: Day("2024-11-20")).system("A1")
  #expect(system?.name == "Tên mới" && system?.owner.code == "S")
}

@discardableResult
func take(_ sheet: [UInt8], into registry: Registry, _ options: ImportOptions = .init()) throws -> ImportResult {
  let input = try SheetInput(SheetFile(named: "bieu.xlsx") { MemorySource(sheet) })
  return try ImportRun(into: registry, by: "hoa", options).take(input)
}

/// A registry with a few systems, and somebody who edits their sheet.
struct SheetOffice {
  private let folder: TemporaryFolder
  let registry: Registry
  private var random: SeededGenerator
  /// The cells of the sheet that was edited last, by code and column.
  private(set) var lastRows: [String: [SystemColumn: String]] = [:]
  private static let codes = ["A1", "A2", "A3", "A4", "A5", "A6"]
  private static let day = "2026-11-20"

  init(seed: UInt64) throws {
    random = SeededGenerator(seed: seed)
    folder = try TemporaryFolder(inMemory: true)
    let noon = try Moment("2026-11-25T05:00:00Z")
    registry = try Registry(creating: folder.path("r.db"), by: "lan", now: { noon }, user: "tester")
    try registry.record(by: "lan") { recording in
      try recording.addOrganization(code: "S", name: "Sở A", tier: .province)
      try recording.addOrganization(code: "T", name: "Trung tâm B", tier: .province, parent: "S")
      for code in Self.codes {
        try recording.register(
          code: code, name: "Hệ thống \(code)", owner: "S", operator: "T", authority: .province, category: nil,
          state: .operating, proposedLevel: .two, on: try Day("2026-01-05"))
      }
      // The first three are approved and report a plan.
      for code in Self.codes.prefix(3) {
        try recording.approve(
          code, level: .two, authority: .province, decision: "5/QĐ-S", issuer: "Sở A", on: try Day("2026-03-02"))
        try recording.setPlan(of: code, to: .none, on: try Day("2026-04-01"), expected: try Period("2027"))
      }
    }
  }

  private mutating func one<T>(of things: [T]) -> T { things[Int.random(in: 0..<things.count, using: &random)] }

  /// The cells of the sheet of a day, by code.
  func rows() throws -> [String: [SystemColumn: String]] { try Self.rows(of: registry.snapshot(asOf: Day(Self.day))) }

  private static func rows(of snapshot: Snapshot) throws -> [String: [SystemColumn: String]] {
    var rows: [String: [SystemColumn: String]] = [:]
    try snapshot.forEachSystem { status in
      let cells = try SystemForm.cells(of: status, in: snapshot).map { cell in
        cell == .empty ? "" : cell.words(in: .vietnamese)
      }
      rows[status.code] = Dictionary(
        zip(SystemForm.fields.map(\.column), cells), uniquingKeysWith: { one, _ in one })
    }
    return rows
  }

  /// Edits the sheet of the day at random: the file, what the registry is to say afterwards, and how many cells were edited.
  mutating func editedSheet(editsEach most: Int = 3) throws -> ([UInt8], [String: [SystemColumn: String]], Int) {
    let sink = MemorySink()
    let snapshot = try registry.snapshot(asOf: Day(Self.day))
    _ = try SheetWriter(snapshot, of: .systems, .owner("S"), in: .vietnamese).writeSystems(to: sink, blank: 2)
    var editor = try SheetEditor(sink.bytes)
    var expected = try Self.rows(of: snapshot)
    lastRows = expected
    for (index, code) in Self.codes.enumerated() {
      for _ in 0..<Int.random(in: 0...most, using: &random) {
        for (column, text) in edit(of: code) {
          if expected[code]?[column] == text { continue }
          editor.set(Self.cell(column, row: 8 + index), to: text)
          lastRows[code]?[column] = text
          expected[code]?[column] = text
        }
      }
      expected[code] = Self.settled(expected[code] ?? [:], from: try Self.rows(of: snapshot)[code] ?? [:])
    }
    let was = try Self.rows(of: snapshot)
    let count = Self.codes.reduce(0) { count, code in
      count + SystemColumn.allCases.filter { lastRows[code]?[$0] != was[code]?[$0] }.count
    }
    return (try editor.bytes(), expected, count)
  }

  /// What follows from edits, by hand: a new status is of the day of the sheet, one that is full expects nothing.
  private static func settled(_ row: [SystemColumn: String], from was: [SystemColumn: String]) -> [SystemColumn: String]
  {
    var row = row
    if row[.plan] != was[.plan] {
      if row[.planOn] == was[.planOn] { row[.planOn] = "20/11/2026" }
      if row[.plan] == "Đã triển khai đầy đủ", row[.planExpectedOn] == was[.planExpectedOn] {
        row[.planExpectedOn] = ""
      }
    }
    return row
  }

  /// The cells that one thought of a clerk fills in.
  private mutating func edit(of code: String) -> [(SystemColumn, String)] {
    let isApproved = Self.codes.prefix(3).contains(code)
    switch Int.random(in: 0..<7, using: &random) {
    case 0: return [(.name, one(of: ["Hệ thống mới \(code)", "Cổng \(code)"]))]
    case 1: return [(.operator, one(of: ["Sở A", "Trung tâm B"]))]
    case 2: return [(.state, one(of: ["Tạm dừng", "Đang vận hành"]))]
    case 3: return [(.inspectedPeriodicallyOn, one(of: ["01/10/2026", "05/11/2026"]))]
    case 4 where isApproved:
      return [
        (.plan, one(of: ["Đã triển khai một số hạng mục", "Đã triển khai đầy đủ"])),
        (.planOn, one(of: ["12/11/2026", "20/11/2026"])),
      ]
    case 4: return [(.dossierExpectedOn, one(of: ["2027", "Quý II/2027"]))]
    case 5 where isApproved: return [(.plan, one(of: ["Đã triển khai một số hạng mục", "Đã triển khai đầy đủ"]))]
    case 5: return [(.dossier, "Đã gửi thẩm định")]
    case 6 where isApproved: return [(.regulationNumber, one(of: ["1/QC", "2/QC"])), (.regulationOn, "01/03/2026")]
    case _: return [(.proposedLevel, one(of: ["1", "3"]))]
    }
  }

  private static func cell(_ column: SystemColumn, row: Int) -> String {
    let index = SystemForm.fields.firstIndex { $0.column == column } ?? 0
    return Place.letters(index + 1) + "\(row)"
  }
}

extension SheetOffice {
  /// Somebody else records two things of each system, of days around that of the sheet.
  mutating func meddle() throws {
    for code in Self.codes + Self.codes {
      let day = try Day(one(of: ["2026-11-18", "2026-11-20", "2026-11-23"]))
      let isApproved = Self.codes.prefix(3).contains(code)
      let choice = Int.random(in: 0..<6, using: &random)
      _ = try? registry.record(by: "minh") { recording in
        switch choice {
        case 0: _ = try recording.change(code, name: "Tên khác \(code)", on: day)
        case 1: _ = try recording.suspend(code, on: day)
        case 2: _ = try recording.inspect(code, Inspection(.periodic), on: day)
        case 3 where isApproved: _ = try recording.setPlan(of: code, to: .partial, on: day)
        case 3: _ = try recording.submit(code, on: day)
        case 4: _ = try recording.transfer(code, operator: "S", on: day)
        case _ where isApproved:
          _ = try recording.approve(
            code, level: .three, authority: .province, decision: "9/QĐ-S", issuer: "Sở A", on: day)
        case _: _ = try recording.propose(code, level: .three, on: day)
        }
      }
    }
  }

  /// The columns that are said together, by one of their English names.
  static func clause(of subject: String) -> String {
    let first = subject.split(separator: ",")[0]
    let column = SystemColumn.allCases.first { $0.phrase.english == first }
    return column.map(clause) ?? String(first)
  }

  private static func clause(_ column: SystemColumn) -> String {
    switch column {
    case .plan, .planOn: "plan"
    case .level, .approvalAuthority, .issuer, .decisionNumber, .decidedOn, .basis: "decision"
    case .regulationNumber, .regulationOn, .regulationIssuer: "regulation"
    default: column.rawValue
    }
  }

  /// The conflicts of a sheet, found by asking of every day from the sheet's on what the registry said then and says now.
  func conflicts(of given: [String: [SystemColumn: String]], since base: Snapshot) throws -> Set<String> {
    let day = try Day(Self.day)
    let then = KnownAt.entry(base.entry)
    let was = try Self.rows(of: registry.snapshot(asOf: day, knownAt: then))
    let now = try Self.rows(of: registry.snapshot(asOf: day))
    var changed: Set<String> = []
    for offset in 0..<10 {
      let (a, b) = try (
        Self.rows(of: registry.snapshot(asOf: day.adding(days: offset), knownAt: then)),
        Self.rows(of: registry.snapshot(asOf: day.adding(days: offset)))
      )
      for code in Self.codes {
        for column in SystemColumn.allCases where a[code]?[column] != b[code]?[column] {
          changed.insert("\(code) \(Self.clause(column))")
        }
      }
    }
    var found: Set<String> = []
    for code in Self.codes {
      for column in SystemColumn.allCases {
        let text = given[code]?[column]
        guard text != was[code]?[column], text != now[code]?[column] else { continue }
        found.insert("\(code) \(Self.clause(column))")
      }
    }
    return found.intersection(changed)
  }
}
