import LevelRegistry

/// A sheet being read: a record at a time, all that is wrong with it collected.
struct Sheet<Column: Term>: ~Copyable {
  private var reader: CSVReader
  private var record = CSVRecord()
  private let heading: Heading<Column>
  private(set) var problems: [ImportProblem] = []

  /// Reads the heading.
  init(_ source: any ByteSource, required: [Column]) throws {
    reader = CSVReader(source)
    do {
      guard try reader.read(into: &record) else {
        let reason = Phrase("the file is empty: not even a heading", "tệp rỗng: không có cả dòng tiêu đề")
        throw ImportError(
          problems: [ImportProblem(line: 1, column: nil, value: nil, reason: reason, hint: nil)])
      }
      heading = try Heading(record, required: required)
    } catch let error as CSVError {
      throw ImportError(problems: [ImportProblem(error)])
    }
  }

  /// Returns the next line that can be read, nil at the end of the file.
  mutating func next() throws -> SheetRow<Column>? {
    while true {
      do {
        guard try reader.read(into: &record) else { return nil }
      } catch let error as CSVError {
        // Where one record ends and the next begins is not known any more.
        problems.append(ImportProblem(error))
        return nil
      }
      do {
        return try SheetRow(record, heading)
      } catch let error as CSVError {
        problems.append(ImportProblem(error))
      }
    }
  }

  mutating func add(_ problem: ImportProblem) {
    problems.append(problem)
  }

  mutating func add(_ problems: [ImportProblem]) {
    self.problems += problems
  }
}
