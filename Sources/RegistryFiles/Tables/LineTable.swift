import LevelRegistry

/// Lines of a kind as a table: the columns in which they are exported, and a row for each.
package enum LineTable<Line: SheetLine> {
  /// - Parameter columns: which columns; nil is all of them.
  package static func columns(_ columns: [Line.Column]? = nil) -> [Column] {
    (columns ?? Line.fields.map(\.column)).map { Column($0.rawValue, $0.phrase) }
  }

  /// The cells of a line, in the order of the columns.
  package static func row(_ line: Line) -> [Cell] {
    Line.fields.map { Cell($0.content(of: line)) }
  }
}

package typealias SystemTable = LineTable<SystemLine>
package typealias OrganizationTable = LineTable<OrganizationLine>
package typealias SuccessionTable = LineTable<SuccessionLine>

extension LineTable<SystemLine> {
  /// The cells of the line that an export has for a system, in the order of the columns.
  package static func row(_ status: SystemStatus) -> [Cell] {
    SystemLine.fields.map { Cell($0.content(recordedOf: status)) }
  }

  /// All columns, and behind the codes of owner and operator their names; import leaves these out.
  package static var columnsWithNames: [Column] {
    SystemLine.fields.flatMap { field in
      [Column(field.column.rawValue, field.column.phrase)] + (named(field.column).map { [$0.heading] } ?? [])
    }
  }

  /// A row of them.
  package static func rowWithNames(_ status: SystemStatus) -> [Cell] {
    var row: [Cell] = []
    row.reserveCapacity(SystemLine.fields.count + 2)
    for field in SystemLine.fields {
      row.append(Cell(field.content(recordedOf: status)))
      if let name = named(field.column)?.name { row.append(.text(name(status))) }
    }
    return row
  }

  private static func named(_ column: SystemColumn) -> (heading: Column, name: (SystemStatus) -> String)? {
    if column == .owner { return (Column("owner_name", NameBesideCode.owner), { $0.owner.name }) }
    if column == .operator { return (Column("operator_name", NameBesideCode.operator), { $0.operator.name }) }
    return nil
  }

  /// Some cells of the line that an export has for a system; people read of a tier that is no more until when it existed.
  package static func row(
    _ status: SystemStatus, _ fields: [LineField<SystemLine>] = SystemLine.fields, among tiers: Tiers
  ) -> [Cell] {
    fields.map { field in
      let content = field.content(recordedOf: status)
      if case .authority(let tier) = content { return .term(tier.rawValue, tiers.phrase(of: tier)) }
      return Cell(content)
    }
  }
}

extension Cell {
  /// What a line holds in a field.
  init(_ content: FieldContent) {
    switch content {
    case .empty: self = .empty
    case .text(let text): self = .text(text)
    case .day(let day): self = .day(day)
    case .period(let period): self.init(period)
    case .level(let level): self.init(level)
    case .authority(let tier): self.init(tier)
    case .term(let word, let phrase): self = .term(word, phrase)
    }
  }
}

/// The headings of names that stand beside codes where people read a table.
enum NameBesideCode {
  static let owner = Phrase("name of the owner", "Tên chủ quản HTTT")
  static let `operator` = Phrase("name of the operator", "Tên đơn vị vận hành HTTT")
}
