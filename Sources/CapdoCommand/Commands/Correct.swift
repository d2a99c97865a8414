import LevelRegistry
import RegistryFiles

extension Command {
  private static let kinds = ["system", "dossier", "approval", "plan", "inspection"]
  private static let kind = Operand(.oneOf(kinds), help: Phrase("which fact of it", "loại ghi nhận"))
  private static let remove = Option(
    "remove", help: Phrase("withdraw the fact: it was never true", "hủy ghi nhận: chưa từng như vậy"))
  private static let reason = Option(
    "reason", .text, required: true, help: Phrase("why, for the journal", "lý do, ghi vào nhật ký"))
  private static let day = Option(
    "on", .day, required: true, help: Phrase("a day on which it holds", "một ngày mà ghi nhận đó có hiệu lực"))

  static let correct = Command(
    "correct", for: .inspectors,
    Phrase("correct what was recorded by mistake", "đính chính nội dung đã ghi nhầm"),
    discussion: Phrase(
      "For a mistake in the registry; what changed in the world has a command of its own. The fact that holds on the day is "
        + "written again over the same days with what is given; '' removes a value. 'capdo history CODE --corrections' "
        + "prints the line for each fact. The mistake stays readable in history.",
      "Dùng khi sổ ghi nhầm; thực tế thay đổi thì dùng lệnh tương ứng. Ghi nhận có hiệu lực vào ngày đó được ghi lại với nội "
        + "dung mới; '' là bỏ nội dung. 'capdo history MÃ --corrections' in sẵn dòng lệnh cho từng ghi nhận. Nội dung ghi "
        + "nhầm vẫn đọc được trong lịch sử."),
    operands: [Operand(.system, help: Phrase("the system", "mã HTTT")), kind],
    options: [day, reason, remove] + CorrectedValues.options,
    groups: kinds.map { OptionGroup(value: $0, options: CorrectedValues.options(of: $0)) },
    examples: [
      Example(
        "capdo correct HT-0012 approval --on 2024-11-12 --reason 'nhầm hệ thống' --remove",
        Phrase("the decision was on another system", "quyết định là của hệ thống khác")),
      Example(
        "capdo correct HT-0012 plan --on 2024-10-01 --reason 'gõ nhầm' --status partial --expected 2025-Q2",
        Phrase("the plan was not full, but partial", "chưa triển khai đầy đủ")),
    ]
  ) { arguments, console in
    let name = arguments.operands[1]
    guard kinds.contains(name) else { throw UsageError.badValue(name, for: kind) }
    let values = CorrectedValues(arguments, kind: name)
    try values.mustFit(removing: arguments.has(remove) ? remove : nil)
    let fact = try values.fact()
    let act =
      arguments.has(remove) ? Phrase("withdrawn: ", "hủy ghi nhận: ") : Phrase("corrected: ", "đính chính: ")
    let session = try Session(arguments, console, for: .recording)
    return try session.record(saying: act, note: arguments[reason] ?? "") { recording, day in
      let code = arguments.operands[0]
      return [
        arguments.has(remove)
          ? try recording.remove(fact, of: code, on: day)
          : try values.correct(fact, of: code, on: day, in: recording)
      ]
    }
  }
}

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
  func correct(_ fact: FactKind, of code: String, on day: Day, in recording: Recording) throws -> ActResult {
    switch fact {
    case .system:
      try correctSystem(code, on: day, in: recording)
    case .dossier: try recording.correctDossier(of: code, on: day) { try put(into: &$0) }
    case .approval: try recording.correctApproval(of: code, on: day) { try put(into: &$0, recording.today) }
    case .plan: try recording.correctPlan(of: code, on: day) { try put(into: &$0) }
    case .inspection(let kind):
      try recording.correctInspection(of: code, kind, on: day) { try put(into: &$0) }
    }
  }

  /// A wrong code is corrected after the rest, of which the system is found by the old one.
  private func correctSystem(_ code: String, on day: Day, in recording: Recording) throws -> ActResult {
    let others = Self.options(of: kind).filter { $0.name != Self.code.name }
    let corrected =
      others.contains(where: arguments.has)
      ? try recording.correctSystem(code, on: day) { try put(into: &$0, since: $1, recording) } : nil
    let recoded = try arguments[Self.code].map { try recording.correctCode(of: code, to: $0, on: day) }
    guard let result = recoded ?? corrected else { throw UsageError.missing(oneOf: others) }
    return result
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
    try put(Self.level, into: &dossier.proposedLevel) { text in try Level(spelled: text) }
    try put(Self.status, into: &dossier.status) { try term($0) }
    try put(Self.expected, into: &dossier.expected) { text in try Period(text) }
    try put(Self.note, into: &dossier.note) { $0 }
  }

  private func put(into approval: inout Approval, _ today: Day) throws {
    try put(Self.level, into: &approval.level) { text in try Level(spelled: text) }
    try put(Self.authority, into: &approval.authority) { _ in try arguments.requireTerm(Self.authority) }
    try put(Self.decision, into: &approval.number) { $0 }
    try put(Self.issuer, into: &approval.issuer) { NamedBody($0) }
    try put(Self.basis, into: &approval.basis) { _ in try arguments.requireTerm(Self.basis) }
    try put(Self.regulation, into: &approval.regulation.number) { $0 }
    try put(Self.regulationOn, into: &approval.regulation.on) { try Arguments.day($0, today: today) }
    try put(Self.regulationIssuer, into: &approval.regulation.issuer) { NamedBody($0) }
  }

  private func put(into plan: inout Plan) throws {
    try put(Self.status, into: &plan.status) { try term($0) }
    try put(Self.expected, into: &plan.expected) { text in try Period(text) }
    try put(Self.evidence, into: &plan.evidence) { path in
      Plan.Evidence(
        path: path, digest: try arguments[Self.evidenceDigest] ?? FileDigest.sha256(of: FileSource(path: path)))
    }
  }

  private func put(into inspection: inout Inspection) throws {
    try put(Self.by, into: &inspection.inspector) { NamedBody($0) }
    try put(Self.document, into: &inspection.document) { $0 }
    try put(Self.result, into: &inspection.result) { _ in try arguments.requireTerm(Self.result) }
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
    guard let term = T(spelled: text) else {
      throw RegistryError.notATerm(text, choices: T.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return term
  }
}

// The options of the acts, as `correct` takes them.
extension CorrectedValues {
  static let code = Option(
    "code", .code, help: Phrase("system: its right code, on all its days", "system: mã đúng, cho mọi thời gian"))
  static let name = Option("name", .name, help: Phrase("system: its name", "system: tên"))
  static let owner = Option("owner", .organization, help: Phrase("system: who owns it", "system: chủ quản"))
  static let operating = Option(
    "operator", .organization, help: Phrase("system: who operates it", "system: đơn vị vận hành"))
  static let authority = Option(
    "authority", .oneOf(Authority.allCases.map(\.rawValue)),
    help: Phrase("system: the competent tier; approval: the tier that approved", "cấp có thẩm quyền; cấp đã phê duyệt"))
  static let category = Option(
    "category", .oneOf(Category.allCases.map(\.rawValue)), help: Phrase("system: what kind it is", "system: loại hình"))
  static let state = Option(
    "state", .oneOf(SystemState.allCases.map(\.rawValue)), help: Phrase("system: its state", "system: trạng thái"))
  static let level = Option(
    "level", .oneOf(Level.allCases.map { "\($0.rawValue)" }),
    help: Phrase("dossier: the level proposed; approval: approved", "cấp độ đề xuất; cấp độ được phê duyệt"))
  static let status = Option(
    "status", .word(Phrase("STATUS", "TÌNH-TRẠNG")),
    help: Phrase("dossier, plan: how far it has come", "dossier, plan: tình trạng"))
  static let expected = Option(
    "expected", .day, help: Phrase("dossier, plan: when its end is expected", "dossier, plan: thời điểm dự kiến"))
  static let note = Option("note", .text, help: Phrase("dossier: the note of the step", "dossier: ghi chú của bước"))
  static let decision = Option(
    "decision", .number, help: Phrase("approval: the decision's number", "approval: số quyết định"))
  static let issuer = Option("issuer", .name, help: Phrase("approval: who issued it", "approval: cơ quan phê duyệt"))
  static let basis = Option(
    "basis", .oneOf(LegalBasis.allCases.map(\.rawValue)),
    help: Phrase("approval: the decree", "approval: căn cứ pháp lý"))
  static let regulation = Option(
    "regulation", .number, help: Phrase("approval: the regulation's number", "approval: số quy chế"))
  static let regulationOn = Option(
    "regulation-on", .day, help: Phrase("approval: the regulation's day", "approval: ngày quy chế"))
  static let regulationIssuer = Option(
    "regulation-issuer", .name,
    help: Phrase("approval: who issued the regulation", "approval: cơ quan ban hành quy chế"))
  static let evidence = Option(
    "evidence", .file, help: Phrase("plan: the document that shows it", "plan: tài liệu chứng minh"))
  static let evidenceDigest = Option(
    "evidence-digest", .word(Phrase("SHA-256", "MÃ-SHA-256")),
    help: Phrase("plan: its SHA-256, where the file is not at hand", "plan: mã SHA-256, khi không có sẵn tệp"))
  static let inspectionKind = Option(
    "kind", .oneOf(InspectionKind.allCases.map(\.rawValue)),
    help: Phrase("inspection: which one", "inspection: hình thức"))
  static let by = Option("by", .name, help: Phrase("inspection: who inspected", "inspection: đơn vị kiểm tra"))
  static let document = Option("document", .number, help: Phrase("inspection: the minutes", "inspection: số biên bản"))
  static let result = Option(
    "result", .oneOf(InspectionResult.allCases.map(\.rawValue)),
    help: Phrase("inspection: what was found", "inspection: kết quả"))

  /// The options that say something of a kind of fact.
  static func options(of kind: String) -> [Option] {
    switch kind {
    case "system": [code, name, owner, operating, authority, category, state]
    case "dossier": [level, status, expected, note]
    case "approval": [level, authority, decision, issuer, basis, regulation, regulationOn, regulationIssuer]
    case "plan": [status, expected, evidence, evidenceDigest]
    default: [inspectionKind, by, document, result]
    }
  }

  /// Every one of them once.
  static var options: [Option] {
    [
      inspectionKind, code, name, owner, operating, authority, category, state, level, status, expected, note, decision,
      issuer, basis, regulation, regulationOn, regulationIssuer, evidence, evidenceDigest, by, document, result,
    ]
  }
}
