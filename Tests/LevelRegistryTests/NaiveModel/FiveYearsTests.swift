import Foundation
import TestSupport
import Testing

@testable import LevelRegistry
@testable import RegistryFiles

/// Five years of a province in one run, and after each step every question, in the registry and in the naive model of it.
///
/// Ten offices record acts of days back and forth, reorganize, correct, reverse and undo; sheets go out in two copies and
/// come back with conflicts; lists are imported; quarters are closed; the program is killed, the clock is wrong, copies are
/// kept and one of them restored.
///
/// CAPDO_PROVINCES runs, 1 by default, of CAPDO_STEPS steps, 36 by default: 20 of 260, a step a week, in `make test-full`.
/// CAPDO_SEED=… CAPDO_STEPS=260 repeats one.
@Test func fiveYearsOfAProvinceAreAnsweredAsTheNaiveModelAnswersThem() throws {
  let (provinces, steps) = (number("CAPDO_PROVINCES") ?? 1, number("CAPDO_STEPS") ?? 36)
  let seed = chosenSeed()
  var total: [String: Int] = [:]
  for number in 0..<provinces {
    print("CAPDO_SEED=\(seed + UInt64(number)) CAPDO_STEPS=\(steps)")
    var province = try Province(seed: seed + UInt64(number))
    for step in 1...steps { try province.live(to: Province.days * step / steps) }
    try province.end()
    total.merge(province.happened, uniquingKeysWith: +)
  }
  print(total.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", "))
  // A short run is too short for some.
  let missing = Province.Event.allCases.filter { total[$0.rawValue] == nil }
  #expect(missing.count <= (provinces * steps < 1_000 ? 3 : 0), "never happened: \(missing)")
}

/// A province, the copies and sheets that are about, and what was answered earlier.
private struct Province {
  /// What happens beside single acts.
  enum Event: String, CaseIterable {
    case reversal, undo, sheet, conflict, stale, list, kill, clock, copy, restore
  }

  static let days = 1_826
  private static let first = "2021-01-04"
  private static let actors = ["lan", "hoa", "minh", "tú"]

  private var life: Comparison
  /// The model after each entry.
  private var known: [Int64: NaiveModel] = [:]
  private var answered: [(day: Day, entry: Int64, answer: [String])] = []
  private var sheets: [Sheet] = []
  private var copies: [(path: String, entry: Int64)] = []
  /// What somebody else keeps; those of entries that a restored copy did not have are of no registry any more.
  private var checkpoints: [(checkpoint: Checkpoint, isLost: Bool)] = []
  private var lists = 0
  private(set) var happened: [String: Int] = [:]

  init(seed: UInt64) throws {
    life = try Comparison(seed: seed, today: Self.first)
    life.random.days = (Self.first, 1)
    try life.record([.add("T", .province, parent: nil, from: .always, to: .forever)])
    for number in 0..<10 {
      try life.record([.add("C\(number)", .commune, parent: "T", from: .always, to: .forever)])
    }
    for entry in 1...life.lastEntry { known[entry] = life.model }
  }

  private var registry: Registry { life.fixture.registry }

  private mutating func note(_ event: Event) { happened[event.rawValue, default: 0] += 1 }

  private mutating func actor() -> String { life.random.one(of: Self.actors) }

  /// One step: the clock goes on, two entries and an event.
  mutating func live(to number: Int) throws {
    try setClock(daysOn: number)
    for _ in 0..<2 {
      try life.record(life.random.entry(), by: actor())
      known[life.lastEntry] = life.model
    }
    switch life.random.one(of: Array(0..<100)) {
    case 0..<22: try reverse()
    case 22..<32: try undo()
    case 32..<50: try handOutSheets()
    case 50..<66: try takeSheet()
    case 66..<76: try importList()
    case 76..<84: try beKilled()
    case 84..<93: try keepCopy()
    default: try restoreCopy()
    }
    known[life.lastEntry] = life.model
    try ask()
  }

  /// The clock of one step in fifteen is a year behind, or two years ahead.
  private mutating func setClock(daysOn number: Int) throws {
    let noon = try Moment("\(Self.first)T05:00:00Z").seconds
    var days = number
    if life.random.chance(7) {
      days += life.random.chance(50) ? -365 : 730
      note(.clock)
    }
    life.fixture.now = Moment(seconds: noon + Int64(days) * 86_400)
    life.model.today = registry.today
    // Some of the days lie ahead, and are refused.
    life.random.days = (Self.first, max(1, days) + 20)
  }

  // MARK: What was wrong

  /// Takes an entry back; whether something rests on it the registry knows, and the model what is left where nothing does.
  private mutating func reverse() throws {
    let number = Int64.random(in: max(2, life.lastEntry - 12)...life.lastEntry, using: &life.random.random)
    try takeBack(number, .reversal) { try $0.reverse(number) }
  }

  private mutating func undo() throws {
    let actor = actor()
    guard let lines = try? registry.snapshot().lastRun(of: actor), lines.count == 1 else { return }
    try takeBack(lines[0].entry, .undo, by: actor) { try $0.undo(lines) }
  }

  private mutating func takeBack(
    _ number: Int64, _ event: Event, by actor: String = "lan", _ body: (Recording) throws -> some Any
  ) throws {
    do {
      let entry = try registry.record(by: actor, note: "ghi nhầm", body).entry
      var next = life.model
      next.reverse(number, entry: life.lastEntry + 1)
      try life.keep(next, after: [], as: entry)
      note(event)
    } catch let error as RegistryError {
      switch error {
      case .builtUpon, .irreversible, .reversedAlready: break
      default: throw error
      }
    }
  }

  // MARK: Sheets

  /// What one cell, or a status and its day, of a sheet was changed to.
  private struct Edit {
    enum Column: String {
      case name, state, `operator`, plan
      case inspected = "inspected_periodically_on"
    }

    let code: String
    let system: Int
    let column: Column
    /// As `value(of:)` has it.
    let value: String
    let act: PlainAct
    /// The day from which it holds.
    let day: Day
    var subject: String { "\(code) \(column.rawValue)" }
  }

  private struct Sheet {
    let bytes: [UInt8]
    let day: Day
    let base: Int64
    let edits: [Edit]
    /// Whether a copy was restored that does not have its entry.
    var isStale = false
  }

  private static func value(of column: Edit.Column, _ it: NaivePosition?) -> String {
    guard let it else { return "" }
    return switch column {
    case .name: it.name
    case .state: it.state.rawValue
    case .operator: "\(it.runBy)"
    case .plan: it.plan.map { "\($0.rawValue) \(it.planOn ?? .always)" } ?? ""
    case .inspected: it.periodicOn?.description ?? ""
    }
  }

  private func position(_ system: Int, on day: Day, of model: NaiveModel) -> NaivePosition? {
    model.position(of: model.systems[system], on: day, knownAt: life.lastEntry)
  }

  /// Writes the sheet of a day, which two offices fill in without knowing of each other.
  private mutating func handOutSheets() throws {
    let day = min(try life.random.day(), registry.today)
    let snapshot = try registry.snapshot(asOf: day)
    let sink = MemorySink()
    _ = try SheetWriter(snapshot, of: .systems, in: .vietnamese).writeSystems(to: sink, blank: 1)
    var codes: [String] = []
    try snapshot.forEachSystem(in: SheetScope.all.scope) { codes.append($0.code) }
    for _ in 0..<2 {
      var editor = try SheetEditor(sink.bytes)
      var edits: [Edit] = []
      for (index, code) in codes.enumerated() where life.random.chance(60) {
        guard let edit = try edit(code, on: day, row: 7 + index, &editor) else { continue }
        edits.append(edit)
      }
      sheets.append(Sheet(bytes: try editor.bytes(), day: day, base: life.lastEntry, edits: edits))
    }
  }

  private mutating func edit(_ code: String, on day: Day, row: Int, _ editor: inout SheetEditor) throws -> Edit? {
    guard let system = life.model.system(code), let was = position(system, on: day, of: life.model) else { return nil }
    let own = day.adding(days: -life.random.one(of: [0, 1, 30]))
    let column: Edit.Column = life.random.one(of: [.name, .state, .operator, .plan, .inspected])
    var (value, since) = ("", day)
    let act: PlainAct.Step
    let cells: [(column: SystemColumn, text: String)]
    switch column {
    case .name:
      value = life.random.one(of: ["Bốn", "Năm", "Sáu"])
      act = .change(name: value, nil)
      cells = [(.name, value)]
    case .state:
      let state: SystemState = life.random.one(of: [.operating, .suspended])
      (value, act) = (state.rawValue, .bring(state))
      cells = [(.state, state.phrase.vietnamese)]
    case .operator:
      let code = life.random.organizationCode()
      guard let found = life.model.organization(code, on: day) else { return nil }
      (value, act) = ("\(found)", .transfer(owner: nil, runBy: code, nil))
      cells = [(.operator, code)]
    case .plan:
      let status = life.random.one(of: PlanStatus.allCases)
      guard status != was.plan, own != was.planOn else { return nil }
      (value, since, act) = ("\(status.rawValue) \(own)", own, .plan(status))
      cells = [(.plan, status.phrase.vietnamese), (.planOn, own.vietnamese)]
    case .inspected:
      (value, since, act) = (own.description, own, .inspect(.periodic, nil, nil))
      cells = [(.inspectedPeriodicallyOn, own.vietnamese)]
    }
    guard value != Self.value(of: column, was) else { return nil }
    for cell in cells { editor.set(Self.cell(cell.column, row), to: cell.text) }
    return Edit(
      code: code, system: system, column: column, value: value, act: .onSystem(code, since, act), day: since)
  }

  private static func cell(_ column: SystemColumn, _ row: Int) -> String {
    let index = SystemForm.fields.firstIndex { $0.column == column } ?? 0
    return Place.letters(index + 1) + "\(row)"
  }

  /// Imports a sheet: first as it is, then, if there are conflicts, with one side for all of them.
  private mutating func takeSheet() throws {
    guard !sheets.isEmpty else { return }
    let sheet = sheets.remove(at: Int.random(in: 0..<sheets.count, using: &life.random.random))
    guard !sheet.isStale else {
      #expect(throws: ImportError.self, "CAPDO_SEED=\(life.seed)") { try read(sheet, for: nil) }
      return note(.stale)
    }
    // A clock that went back leaves the day of the sheet ahead.
    guard sheet.day <= registry.today else {
      #expect(throws: ImportError.self, "CAPDO_SEED=\(life.seed)") { try read(sheet, for: nil) }
      return
    }
    guard sheet.edits.allSatisfy(isThere) else { return }
    let base = known[sheet.base] ?? life.model
    let edits = sheet.edits.filter { value(of: $0, on: sheet.day, in: life.model) != $0.value }
    let conflicts = edits.filter { isChanged($0, since: base, from: sheet.day) }
    guard !conflicts.isEmpty else {
      note(.sheet)
      return try expect(edits, of: sheet, for: nil)
    }
    note(.conflict)
    let error = #expect(throws: ImportError.self, "CAPDO_SEED=\(life.seed)") { try read(sheet, for: nil) }
    let listed = error?.result?.form?.conflicts.map { "\($0.conflict.code) \(Self.column(of: $0.conflict))" } ?? []
    try life.agree(
      listed.sorted(), conflicts.map(\.subject).sorted(), "conflicts\(life.story(of: sheet.edits.map(\.code)))")
    let side = life.random.one(of: SheetSide.allCases)
    let isLeft = { (edit: Edit) in side == .sheet || !conflicts.contains { $0.subject == edit.subject } }
    try expect(edits.filter(isLeft), of: sheet, for: side)
  }

  /// Whether the system of an edit is still there, from the day on from which the edit holds.
  private func isThere(_ edit: Edit) -> Bool {
    guard life.model.system(edit.code) == edit.system else { return false }
    // Whom an edit names is there by now on the day of the sheet, too.
    if case .onSystem(_, let day, .transfer(_, let code?, _)) = edit.act {
      guard life.model.organization(code, on: day).map({ "\($0)" }) == edit.value else { return false }
    }
    return [edit.day, registry.today].allSatisfy {
      position(edit.system, on: $0, of: life.model).map { $0.state != .retired } ?? false
    }
  }

  private func value(of edit: Edit, on day: Day, in model: NaiveModel) -> String {
    Self.value(of: edit.column, position(edit.system, on: day, of: model))
  }

  /// Whether the registry says otherwise than it did, on any day from that of the sheet on.
  private func isChanged(_ edit: Edit, since base: NaiveModel, from day: Day) -> Bool {
    let days = [base, life.model].flatMap { $0.days(of: $0.systems[edit.system], knownAt: life.lastEntry) }
    return ([day] + days.filter { $0 > day }).contains {
      value(of: edit, on: $0, in: base) != value(of: edit, on: $0, in: life.model)
    }
  }

  private static func column(of conflict: ListedConflict) -> String {
    let first = conflict.subject.english.split(separator: ",")[0]
    let column = SystemColumn.allCases.first { $0.phrase.english == first }
    return column == .planOn ? "plan" : column?.rawValue ?? String(first)
  }

  /// What the edits come to is recorded as one entry, or as none where there is nothing new in them.
  private mutating func expect(_ edits: [Edit], of sheet: Sheet, for side: SheetSide?) throws {
    let entry = try read(sheet, for: side)
    try keep(edits.map(\.act), as: entry)
  }

  private func read(_ sheet: Sheet, for side: SheetSide?) throws -> Int64? {
    var options = ImportOptions()
    options.side = side
    let input = try SheetInput(SheetFile(named: "bieu.xlsx") { MemorySource(sheet.bytes) })
    do {
      return try ImportRun(into: registry, by: "hoa", options).take(input).entry
    } catch {
      print("the sheet of \(sheet.day), known at \(sheet.base), with \(sheet.edits): \(error)")
      throw error
    }
  }

  /// Lists add and correct: what is recorded already is no news.
  private mutating func keep(_ acts: [PlainAct], as entry: Int64?) throws {
    var next = life.model
    let news = acts.filter { act in
      var trial = next
      guard trial.apply(act, entry: life.lastEntry + 1) else { return false }
      next = trial
      return true
    }
    guard !news.isEmpty else {
      return try life.agree(entry, nil, "entry of \(acts), which are recorded\(life.story(of: acts.map(\.code)))")
    }
    try life.keep(next, after: news, as: entry)
  }

  // MARK: Lists

  /// Two new systems with all their days, as a list has them.
  private mutating func importList() throws {
    let day = min(try life.random.day(), registry.today)
    let owner = life.random.organizationCode()
    let since = day.adding(days: -life.random.one(of: [0, 10, 400]))
    guard let found = life.model.organization(owner, on: day), life.model.organization(owner, on: since) == found else {
      return
    }
    var acts: [PlainAct] = []
    var lines = ["code,name,owner,registered_on,level,approval_authority,decision_number,decided_on,plan,plan_on"]
    for _ in 0..<2 {
      lists += 1
      let (code, level) = ("L\(lists)", life.random.one(of: Level.allCases))
      let decided = since.adding(days: life.random.one(of: [0, 5]))
      let status = life.random.one(of: PlanStatus.allCases)
      lines.append(
        "\(code),Hệ thống \(code),\(owner),\(since),\(level.rawValue),province,\(lists)/QĐ,\(decided),"
          + "\(status.rawValue),\(decided)")
      acts.append(
        .register(
          .init(
            code: code, owner: owner, runBy: owner, authority: .province, category: nil, state: .operating,
            proposed: nil, day: since)))
      acts.append(.onSystem(code, decided, .approve(level, .province, replacing: false)))
      acts.append(.onSystem(code, decided, .plan(status)))
    }
    guard since.adding(days: 5) <= registry.today else { return }
    let file = Array((lines.joined(separator: "\n") + "\n").utf8)
    let result = try registry.importSystems(
      from: SheetFile(named: "danh-muc.csv") { MemorySource(file) }, by: "hoa", terms: ImportOptions(day: day))
    try keep(acts, as: result.entry)
    note(.list)
  }

  // MARK: What goes wrong with files

  private struct Killed: Error {}

  /// Of an entry that is being recorded when the program is killed nothing is left.
  private mutating func beKilled() throws {
    let files = FileManager.default
    let (fixture, acts) = (life.fixture, try life.random.entry())
    let left = fixture.path + "-left"
    _ = try? registry.record(by: "lan", note: "lý do") { recording in
      for act in acts { try act.record(in: recording) }
      for end in ["", "-journal"] where files.fileExists(atPath: fixture.path + end) {
        try files.copyItem(atPath: fixture.path + end, toPath: left + end)
      }
      throw Killed()
    }
    guard files.fileExists(atPath: left) else { return }
    try fixture.reopen {
      for end in ["", "-journal"] {
        try? files.removeItem(atPath: fixture.path + end)
        if files.fileExists(atPath: left + end) { try files.moveItem(atPath: left + end, toPath: fixture.path + end) }
      }
    }
    try life.agree(registry.checkpoint().entries, life.lastEntry, "entries after a kill")
    note(.kill)
  }

  private mutating func keepCopy() throws {
    let path = life.fixture.folder.appending(path: "copy-\(life.lastEntry)-\(happened["copy"] ?? 0).db").path
    let checkpoint = try registry.backUp(to: path)
    try life.agree(checkpoint.entries, life.lastEntry, "entries of a copy")
    copies.append((path, life.lastEntry))
    checkpoints.append((checkpoint, false))
    note(.copy)
  }

  /// The newest copy takes the place of the registry, or an older one; what came after it is gone, for sheets and checkpoints too.
  private mutating func restoreCopy() throws {
    guard let copy = life.random.chance(70) ? copies.last : copies.randomElement(using: &life.random.random) else {
      return
    }
    let fixture = life.fixture
    try fixture.reopen {
      // What a kill left beside the file goes with it.
      for end in ["", "-journal"] { try? FileManager.default.removeItem(atPath: fixture.path + end) }
      _ = try Registry(opening: copy.path, for: .reading).backUp(to: fixture.path)
    }
    life.goBack(to: known[copy.entry] ?? life.model, at: copy.entry)
    life.model.today = registry.today
    known = known.filter { $0.key <= copy.entry }
    answered.removeAll { $0.entry > copy.entry }
    copies.removeAll { $0.entry > copy.entry }
    for index in sheets.indices where sheets[index].base > copy.entry { sheets[index].isStale = true }
    for index in checkpoints.indices where checkpoints[index].checkpoint.entries > copy.entry {
      checkpoints[index].isLost = true
    }
    note(.restore)
  }

  // MARK: Questions

  /// Everything of a day as known at an entry; what was answered before is answered again, and the file verifies.
  private mutating func ask() throws {
    let (day, entry) = (try life.random.day(), life.anyEntry())
    let snapshot = try registry.snapshot(asOf: day, knownAt: .entry(entry))
    let present = life.model
    life.model = known[entry] ?? present
    // Closings are asked for by their names, whatever is known of them.
    life.model.closings = present.closings
    try life.ask(snapshot)
    life.model = present
    try life.checkGroups()
    answered.append((day, entry, try life.answer(of: snapshot)))
    let earlier = life.random.one(of: answered)
    let again = try registry.snapshot(asOf: earlier.day, knownAt: .entry(earlier.entry))
    try life.agree(life.answer(of: again), earlier.answer, "again, \(life.place(again))")
    guard let kept = life.random.chance(25) ? checkpoints.randomElement(using: &life.random.random) : nil else {
      return
    }
    let verdict = try Registry.verify(life.fixture.path, against: kept.checkpoint)
    try life.agree(verdict.isSound, !kept.isLost, "verified against \(kept): \(verdict.discrepancies)")
  }

  func end() throws {
    try life.checkHistories()
    let verdict = try Registry.verify(life.fixture.path)
    try life.agree(verdict.isSound, true, "verified: \(verdict.discrepancies)")
  }
}
