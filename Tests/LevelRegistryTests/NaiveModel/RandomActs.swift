import LevelRegistry
import TestSupport

/// Acts at random, most of them allowed, on few organizations, systems and days, so that they meet.
struct RandomActs {
  var random: SeededGenerator
  /// The first day of those on which acts are, and how many there are.
  var days = (first: "2023-01-01", count: 1_096)
  /// The recorded codes.
  private var organizations: [String] = []
  private var systems: [String] = []
  /// Those recorded, for one that is done twice.
  private var reorganizations: [PlainAct] = []

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

  mutating func one<T>(of things: [T]) -> T { things[Int.random(in: 0..<things.count, using: &random)] }

  /// One of the days; every fourth is the 1st or 15th of a month, every fourth the first of a quarter.
  mutating func day() throws -> Day {
    let day = try Day(days.first).adding(days: Int.random(in: 0..<days.count, using: &random))
    guard chance(50) else { return day }
    if chance(50) { return Day(year: day.year, month: day.month, day: chance(50) ? 1 : 15) ?? day }
    return Day(year: day.year, month: one(of: [1, 4, 7, 10]), day: 1) ?? day
  }

  mutating func organizationCode() -> String {
    organizations.isEmpty || chance(2) ? "O" : one(of: organizations)
  }

  private mutating func systemCode() -> String { systems.isEmpty || chance(2) ? "S" : one(of: systems) }

  /// Notes the code of an act that was recorded.
  mutating func learn(_ act: PlainAct) {
    switch act {
    case .add(let code, _, _, _, _): organizations.append(code)
    case .reorganize(let it, _):
      reorganizations.append(act)
      if case .merge(_, let into) = it, !organizations.contains(into.code) { organizations.append(into.code) }
    case .register(let registration): systems.append(registration.code)
    default: break
    }
  }

  /// The acts of one entry.
  mutating func entry() throws -> [PlainAct] {
    let count = chance(80) ? 1 : Int.random(in: 2...4, using: &random)
    return try (0..<count).map { _ in try act() }
  }

  private mutating func act() throws -> PlainAct {
    if organizations.count < 5 { return try add() }
    if systems.count < 5 { return try register() }
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<4: return try add()
    case 4..<8: return .confirm(organizationCode(), try day())
    case 8..<11:
      return .contact(
        organizationCode(), unit: chance(80) ? (chance(10) ? "" : organizationCode()) : nil,
        phone: chance(30) ? one(of: ["", "39", "40"]) : nil, try day())
    case 11..<19:
      if chance(8), !reorganizations.isEmpty { return one(of: reorganizations) }
      return .reorganize(reorganization(), try day())
    case 19: return .holiday(try day(), through: try day())
    case 20: return .close(one(of: ["quý-I", "quý-II", "năm"]), try day())
    case 21..<26: return try register()
    case 26..<34: return .remove(systemCode(), try day(), kind())
    case 34..<41: return .correct(systemCode(), try day(), try values())
    default: return .onSystem(systemCode(), try day(), try step())
    }
  }

  private mutating func add() throws -> PlainAct {
    let parent = organizations.isEmpty || chance(20) ? nil : organizationCode()
    let code = chance(80) ? "O\(organizations.count)" : organizationCode()
    let (from, to) = (chance(80) ? Day.always : try day(), chance(80) ? Day.forever : try day())
    return .add(code, one(of: Authority.allCases), parent: parent, from: from, to: to)
  }

  private mutating func reorganization() -> PlainAct.Reorganization {
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<55: return .merge((0...one(of: [0, 0, 1, 2])).map { _ in organizationCode() }, into: successor())
    case 55..<72: return .split(organizationCode(), into: (0...one(of: [1, 1, 2])).map { _ in organizationCode() })
    case 72..<80: return .abolish(organizationCode())
    default: return .rename(organizationCode(), to: chance(50) ? "Cơ quan \(organizationCode())" : name())
    }
  }

  /// A new organization, most often, or a recorded one.
  private mutating func successor() -> PlainAct.Successor {
    let isNew = chance(55)
    let code = isNew ? "O\(organizations.count)" : organizationCode()
    return PlainAct.Successor(
      code: code, name: chance(isNew ? 95 : 20) ? "Cơ quan \(code)" : chance(15) ? name() : nil,
      tier: chance(isNew ? 70 : 10) ? one(of: Authority.allCases) : nil, parent: chance(20) ? organizationCode() : nil)
  }

  private mutating func register() throws -> PlainAct {
    let code = chance(90) ? "S\(systems.count)" : systemCode()
    let owner = organizationCode()
    return .register(
      PlainAct.Registration(
        code: code, owner: owner, runBy: chance(70) ? owner : organizationCode(),
        authority: one(of: Authority.allCases), category: chance(70) ? one(of: LevelRegistry.Category.allCases) : nil,
        state: chance(80) ? .operating : one(of: SystemState.allCases),
        proposed: chance(30) ? one(of: Level.allCases) : nil, day: try day()))
  }

  private mutating func kind() -> FactKind {
    one(of: [.system, .dossier, .approval, .approval, .plan, .inspection(one(of: InspectionKind.allCases))])
  }

  private mutating func step() throws -> PlainAct.Step {
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<10: .propose(one(of: Level.allCases))
    case 10..<28: .move(one(of: [.submitted, .returned, .appraised, .presented, .withdrawn]))
    case 28..<46: .approve(one(of: Level.allCases), one(of: Authority.allCases), replacing: chance(70))
    case 46..<52: .revoke
    case 52..<68: .plan(one(of: PlanStatus.allCases))
    case 68..<80: .inspect(one(of: InspectionKind.allCases), result(), try remedyBy())
    case 80: .retire(despiteDecisions: chance(50))
    case 81..<86: .bring(one(of: [.operating, .suspended]))
    case 86..<92: .change(name: chance(70) ? name() : nil, chance(50) ? one(of: LevelRegistry.Category.allCases) : nil)
    default:
      .transfer(
        owner: chance(60) ? organizationCode() : nil, runBy: chance(40) ? organizationCode() : nil,
        chance(30) ? one(of: Authority.allCases) : nil)
    }
  }

  private mutating func values() throws -> PlainAct.Values {
    switch Int.random(in: 0..<5, using: &random) {
    case 0: .dossier(one(of: Level.allCases), one(of: DossierStatus.allCases))
    case 1: .approval(one(of: Level.allCases), one(of: Authority.allCases))
    case 2: .plan(one(of: PlanStatus.allCases))
    case 3: .inspection(one(of: InspectionKind.allCases), result())
    default:
      .system(name: name(), owner: organizationCode(), one(of: Authority.allCases), one(of: SystemState.allCases))
    }
  }

  private mutating func name() -> String { one(of: ["Một", "Hai", "Ba"]) }

  private mutating func result() -> InspectionResult? { one(of: [nil, .conforming, .notConforming]) }

  private mutating func remedyBy() throws -> Day? { chance(50) ? try day() : nil }

  /// A scope with one filter in four.
  mutating func scope() -> Scope {
    var scope = Scope()
    if chance(25) { scope.authorities = some(of: Authority.allCases) }
    if chance(25) { scope.levels = some(of: [nil] + Level.allCases) }
    if chance(40) { scope.owners = (0...1).map { _ in organizationCode() } }
    scope.ownersAlone = chance(30)
    if chance(10) { scope.operators = (0...1).map { _ in organizationCode() } }
    if chance(10) { scope.districts = (0...1).map { _ in organizationCode() } }
    if chance(25) { scope.categories = some(of: [nil] + LevelRegistry.Category.allCases) }
    if chance(25) { scope.states = some(of: SystemState.allCases) }
    if chance(25) { scope.dossiers = some(of: [nil] + DossierStatus.allCases) }
    if chance(25) { scope.plans = some(of: PlanReport.allCases) }
    return scope
  }

  private mutating func some<T>(of things: [T]) -> [T] {
    things.shuffled(using: &random).prefix(Int.random(in: 1...things.count, using: &random)).map { $0 }
  }
}
