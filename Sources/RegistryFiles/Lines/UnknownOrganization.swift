import LevelRegistry

extension ImportError {
  /// The organizations that are not recorded, each once, in the order of the file.
  package var unknownOrganizations: [UnknownOrganization] { problems.unknownOrganizations }
}

extension [ImportProblem] {
  /// The organizations that are not recorded, each once however it is spelled, in their order; with its longest name.
  package var unknownOrganizations: [UnknownOrganization] {
    var order: [String] = []
    var found: [String: UnknownOrganization] = [:]
    for organization in compactMap(\.unknown) {
      let key = NameSpelling.bodyKey(organization.name)
      if found[key] == nil { order.append(key) }
      if found[key].map({ $0.words < organization.words }) ?? true { found[key] = organization }
    }
    return order.compactMap { found[$0] }
  }

  /// Where organizations are named that are not recorded, by their keys.
  package var placesOfUnknown: [String: [Place]] {
    var keys: [String: String] = [:]
    var places: [String: [Place]] = [:]
    for problem in self {
      guard let unknown = problem.unknown else { continue }
      let key = keys[unknown.name] ?? unknown.key
      keys[unknown.name] = key
      places[key, default: []].append(problem.place)
    }
    return places
  }
}

extension UnknownOrganization {
  /// What all spellings of its name have in common.
  package var key: String { NameSpelling.bodyKey(name) }

  /// How many words its name has: the fewer are abbreviated, the more there are.
  fileprivate var words: Int { name.split(whereSeparator: \.isWhitespace).count }
}

/// Unknown organizations as a sheet to complete, with what their names say filled in: `import` takes it once the doubts
/// are settled.
package enum UnknownOrganizationTable {
  package static let columns =
    [OrganizationColumn.code, .name, .tier, .parent].map { Column($0.rawValue, $0.phrase) }
    + [
      Column("doubt", Phrase("to be decided", "Cần chọn")), Column("nearest", Phrase("nearest", "Gần nhất")),
      Column("named_in", Phrase("named in", "Có ở hàng")),
    ]

  /// - Parameter language: in which the question is put.
  package static func row(
    _ proposal: OrganizationProposal, nearest: [String], places: [Place], in language: Language
  ) -> [Cell] {
    [
      .text(proposal.code), .text(proposal.name), Cell(proposal.tier), Cell(proposal.parent),
      Cell(proposal.doubt?.phrase[language]), Cell(nearest.joined(separator: "; ")),
      .text(Place.ranges(of: places.map(\.number))),
    ]
  }

  /// The cell that a person has to fill in or to look at is coloured.
  package static func looks(_ proposal: OrganizationProposal) -> [CellLook] {
    columns.indices.map { index in
      switch proposal.doubt {
      case .parent: index == 3 ? .wanted : .body
      case .another: index == 1 ? .wanted : .body
      case nil: .body
      }
    }
  }

  /// Of a workbook: lines around what is to be filled in, and the tiers to choose from.
  package static func layout(in language: Language) -> SheetLayout {
    var layout = SheetLayout()
    layout.rulesEmptyCells = true
    layout.choices = [OrganizationColumn.tier.rawValue: SheetChoices(Authority.allCases.map { $0.phrase[language] })]
    return layout
  }
}

/// The errors of an import as a table, all of them.
package enum ImportProblemTable {
  package static let columns = [
    Column("line", Phrase("line", "Dòng")), Column("column", Phrase("column", "Cột")),
    Column("value", Phrase("value", "Giá trị")), Column("reason_en", Phrase("reason (English)", "Lý do (tiếng Anh)")),
    Column("reason_vi", Phrase("reason (Vietnamese)", "Lý do")),
  ]

  /// - Parameters:
  ///   - hint: what to do about it, as whoever reads the table would.
  ///   - language: in which the column is named, as on the screen.
  package static func row(_ problem: ImportProblem, hint: Phrase?, in language: Language) -> [Cell] {
    let reason = problem.advised(hint)
    return [
      .text(problem.place.name), Cell(problem.column?[language]), Cell(problem.value), .text(reason.english),
      .text(reason.vietnamese),
    ]
  }
}
