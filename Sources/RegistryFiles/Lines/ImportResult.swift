import LevelRegistry

/// What an import did.
public struct ImportResult: Sendable {
  /// How many lines are new.
  public internal(set) var added = 0
  /// How many lines changed what was recorded.
  public internal(set) var changed = 0
  /// How many lines say what is recorded already.
  public internal(set) var unchanged = 0
  /// What each row does that does anything, in the order of the file.
  package var lines: [PlannedLine] = []
  /// The rows left out, in the order of the file.
  package var skipped: [SkippedRow] = []
  /// The headings of the columns left out, because the registry has no place for them.
  package var columnsNotKept: [String] = []
  /// The headings of the columns left out, because nobody knows them.
  package var columnsUnknown: [String] = []
  /// What a reader should know of lines that were recorded.
  package var remarks: [(place: Place, code: String, remark: LineRemark)] = []
  /// The cells of columns in which some days have the month first and others the day.
  package var mixedDays: [Place] = []
  /// The headings that say less than they are read as, and as what.
  package var columnsAssumed: [(heading: String, column: Phrase)] = []
  /// The lines as they were understood.
  package var understood = UnderstoodLines()
  /// The name of the worksheet that was read, and those of the others.
  package var worksheets: (read: String, others: [String])?
  /// How the file was read where that had to be found out.
  package var dialect: Phrase?
  /// The cells that tell of an inspection and not of its day, which the registry has no place for.
  package var inspectionsWithoutDay: [Place] = []
  /// The codes given to lines that came without one.
  package var newCodes: [String] = []
  /// Of a sheet that the registry wrote: what only such a one can be told.
  package var form: FormResult?
  /// The entry that holds it all; nil when nothing was new.
  public var entry: Int64?

  mutating func add<Line: PlannableLine>(_ outcome: LineOutcome<Line>, of line: Line, at place: Place) {
    count(outcome)
    if let planned = PlannedLine(outcome, of: line, at: place) { lines.append(planned) }
  }

  /// Counts what a line did, without a word on the line.
  mutating func count<Line>(_ outcome: LineOutcome<Line>) {
    switch outcome {
    case .added: added += 1
    case .changed: changed += 1
    case .unchanged: unchanged += 1
    }
  }
}

/// The lines of a sheet as they were understood: all of them in a dry run, else enough for a sample.
package struct UnderstoodLines: Sendable {
  /// How many lines a sample has.
  package static let sampled = 5

  /// Those that are kept, in the order of the file.
  package private(set) var lines: [UnderstoodLine] = []
  /// How many there were.
  package private(set) var count = 0
  private var careful = 0
  private var plain = 0

  mutating func add(_ line: UnderstoodLine, isKept: Bool) {
    count += 1
    if line.isReadWithCare { careful += 1 } else { plain += 1 }
    if isKept || (line.isReadWithCare ? careful : plain) <= Self.sampled { lines.append(line) }
  }

  /// A few of the lines, those first in which something was decided.
  ///
  /// - Parameter isLeftOut: of some it is found out only at the end that they cannot be recorded.
  package func sample(leavingOut isLeftOut: (Place) -> Bool) -> [UnderstoodLine] {
    let lines = lines.filter { !isLeftOut($0.place) }
    var seen: Set<UnderstoodLine.Care> = []
    // One of each kind of decision, then two plain rows, then what there is.
    let (first, again) = lines.filter(\.isReadWithCare).reduce(into: ([UnderstoodLine](), [UnderstoodLine]())) {
      if seen.insert($1.care).inserted { $0.0.append($1) } else { $0.1.append($1) }
    }
    let plain = lines.filter { !$0.isReadWithCare }
    let weighed = first.sorted { ($0.care.weight, $0.place.number) < ($1.care.weight, $1.place.number) }
    let ordered = weighed.prefix(Self.sampled - min(2, plain.count)) + plain.prefix(2) + weighed.dropFirst(3) + again
    var chosen: [UnderstoodLine] = []
    for line in ordered + plain.dropFirst(2) where chosen.count < Self.sampled {
      if !chosen.contains(where: { $0.place == line.place }) { chosen.append(line) }
    }
    return chosen.sorted { $0.place.number < $1.place.number }
  }
}

/// A line of a sheet of systems as it was understood.
package struct UnderstoodLine: Sendable {
  package let place: Place
  package let line: SystemLine
  /// The columns whose cells repeat the one above.
  package let repeated: [SystemColumn]
  /// What stands where a decision belongs, and is none.
  package let standIn: String?
  /// What a reader should know of it once it is recorded.
  package let remarks: [LineRemark]

  init(_ line: SystemLine, _ row: SheetRow<SystemColumn>, _ remarks: [LineRemark]) {
    self.line = line
    self.remarks = remarks
    place = row.source.place
    repeated = row.repeated
    standIn = row.standIn
  }

  /// The tier that approved, where it is told from the name of whoever issued the decision and is not the owner's.
  package var authorityOfIssuer: Authority? {
    guard line.approvalAuthority == nil, line.decidedOn != nil, let tier = line.issuer.flatMap(Authority.init(ofBody:)),
      let owner = line.owner.flatMap(Authority.init(ofBody:)), tier != owner
    else { return nil }
    return tier
  }

  /// What kinds of things were decided in reading it.
  struct Care: Hashable {
    let isStandIn: Bool
    let authority: Authority?
    let isOwnerRepeated: Bool
    let isOtherRepeated: Bool

    /// What is the likelier to be wrong comes first.
    var weight: Int { authority != nil ? 0 : isStandIn ? 1 : isOtherRepeated ? 2 : 3 }
  }

  var care: Care {
    Care(
      isStandIn: standIn != nil, authority: authorityOfIssuer, isOwnerRepeated: repeated.contains(.owner),
      isOtherRepeated: repeated.contains { $0 != .owner })
  }

  /// Whether something was decided in reading it, so that it could be wrong.
  package var isReadWithCare: Bool { !repeated.isEmpty || standIn != nil || authorityOfIssuer != nil }
}

/// All that is wrong with a file; nothing of it was recorded.
public struct ImportError: RegistryFailure {
  /// What is wrong, in the order of the file.
  public let problems: [ImportProblem]
  /// What would be done with the lines that nothing is wrong with; nil where no line could be read.
  package var result: ImportResult?

  /// `sheet-refused`.
  public var code: String { "sheet-refused" }

  /// How much is wrong with the file, and what comes first.
  public var message: Phrase {
    let count = problems.count
    guard let first = problems.first else { return Phrase("the file cannot be imported", "không nhập được tệp") }
    let reason = Phrase(
      "\(first.place.phrase.english): \(first.reason.english)",
      "\(first.place.phrase.vietnamese): \(first.reason.vietnamese)")
    return Phrase(
      "the file has \(count) error\(count == 1 ? "" : "s"), nothing was recorded: \(reason.english)",
      "tệp có \(count) lỗi, chưa ghi nhận gì: \(reason.vietnamese)")
  }
}

extension ImportError {
  /// The same, with the worksheet that was read and the others.
  func naming(_ source: any SheetSource) -> ImportError {
    let name = source.worksheet ?? ""
    let others = source.otherWorksheets.map { "'\($0)'" }.joined(separator: ", ")
    let problem = ImportProblem(
      problems.first?.place ?? .row(1),
      Phrase("the worksheet that was read is '\(name)'", "trang tính đã đọc là '\(name)'"),
      hint: Phrase("others: \(others); --worksheet NAME reads one", "các trang khác: \(others); dùng --worksheet TÊN"))
    return ImportError(problems: problems + [problem])
  }
}

extension ImportProblem {
  init(_ error: CSVError) {
    self.init(.line(error.line), error.placed, hint: error.advice)
  }

  init(_ reason: RegistryError, _ place: Place, column: Phrase, value: String?) {
    self.init(place, column: column, value: value, reason.message, hint: nil, cause: reason)
  }
}

extension CSVError {
  /// The reason, with the column where it is known.
  var placed: Phrase {
    guard case .fieldCount = kind else {
      return Phrase("column \(column): \(reason.english)", "cột \(column): \(reason.vietnamese)")
    }
    return reason
  }
}
