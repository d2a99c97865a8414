import CapdoSQLite

/// Records the lines of a sheet of systems: adds and corrects, never erases.
///
/// A recorded system is compared with what the registry itself would export for the day of the sheet: cells that are
/// empty or equal change nothing; a dated cell that differs is applied on its own date, an undated one on the day of the
/// sheet.
package final class SystemSheet: ColumnErrors {
  typealias Column = SystemColumn
  let recording: Recording
  let terms: ImportOptions
  /// The day as of which codes are read and systems compared.
  let day: Day
  let snapshot: Snapshot
  private var names: SystemNames?
  private var seen: Set<String> = []
  /// The first system of the sheet, as long as what the sheet brought to a registry without systems is neither among `names` nor
  /// among `seen`: the registry has it, and nobody asks until a line has no code.
  private var unread: Int64?
  /// New codes for names that their owners have under other codes: fine where the sheet itself lists both.
  private var seconds: [(code: String, name: SystemNames.Name)] = []
  /// What a reader should know of the line recorded last, beside what it changed.
  package internal(set) var remarks: [LineRemark] = []

  package init(_ recording: Recording, _ terms: ImportOptions) {
    self.recording = recording
    self.terms = terms
    day = terms.day ?? recording.today
    snapshot = Snapshot(connection: recording.connection, day: day, head: .open)
  }

  /// Records one line.
  ///
  /// - Throws: `LineError`, after which the entry must be thrown away; other lines can still be tried for their errors.
  package func record(_ line: SystemLine) throws -> LineOutcome<SystemLine> {
    remarks = []
    guard let name = line.name else { throw error(.name, .emptyText(.name)) }
    guard let ownerReference = line.owner else { throw error(.owner, .emptyText(.owner)) }
    let owner = try at(.owner) { try organization(ownerReference, of: line, \.owner) }
    if let code = line.code {
      let code = try at(.code) { try Text.code(code) }
      guard seen.insert(code).inserted else { throw error(.code, .codeRepeated(code)) }
      if let system = try at(.code, { try known(code) }) {
        if let unread, system.id >= unread { throw error(.code, .codeRepeated(code)) }
        return try correct(system, by: line, owner: owner)
      }
      let names = try namesOnce()
      if names.isEmpty { return .added(code: try addUnread(line, code: code, name: name, owner: owner)) }
      let named = SystemNames.Name(name, owner: owner.id)
      if !names.codes(of: named).isEmpty { seconds.append((code, named)) }
      names.add(code: code, named)
      return .added(code: try add(line, code: code, owner: owner, underFreeCode: true))
    }
    return try recordWithoutCode(line, name: name, owner: owner)
  }

  /// What is wrong once all lines are recorded: new codes for names that are recorded under codes which the sheet does not
  /// list.
  package func finish() -> [(code: String, error: LineError<SystemColumn>)] {
    // One look for each name, however many lines have it.
    var unlisted: [SystemNames.Name: String?] = [:]
    return seconds.compactMap { code, name in
      let known = unlisted[name] ?? names?.codes(of: name).filter { !seen.contains($0) }.min()
      unlisted[name] = .some(known)
      guard let other = known else { return nil }
      return (code, error(.code, .line(.systemRecordedAs(other, name: name.text, given: code))))
    }
  }

  private func namesOnce() throws -> SystemNames {
    let known = try names ?? SystemNames(recording.connection)
    names = known
    return known
  }

  /// Adds a system to a registry that had none before the sheet.
  private func addUnread(_ line: SystemLine, code: String, name: String, owner: Organization) throws -> String {
    let next = try recording.timeline(.system).next
    unread = unread ?? next
    do {
      let code = try add(line, code: code, owner: owner, underFreeCode: true)
      seen.remove(code)
      return code
    } catch {
      // What is refused is known by its name and its code, too.
      try allNames(before: next).add(code: code, SystemNames.Name(name, owner: owner.id))
      throw error
    }
  }

  /// The names, with those that the sheet brought.
  private func allNames(before next: Int64 = .max) throws -> SystemNames {
    let names = try namesOnce()
    guard let first = unread else { return names }
    unread = nil
    try recording.connection.statement(
      "SELECT code, name, owner FROM system WHERE fact >= ? AND fact < ? AND id = fact ORDER BY fact"
    ).forEachRow([.integer(first), .integer(next)]) { row in
      let code = try row.text(0)
      seen.insert(code)
      names.add(code: code, SystemNames.Name(try row.text(1), owner: try row.integer(2)))
    }
    return names
  }

  /// The recorded system that a line means, by its code, else by its owner and name; nil for a new one.
  func recorded(_ line: SystemLine) throws -> RegisteredSystem? {
    if let code = line.code { return try known(code) }
    guard let name = line.name, let reference = line.owner else { return nil }
    let owner = try at(.owner) { try organization(reference, of: line, \.owner) }
    let found = try allNames().codes(of: SystemNames.Name(name, owner: owner.id))
    return try found.count == 1 ? found.first.flatMap(known) : nil
  }

  /// What is wrong with the organizations that a refused line names, so that one pass tells of all of them.
  package func organizationProblems(in line: SystemLine) throws -> [LineError<SystemColumn>] {
    try [(SystemColumn.owner, line.owner, \SystemStatus.owner), (.operator, line.operator, \.operator)].compactMap {
      column, reference, own in
      guard let reference else { return nil }
      do {
        _ = try at(column) { try organization(reference, of: line, own) }
        return nil
      } catch let error as LineError<SystemColumn> {
        return error
      }
    }
  }

  /// The organization that a cell means.
  ///
  /// A name that several bear, or nobody any more, means the one that the system has already, where that is its name.
  func organization(_ reference: String, of line: SystemLine, _ own: KeyPath<SystemStatus, Organization>) throws
    -> Organization
  {
    do {
      return try recording.organization(reference, on: day)
    } catch let error as RegistryError where !error.isOfStorage {
      if case .unknownOrganization = error, BodyKind.areSeveral(in: reference) {
        throw RegistryError.line(.severalOrganizations(reference))
      }
      guard let system = try line.code.flatMap(known),
        let present = try snapshot.system(withID: system.id)?[keyPath: own], present.name == reference
      else { throw error }
      return present
    }
  }

  /// What means an organization that a sheet named on a day, whatever was recorded of it since; nil where that it was ever
  /// there has been taken back.
  package func reference(to organization: Organization, on day: Day) throws -> String? {
    guard let known = try recording.directory.organization(organization.id, asOf: day) else { return nil }
    let reference = known.reference(on: day)
    return reference.contains("@") ? reference : "\(reference)@\(day)"
  }

  private func recordWithoutCode(_ line: SystemLine, name: String, owner: Organization) throws -> LineOutcome<
    SystemLine
  > {
    let names = try allNames()
    let named = SystemNames.Name(name, owner: owner.id)
    let found = names.codes(of: named).sorted()
    guard found.count <= 1 else {
      throw error(.name, .ambiguousName(name, candidates: try found.map { try described($0, of: owner) }))
    }
    if let code = found.first, let system = try at(.name, { try known(code) }) {
      guard seen.insert(code).inserted else { throw error(.name, .codeRepeated(code)) }
      // It was found by its name, so another spelling of it is no other name.
      var line = line
      line.name = nil
      return try correct(system, by: line, owner: owner)
    }
    try compareWithSimilarNames(name, names.similar(to: named))
    let code = names.nextCode()
    seen.insert(code)
    // Before the line is tried: a line that is refused does not lend its code to the next one.
    names.add(code: code, named)
    _ = try add(line, code: code, owner: owner)
    return .added(code: code)
  }

  /// A code, with whose the system was before: after a merger several have one name.
  private func described(_ code: String, of owner: Organization) throws -> RegistryError.Candidate {
    guard let system = try known(code) else { return .init(code: code, formerOwner: nil) }
    let owners = try recording.standingFacts(InformationSystem.self, of: system).map { try InformationSystem($0).owner }
    return .init(
      code: code, formerOwner: try recording.directory.formerOwner(owners, beside: owner.id))
  }

  /// Names that differ in their marks are two; where one has none at all, nobody can say.
  private func compareWithSimilarNames(_ name: String, _ similar: [(code: String, name: String)]) throws {
    guard !similar.isEmpty else { return }
    // Of hundreds of names that differ in nothing else, the first ones say it.
    let similar = similar.prefix(20)
    let candidates = similar.map { "\($0.code) (\($0.name))" }
    guard NameSpelling.hasMarks(name), similar.allSatisfy({ NameSpelling.hasMarks($0.name) }) else {
      throw error(.name, .line(.nameLacksMarks(name, candidates: candidates)))
    }
    remarks.append(.similarName(candidates))
  }

  /// The system that bears a code on the day of the sheet, retired or not, else the only one that ever bore it.
  private func known(_ code: String) throws -> RegisteredSystem? {
    let bearers = try recording.connection.statement(
      """
      SELECT id, name, valid_from <= ?2 AND ?2 < valid_to FROM system WHERE code = ?1 AND voided_by IS NULL
      """
    ).rows(.text(code), .text(day.description)) { row in
      (
        system: RegisteredSystem(id: try row.integer(0), code: code, name: try row.text(1)),
        isThere: try row.integer(2) == 1
      )
    }
    if let bearer = bearers.first(where: \.isThere) { return bearer.system }
    guard bearers.allSatisfy({ $0.system.id == bearers[0].system.id }) else {
      throw RegistryError.ambiguousSystem(code)
    }
    return bearers.first?.system
  }

  /// The day of a status: its own, else that of the sheet.
  func day(of column: SystemColumn, _ own: Day?) throws -> Day {
    guard let day = own ?? terms.day else { throw error(column, .undated) }
    return try happened(day, column)
  }

  func happened(_ day: Day, _ column: SystemColumn) throws -> Day {
    try at(column) { try recording.mustHaveHappened(day) }
    return day
  }
}

extension SystemSheet {
  /// Registers a system that is not recorded, with all that its line says, each on its own day.
  ///
  /// - Parameter isFree: whether it was looked up already that nobody has the code.
  func add(_ line: SystemLine, code: String, owner: Organization, underFreeCode isFree: Bool = false) throws -> String {
    try mustHaveHappened(line)
    // Whatever the sheet says of later days, on its own day the system was there.
    guard let registeredOn = line.registeredOn ?? [line.earliestDay, terms.day].compactMap({ $0 }).min() else {
      throw error(.registeredOn, .undated)
    }
    _ = try happened(registeredOn, .registeredOn)
    if let day = terms.day, registeredOn > day { remarks.append(.registeredAfterTheSheet(registeredOn)) }
    let approval = try approval(of: line, owner: owner)
    let system = try introduce(
      line, code: code, underFreeCode: isFree, owner: owner, approval: approval, on: registeredOn)
    let key: [Value] = [.integer(system.id)]
    if let dossier = try dossier(of: line, registeredOn: registeredOn) {
      try recording.timeline(.dossier).write(key, dossier.0.values, from: dossier.1, to: .forever)
    }
    if let approval {
      try recording.timeline(.approval).write(key, approval.values, from: approval.decidedOn, to: .forever)
    }
    if let (plan, day) = try plan(of: line) {
      try recording.timeline(.plan).write(key, plan.values, from: day, to: .forever)
    }
    for (kind, day) in try inspections(of: line) {
      let inspection = Inspection(kind)
      try recording.timeline(.inspection).write(
        inspection.key(of: system), inspection.values, from: day, to: .forever)
    }
    // What is of a later day than the sheet is recorded, and not shown on the day of the sheet.
    if line.days.contains(where: { $0 > day }) {
      _ = try shown(of: system, where: resolved(line, owner: owner), differsFrom: SystemLine())
    }
    return system.code
  }

  /// Throws for a day that lies ahead, with the column that says so: else the day of registration would be blamed for it.
  private func mustHaveHappened(_ line: SystemLine) throws {
    // Nearly no line has one, and only then it matters which.
    let days = line.days + [line.registeredOn].compactMap { $0 }
    guard days.contains(where: { $0 > recording.today }) else { return }
    for field in SystemLine.fields where field.column != .regulationOn {
      if case .day(let path) = field.path, let day = line[keyPath: path] { _ = try happened(day, field.column) }
    }
  }

  private func introduce(
    _ line: SystemLine, code: String, underFreeCode isFree: Bool, owner: Organization, approval: Approval?, on day: Day
  ) throws -> RegisteredSystem {
    let operating = try at(.operator) {
      try line.operator.map { try recording.organization($0, on: self.day) } ?? owner
    }
    let authority = line.competentAuthority ?? approval?.authority ?? owner.tier
    try at(.competentAuthority) { try recording.mustApprove(authority, on: day) }
    let retiredOn = try retirement(of: line)
    if let retiredOn { try mustBeThere(code, on: retiredOn, since: day) }
    let name = try at(.name) { try Text.name(line.name ?? "", .name) }
    var system = InformationSystem(
      code: code, name: name, owner: owner.id, operator: operating.id, category: line.category, authority: authority,
      state: retiredOn == nil ? line.state ?? .operating : .operating)
    let registered = try at(.code) { try recording.introduce(system, from: day, underFreeCode: isFree) }
    if let retiredOn {
      system.state = .retired
      _ = try recording.timeline(.system).set([.integer(registered.id)], to: system.values, from: retiredOn)
    }
    return registered
  }

  /// The day of retirement, which only a retired system has.
  func retirement(of line: SystemLine) throws -> Day? {
    if line.retiredOn != nil, let state = line.state, state != .retired { throw error(.retiredOn, .dayWithoutStatus) }
    guard line.state == .retired || line.retiredOn != nil else { return nil }
    return try day(of: .retiredOn, line.retiredOn)
  }

  /// Throws for a retirement before the first day of the system, which it would take with it.
  private func mustBeThere(_ code: String, on retiredOn: Day, since first: Day) throws {
    guard retiredOn >= first else { throw error(.retiredOn, .systemNotThere(code, on: retiredOn, first: first)) }
  }

  /// The dossier on a line and its day, nil when it has none.
  private func dossier(of line: SystemLine, registeredOn: Day) throws -> (Dossier, Day)? {
    guard line.dossier != nil || line.proposedLevel != nil else {
      if line.dossierOn != nil { throw error(.dossierOn, .dayWithoutStatus) }
      if line.dossierExpectedOn != nil { throw error(.dossierExpectedOn, .dayWithoutStatus) }
      return nil
    }
    let status = line.dossier ?? (line.level == nil ? .draft : .approved)
    guard let level = line.proposedLevel ?? (status == .approved ? line.level : nil) else {
      throw error(.proposedLevel, .dossierWithoutLevel)
    }
    let implied = line.dossierOn ?? (status == .approved ? line.decidedOn : nil)
    let day = try day(of: .dossierOn, implied ?? (line.dossier == nil ? registeredOn : nil))
    return (Dossier(proposedLevel: level, status: status, expected: line.dossierExpectedOn), day)
  }

  /// The plan on a line and its day, nil when it has none.
  private func plan(of line: SystemLine) throws -> (Plan, Day)? {
    guard let status = line.plan else {
      if line.planOn != nil { throw error(.planOn, .dayWithoutStatus) }
      if line.planExpectedOn != nil { throw error(.planExpectedOn, .dayWithoutStatus) }
      return nil
    }
    return (Plan(status, expected: line.planExpectedOn), try day(of: .planOn, line.planOn))
  }

  /// The inspections on a line and their days.
  func inspections(of line: SystemLine) throws -> [(InspectionKind, Day)] {
    var inspections: [(InspectionKind, Day)] = []
    if let day = line.inspectedBeforeUseOn {
      inspections.append((.beforeUse, try happened(day, .inspectedBeforeUseOn)))
    }
    if let day = line.inspectedPeriodicallyOn {
      inspections.append((.periodic, try happened(day, .inspectedPeriodicallyOn)))
    }
    return inspections
  }

  /// Applies what a line says otherwise than the registry.
  func correct(_ system: RegisteredSystem, by line: SystemLine, owner: Organization)
    throws -> LineOutcome<SystemLine>
  {
    guard let position = try snapshot.system(withID: system.id) else {
      throw error(.code, .systemNotThere(system.code, on: day, first: day))
    }
    let written = SystemLine(position)
    let line = line.inWordsOfRegistry(written, position.approval).inSpelling(of: written)
    if position.state == .retired, line.state != .retired, let retiredOn = position.retiredOn {
      remarks.append(.retired(retiredOn))
    }
    let changes = [
      try correctRegistration(system, line, written),
      try correctDescription(system, line, position, owner: owner),
      try correctDossier(system, line, written, position),
      try correctApproval(system, line, position),
      try correctPlan(system, line, written, position),
      try correctInspections(system, line),
    ]
    var said = try resolved(line, position, owner: owner)
    let shown = try shown(of: system, where: said, differsFrom: written)
    guard changes.contains(true) else { return .unchanged(code: system.code) }
    // The tier of an issuer comes with it.
    if line.issuer != nil, line.approvalAuthority == nil {
      said.approvalAuthority = try snapshot.system(withID: system.id)?.approval?.authority
    }
    return .changed(code: system.code, from: written, to: written.filled(by: said).filled(by: shown))
  }

  /// What the registry shows on the day of the sheet in the columns in which the line says something else: something is
  /// recorded besides. A remark names them.
  private func shown(of system: RegisteredSystem, where said: SystemLine, differsFrom written: SystemLine) throws
    -> SystemLine
  {
    var shown = SystemLine()
    guard !said.columns(thatSayOtherwiseThan: written).isEmpty,
      let position = try snapshot.system(withID: system.id)
    else { return shown }
    let registry = SystemLine(position)
    let columns = said.columns(thatSayOtherwiseThan: registry).filter { !isToCome($0, said) }
    guard !columns.isEmpty else { return shown }
    remarks.append(.shownOtherwise(columns: columns.map(\.rawValue)))
    for field in SystemLine.fields where columns.contains(field.column) { field.fill(&shown, from: registry) }
    return shown
  }

  /// Whether a cell is of a decision that is later than the sheet, which has a remark of its own.
  private func isToCome(_ column: SystemColumn, _ line: SystemLine) -> Bool {
    guard let decidedOn = line.decidedOn, decidedOn > day else { return false }
    switch SystemLine.fields.first(where: { $0.column == column })?.clause {
    case .decision, .regulation: return true
    case .plan: return false
    case nil: return column == .dossier || column == .dossierOn
    }
  }

  /// The line with its owner, operator and issuer as the registry writes them.
  private func resolved(_ line: SystemLine, _ position: SystemStatus? = nil, owner: Organization) throws -> SystemLine {
    var resolved = line
    resolved.owner = owner.reference(on: day)
    resolved.operator = try line.operator.map { try organization($0, of: line, \.operator).reference(on: day) }
    resolved.issuer = try at(.issuer) { try body(line.issuer, line.decidedOn ?? day)?.name }
    let regulatedOn = line.regulationOn ?? line.decidedOn ?? position?.approval?.decidedOn ?? day
    resolved.regulationIssuer = try at(.regulationIssuer) { try body(line.regulationIssuer, regulatedOn)?.name }
    resolved.state = line.state ?? (line.retiredOn == nil ? nil : .retired)
    return resolved
  }

  /// Whether a cell says something else than the registry does.
  private func differs<T: Equatable>(_ cell: T?, _ written: T?) -> Bool {
    cell != nil && cell != written
  }

  private func correctDescription(
    _ system: RegisteredSystem, _ line: SystemLine, _ position: SystemStatus, owner: Organization
  ) throws -> Bool {
    let before = InformationSystem(
      code: position.code, name: position.name, owner: position.owner.id, operator: position.operator.id,
      category: position.category, authority: position.competentAuthority, state: position.state)
    var after = before
    after.name = try at(.name) { try Text.name(line.name ?? position.name, .name) }
    after.owner = owner.id
    if let `operator` = line.operator {
      after.operator = try at(.operator) { try organization(`operator`, of: line, \.operator).id }
    }
    after.category = line.category ?? before.category
    after.authority = line.competentAuthority ?? before.authority
    let retiredOn = try line.retiredOn == nil && position.state == .retired ? nil : retirement(of: line)
    if let retiredOn, retiredOn != position.retiredOn {
      try mustBeThere(system.code, on: retiredOn, since: position.registeredOn)
      if !terms.replacing { try at(.retiredOn) { try recording.mustNotBeDecidedOn(system, after: retiredOn) } }
      after.state = .retired
      try write(after, of: system, from: retiredOn)
      return true
    }
    after.state = line.state ?? before.state
    guard after != before else { return false }
    let column: SystemColumn = after.state != before.state ? .state : after.name != before.name ? .name : .owner
    try write(after, of: system, from: day(of: column, nil))
    return true
  }

  private func write(_ description: InformationSystem, of system: RegisteredSystem, from day: Day) throws {
    _ = try recording.timeline(.system).set([.integer(system.id)], to: description.values, from: day)
    try recording.applySuccessions(system.id, in: .system, naming: [description.owner, description.operator])
  }

  /// An earlier day of registration is added before the first one; a later one would take days away.
  private func correctRegistration(_ system: RegisteredSystem, _ line: SystemLine, _ written: SystemLine) throws -> Bool
  {
    guard let wanted = line.registeredOn, let first = written.registeredOn, wanted != first else { return false }
    guard wanted < first else { throw error(.registeredOn, .registeredEarlier(system.code, on: first)) }
    let timeline = try recording.timeline(.system)
    guard let fact = try timeline.fact(of: [.integer(system.id)], on: first) else { return false }
    try timeline.write(fact.key, fact.values, from: wanted, to: first)
    return true
  }

  private func correctDossier(
    _ system: RegisteredSystem, _ line: SystemLine, _ written: SystemLine, _ position: SystemStatus
  ) throws -> Bool {
    guard
      differs(line.dossier, written.dossier) || differs(line.dossierOn, written.dossierOn)
        || differs(line.proposedLevel, written.proposedLevel)
        || differs(line.dossierExpectedOn, written.dossierExpectedOn)
    else { return false }
    guard let status = line.dossier ?? written.dossier ?? (position.approval == nil ? .draft : nil) else {
      throw error(.proposedLevel, .dayWithoutStatus)
    }
    guard let level = line.proposedLevel ?? written.proposedLevel else {
      throw error(.proposedLevel, .dossierWithoutLevel)
    }
    let sameStep = line.dossier == nil || line.dossier == written.dossier
    // What the decision ended it ended on its day, whenever the sheet says so.
    let decidedOn = status == .approved ? line.decidedOn : nil
    let day = try day(of: .dossierOn, line.dossierOn ?? (sameStep ? written.dossierOn : decidedOn))
    let expected = line.dossierExpectedOn ?? (sameStep ? written.dossierExpectedOn : nil)
    var dossier = Dossier(proposedLevel: level, status: status, expected: expected)
    if let known = try recording.fact(dossier, of: system, beginningOn: day) {
      dossier.fill(from: known)
      if dossier == known { return false }
    }
    try recording.setDossier(of: system, to: dossier, on: day)
    return true
  }

  private func correctPlan(
    _ system: RegisteredSystem, _ line: SystemLine, _ written: SystemLine, _ position: SystemStatus
  ) throws -> Bool {
    guard
      differs(line.plan, written.plan) || differs(line.planOn, written.planOn)
        || differs(line.planExpectedOn, written.planExpectedOn)
    else { return false }
    guard let status = line.plan ?? written.plan else { throw error(.planOn, .dayWithoutStatus) }
    let sameStatus = status == written.plan
    var plan = Plan(
      status, expected: line.planExpectedOn ?? (sameStatus ? written.planExpectedOn : nil),
      evidence: sameStatus ? position.plan?.evidence : nil)
    let day = try day(of: .planOn, line.planOn ?? (sameStatus ? written.planOn : nil))
    if let known = try recording.fact(plan, of: system, beginningOn: day) {
      plan.fill(from: known)
      if plan == known { return false }
    }
    _ = try recording.setPlan(of: system, to: plan, on: day)
    return true
  }

  private func correctInspections(_ system: RegisteredSystem, _ line: SystemLine) throws -> Bool {
    var changed = false
    for (kind, day) in try inspections(of: line) {
      let inspection = Inspection(kind)
      guard try recording.fact(inspection, of: system, beginningOn: day) == nil else { continue }
      _ = try recording.inspect(system, inspection, on: day)
      changed = true
    }
    return changed
  }
}
