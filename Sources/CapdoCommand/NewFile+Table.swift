import Exchange

extension NewFile {
  /// Writes a table as CSV and keeps the file.
  func keep(_ columns: [Column], _ rows: [[Cell]]) throws {
    var writer = CSVWriter(to: self)
    try writer.begin(columns)
    for row in rows { try writer.write(row) }
    try writer.end()
    try keep()
  }
}
