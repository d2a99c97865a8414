import LevelRegistry

/// Organizations as a table: the columns in which they are exported, and a line for each.
public enum OrganizationTable {
  public static var columns: [Column] { OrganizationColumn.allCases.map { Column($0.rawValue, $0.phrase) } }

  public static func row(_ line: OrganizationLine) -> [Cell] {
    [
      Cell(line.code), Cell(line.name), Cell(line.tier), Cell(line.parent), Cell(line.validFrom), Cell(line.validTo),
      line.continues ? .term("yes", Phrase("yes", "có")) : .empty, Cell(line.listConfirmedOn),
    ]
  }
}
