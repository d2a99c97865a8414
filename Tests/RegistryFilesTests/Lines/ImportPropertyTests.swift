import LevelRegistry
import TestSupport
import Testing

@testable import RegistryFiles

/// Nothing is recorded that a sheet does not say, whatever is in the registry and whatever is in the sheet: afterwards each
/// filled cell is what the registry exports for the day of the sheet, or a remark on the line names its column; an empty
/// cell changes nothing but what follows from the others; a sheet that is refused changes nothing at all.
///
/// `CAPDO_IMPORTS` sets how many sheets are tried, `CAPDO_SEED` repeats one.
struct ImportPropertyTests {
  private let count: Int = number("CAPDO_IMPORTS") ?? 30
  private let seed: UInt64 = chosenSeed()

  @Test func nothingIsRecordedThatTheSheetDoesNotSay() throws {
    print("imports: \(count), CAPDO_SEED=\(seed)")
    var (recorded, refused, cells, remarked) = (0, 0, 0, 0)
    for trial in 0..<count {
      var trial = try Trial(seed: seed &+ UInt64(trial))
      guard let outcome = try trial.run() else {
        refused += 1
        continue
      }
      recorded += 1
      cells += outcome.cells
      remarked += outcome.remarked
      #expect(outcome.problems.isEmpty, "\(outcome.problems.joined(separator: "\n"))")
    }
    print(
      "\(recorded) recorded, \(refused) refused; \(cells) cells compared, \(remarked) shown otherwise and said to be")
    #expect(recorded > count / 8 && refused > 0 && cells > 20 * recorded, "the sheets tell too little")
  }
}

/// One registry, one sheet of it in which cells were changed, and what became of them.
private struct Trial {
  private var random: SeededGenerator
  private let seed: UInt64
  private let folder: TemporaryFolder
  private let registry: Registry
  private let day: Day

  struct Outcome {
    var cells = 0
    var remarked = 0
    var problems: [String] = []
  }

  init(seed: UInt64) throws {
    self.seed = seed
    random = SeededGenerator(seed: seed &+ 1)
    folder = try TemporaryFolder(inMemory: true)
    let noon = try Moment("2024-11-22T12:00:00+07:00")
    registry = try Registry(creating: folder.path("capdo.db"), by: "lan", now: { noon }, user: "tester")
    var filling = RandomRegister(seed: seed)
    try filling.fill(registry)
    day = try filling.day()
  }

  /// nil for a sheet that was refused.
  mutating func run() throws -> Outcome? {
    let before = try exported()
    var sheet = before.filter { _ in !isOne(in: 4) }
    for index in sheet.indices where isOne(in: 2) { try change(&sheet[index]) }
    if isOne(in: 2), let last = sheet.last { sheet.append(try another(like: last, number: 1)) }
    guard !sheet.isEmpty else { return nil }
    sheet.shuffle(using: &random)
    let entry = try registry.snapshot().entry
    let written = try bytes(of: sheet)
    do {
      let result = try registry.importSystems(
        from: SheetFile(named: "sheet.csv") { MemorySource(written) }, by: "lan",
        terms: ImportOptions(day: day, replacing: isOne(in: 2)))
      return try compare(sheet, before: before, result)
    } catch is ImportError {
      let after = try registry.snapshot().entry
      #expect(after == entry, "CAPDO_SEED=\(seed): a refused sheet left an entry")
      #expect(try exported() == before, "CAPDO_SEED=\(seed): a refused sheet changed something")
      return nil
    }
  }

  private func exported() throws -> [SystemLine] {
    var lines: [SystemLine] = []
    try registry.snapshot(asOf: day).forEachSystem(in: Scope(states: SystemState.allCases)) {
      lines.append(SystemLine($0))
    }
    return lines
  }

  // MARK: What is asked of the result

  private func compare(_ sheet: [SystemLine], before: [SystemLine], _ result: ImportResult) throws -> Outcome {
    var outcome = Outcome()
    let after = Dictionary(uniqueKeysWithValues: try exported().map { ($0.code ?? "", $0) })
    for line in sheet {
      let code = line.code ?? ""
      let remarks = result.remarks.filter { $0.code == code }.map(\.remark)
      guard let now = after[code] else {
        if let day = line.registeredOn, remarks.contains(.registeredAfterTheSheet(day)) { continue }
        outcome.problems.append("CAPDO_SEED=\(seed) on \(day): '\(code)' is not exported")
        continue
      }
      let said = columns(said: remarks)
      let known = before.first { $0.code == code }
      for field in SystemLine.fields {
        outcome.cells += 1
        let isEmpty = field.isEmpty(in: line)
        let isKept = isEmpty ? known.map({ field.agrees($0, now) }) ?? true : field.agrees(line, now)
        if isKept { continue }
        if isEmpty ? follows(field.column, from: line, known) : said.contains(field.column.rawValue) {
          outcome.remarked += isEmpty ? 0 : 1
          continue
        }
        let cells = [
          known.map { Cell(field.content(of: $0)) } ?? .empty, Cell(field.content(of: line)),
          Cell(field.content(of: now)),
        ]
        let place = "CAPDO_SEED=\(seed) on \(day): \(code) \(field.column.rawValue)"
        outcome.problems.append("\(place), before, in the sheet, after: \(cells)")
      }
    }
    let others = before.filter { known in !sheet.contains { $0.code == known.code } }
    for known in others where after[known.code ?? ""] != known {
      let place = "CAPDO_SEED=\(seed) on \(day): \(known.code ?? "")"
      outcome.problems.append("\(place) is not on the sheet and changed")
    }
    return outcome
  }

  /// The columns of which the remarks on a line say that the registry shows something else.
  private func columns(said remarks: [LineRemark]) -> Set<String> {
    var columns: Set<String> = []
    for remark in remarks {
      switch remark {
      case .shownOtherwise(let names), .withoutDecision(let names): columns.formUnion(names)
      case .decidedAfterTheSheet:
        let ofDecisions: [SystemColumn] = [
          .level, .approvalAuthority, .issuer, .decisionNumber, .decidedOn, .basis, .regulationNumber, .regulationOn,
          .regulationIssuer, .proposedLevel, .dossier, .dossierOn, .dossierExpectedOn,
        ]
        columns.formUnion(ofDecisions.map(\.rawValue))
      case .retired, .similarName, .decidedBeforeRegistration, .registeredAfterTheSheet, .numberRecorded, .nearlyNamed:
        break
      }
    }
    return columns
  }

  /// Whether an empty cell may change by what the other cells of its line say: a decision ends the dossier, and the plan of
  /// another level counts no more; a status that is new has no day that was that of the old one.
  private func follows(_ column: SystemColumn, from line: SystemLine, _ known: SystemLine?) -> Bool {
    let isDecided = line.decidedOn != nil || line.level != nil || line.decisionNumber != nil
    switch column {
    case .dossier, .dossierOn: return isDecided || line.dossier != nil || line.proposedLevel != nil
    case .plan, .planOn, .planExpectedOn: return isDecided || line.plan != nil || line.planOn != nil
    case .dossierExpectedOn: return line.dossier != nil
    case .retiredOn: return line.state != nil
    case .state: return line.retiredOn != nil
    // The tier of an issuer comes with it.
    case .approvalAuthority: return line.issuer != nil || isDecided && line.decidedOn != known?.decidedOn
    case .basis, .level, .issuer, .decisionNumber, .decidedOn, .regulationNumber, .regulationOn,
      .regulationIssuer:
      return isDecided && line.decidedOn != known?.decidedOn
    case .code, .name, .owner, .operator, .competentAuthority, .category, .registeredOn, .proposedLevel,
      .inspectedBeforeUseOn, .inspectedPeriodicallyOn:
      return false
    }
  }

  // MARK: What the sheet says

  private mutating func one<T>(of things: [T]) -> T { things[Int.random(in: 0..<things.count, using: &random)] }

  private mutating func isOne(in count: Int) -> Bool { Int.random(in: 1...count, using: &random) == 1 }

  private mutating func anyDay() throws -> Day {
    try Day("2022-11-01").adding(days: Int.random(in: 0..<745, using: &random))
  }

  /// Empties some cells of a line, and says something else in one or two.
  private mutating func change(_ line: inout SystemLine) throws {
    for _ in 0..<Int.random(in: 1...2, using: &random) {
      switch Int.random(in: 0..<14, using: &random) {
      case 0: line.name = one(of: ["Tên mới", "Tên khác"])
      case 1: line.category = one(of: Category.allCases)
      case 2: line.state = one(of: SystemState.allCases.filter { $0 != .retired })
      case 3: line.retiredOn = try anyDay()
      case 4: (line.plan, line.planOn) = (one(of: PlanStatus.allCases), isOne(in: 2) ? try anyDay() : nil)
      case 5: line.planOn = try anyDay()
      case 6: line.planExpectedOn = try Period(one(of: ["2027", "2025-06", "2025-Q2"]))
      case 7: (line.dossier, line.dossierOn) = (one(of: DossierStatus.allCases), isOne(in: 2) ? try anyDay() : nil)
      case 8: line.proposedLevel = one(of: Level.allCases)
      case 9, 10:
        (line.level, line.decidedOn, line.decisionNumber) = (one(of: Level.allCases), try anyDay(), "77/QĐ")
        line.basis = nil
      case 11: line.decisionNumber = "78/QĐ"
      case 12: line.inspectedPeriodicallyOn = try anyDay()
      default: line.registeredOn = try anyDay()
      }
    }
    for field in SystemLine.fields where isOne(in: 5) && ![.code, .name, .owner].contains(field.column) {
      field.clear(&line)
    }
  }

  /// A new system with a line much like one that is recorded.
  private mutating func another(like line: SystemLine, number: Int) throws -> SystemLine {
    var new = line
    (new.code, new.name) = ("NEW-\(number)", "Hệ thống mới \(number)")
    try change(&new)
    new.name = "Hệ thống mới \(number)"
    return new
  }

  // MARK: How it is written

  private mutating func bytes(of lines: [SystemLine]) throws -> [UInt8] {
    let sink = MemorySink()
    var writer = CSVWriter(to: sink)
    try writer.begin(SystemTable.columns())
    for line in lines { try writer.write(SystemLine.fields.map { dirtied(Cell($0.content(of: line))) }) }
    try writer.end()
    return sink.bytes
  }

  /// The cell as people write it: words in either language and in capitals, days with the day first, blanks around.
  private mutating func dirtied(_ cell: Cell) -> Cell {
    switch cell {
    case .day(let day):
      .text(one(of: [day.description, day.vietnamese, " \(day.vietnamese)", "ngày \(day.vietnamese)"]))
    case .term(let word, let phrase):
      .text(one(of: [word, phrase.english, phrase.vietnamese, phrase.vietnamese.uppercased(), "\(word) "]))
    case .empty: .text(one(of: ["", "", " ", "-"]))
    case .text, .integer, .percent: cell
    }
  }
}

extension LineField {
  /// Empties the field of a line.
  fileprivate func clear(_ line: inout Line) {
    switch path {
    case .text(let path): line[keyPath: path] = nil
    case .day(let path): line[keyPath: path] = nil
    case .period(let path): line[keyPath: path] = nil
    case .level(let path): line[keyPath: path] = nil
    case .authority(let path): line[keyPath: path] = nil
    case .category(let path): line[keyPath: path] = nil
    case .state(let path): line[keyPath: path] = nil
    case .dossier(let path): line[keyPath: path] = nil
    case .basis(let path): line[keyPath: path] = nil
    case .plan(let path): line[keyPath: path] = nil
    case .result(let path): line[keyPath: path] = nil
    case .inspection(let path): line[keyPath: path] = nil
    case .found(let path): line[keyPath: path] = nil
    case .flag(let path): line[keyPath: path] = false
    }
  }
}
