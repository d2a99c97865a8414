import LevelRegistry

/// An act as a value, to be done in the register and in the naive model.
enum PlainAct: Sendable {
  case add(String, Authority, parent: String?, from: Day, to: Day)
  case confirm(String, Day)
  /// An empty unit or phone is taken out.
  case contact(String, unit: String?, phone: String?, Day)
  case reorganize(Reorganization, Day)
  case holiday(Day, through: Day)
  case close(String, Day)
  case register(Registration)
  case onSystem(String, Day, Step)
  case remove(String, Day, FactKind)
  case correct(String, Day, Values)

  struct Registration: Sendable {
    let code: String
    let owner: String
    let runBy: String
    let authority: Authority
    let category: LevelRegistry.Category?
    let state: SystemState
    let proposed: Level?
    let day: Day
  }

  /// An act on recorded organizations.
  enum Reorganization: Sendable {
    case merge([String], into: Successor)
    case split(String, into: [String])
    case abolish(String)
    case rename(String, to: String)
  }

  /// Whom a merger makes, or finds.
  struct Successor: Sendable {
    let code: String
    let name: String?
    let tier: Authority?
    let parent: String?
  }

  enum Step: Sendable {
    case propose(Level)
    case move(DossierStatus)
    case approve(Level, Authority, replacing: Bool)
    case revoke
    case plan(PlanStatus)
    case inspect(InspectionKind, InspectionResult?, Day?)
    case bring(SystemState)
    case retire(despiteDecisions: Bool)
    case change(name: String?, LevelRegistry.Category?)
    case transfer(owner: String?, runBy: String?, Authority?)
  }

  /// What a fact is corrected to.
  enum Values: Sendable {
    case dossier(Level, DossierStatus)
    case approval(Level, Authority)
    case plan(PlanStatus)
    case inspection(InspectionKind, InspectionResult?)
    case system(name: String, owner: String, Authority, SystemState)
  }

  /// The code of what it is done to.
  var code: String {
    switch self {
    case .add(let code, _, _, _, _), .confirm(let code, _), .contact(let code, _, _, _),
      .onSystem(let code, _, _), .remove(let code, _, _), .correct(let code, _, _):
      code
    case .register(let registration): registration.code
    case .close(let name, _): name
    case .holiday: ""
    case .reorganize(.merge(_, let into), _): into.code
    case .reorganize(.split(let code, _), _), .reorganize(.abolish(let code), _), .reorganize(.rename(let code, _), _):
      code
    }
  }
}
