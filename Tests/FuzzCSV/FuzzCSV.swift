import LevelRegistry

@testable import RegistryFiles

/// libFuzzer's entry: whatever the bytes, a CSV file is read to its end or refused, and read again it says the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  readRecords(input)
  for encoding in [nil, TextEncoding.windows1258] {
    readSheet(input, encoding, required: [.name, .owner] as [SystemColumn]) { _ = SystemLine(&$0) }
    readSheet(input, encoding, required: [.code, .name] as [OrganizationColumn]) { _ = OrganizationLine(&$0) }
  }
  return 0
}

/// The reader gives the same records however the bytes come, and reads again what the writer makes of them.
private func readRecords(_ input: [UInt8]) {
  for separator in CSVSeparator.allCases {
    let whole = records(input, stride: .max, separator)
    precondition(whole.rows == records(input, stride: 1, separator).rows, "the records depend on the blocks")
    guard whole.isReadable, let width = whole.rows.first?.count, whole.rows.allSatisfy({ $0.count == width }) else {
      continue
    }
    let sink = Bytes()
    var writer = CSVWriter(to: sink)
    do {
      try writer.begin((0..<width).map { Column("\($0)", Phrase("", "")) })
      for row in whole.rows { try writer.write(row.map(Cell.text)) }
      try writer.end()
    } catch {
      preconditionFailure("written text is refused: \(error)")
    }
    // The heading, and texts that begin as formulas, are the writer's own.
    let again = records(sink.bytes, stride: .max, .comma).rows.dropFirst().map { $0.map(CSVGuard.remove) }
    precondition(again == whole.rows, "what was written reads otherwise")
  }
}

private func records(_ input: [UInt8], stride: Int, _ separator: CSVSeparator) -> (rows: [[String]], isReadable: Bool) {
  var reader = CSVReader(MemorySource(input, stride: stride), separatedBy: separator)
  var record = CSVRecord()
  var rows: [[String]] = []
  do {
    while try reader.read(into: &record) {
      var row: [String] = []
      for index in 0..<record.count { row.append(try record.text(index)) }
      rows.append(row)
    }
    return (rows, true)
  } catch {
    return (rows, false)
  }
}

private func readSheet<Column: Spelled>(
  _ input: [UInt8], _ encoding: TextEncoding?, required: [Column], _ read: (inout SheetRow<Column>) -> Void
) {
  let file = SheetFile(named: "fuzz", encoding: encoding) { MemorySource(input) }
  do {
    let source = try file.read().rows { HeadingFinder(required).rating(of: $0) }
    var sheet = try Sheet(source, required: required)
    while var row = try sheet.next() { read(&row) }
  } catch {
    precondition(
      error is ImportProblem || error is ImportError || error is EncodingError || error is WorkbookError,
      "an error without words: \(error)")
  }
}

private final class Bytes: ByteSink {
  private(set) var bytes: [UInt8] = []
  func write(_ bytes: [UInt8]) { self.bytes += bytes }
}
