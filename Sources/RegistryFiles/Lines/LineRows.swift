import LevelRegistry

extension SystemLine {
  /// Reads the cells of a line; what is wrong with them is collected in the row.
  init(_ row: inout SheetRow<SystemColumn>) {
    self.init()
    code = row.text(.code)
    name = row.text(.name)
    owner = row.text(.owner)
    self.operator = row.text(.operator)
    competentAuthority = row.term(.competentAuthority)
    category = row.term(.category)
    state = row.term(.state)
    registeredOn = row.day(.registeredOn)
    proposedLevel = row.level(.proposedLevel)
    dossier = row.term(.dossier)
    dossierOn = row.day(.dossierOn)
    dossierExpectedOn = row.period(.dossierExpectedOn)
    level = row.level(.level)
    isOfProposedLevel = dossier == .approved && !row.has(.level)
    approvalAuthority = row.term(.approvalAuthority)
    issuer = row.text(.issuer)
    decisionNumber = row.text(.decisionNumber)
    decidedOn = row.day(.decidedOn)
    basis = row.term(.basis)
    regulation.number = row.text(.regulationNumber)
    regulation.on = row.day(.regulationOn)
    regulation.issuer = row.text(.regulationIssuer)
    plan = row.term(.plan)
    planOn = row.day(.planOn)
    planExpectedOn = row.period(.planExpectedOn)
    inspectedBeforeUseOn = row.day(.inspectedBeforeUseOn)
    inspectedPeriodicallyOn = row.day(.inspectedPeriodicallyOn)
    retiredOn = row.day(.retiredOn)
  }
}

extension SheetRow<SystemColumn> {
  /// Whether the line is of level 4 or 5.
  var isOutOfScope: Bool {
    [SystemColumn.level, .proposedLevel].contains { column in
      raw(column).map { ["4", "5"].contains(Self.digit($0)) } ?? false
    }
  }
}

extension OrganizationLine {
  /// Reads the cells of a line; what is wrong with them is collected in the row.
  init(_ row: inout SheetRow<OrganizationColumn>) {
    self.init()
    code = row.text(.code)
    name = row.text(.name)
    tier = row.term(.tier)
    parent = row.text(.parent)
    validFrom = row.day(.validFrom)
    validTo = row.day(.validTo)
    continues = row.flag(.continues)
    listConfirmedOn = row.day(.listConfirmedOn)
  }
}

/// Successions as a table: the columns in which they are exported, and a line for each.
public enum SuccessionTable {
  public static var columns: [Column] { SuccessionColumn.allCases.map { Column($0.rawValue, $0.phrase) } }

  public static func row(_ line: SuccessionLine) -> [Cell] {
    [Cell(line.oldCode), Cell(line.oldName), Cell(line.newCode), Cell(line.newName), Cell(line.effectiveOn)]
  }
}

extension SuccessionColumn: Spelled {
  static let spellings: [String: SuccessionColumn] = Spelling.table([
    .oldCode: ["Mã đơn vị cũ"], .oldName: ["Tên đơn vị cũ"], .newCode: ["Mã đơn vị mới"], .newName: ["Tên đơn vị mới"],
    .effectiveOn: ["Ngày có hiệu lực", "Có hiệu lực từ ngày"],
  ])
}

extension SuccessionLine {
  /// Reads the cells of a line; what is wrong with them is collected in the row.
  init(_ row: inout SheetRow<SuccessionColumn>) {
    self.init()
    oldCode = row.text(.oldCode)
    oldName = row.text(.oldName)
    newCode = row.text(.newCode)
    newName = row.text(.newName)
    effectiveOn = row.day(.effectiveOn)
  }
}

extension SuccessionLine: PlannableLine {
  static var columns: [Column] { SuccessionTable.columns }
  var cells: [Cell] { SuccessionTable.row(self) }
  var name: String? { newName }
  var end: Day? { nil }
  func lowersLevel(of before: SuccessionLine) -> Bool { false }
  func replacesDecision(of before: SuccessionLine) -> Bool { false }
}

extension Registry {
  /// Takes the lines of a sheet of successions over as one entry, all or nothing.
  ///
  /// - Throws: `ImportError` with everything that is wrong with the file, after which nothing of it is recorded.
  public func importSuccessions(
    from file: SheetFile, by actor: String, note: String? = nil, terms: ImportOptions, isDryRun: Bool = false
  ) throws -> ImportResult {
    try importing(
      "import successions", file, [.oldCode, .newCode] as [SuccessionColumn], by: actor, note: note, isDryRun: isDryRun
    ) {
      recording, sheet, result in
      let successions = SuccessionSheet(recording, terms)
      while var row = try sheet.next() {
        let line = SuccessionLine(&row)
        guard row.problems.isEmpty else {
          sheet.add(row.problems)
          continue
        }
        do {
          result.add(try successions.record(line), of: line, at: row.source.place)
        } catch let error as LineError<SuccessionColumn> {
          sheet.add(row.problem(error.column, error.reason))
        }
      }
      if sheet.problems.isEmpty { try successions.finish() }
    }
  }
}
