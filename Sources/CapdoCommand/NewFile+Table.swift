import Exchange
import LevelRegistry

extension NewFile {
  /// Writes a table and keeps the file: a workbook when it is called `.xlsx`, else CSV.
  func keep(
    _ columns: [Column], _ rows: [[Cell]], in language: Language, layout: SheetLayout = SheetLayout()
  ) throws {
    var writer: any TableWriter =
      path.lowercased().hasSuffix(".xlsx")
      ? try XLSXWriter(to: self, in: language, layout: layout) : CSVWriter(to: self)
    try writer.begin(columns)
    for row in rows { try writer.write(row) }
    try writer.end()
    try keep()
  }

  /// Writes organizations that are not on record as a sheet to complete; none, no file.
  func keep(_ organizations: [UnknownOrganization], in language: Language) throws {
    guard !organizations.isEmpty else { return }
    try keep(
      UnknownOrganizationTable.columns, organizations.map(UnknownOrganizationTable.row), in: language,
      layout: UnknownOrganizationTable.layout(in: language))
  }
}
