import Testing

@testable import LevelRegistry

/// Everything that is done with every cell of a line goes through the list of its fields: what lacks there is lost.
struct LineFieldTests {
  @Test func everyColumnHasAFieldInItsPlace() {
    #expect(SystemLine.fields.map(\.column) == SystemColumn.allCases)
    #expect(OrganizationLine.fields.map(\.column) == OrganizationColumn.allCases)
    #expect(SuccessionLine.fields.map(\.column) == SuccessionColumn.allCases)
  }

  @Test func everythingALineHoldsIsAFieldOfThatName() {
    // Said by the heading and not by a cell.
    let ofHeading = ["is_of_proposed_level", "has_dossier_days"]
    #expect(names(of: SystemLine()) == SystemColumn.allCases.map(\.rawValue) + ofHeading)
    #expect(names(of: OrganizationLine()) == OrganizationColumn.allCases.map(\.rawValue))
    #expect(names(of: SuccessionLine()) == SuccessionColumn.allCases.map(\.rawValue))
  }

  @Test func aFieldHoldsWhatItsNameSaysAndNothingElse() {
    for field in SystemLine.fields { #expect(names(of: filled(field), where: isSaid) == [field.column.rawValue]) }
    for field in OrganizationLine.fields {
      #expect(names(of: filled(field), where: isSaid) == [field.column.rawValue])
    }
    for field in SuccessionLine.fields { #expect(names(of: filled(field), where: isSaid) == [field.column.rawValue]) }
  }

  @Test func aFilledCellIsTakenAndAnEmptyOneIsNot() {
    for field in SystemLine.fields {
      let line = filled(field)
      #expect(SystemLine().filled(by: line) == line)
      #expect(line.filled(by: SystemLine()) == line)
      #expect(line.columns(differingFrom: SystemLine()) == [field.column])
      #expect(field.isEmpty(in: SystemLine()) && !field.isEmpty(in: line))
    }
  }

  @Test func anotherValueOfADecisionOfTheSameDayReplacesIt() throws {
    var before = SystemLine()
    before.decidedOn = try Day("2024-11-13")
    let parts = SystemLine.fields.filter { field in
      let known = before.filled(by: filled(field))
      return before.replacesDecision(of: known)
    }
    #expect(
      parts.map(\.column) == [
        .level, .approvalAuthority, .issuer, .decisionNumber, .basis, .regulationNumber, .regulationOn,
        .regulationIssuer,
      ])
  }

  /// A line in which only one field is filled.
  private func filled<Line: SheetLine>(_ field: LineField<Line>) -> Line {
    var line = Line()
    switch field.path {
    case .text(let path): line[keyPath: path] = "x"
    case .day(let path): line[keyPath: path] = .forever
    case .period(let path): line[keyPath: path] = Period(.forever)
    case .level(let path): line[keyPath: path] = .two
    case .authority(let path): line[keyPath: path] = .commune
    case .category(let path): line[keyPath: path] = .other
    case .state(let path): line[keyPath: path] = .building
    case .dossier(let path): line[keyPath: path] = .draft
    case .basis(let path): line[keyPath: path] = .nd85
    case .plan(let path): line[keyPath: path] = .partial
    case .result(let path): line[keyPath: path] = .value(.partial)
    case .inspection(let path): line[keyPath: path] = .periodic
    case .found(let path): line[keyPath: path] = .conforming
    case .flag(let path): line[keyPath: path] = true
    }
    return line
  }

  /// The names of what a line holds, as columns are named.
  private func names<Line: SheetLine>(of line: Line, where isWanted: (Any?) -> Bool = { _ in true }) -> [String] {
    Mirror(reflecting: line).children.filter { child in
      isWanted(Mirror(reflecting: child.value).displayStyle == .optional ? unwrapped(child.value) : child.value)
    }.map { child in
      (child.label ?? "").reduce(into: "") { $0 += $1.isUppercase ? "_\($1.lowercased())" : String($1) }
    }
  }

  private func isSaid(_ value: Any?) -> Bool { value != nil && value as? Bool != false }

  private func unwrapped(_ value: Any) -> Any? { Mirror(reflecting: value).children.first?.value }
}
