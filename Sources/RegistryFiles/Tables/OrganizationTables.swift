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

extension OrganizationDetails {
  /// What is known, a row each; what is not is empty.
  public var rows: [(column: Column, value: Cell)] {
    let known: [OrganizationColumn: Cell] = [
      .code: Cell(organization.code), .name: Cell(organization.name), .tier: Cell(organization.tier),
      .parent: Cell(parent.map(Self.named)), .validFrom: Cell(organization.from == .always ? nil : organization.from),
      .validTo: Cell(organization.to == .forever ? nil : organization.to), .listConfirmedOn: Cell(listConfirmedOn),
    ]
    let own = OrganizationColumn.allCases.map { (Column($0.rawValue, $0.phrase), known[$0] ?? .empty) }
    return own + past + reached
  }

  private var past: [(Column, Cell)] {
    let changed = Column("history", Phrase("history", "Lịch sử"))
    let before = Column("took_over_from", Phrase("took over from", "Kế thừa từ"))
    let after = Column("taken_over_by", Phrase("taken over by", "Được kế thừa bởi"))
    func dated(_ other: (organization: Organization, on: Day)) -> Cell {
      let name = Self.named(other.organization)
      return .term("\(name), \(other.on)", Phrase("\(name), \(other.on)", "\(name), \(other.on.vietnamese)"))
    }
    return (history.count > 1 ? history.map { (changed, Self.line($0)) } : [])
      + predecessors.map { (before, dated($0)) }
      + successors.map { (after, dated($0)) }
  }

  private var reached: [(Column, Cell)] {
    Contact.Part.allCases.map { part in
      let text = part == .specialisedUnit ? specialisedUnit.map(Self.named) : contact?[part]
      return (Column(part.rawValue.replacing("-", with: "_"), part.phrase), Cell(text))
    }
  }

  private static func named(_ organization: Organization) -> String { "\(organization.name) (\(organization.code))" }

  private static func line(_ organization: Organization) -> Cell {
    let (from, to) = (organization.from, organization.to)
    let english = (from == .always ? "" : " from \(from)") + (to == .forever ? "" : " to \(to.previous)")
    let vietnamese =
      (from == .always ? "" : " từ \(from.vietnamese)") + (to == .forever ? "" : " đến \(to.previous.vietnamese)")
    let name = "\(organization.name) (\(organization.code))"
    return .term(
      "\(name)\(english)",
      Phrase(
        "\(name), \(organization.tier.phrase.english)\(english)",
        "\(name), \(organization.tier.phrase.vietnamese)\(vietnamese)"))
  }
}
