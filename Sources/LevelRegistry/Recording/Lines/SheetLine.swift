/// One line of a sheet: what its cells say, nil where a cell is empty.
///
/// Everything that is done with every cell of a line (it is read, shown, filled in, compared, made from what is recorded)
/// goes through the list of its fields, which is the only one.
package protocol SheetLine: Hashable, Sendable {
  associatedtype Column: LineColumn where Column.Line == Self
  /// What an export makes the line of.
  associatedtype Source

  /// A field for every column, in their order.
  static var fields: [LineField<Self>] { get }

  init()
}

/// A column of a kind of line: its raw value is its name in files, its phrase the heading that people read.
package protocol LineColumn: Term {
  associatedtype Line: SheetLine where Line.Column == Self
}

extension LineColumn {
  /// The heading in both languages.
  package var phrase: Phrase {
    let field = Line.fields.first { $0.column == self }
    return Phrase(rawValue.replacing("_", with: " "), field?.heading ?? rawValue)
  }

  /// What lists of offices call each column beside that.
  package static var otherHeadings: [Self: [String]] {
    Dictionary(Line.fields.map { ($0.column, $0.spellings) }) { first, _ in first }
  }
}

/// One field of a kind of line.
///
/// A class, for every line is read, compared and filled in field by field: a struct of so many parts would be copied each time.
package final class LineField<Line: SheetLine>: Sendable {
  package let column: Line.Column
  /// The heading in Vietnamese; the English one is the name of the column.
  let heading: String
  /// What lists of offices call the column beside that.
  let spellings: [String]
  /// Where the line holds it.
  package let path: FieldPath<Line>
  /// What it is a part of; nil: it is said by itself.
  let clause: Clause?
  private let content: @Sendable (Line) -> FieldContent
  private let recorded: @Sendable (Line.Source) -> FieldContent
  private let isEmpty: @Sendable (Line) -> Bool
  private let isSame: @Sendable (Line, Line) -> Bool
  private let copy: @Sendable (Line, inout Line) -> Void
  private let make: @Sendable (Line.Source, inout Line) -> Void

  init<Value: FieldValue>(
    _ column: Line.Column, _ heading: String, _ path: FieldPath<Line>.To<Value?>,
    of clause: Clause? = nil, also spellings: [String] = [],
    from recorded: @escaping @Sendable (Line.Source) -> Value?
  ) {
    self.column = column
    self.heading = heading
    self.spellings = spellings
    self.path = Value.field(path)
    self.clause = clause
    content = { $0[keyPath: path].map(\.content) ?? .empty }
    self.recorded = { recorded($0).map(\.content) ?? .empty }
    isEmpty = { $0[keyPath: path] == nil }
    isSame = { $0[keyPath: path] == $1[keyPath: path] }
    copy = { $1[keyPath: path] = $0[keyPath: path] }
    make = { $1[keyPath: path] = recorded($0) }
  }

  /// A field that says yes, or nothing.
  init(
    _ column: Line.Column, _ heading: String, flag path: FieldPath<Line>.To<Bool>, also spellings: [String] = [],
    from recorded: @escaping @Sendable (Line.Source) -> Bool
  ) {
    self.column = column
    self.heading = heading
    self.spellings = spellings
    self.path = .flag(path)
    clause = nil
    content = { FieldContent(flag: $0[keyPath: path]) }
    self.recorded = { FieldContent(flag: recorded($0)) }
    isEmpty = { !$0[keyPath: path] }
    isSame = { $0[keyPath: path] == $1[keyPath: path] }
    copy = { $1[keyPath: path] = $0[keyPath: path] }
    make = { $1[keyPath: path] = recorded($0) }
  }

  /// What a line holds in the field.
  package func content(of line: Line) -> FieldContent { content(line) }

  /// What the line of an export would hold in it: the same without making the line, of which there are many.
  package func content(recordedOf source: Line.Source) -> FieldContent { recorded(source) }

  /// Whether the field is empty in a line.
  package func isEmpty(in line: Line) -> Bool { isEmpty(line) }

  /// Whether two lines say the same in this field.
  package func agrees(_ a: Line, _ b: Line) -> Bool { isSame(a, b) }

  package func fill(_ line: inout Line, from other: Line) {
    if !isEmpty(other) { copy(other, &line) }
  }

  fileprivate func make(_ line: inout Line, of source: Line.Source) { make(source, &line) }
}

/// What several fields say together: who writes one of them speaks of all.
package enum Clause: Sendable {
  case decision, regulation, plan
}

/// Where a line holds a field, by the type of what it holds: whoever reads or shows a cell goes by that.
package enum FieldPath<Line: SheetLine>: Sendable {
  package typealias To<Value> = WritableKeyPath<Line, Value> & Sendable

  case text(To<String?>)
  case day(To<Day?>)
  case period(To<Period?>)
  case level(To<Level?>)
  case authority(To<Authority?>)
  case category(To<Category?>)
  case state(To<SystemState?>)
  case dossier(To<DossierStatus?>)
  case basis(To<LegalBasis?>)
  case plan(To<PlanStatus?>)
  case result(To<RequirementResult?>)
  case inspection(To<InspectionKind?>)
  case found(To<InspectionResult?>)
  case flag(To<Bool>)
}

/// What one field of a line holds, for whoever shows it.
package enum FieldContent: Hashable, Sendable {
  case empty
  case text(String)
  case day(Day)
  case period(Period)
  case level(Level)
  case authority(Authority)
  /// A word of the model: what files hold, and what people read.
  case term(String, Phrase)

  fileprivate init(flag: Bool) { self = flag ? .term("yes", Phrase("yes", "có")) : .empty }
}

/// A type that a field can hold.
protocol FieldValue: Hashable, Sendable {
  static func field<Line>(_ path: FieldPath<Line>.To<Self?>) -> FieldPath<Line>
  var content: FieldContent { get }
}

extension FieldValue where Self: Term {
  var content: FieldContent { .term(rawValue, phrase) }
}

extension String: FieldValue {
  static func field<Line>(_ path: FieldPath<Line>.To<String?>) -> FieldPath<Line> { .text(path) }
  var content: FieldContent { .text(self) }
}

extension Day: FieldValue {
  static func field<Line>(_ path: FieldPath<Line>.To<Day?>) -> FieldPath<Line> { .day(path) }
  var content: FieldContent { .day(self) }
}

extension Period: FieldValue {
  static func field<Line>(_ path: FieldPath<Line>.To<Period?>) -> FieldPath<Line> { .period(path) }
  var content: FieldContent { .period(self) }
}

extension Level: FieldValue {
  static func field<Line>(_ path: FieldPath<Line>.To<Level?>) -> FieldPath<Line> { .level(path) }
  var content: FieldContent { .level(self) }
}

extension Authority: FieldValue {
  static func field<Line>(_ path: FieldPath<Line>.To<Authority?>) -> FieldPath<Line> { .authority(path) }
  var content: FieldContent { .authority(self) }
}

extension Category: FieldValue {
  static func field<Line>(_ path: FieldPath<Line>.To<Category?>) -> FieldPath<Line> { .category(path) }
}

extension SystemState: FieldValue {
  static func field<Line>(_ path: FieldPath<Line>.To<SystemState?>) -> FieldPath<Line> { .state(path) }
}

extension DossierStatus: FieldValue {
  static func field<Line>(_ path: FieldPath<Line>.To<DossierStatus?>) -> FieldPath<Line> { .dossier(path) }
}

extension LegalBasis: FieldValue {
  static func field<Line>(_ path: FieldPath<Line>.To<LegalBasis?>) -> FieldPath<Line> { .basis(path) }
}

extension PlanStatus: FieldValue {
  static func field<Line>(_ path: FieldPath<Line>.To<PlanStatus?>) -> FieldPath<Line> { .plan(path) }
}

extension SheetLine {
  /// The line that an export has for what is recorded.
  package init(_ source: Source) { self.init(source, Self.fields) }

  /// Some of its fields.
  package init(_ source: Source, _ fields: [LineField<Self>]) {
    self.init()
    for field in fields { field.make(&self, of: source) }
  }

  /// This line with every cell that another one fills taken from that one.
  func filled(by line: Self) -> Self {
    var filled = self
    for field in Self.fields { field.fill(&filled, from: line) }
    return filled
  }

  /// The columns that this line fills otherwise than another.
  func columns(thatSayOtherwiseThan other: Self) -> [Column] {
    Self.fields.filter { !$0.isEmpty(in: self) && !$0.agrees(self, other) }.map(\.column)
  }

  /// The columns in which this line says otherwise than another.
  package func columns(differingFrom other: Self) -> [Column] {
    Self.fields.filter { !$0.agrees(self, other) }.map(\.column)
  }
}

/// What a line of a sheet did to the registry.
package enum LineOutcome<Line: SheetLine>: Hashable, Sendable {
  /// The system or organization was not recorded.
  case added(code: String)
  /// What an export of the sheet's day had, and what it would have if it said what the line says.
  case changed(code: String, from: Line, to: Line)
  /// The registry said so already.
  case unchanged(code: String)

  package var code: String {
    switch self {
    case .added(let code), .changed(let code, _, _), .unchanged(let code): code
    }
  }
}

/// What a reader should know of a line that was recorded.
package enum LineRemark: Hashable, Sendable {
  /// Another system of the owner has the same name but for its marks.
  case similarName([String])
  /// The system is registered on a day after that of the sheet, so that no list or figure of that day has it.
  case registeredAfterTheSheet(Day)
  /// The decision is of a day after that of the sheet, so that no figure of that day counts it.
  case decidedAfterTheSheet(Day)
  /// It is listed as any other, and was retired.
  case retired(Day)
  /// Columns in which the registry shows something else on the day of the sheet, for what is recorded besides.
  case shownOtherwise(columns: [String])
  /// Columns that were left out, for they tell of a decision that the line does not have.
  case withoutDecision(columns: [String])
  /// It was decided on before it was registered.
  case decidedBeforeRegistration(decidedOn: Day, registeredOn: Day)
  /// A decision of another year, of that day, has the same number.
  case numberRecorded(Day)
  /// The issuer is no organization of the registry, and written nearly as one of them.
  case nearlyNamed(NearlyNamed)
}

/// Why a line of a sheet cannot be recorded, and which column says so.
package struct LineError<Column: Term>: Error {
  package let column: Column
  package let reason: RegistryError

  init(_ column: Column, _ reason: RegistryError) {
    self.column = column
    self.reason = reason
  }
}

/// Records the lines of a sheet; what the registry refuses it gives the column that says so.
protocol ColumnErrors {
  associatedtype Column: Term
}

extension ColumnErrors {
  func error(_ column: Column, _ reason: RegistryError) -> LineError<Column> {
    LineError(column, reason)
  }

  /// Gives what the registry refuses its column; a file that cannot be read is no fault of a column.
  func at<T>(_ column: Column, _ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let reason as RegistryError where !reason.isOfStorage {
      throw error(column, reason)
    }
  }
}
