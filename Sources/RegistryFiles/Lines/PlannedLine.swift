import LevelRegistry

/// What one row of a sheet does to the registry.
package struct PlannedLine: Sendable {
  package let place: Place
  package let code: String
  package let name: String
  package let kind: Kind

  /// What is done with the system or organization.
  package enum Kind: Sendable {
    case added
    case changed([CellChange])
    /// It is retired, or its last day is set.
    case ended([CellChange])
  }

  /// Whether the level goes down.
  package let lowersLevel: Bool
  /// Whether a recorded decision is replaced by another of the same day.
  package let replacesDecision: Bool
}

/// A cell that says otherwise than the registry.
package struct CellChange: Sendable {
  package let column: Column
  package let before: Cell
  package let after: Cell
}

/// A line that can be compared with the line that the registry itself would export.
protocol PlannableLine: SheetLine {
  var name: String? { get }
  /// The day on which it ends, when it does.
  var end: Day? { get }
  func lowersLevel(of before: Self) -> Bool
  func replacesDecision(of before: Self) -> Bool
}

extension PlannableLine {
  func lowersLevel(of before: Self) -> Bool { false }
  func replacesDecision(of before: Self) -> Bool { false }
}

extension SystemLine: PlannableLine {
  var end: Day? { retiredOn }
}

extension OrganizationLine: PlannableLine {
  var end: Day? { validTo }
}

extension ContactLine: PlannableLine {
  var end: Day? { nil }
}

extension RequirementLine: PlannableLine {
  var end: Day? { nil }
}

extension InspectionLine: PlannableLine {
  var end: Day? { nil }
}

extension SuccessionLine: PlannableLine {
  var name: String? { newName }
  var end: Day? { nil }
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
      let changes = Line.fields.filter { !$0.agrees(before, after) }.map { field in
        CellChange(
          column: Column(field.column.rawValue, field.column.phrase), before: Cell(field.content(of: before)),
          after: Cell(field.content(of: after)))
      }
      kind = after.end != nil && before.end != after.end ? .ended(changes) : .changed(changes)
      lowersLevel = after.lowersLevel(of: before)
      replacesDecision = after.replacesDecision(of: before)
    }
  }
}
