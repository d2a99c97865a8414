import LevelRegistry

/// Lines of a kind as a table: the columns in which they are exported, and a row for each.
package enum LineTable<Line: SheetLine> {
  /// - Parameter columns: which columns; nil is all of them.
  package static func columns(_ columns: [Line.Column]? = nil) -> [Column] {
    (columns ?? Line.fields.map(\.column)).map { Column($0.rawValue, $0.phrase) }
  }

  /// The cells of a line, in the order of the columns.
  package static func row(_ line: Line) -> [Cell] {
    Line.fields.map { Cell(line, $0.path) }
  }
}

package typealias SystemTable = LineTable<SystemLine>
package typealias OrganizationTable = LineTable<OrganizationLine>
package typealias SuccessionTable = LineTable<SuccessionLine>

extension LineTable<SystemLine> {
  /// The cells of a line, in the order of the columns; of the kind that is exported by the hundred thousand, made for it.
  package static func row(_ line: SystemLine) -> [Cell] {
    SystemLine.fields.map { Cell(line, $0.path) }
  }

  /// All columns, and behind the codes of owner and operator their names; import leaves these out.
  package static var columnsWithNames: [Column] {
    SystemLine.fields.flatMap { field in
      [Column(field.column.rawValue, field.column.phrase)] + (named(field.column).map { [$0.heading] } ?? [])
    }
  }

  /// A row of them.
  package static func rowWithNames(_ status: SystemStatus) -> [Cell] {
    let line = SystemLine(status)
    var row: [Cell] = []
    row.reserveCapacity(SystemLine.fields.count + 2)
    for field in SystemLine.fields {
      row.append(Cell(line, field.path))
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
    let line = SystemLine(status, fields)
    return fields.map { field in
      if case .authority(let path) = field.path, let tier = line[keyPath: path] {
        return .term(tier.rawValue, tiers.phrase(of: tier))
      }
      return Cell(line, field.path)
    }
  }
}

extension Cell {
  /// What a line holds in a field.
  init<Line>(_ line: Line, _ path: FieldPath<Line>) {
    switch path {
    case .text(let path): self.init(line[keyPath: path])
    case .day(let path): self.init(line[keyPath: path])
    case .period(let path): self.init(line[keyPath: path])
    case .level(let path): self.init(line[keyPath: path])
    case .authority(let path): self.init(line[keyPath: path])
    case .category(let path): self.init(line[keyPath: path])
    case .state(let path): self.init(line[keyPath: path])
    case .dossier(let path): self.init(line[keyPath: path])
    case .basis(let path): self.init(line[keyPath: path])
    case .plan(let path): self.init(line[keyPath: path])
    case .result(let path):
      self = line[keyPath: path].map { .term($0.phrase.english, $0.phrase) } ?? .empty
    case .inspection(let path): self.init(line[keyPath: path])
    case .found(let path): self.init(line[keyPath: path])
    case .flag(let path): self = line[keyPath: path] ? .term("yes", Phrase("yes", "có")) : .empty
    }
  }
}

/// The headings of names that stand beside codes where people read a table.
enum NameBesideCode {
  static let owner = Phrase("name of the owner", "Tên chủ quản HTTT")
  static let `operator` = Phrase("name of the operator", "Tên đơn vị vận hành HTTT")
}
