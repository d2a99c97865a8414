import LevelRegistry

extension SystemLine {
  /// Reads the cells of a line; what is wrong with them is collected in the row.
  init(_ row: inout SheetRow<SystemColumn>) {
    self.init()
    code = row.text(.code)
    name = row.text(.name)
    owner = row.text(.owner)
    self.operator = row.text(.operator)
    competentAuthority = row.term(.competentAuthority)
    category = row.term(.category)
    state = row.term(.state)
    registeredOn = row.day(.registeredOn)
    proposedLevel = row.level(.proposedLevel)
    dossier = row.term(.dossier)
    dossierOn = row.day(.dossierOn)
    dossierExpectedOn = row.period(.dossierExpectedOn)
    level = row.level(.level)
    isOfProposedLevel = dossier == .approved && !row.has(.level)
    approvalAuthority = row.term(.approvalAuthority)
    issuer = row.text(.issuer)
    decisionNumber = row.text(.decisionNumber)
    decidedOn = row.day(.decidedOn)
    basis = row.term(.basis)
    regulation.number = row.text(.regulationNumber)
    regulation.on = row.day(.regulationOn)
    regulation.issuer = row.text(.regulationIssuer)
    plan = row.term(.plan)
    planOn = row.day(.planOn)
    planExpectedOn = row.period(.planExpectedOn)
    inspectedBeforeUseOn = row.day(.inspectedBeforeUseOn)
    inspectedPeriodicallyOn = row.day(.inspectedPeriodicallyOn)
    retiredOn = row.day(.retiredOn)
  }
}

extension SheetRow<SystemColumn> {
  /// Whether the line is of level 4 or 5.
  var isOutOfScope: Bool {
    [SystemColumn.level, .proposedLevel].contains { column in
      raw(column).map { ["4", "5"].contains(Self.digit($0)) } ?? false
    }
  }
}

extension OrganizationLine {
  /// Reads the cells of a line; what is wrong with them is collected in the row.
  init(_ row: inout SheetRow<OrganizationColumn>) {
    self.init()
    code = row.text(.code)
    name = row.text(.name)
    tier = row.term(.tier)
    parent = row.text(.parent)
    validFrom = row.day(.validFrom)
    validTo = row.day(.validTo)
    continues = row.flag(.continues)
    listConfirmedOn = row.day(.listConfirmedOn)
  }
}
