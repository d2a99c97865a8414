import CapdoSQLite

extension Recording {
  /// Records what is to be put right at a system, from a day on.
  ///
  /// - Parameters:
  ///   - requirement: the code of the requirement that it is about, of the catalog and level that the system is held to.
  ///   - unit: a code, `CODE@DAY` or a name of who does it, as of the day; the operator when left out.
  /// - Returns: the number of the remedy, and what to say of it.
  /// - Throws: `RequirementError.remedyWithoutContent`, `unknownRequirement`, `unknownCatalog`;
  ///   `RegistryError.unknownSystem`, `unknownOrganization`, `isInTheFuture`.
  @discardableResult
  package func addRemedy(
    to code: String, source: RemedySource, requirement: String? = nil, task: String? = nil, unit: String? = nil,
    due: Day? = nil, on day: Day
  ) throws -> (id: Int64, result: ActResult) {
    try act(.remedyAdd) {
      try mustHaveHappened(day)
      let system = try system(code, on: day)
      let task = try Text.optional(task, .task)
      guard task != nil || requirement != nil else { throw RequirementError.remedyWithoutContent }
      let remedy = Remedy(
        source: source, requirement: try requirement.map { try self.requirement($0, of: system, on: day) }, task: task,
        unit: try unit.map { try standingOrganization($0, on: day).id }, dueOn: due)
      var added = try add(remedy, to: system, on: day)
      added.result.remark(thatHasPassed: due, on: day)
      return added
    }
  }

  /// Writes a remedy of its own, from a day on.
  func add(_ remedy: Remedy, to system: RegisteredSystem, on day: Day) throws -> (id: Int64, result: ActResult) {
    let timeline = try timeline(.remedy)
    let id = timeline.next
    try timeline.write([.integer(id)], remedy.values(of: system.id), from: day, to: .forever)
    let result = ActResult(
      code: system.code, name: system.name, before: nil, after: remedy.phrase(id), since: day, later: nil)
    return (id, result)
  }

  /// Records what is to be put right, as a sheet says it: a new day for the open remedy of the same words, else a remedy of
  /// its own.
  ///
  /// - Returns: false where one of the open remedies says it.
  func planRemedy(
    of system: Int64, _ source: RemedySource = .ownAssessment, for requirement: Requirement.Key? = nil,
    beside open: [OpenRemedy], task: String?, due: Day?, on day: Day
  ) throws -> Bool {
    let task = try Text.optional(task, .task)
    let timeline = try timeline(.remedy)
    guard let known = open.first(where: { task == nil || $0.remedy.task == task }) else {
      let remedy = Remedy(source: source, requirement: requirement, task: task, unit: nil, dueOn: due)
      try timeline.write([.integer(timeline.next)], remedy.values(of: system), from: day, to: .forever)
      return true
    }
    guard let due, due != known.remedy.dueOn else { return false }
    var remedy = known.remedy
    remedy.dueOn = due
    _ = try timeline.set([.integer(known.id)], to: remedy.values(of: system), from: day)
    return true
  }

  /// Records that a remedy was done.
  ///
  /// - Throws: `RequirementError.unknownRemedy` for one that is not there on the day, `remedyDone`.
  @discardableResult
  package func completeRemedy(_ id: Int64, document: String? = nil, checkedBy: String? = nil, on day: Day) throws
    -> ActResult
  {
    try act(.remedyDone) {
      try mustHaveHappened(day)
      let timeline = try timeline(.remedy)
      let key: [Value] = [.integer(id)]
      guard let fact = try timeline.fact(of: key, on: day) else { throw RequirementError.unknownRemedy(id) }
      var remedy = try Remedy(fact.values)
      if let done = remedy.doneOn { throw RequirementError.remedyDone(id, on: done) }
      if let later = try timeline.fact(of: key, after: day), let done = try Remedy(later.values).doneOn {
        throw RequirementError.remedyDone(id, on: done)
      }
      remedy.doneOn = day
      remedy.document = try Text.optional(document, .document)
      remedy.checkedBy = try Text.optional(checkedBy, .inspector)
      let system = try Fields(fact.values, "remedy").integer(0)
      _ = try timeline.set(key, to: remedy.values(of: system), from: day)
      let named = try name(ofSystem: system, on: day)
      return ActResult(
        code: named.code, name: named.name, before: Phrase("remedy \(id) open", "khắc phục \(id) đang thực hiện"),
        after: Phrase("done: \(remedy.what)", "đã hoàn thành: \(remedy.what)"), since: day, later: nil)
    }
  }

  private func requirement(_ code: String, of system: RegisteredSystem, on day: Day) throws -> Requirement.Key {
    let (catalog, level) = try held(system, RequirementChoice([code]), on: day)
    let known = try requirements(on: day).of(catalog, level)
    guard !known.isEmpty else { throw RequirementError.unknownCatalog(catalog, level, on: day) }
    guard let requirement = known.first(where: { $0.code == code }) else {
      throw RequirementError.unknownRequirement(code, catalog: catalog, level)
    }
    return requirement.key
  }

  /// What a system is called on a day, or was last.
  private func name(ofSystem id: Int64, on day: Day) throws -> (code: String, name: String) {
    let name = try connection.statement(
      "SELECT code, name FROM system WHERE id = ? AND voided_by IS NULL ORDER BY valid_from > ?, valid_from DESC LIMIT 1"
    ).first(.integer(id), .text(day.description)) { (code: try $0.text(0), name: try $0.text(1)) }
    guard let name else { throw RegistryError.schemaDiffers("system") }
    return name
  }
}

extension Inspection {
  /// What is to be remedied where nobody says more than the minutes do; whoever records it says so in one language.
  package func remedyTask(on day: Day) -> Phrase {
    document.map { Phrase("remedy what minutes \($0) say", "khắc phục theo biên bản \($0)") }
      ?? Phrase("remedy what the inspection of \(day) found", "khắc phục theo kết quả kiểm tra ngày \(day.vietnamese)")
  }
}

extension Phrase {
  /// The remedies that an inspection which conforms leaves open.
  static func stillOpen(_ remedies: [OpenRemedy]) -> Phrase {
    let listed = remedies.map { "\($0.id) (\($0.what))" }.joined(separator: ", ")
    return Phrase("remedies still open: \(listed)", "khắc phục chưa hoàn thành: \(listed)")
  }
}
