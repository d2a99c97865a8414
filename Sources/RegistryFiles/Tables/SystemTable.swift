import LevelRegistry

/// Systems as a table: the columns in which they are exported, and a line for each.
public enum SystemTable {
  public static func columns(_ columns: [SystemColumn] = SystemColumn.allCases) -> [Column] {
    columns.map { Column($0.rawValue, $0.phrase) }
  }

  /// The cells of a line, in the order of the columns; people read of a tier that is no more until when it was there.
  public static func row(
    _ line: SystemLine, _ columns: [SystemColumn] = SystemColumn.allCases, among tiers: Tiers = Tiers()
  ) -> [Cell] {
    columns.map { column in
      guard case .term(let word, _) = cell(column, of: line),
        let tier = [.approvalAuthority, .competentAuthority].contains(column) ? Authority(rawValue: word) : nil
      else { return cell(column, of: line) }
      return .term(word, tiers.phrase(of: tier))
    }
  }

  private static func cell(_ column: SystemColumn, of line: SystemLine) -> Cell {
    switch column {
    case .code: Cell(line.code)
    case .name: Cell(line.name)
    case .owner: Cell(line.owner)
    case .operator: Cell(line.operator)
    case .competentAuthority: Cell(line.competentAuthority)
    case .category: Cell(line.category)
    case .state: Cell(line.state)
    case .registeredOn: Cell(line.registeredOn)
    case .inspectedBeforeUseOn: Cell(line.inspectedBeforeUseOn)
    case .inspectedPeriodicallyOn: Cell(line.inspectedPeriodicallyOn)
    case .retiredOn: Cell(line.retiredOn)
    default: progress(column, of: line)
    }
  }

  private static func progress(_ column: SystemColumn, of line: SystemLine) -> Cell {
    switch column {
    case .proposedLevel: Cell(line.proposedLevel)
    case .dossier: Cell(line.dossier)
    case .dossierOn: Cell(line.dossierOn)
    case .dossierExpectedOn: Cell(line.dossierExpectedOn)
    case .level: Cell(line.level)
    case .approvalAuthority: Cell(line.approvalAuthority)
    case .issuer: Cell(line.issuer)
    case .decisionNumber: Cell(line.decisionNumber)
    case .decidedOn: Cell(line.decidedOn)
    case .basis: Cell(line.basis)
    case .regulationNumber: Cell(line.regulation.number)
    case .regulationOn: Cell(line.regulation.on)
    case .regulationIssuer: Cell(line.regulation.issuer)
    case .plan: Cell(line.plan)
    case .planOn: Cell(line.planOn)
    case .planExpectedOn: Cell(line.planExpectedOn)
    default: .empty
    }
  }
}
