import LevelRegistry

/// The lines of a sheet of systems that were recorded, so that one which comes again is told by its row.
///
/// Their rows are put aside in the order in which they come; where each lies there is only gathered when one is first asked
/// for. A line is asked for once it could not be recorded, and nearly every sheet has each of its systems once.
final class KnownLines {
  private typealias Known = (line: SystemLine, place: Place)

  private let spool = Spool()
  private var values: OutputBuffer
  /// Where each row begins in the spool, by the code of its system and by what its line says which system that is.
  private var places: [String: Int]?
  /// What was read last: a line that comes a thousand times is read once.
  private var last: (key: String, known: Known)?
  /// Hashes of what lines without a code say which system they are of: no other is looked for before it is recorded.
  private var withoutCode: Set<Int> = []

  init() {
    values = OutputBuffer(to: spool)
  }

  /// - Throws: `SpoolError`.
  func add(_ row: SheetRow<SystemColumn>, _ line: SystemLine, _ code: String) throws {
    if places != nil { note(line, code, at: spool.count + values.count) }
    if line.code == nil { withoutCode.insert(Self.key(line).hashValue) }
    values.append(counted: code)
    values.append(row.keptSource)
    try values.drain()
  }

  /// Where the very same line stands, of one without a code: to record that would mean to look at all that bear its name.
  func place(ofLineWithoutCode line: SystemLine, in heading: Heading<SystemColumn>) throws -> Place? {
    guard line.code == nil, withoutCode.contains(Self.key(line).hashValue) else { return nil }
    return try place(of: line, in: heading)
  }

  /// Where the very same line stands.
  func place(of line: SystemLine, in heading: Heading<SystemColumn>) throws -> Place? {
    try known(Self.key(line), heading).flatMap { $0.line == line ? $0.place : nil }
  }

  /// Where the line of a system stands.
  func place(ofCode code: String, in heading: Heading<SystemColumn>) throws -> Place? {
    try known(code, heading)?.place
  }

  /// What is wrong with a line; one of a system that another line is of too names that line, and what it says otherwise.
  func problem(
    _ error: LineError<SystemColumn>, in row: SheetRow<SystemColumn>, with line: SystemLine,
    _ heading: Heading<SystemColumn>
  ) throws -> ImportProblem {
    let problem = row.problem(error.column, error.reason)
    guard case .codeRepeated(let code) = error.reason, let other = try known(code, heading) else { return problem }
    return problem.repeating(other.place, line.columns(differingFrom: other.line))
  }

  /// What a line says which system it is of: its code, else its name and its owner. No code has a line feed.
  private static func key(_ line: SystemLine) -> String {
    line.code ?? "\(line.name?.utf8.count ?? 0) \(line.name ?? "")\n\(line.owner ?? "")"
  }

  private func note(_ line: SystemLine, _ code: String, at place: Int) {
    last = nil
    places?[code] = place
    if line.code != code { places?[Self.key(line)] = place }
  }

  private func known(_ key: String, _ heading: Heading<SystemColumn>) throws -> Known? {
    if let last, last.key == key { return last.known }
    try values.flush()
    if places == nil { try gather(heading) }
    guard let place = places?[key] else { return nil }
    // Few of them are read, and none goes on to the next.
    let known = try next(SpooledValues(spool.reader(from: place), blockSize: 4_096), heading)?.known
    last = known.map { (key, $0) }
    return known
  }

  private func gather(_ heading: Heading<SystemColumn>) throws {
    places = [:]
    let rows = SpooledValues(spool.reader())
    var place = 0
    while let (code, known) = try next(rows, heading) {
      note(known.line, code, at: place)
      place = rows.offset
    }
  }

  private func next(_ rows: SpooledValues, _ heading: Heading<SystemColumn>) throws -> (code: String, known: Known)? {
    guard let code = try rows.nextText(), let source = try rows.row() else { return nil }
    var row = SheetRow(source, heading)
    return (code, (SystemLine(&row), source.place))
  }
}

extension ImportProblem {
  /// The same of a line of a system that a line before is of too: where that stands, and in what they differ.
  func repeating(_ other: Place, _ columns: [SystemColumn]) -> ImportProblem {
    let (columns, other) = (columns.map(\.phrase), other.phrase)
    var repeated = ImportProblem(
      place, column: column, value: value,
      Phrase(
        "the same system as \(other.english), which differs in: \(columns.map(\.english).joined(separator: ", "))",
        "cùng hệ thống với \(other.vietnamese), khác ở: \(columns.map(\.vietnamese).joined(separator: ", "))"),
      hint: Phrase(
        "keep one line for each system; two that have one name need a code each",
        "mỗi hệ thống chỉ giữ một dòng; hai hệ thống trùng tên thì ghi mã cho từng hệ thống"))
    repeated.isDuplicate = true
    return repeated
  }
}
