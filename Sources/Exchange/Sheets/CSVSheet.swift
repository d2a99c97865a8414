import LevelRegistry

/// The rows of a CSV file.
final class CSVSheet: SheetSource {
  private var reader: CSVReader
  private var record = CSVRecord()
  let dialect: Phrase?
  let isRegular = true

  init(_ source: any ByteSource, separatedBy separator: CSVSeparator = .comma, dialect: Phrase? = nil) {
    reader = CSVReader(source, separatedBy: separator)
    self.dialect = dialect
  }

  func next() throws -> SourceRow? {
    do {
      guard try reader.read(into: &record) else { return nil }
    } catch let error as CSVError {
      throw ImportProblem(error)
    }
    return SourceRow(.line(record.line), (0..<record.count).map(cell))
  }

  private func cell(_ index: Int) -> SourceCell {
    do throws(CSVError) {
      return .text(CSVGuard.remove(try record.text(index)))
    } catch {
      return .unreadable(error.placed, hint: error.advice)
    }
  }
}
