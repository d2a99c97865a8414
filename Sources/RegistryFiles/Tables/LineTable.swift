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

  /// Some cells of a line; people read of a tier that is no more until when it existed.
  package static func row(_ line: SystemLine, _ columns: [SystemColumn]? = nil, among tiers: Tiers) -> [Cell] {
    let fields = columns.map { columns in
      columns.compactMap { column in SystemLine.fields.first { $0.column == column } }
    }
    return (fields ?? SystemLine.fields).map { field in
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
