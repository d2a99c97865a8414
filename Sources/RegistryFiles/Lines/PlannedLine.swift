import LevelRegistry

/// What one row of a sheet does to the register.
public struct PlannedLine: Sendable {
  public let place: Place
  public let code: String
  public let name: String
  public let kind: Kind

  public enum Kind: Sendable {
    case added
    case changed([CellChange])
    /// It is retired, or its last day is set.
    case ended([CellChange])
  }

  /// Whether the level goes down.
  public let lowersLevel: Bool
  /// Whether a decision on record is replaced by another of the same day.
  public let replacesDecision: Bool
}

/// A cell that says otherwise than the register.
public struct CellChange: Sendable {
  public let column: Column
  public let before: Cell
  public let after: Cell
}

/// A line that can be compared with the line that the register itself would export.
protocol PlannableLine: Hashable, Sendable {
  static var columns: [Column] { get }
  var cells: [Cell] { get }
  var name: String? { get }
  /// The day on which it ends, when it does.
  var end: Day? { get }
  func lowersLevel(of before: Self) -> Bool
  func replacesDecision(of before: Self) -> Bool
}

extension PlannedLine {
  /// nil for a line that changes nothing.
  init?<Line: PlannableLine>(_ outcome: LineOutcome<Line>, of line: Line, at place: Place) {
    self.place = place
    code = outcome.code
    switch outcome {
    case .unchanged: return nil
    case .added:
      name = line.name ?? ""
      kind = .added
      (lowersLevel, replacesDecision) = (false, false)
    case .changed(_, let before, let after):
      name = after.name ?? ""
      let changes = zip(Line.columns, zip(before.cells, after.cells)).filter { $1.0 != $1.1 }
        .map { CellChange(column: $0, before: $1.0, after: $1.1) }
      kind = after.end != nil && before.end != after.end ? .ended(changes) : .changed(changes)
      lowersLevel = after.lowersLevel(of: before)
      replacesDecision = after.replacesDecision(of: before)
    }
  }
}

extension SystemLine: PlannableLine {
  static var columns: [Column] { SystemTable.columns() }
  var cells: [Cell] { SystemTable.row(self) }
  var end: Day? { retiredOn }
}

extension OrganizationLine: PlannableLine {
  static var columns: [Column] { OrganizationTable.columns }
  var cells: [Cell] { OrganizationTable.row(self) }
  var end: Day? { validTo }
  func lowersLevel(of before: OrganizationLine) -> Bool { false }
  func replacesDecision(of before: OrganizationLine) -> Bool { false }
}
