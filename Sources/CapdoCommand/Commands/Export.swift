import Exchange
import LevelRegistry

extension Command {
  private static let format = Option(
    "format", .oneOf(["csv", "json"]), help: Phrase("how to write (csv)", "định dạng (csv)"))
  private static let output = Option(
    "output", .file, short: "o", help: Phrase("the file to make (standard output)", "tệp kết quả (in ra màn hình)"))

  static let exportSystems = export(
    "systems", Phrase("write the systems of a day as a file", "xuất danh mục hệ thống"), Option.time + Option.filters
  ) { arguments, snapshot, write in
    var scope = try arguments.scope()
    if scope.states.isEmpty { scope.states = SystemState.allCases }
    try write.begin(SystemTable.columns())
    try snapshot.forEachPosition(in: scope) { try write.row(SystemTable.row(SystemLine($0, on: snapshot.day))) }
  }

  static let exportOrganizations = export(
    "organizations", Phrase("write the organizations as a file", "xuất danh mục cơ quan, đơn vị"), Option.time
  ) { _, snapshot, write in
    try write.begin(OrganizationTable.columns)
    for line in try snapshot.organizationLines() { try write.row(OrganizationTable.row(line)) }
  }

  static let exportSuccessions = export(
    "successions", Phrase("write who took over from whom as a file", "xuất danh sách kế thừa"), Option.time
  ) { _, snapshot, write in
    try write.begin(SuccessionTable.columns)
    for line in try snapshot.successionLines() { try write.row(SuccessionTable.row(line)) }
  }

  static let exportSummary = export(
    "summary", Phrase("write a summary as a file", "xuất bảng tổng hợp"),
    [groupBy, firstMonth] + Option.time + Option.filters
  ) { arguments, snapshot, write in
    let rows = try figures(arguments, snapshot, try arguments.scope()).rows
    try write.begin(SummaryTable.columns)
    for row in rows { try write.row(row) }
  }

  static let exportFindings = export(
    "findings", Phrase("write the findings of a day as a file", "xuất các phát hiện"),
    [.bySeverity] + Option.time + Option.filters
  ) { arguments, snapshot, write in
    try write.begin(FindingTable.columns)
    try snapshot.forEachFinding(in: try arguments.scope(), severities: try arguments.severities()) {
      try write.row(FindingTable.row($0, in: write.language))
    }
  }

  private static let stateOfTheDay = Phrase(
    "The state of the day, with the dates since when it holds. Nothing is overwritten.",
    "Số liệu của ngày được hỏi, kèm ngày bắt đầu hiệu lực. Không ghi đè tệp nào.")

  static func export(
    _ name: String, _ abstract: Phrase, _ options: [Option], discussion: Phrase = stateOfTheDay,
    _ body: @escaping @Sendable (Arguments, Snapshot, inout ExportWriter) throws -> Void
  ) -> Command {
    let example = "capdo export \(name) \(name == "summary" ? "--by level " : "")-o \(name).csv"
    return Command(
      "export \(name)", for: .auditors, abstract, discussion: discussion, options: options + [format, output],
      examples: [Example(example, abstract)]
    ) { arguments, console in
      let session = try Session(arguments, console)
      let snapshot = try session.snapshot()
      let file = try arguments[output].map { try NewFile(path: $0) }
      var writer = try ExportWriter(
        arguments[format] ?? "csv", to: file ?? console.output, in: console.language, option: format)
      try body(arguments, snapshot, &writer)
      try writer.end()
      try file?.keep()
      let checkpoint = try snapshot.checkpoint()
      let line = "\(checkpoint.registry) \(checkpoint.entries) \(checkpoint.digest)"
      console.note(Phrase("checkpoint: \(line)", "mốc xác minh: \(line)"))
      return .done
    }
  }
}

/// Writes an export in the format asked for.
struct ExportWriter {
  private var writer: any TableWriter
  /// The language of what is text for people in every format.
  let language: Language

  init(_ name: String, to sink: any ByteSink, in language: Language, option: Option) throws {
    self.language = language
    switch name {
    case "csv": writer = CSVWriter(to: sink)
    case "json": writer = JSONWriter(to: sink)
    default: throw UsageError.badValue(name, for: option)
    }
  }

  mutating func begin(_ columns: [Column]) throws { try writer.begin(columns) }
  mutating func row(_ cells: [Cell]) throws { try writer.write(cells) }
  mutating func end() throws { try writer.end() }
}
