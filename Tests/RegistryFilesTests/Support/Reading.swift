import RegistryFiles

/// Reads a whole document from memory, `stride` bytes at a time.
func rows(
  _ bytes: some Sequence<UInt8>, stride: Int = .max, separatedBy separator: CSVSeparator = .comma,
  limits: CSVLimits = CSVLimits()
) throws -> [[String]] {
  var reader = CSVReader(MemorySource(bytes, stride: stride), separatedBy: separator, limits: limits)
  var record = CSVRecord()
  var rows: [[String]] = []
  while try reader.read(into: &record) {
    var row: [String] = []
    for index in 0..<record.count { row.append(try record.text(index)) }
    rows.append(row)
  }
  return rows
}

func rows(_ text: String, stride: Int = .max, separatedBy separator: CSVSeparator = .comma) throws -> [[String]] {
  try rows(text.utf8, stride: stride, separatedBy: separator)
}

/// Reads a whole document and returns why it is refused.
func refusal(
  of bytes: some Sequence<UInt8>, stride: Int = .max, limits: CSVLimits = CSVLimits()
) -> CSVError? {
  do {
    _ = try rows(bytes, stride: stride, limits: limits)
    return nil
  } catch {
    return error as? CSVError
  }
}

func refusal(of text: String, limits: CSVLimits = CSVLimits()) -> CSVError? {
  refusal(of: text.utf8, limits: limits)
}

/// Reads the first record of a document.
func record(_ text: String) throws -> CSVRecord {
  var reader = CSVReader(MemorySource(text.utf8))
  var record = CSVRecord()
  _ = try reader.read(into: &record)
  return record
}
