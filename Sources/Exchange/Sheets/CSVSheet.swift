import LevelRegistry

/// The rows of a CSV file.
final class CSVSheet: SheetSource {
  private var reader: CSVReader
  private var record = CSVRecord()
  private var skipsFirst: Bool
  let dialect: Phrase?
  let isRegular = true

  init(
    _ source: any ByteSource, separatedBy separator: CSVSeparator = .comma, skippingFirst: Bool = false,
    dialect: Phrase? = nil
  ) {
    reader = CSVReader(source, separatedBy: separator)
    skipsFirst = skippingFirst
    self.dialect = dialect
  }

  func next() throws -> SourceRow? {
    do {
      if skipsFirst { _ = try reader.read(into: &record) }
      skipsFirst = false
      guard try reader.read(into: &record) else { return nil }
    } catch let error as CSVError {
      throw ImportProblem(error)
    } catch let error as EncodingError {
      throw ImportProblem(error, at: .line(reader.line))
    }
    return SourceRow(.line(record.line), (0..<record.count).map(cell))
  }

  private func cell(_ index: Int) -> SourceCell {
    do throws(CSVError) {
      return .text(CSVGuard.remove(try record.text(index)))
    } catch {
      return .unreadable(error.reason, hint: error.advice)
    }
  }
}
