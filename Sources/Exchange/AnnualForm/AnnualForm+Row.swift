import LevelRegistry

extension AnnualForm {
  /// A line of section 3, as columns 1 to 12 have it.
  public struct Row {
    public let number: Int
    public let position: Position
    /// Whether a periodic inspection in the reporting year is on record.
    public let isInspectedPeriodically: Bool

    init(_ position: Position, number: Int, yearBegins: Day) {
      self.position = position
      self.number = number
      isInspectedPeriodically = position.inspectedPeriodicallyOn.map { $0 >= yearBegins } ?? false
    }

    public var isApproved: Bool { position.approval != nil }

    /// A draft counts; a withdrawn one does not. An approval implies a dossier, whatever is on record of it.
    public var hasDossier: Bool { isApproved || (position.dossier.map { $0.status != .withdrawn } ?? false) }

    /// For levels 1 and 2 the same unit appraises and approves: an approval implies an appraisal (Art. 18.1).
    public var isAppraised: Bool {
      isApproved || position.dossier?.status == .appraised || position.dossier?.status == .approved
    }

    /// A dossier that runs beside the approval in force: a re-determination.
    public var isBeingRedetermined: Bool { isApproved && (position.dossier?.status.isOpen ?? false) }

    /// Column 5: the level proposed for the approval in force, else the approved one.
    public var proposedLevel: Level? {
      guard let approval = position.approval else { return position.dossier?.proposedLevel }
      return isBeingRedetermined ? approval.level : position.dossier?.proposedLevel ?? approval.level
    }

    /// Whether column 5 has to do with the approved level, for no proposal is on record.
    public var lacksProposal: Bool { isApproved && position.dossier == nil }

    /// Column 9: only what is not approved has it.
    public var approvalExpected: Period? { isApproved ? nil : position.dossier?.expected }

    /// Column 11: only what is not full has it.
    public var completionExpected: Period? { position.plan?.status == .full ? nil : position.plan?.expected }
  }
}
