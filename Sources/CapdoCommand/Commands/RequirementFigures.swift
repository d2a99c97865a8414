import LevelRegistry
import RegistryFiles

// `rate --of requirements` and `summary --of requirements`.
enum RequirementFigures {
  /// What `--of` calls them.
  static let word = "requirements"
  static let groupings = RequirementGrouping.allCases.map(\.rawValue)
  static let catalog = Option(
    "catalog", .name,
    help: Phrase(
      "requirements: of which catalog (default: the one that has results)",
      "theo yêu cầu: của bộ nào (mặc định: bộ đang có kết quả)"))
  static let kind = Option(
    "as", .oneOf(AssessmentKind.allCases.map(\.rawValue)),
    help: Phrase(
      "requirements: self-assessment or review (default: self)",
      "theo yêu cầu: tự đánh giá hay đánh giá độc lập (mặc định: self)"))
  static let options = [catalog, kind]

  static func rate(_ arguments: Arguments, _ session: Session, _ snapshot: Snapshot) throws -> RequirementTally {
    let scope = try arguments.scope()
    guard let name = try chosen(arguments, snapshot, scope) else { return RequirementTally() }
    return try snapshot.requirementTally(of: name, in: scope, as: try arguments.term(kind) ?? .own)
  }

  static func summary(_ arguments: Arguments, _ session: Session, by word: String, for option: Option) throws
    -> ExitStatus
  {
    guard let grouping = RequirementGrouping(rawValue: word) else { throw UsageError.badValue(word, for: option) }
    let snapshot = try session.snapshot()
    let scope = try arguments.scope()
    let side = try arguments.term(kind) ?? AssessmentKind.own
    let counts = try chosen(arguments, snapshot, scope).map {
      try snapshot.requirementCounts(of: $0, by: grouping, in: scope, as: side)
    }
    let language = session.console.language
    let isForPeople = grouping == .group && arguments[.format] ?? "table" == "table"
    let (columns, rows) =
      isForPeople
      ? (RequirementCountTable.columnsForPeople, RequirementCountTable.rowsForPeople(counts ?? [], in: language))
      : (RequirementCountTable.columns, RequirementCountTable.rows(counts ?? [], in: language))
    try session.table(columns, under: .counted(asOf: snapshot.day), hasTotal: true) { write in
      for row in rows { try write(row) }
    }
    if counts == nil { session.console.note(nothing) }
    return .done
  }

  static func json(_ tally: RequirementTally, _ snapshot: Snapshot) -> JSONObject {
    let rate = tally.rate
    return [
      ("part", .integer(rate.part)), ("whole", .integer(rate.whole)),
      ("percent", rate.percent.map(JSONValue.string) ?? .null), ("inherited", .integer(tally.inherited)),
      ("not_applicable", .integer(tally.notApplicable)), ("not_assessed", .integer(tally.notAssessed)),
      ("as_of", .string("\(snapshot.day)")), ("known_at", .string("\(snapshot.knownAt)")),
      ("entry", .integer(Int(snapshot.entry))), ("digest", .string(snapshot.digest)),
    ].reduce(into: JSONObject()) { $0.append($1.0, $1.1) }
  }

  /// What has to be said beside the rate.
  static func say(_ tally: RequirementTally, on console: Console) {
    guard tally.assessedSystems > 0 else { return console.note(nothing) }
    console.note(RequirementNotes.about(tally))
    let without = tally.systems - tally.assessedSystems
    guard without > 0 else { return }
    console.note(
      Phrase(
        "\(without) of \(tally.systems) systems have no result",
        "\(without) trên \(tally.systems) hệ thống chưa có kết quả"))
  }

  /// How many of the full ones rest on results per requirement; nothing is said in a registry without results.
  static func sayWhatStandsBehind(_ tally: Tally, _ snapshot: Snapshot, on console: Console) throws {
    let (full, assessed) = (tally.full, tally.fullAssessed)
    guard full > 0, try snapshot.hasAssessments() else { return }
    console.note(
      Phrase(
        "\(assessed) of the \(full) have results per requirement, \(full - assessed) are declared only",
        "\(assessed) trên \(full) hệ thống có kết quả theo từng yêu cầu, \(full - assessed) hệ thống mới chỉ báo cáo"))
  }

  static let nothing = Phrase(
    "no rate: no system in scope has a result per requirement",
    "không có tỷ lệ: chưa có hệ thống nào có kết quả theo từng yêu cầu")

  /// The catalog asked for, else the only one that has results: catalogs are never added up.
  private static func chosen(_ arguments: Arguments, _ snapshot: Snapshot, _ scope: Scope) throws -> String? {
    if let name = arguments[catalog] { return name }
    let assessed = try snapshot.assessedCatalogs(in: scope)
    guard assessed.count < 2 else { throw severalCatalogs(assessed) }
    return assessed.first
  }

  static func severalCatalogs(_ names: [String]) -> UsageError {
    let list = names.joined(separator: ", ")
    return UsageError(
      Phrase("results are recorded under several catalogs: \(list)", "kết quả được ghi theo nhiều bộ yêu cầu: \(list)"),
      hint: Phrase(
        "choose one with --catalog; they are never added up", "hãy chọn bằng --catalog; các bộ không cộng với nhau"))
  }
}
