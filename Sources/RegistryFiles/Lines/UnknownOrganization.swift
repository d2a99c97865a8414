import LevelRegistry

extension ImportError {
  /// The organizations that are not on record, each once, in the order of the file.
  public var unknownOrganizations: [UnknownOrganization] {
    var seen: Set<String> = []
    return problems.compactMap(\.unknown).filter { seen.insert(Folding.fold($0.name)).inserted }
  }
}

/// Unknown organizations as a sheet to complete: `import organizations` takes it once codes and tiers are filled in.
public enum UnknownOrganizationTable {
  public static let columns =
    [OrganizationColumn.code, .name, .tier, .parent].map { Column($0.rawValue, $0.phrase) }
    + [Column("nearest", Phrase("nearest", "Gần nhất"))]

  public static func row(_ organization: UnknownOrganization) -> [Cell] {
    [.empty, .text(organization.name), .empty, .empty, Cell(organization.nearest.joined(separator: "; "))]
  }

  /// Of a workbook: lines around what is to be filled in, and the tiers to choose from.
  public static func layout(in language: Language) -> SheetLayout {
    var layout = SheetLayout()
    layout.rulesEmptyCells = true
    layout.choices = [OrganizationColumn.tier.rawValue: SheetChoices(Authority.allCases.map { $0.phrase[language] })]
    return layout
  }
}

/// The errors of an import as a table, all of them.
public enum ImportProblemTable {
  public static let columns = [
    Column("line", Phrase("line", "Dòng")), Column("column", Phrase("column", "Cột")),
    Column("value", Phrase("value", "Giá trị")), Column("reason_en", Phrase("reason (English)", "Lý do (tiếng Anh)")),
    Column("reason_vi", Phrase("reason (Vietnamese)", "Lý do")),
  ]

  /// - Parameter hint: what to do about it, as whoever reads the table would.
  public static func row(_ problem: ImportProblem, hint: Phrase?) -> [Cell] {
    let reason = problem.advised(hint)
    return [
      .text(problem.place.name), Cell(problem.column?.english), Cell(problem.value),
      .term(reason.english, reason), .term(reason.vietnamese, reason),
    ]
  }
}
