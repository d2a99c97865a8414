import LevelRegistry

/// What comes next for a system after an act, with its day where the law or a promise sets one.
struct NextStep {
  let status: SystemStatus
  /// What is late or falls due for it.
  let deadlines: [Deadline]
  /// How many working days are left up to a day.
  let workingDays: (Day) throws -> Int
  let program: Program

  /// One line; nil where nothing is left to do.
  func line() throws -> Phrase? {
    guard let (task, what, command) = step else { return nil }
    let due = try task.map { try time(of: $0) } ?? Phrase("", "")
    let line = program.call(command)
    return Phrase(
      "next for \(status.code): \(what.english)\(due.english): \(line.english)",
      "tiếp theo với \(status.code): \(what.vietnamese)\(due.vietnamese): \(line.vietnamese)")
  }

  private typealias Step = (task: Deadline.Task?, what: Phrase, command: SuggestedCommand)

  private var step: Step? {
    guard status.state != .retired else { return nil }
    switch status.dossier?.status {
    case .draft: return (.expectedApproval, Phrase("submit the dossier", "gửi thẩm định"), act("submit"))
    case .returned:
      return (
        .expectedApproval, Phrase("complete the dossier, submit it again", "bổ sung hồ sơ, gửi lại"), act("submit")
      )
    case .submitted: return (.appraise, Deadline.Task.appraise.phrase, act("appraise"))
    case .appraised where status.dossier?.result == .notConforming:
      return (nil, Phrase("does not conform: return the dossier", "hồ sơ chưa phù hợp: trả lại"), act("return"))
    case .appraised:
      let submit = SuggestedCommand("submit", .typed(status.code)).option("for", .typed("approval")).option(.on, .day)
      return (.present, Deadline.Task.present.phrase, submit)
    case .presented: return (.approve, Deadline.Task.approve.phrase, approval)
    case .approved, .withdrawn, nil: return status.approval == nil ? proposal : plan
    }
  }

  private func act(_ name: String) -> SuggestedCommand {
    SuggestedCommand(name, .typed(status.code)).option(.on, .day)
  }

  private var proposal: Step {
    let propose = SuggestedCommand("propose", .typed(status.code)).option("level", .level).option(.on, .day)
    return (nil, Phrase("begin its dossier", "lập hồ sơ đề xuất cấp độ"), propose)
  }

  private var approval: SuggestedCommand {
    let level = status.dossier.map { SuggestedCommand.Word.typed("\($0.proposedLevel.rawValue)") } ?? .level
    return SuggestedCommand("approve", .typed(status.code)).option("level", level)
      .option("decision", .blank(.number)).option("issuer", .name).option(.on, .day)
  }

  private var plan: Step? {
    switch status.plan?.status {
    case .full:
      guard deadlines.contains(where: { $0.task == .inspect }) else { return nil }
      let inspect = SuggestedCommand("inspect", .typed(status.code)).option("kind", .typed("periodic")).option(
        .on, .day)
      return (.inspect, Deadline.Task.inspect.phrase, inspect)
    case nil:
      let report = SuggestedCommand("plan", .typed(status.code), .blank(Phrase("STATUS", "TÌNH-TRẠNG"))).option(
        .on, .day)
      return (nil, Phrase("record how far its plan has come", "ghi tình trạng triển khai phương án"), report)
    case .none?, .partial?:
      let full = SuggestedCommand("plan", .typed(status.code), .typed("full")).option(.on, .day)
      return (.expectedPlan, Deadline.Task.expectedPlan.phrase, full)
    }
  }

  /// By when, and how long that is; working days for what the law counts in them.
  private func time(of task: Deadline.Task) throws -> Phrase {
    guard let dueOn = deadlines.first(where: { $0.task == task })?.dueOn else { return Phrase("", "") }
    let left = dueOn.days(since: status.day)
    guard left >= 0 else {
      return Phrase(
        " due by \(dueOn) (\(-left) days late)", ", hạn \(dueOn.vietnamese) (quá hạn \(-left) ngày)")
    }
    if [.appraise, .present, .approve].contains(task) {
      let days = try workingDays(dueOn)
      return Phrase(
        " due by \(dueOn) (\(days) working days)", ", hạn \(dueOn.vietnamese) (còn \(days) ngày làm việc)")
    }
    return Phrase(" due by \(dueOn) (\(left) days)", ", hạn \(dueOn.vietnamese) (còn \(left) ngày)")
  }
}
