import LevelRegistry
import RegistryFiles

// What an import leaves beside its page: the errors, with every row as it was understood, and the organizations that are
// not recorded.
extension NewFile {
  private var isWorkbook: Bool { path.lowercased().hasSuffix(".xlsx") }

  /// Writes every error and keeps the file; a workbook has a second worksheet with the rows as they were understood.
  func keep(_ problems: [ImportProblem], _ understood: [UnderstoodLine], on console: Console) throws {
    let language = console.language
    let rows = problems.map { ImportProblemTable.row($0, hint: $0.hint(in: console.program), in: language) }
    guard isWorkbook else { return try keep(ImportProblemTable.columns, rows, in: language) }
    let book = try WorkbookWriter(to: self, in: language)
    try book.write(Phrase("Errors", "Lỗi")[language], ImportProblemTable.columns, rows)
    let lines = understood.map { UnderstoodTable.row($0, in: language) }
    if !lines.isEmpty { try book.write(UnderstoodTable.worksheet[language], UnderstoodTable.columns, lines) }
    try book.finish()
    try keep()
  }

  /// Writes organizations that are not recorded as a sheet to complete, with what can be proposed for each; none, no file.
  func keep(
    _ organizations: [UnknownOrganization], _ proposals: [OrganizationProposal], of problems: [ImportProblem],
    in language: Language
  ) throws {
    guard !organizations.isEmpty else { return }
    let places = problems.placesOfUnknown
    let rows = zip(proposals, organizations).map {
      UnknownOrganizationTable.row($0, nearest: $1.nearest, places: places[$1.key] ?? [], in: language)
    }
    guard isWorkbook else { return try keep(UnknownOrganizationTable.columns, rows, in: language) }
    let book = try WorkbookWriter(to: self, in: language)
    let sheet = try book.begin("Sheet1", UnknownOrganizationTable.layout(in: language))
    try sheet.begin(UnknownOrganizationTable.columns)
    for (row, proposal) in zip(rows, proposals) {
      try sheet.write(row, looks: UnknownOrganizationTable.looks(proposal))
    }
    try sheet.end()
    try book.finish()
    try keep()
  }
}

extension WorkbookWriter {
  fileprivate func write(_ name: String, _ columns: [Column], _ rows: [[Cell]]) throws {
    let sheet = try begin(name)
    try sheet.begin(columns)
    for row in rows { try sheet.write(row) }
    try sheet.end()
  }
}
