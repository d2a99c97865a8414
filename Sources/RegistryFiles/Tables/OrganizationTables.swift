import LevelRegistry

extension OrganizationDetails {
  /// What is known, a row each; what is not is empty.
  package var rows: [(column: Column, value: Cell)] {
    let line = OrganizationLine(
      OrganizationRecord(organization, parent: parent.map(Self.named), listConfirmedOn: listConfirmedOn))
    let own = zip(OrganizationTable.columns(), OrganizationTable.row(line)).map { (column: $0, value: $1) }
    return own + past + reached
  }

  private var past: [(Column, Cell)] {
    let changed = Column("history", Phrase("history", "Lịch sử"))
    let before = Column("took_over_from", Phrase("succeeds", "Kế thừa từ"))
    let after = Column("taken_over_by", Phrase("succeeded by", "Được kế thừa bởi"))
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
      let text = part == .specializedUnit ? specializedUnit.map(Self.named) : contact?[part]
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
