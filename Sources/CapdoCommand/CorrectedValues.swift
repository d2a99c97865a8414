import Exchange
import LevelRegistry

/// What `correct` was told about a fact: the options of its act.
struct CorrectedValues {
  private let arguments: Arguments
  private let kind: String

  init(_ arguments: Arguments, kind: String) {
    self.arguments = arguments
    self.kind = kind
  }

  /// The fact meant.
  func fact() throws -> FactKind {
    switch kind {
    case "system": .system
    case "dossier": .dossier
    case "approval": .approval
    case "plan": .plan
    default: .inspection(try arguments.requireTerm(Self.inspectionKind))
    }
  }

  /// Demands options that say something of the kind, or none where the fact is taken back.
  func mustFit(removing: Option?) throws {
    let fitting = Self.options(of: kind)
    let given = Self.options.filter(arguments.has)
    if let strange = given.first(where: { option in !fitting.contains { $0.name == option.name } }) {
      throw UsageError.misplaced(strange, for: kind)
    }
    let changes = given.filter { $0.name != Self.inspectionKind.name }
    if let removing, let change = changes.first { throw UsageError.excluded(change, by: removing) }
    if removing == nil, changes.isEmpty { throw UsageError.missing(oneOf: fitting) }
  }

  /// Corrects the fact to what was given.
  func correct(_ fact: FactKind, of code: String, on day: Day, in recording: Recording) throws -> Change {
    switch fact {
    case .system:
      try recording.correctSystem(code, on: day) { try put(into: &$0, since: $1, recording) }
    case .dossier: try recording.correctDossier(of: code, on: day) { try put(into: &$0) }
    case .approval: try recording.correctApproval(of: code, on: day) { try put(into: &$0, recording.today) }
    case .plan: try recording.correctPlan(of: code, on: day) { try put(into: &$0) }
    case .inspection(let kind):
      try recording.correctInspection(of: code, kind, on: day) { try put(into: &$0, recording.today) }
    }
  }

  private func put(into system: inout InformationSystem, since day: Day, _ recording: Recording) throws {
    try put(Self.name, into: &system.name) { $0 }
    try put(Self.owner, into: &system.owner) { try recording.organization($0, on: day).id }
    try put(Self.operating, into: &system.operator) { try recording.organization($0, on: day).id }
    try put(Self.authority, into: &system.authority) { _ in try arguments.requireTerm(Self.authority) }
    try put(Self.category, into: &system.category) { _ in try arguments.requireTerm(Self.category) }
    try put(Self.state, into: &system.state) { _ in try arguments.requireTerm(Self.state) }
  }

  private func put(into dossier: inout Dossier) throws {
    try put(Self.level, into: &dossier.proposedLevel) { text in try Level(text) }
    try put(Self.status, into: &dossier.status) { try term($0) }
    try put(Self.expected, into: &dossier.expected) { text in try Period(text) }
    try put(Self.note, into: &dossier.note) { $0 }
  }

  private func put(into approval: inout Approval, _ today: Day) throws {
    try put(Self.level, into: &approval.level) { text in try Level(text) }
    try put(Self.authority, into: &approval.authority) { _ in try arguments.requireTerm(Self.authority) }
    try put(Self.decision, into: &approval.number) { $0 }
    try put(Self.issuer, into: &approval.issuer) { $0 }
    try put(Self.basis, into: &approval.basis) { _ in try arguments.requireTerm(Self.basis) }
    try put(Self.regulation, into: &approval.regulation.number) { $0 }
    try put(Self.regulationOn, into: &approval.regulation.on) { try Arguments.day($0, today: today) }
    try put(Self.regulationIssuer, into: &approval.regulation.issuer) { $0 }
  }

  private func put(into plan: inout Plan) throws {
    try put(Self.status, into: &plan.status) { try term($0) }
    try put(Self.expected, into: &plan.expected) { text in try Period(text) }
    try put(Self.evidence, into: &plan.evidence) { path in
      Plan.Evidence(
        path: path, digest: try arguments[Self.evidenceDigest] ?? FileDigest.sha256(of: FileSource(path: path)))
    }
  }

  private func put(into inspection: inout Inspection, _ today: Day) throws {
    try put(Self.by, into: &inspection.inspector) { $0 }
    try put(Self.document, into: &inspection.document) { $0 }
    try put(Self.result, into: &inspection.result) { _ in try arguments.requireTerm(Self.result) }
    try put(Self.remedyBy, into: &inspection.remedyBy) { try Arguments.day($0, today: today) }
  }

  private func put<T>(_ option: Option, into field: inout T, _ read: (String) throws -> T) throws {
    if let text = arguments[option] { field = try read(text) }
  }

  /// An empty value takes out what stands there.
  private func put<T>(_ option: Option, into field: inout T?, _ read: (String) throws -> T) throws {
    if let text = arguments[option] { field = text.isEmpty ? nil : try read(text) }
  }

  /// Reads a status, which is another word for a dossier than for a plan.
  private func term<T: Term>(_ text: String) throws -> T {
    guard let term = T(rawValue: text) else {
      throw RegistryError.notATerm(text, choices: T.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return term
  }
}
