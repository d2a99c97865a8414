import LevelRegistry

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
    from file: SheetFile, by actor: String, note: String? = nil, terms: SheetTerms, isDryRun: Bool = false
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
