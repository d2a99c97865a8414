import LevelRegistry
import RegistryFiles
import TestSupport

/// Returns columns with these names and no headings.
func columns(_ names: String...) -> [Column] {
  names.map { Column($0, Phrase("", "")) }
}

/// Writes a whole table and returns it.
func written<Writer: TableWriter>(
  _ columns: [Column], _ rows: [[Cell]], by makeWriter: (any ByteSink) -> Writer
) throws -> String {
  let sink = MemorySink()
  var writer = makeWriter(sink)
  try writer.begin(columns)
  for row in rows { try writer.write(row) }
  try writer.end()
  return sink.text
}
