import LevelRegistry

extension SheetLine where Column: Spelled {
  /// Reads the cells of a line; what is wrong with them is collected in the row.
  init(cells row: inout SheetRow<Column>) {
    self.init()
    for field in Self.fields {
      switch field.path {
      case .text(let path): self[keyPath: path] = row.text(field.column)
      case .day(let path): self[keyPath: path] = row.day(field.column)
      case .period(let path): self[keyPath: path] = row.period(field.column)
      case .level(let path): self[keyPath: path] = row.level(field.column)
      case .authority(let path): self[keyPath: path] = row.term(field.column)
      case .category(let path): self[keyPath: path] = row.term(field.column)
      case .state(let path): self[keyPath: path] = row.term(field.column)
      case .dossier(let path): self[keyPath: path] = row.term(field.column)
      case .basis(let path): self[keyPath: path] = row.term(field.column)
      case .plan(let path): self[keyPath: path] = row.term(field.column)
      case .result(let path): self[keyPath: path] = row.result(field.column)
      case .inspection(let path): self[keyPath: path] = row.term(field.column)
      case .found(let path): self[keyPath: path] = row.term(field.column)
      case .flag(let path): self[keyPath: path] = row.flag(field.column)
      }
    }
  }
}

extension SystemLine {
  init(_ row: inout SheetRow<SystemColumn>) {
    self.init(cells: &row)
    decisionNumber = decisionNumber.map(DocumentCell.withoutIntroduction)
    regulationNumber = regulationNumber.map(DocumentCell.withoutIntroduction)
    if row.standIn != nil, decisionNumber == nil, decidedOn == nil { becomeUndecided() }
    isOfProposedLevel = dossier == .approved && !row.has(.level)
    hasDossierDays = row.has(.dossierOn)
  }
}

extension SystemLine {
  /// What stands where a decision belongs says how far a dossier is: then the level is the proposed one.
  private mutating func becomeUndecided() {
    proposedLevel = proposedLevel ?? level
    level = nil
    issuer = nil
    approvalAuthority = nil
    if proposedLevel == nil { dossier = nil }
  }
}

extension OrganizationLine {
  init(_ row: inout SheetRow<OrganizationColumn>) { self.init(cells: &row) }
}

extension SuccessionLine {
  init(_ row: inout SheetRow<SuccessionColumn>) { self.init(cells: &row) }
}

extension SheetRow<SystemColumn> {
  /// Whether the line is of level 4 or 5.
  var isOutOfScope: Bool {
    [SystemColumn.level, .proposedLevel].contains { column in
      raw(column).map { ["4", "5"].contains(Self.digit($0)) } ?? false
    }
  }
}
