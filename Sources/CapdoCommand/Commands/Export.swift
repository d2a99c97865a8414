import LevelRegistry
import RegistryFiles

extension Command {
  private static let format = Option(
    "format", .oneOf(ExportWriter.formats),
    help: Phrase(
      "format (default: by the file's name, else csv)", "định dạng (mặc định: theo tên tệp, nếu không thì csv)"))
  private static let excel = Option(
    "excel",
    help: Phrase(
      "CSV for a spreadsheet with Vietnamese settings", "CSV cho phần mềm bảng tính thiết lập kiểu Việt Nam"))
  private static let manifest = Option(
    "manifest", help: Phrase("write beside the file what it holds, with its digest", "ghi kèm tệp kê khai và mã băm"))
  private static let output = Option(
    "output", .file, short: "o",
    help: Phrase("the file to make (default: standard output)", "tệp kết quả (mặc định: in ra màn hình)"))

  static let exportSystems = export(
    "systems", Phrase("write the systems of a day as a file", "xuất danh mục hệ thống"), Option.time + Option.filters,
    titled: .systems
  ) { arguments, snapshot, write in
    try snapshot.writeSystems(in: try arguments.scope(), withNames: write.isForPeople, with: &write)
  }

  static let exportOrganizations = export(
    "organizations", Phrase("write the organizations as a file", "xuất danh mục cơ quan, đơn vị"), Option.time,
    titled: .organizations
  ) { _, snapshot, write in
    try write.begin(OrganizationTable.columns())
    for line in try snapshot.organizationLines() { try write.row(OrganizationTable.row(line)) }
  }

  static let exportSuccessions = export(
    "successions", Phrase("write which organizations replaced which as a file", "xuất danh sách kế thừa"), Option.time,
    titled: .successions
  ) { _, snapshot, write in
    try write.begin(SuccessionTable.columns())
    for line in try snapshot.successionLines() { try write.row(SuccessionTable.row(line)) }
  }

  static let exportSummary = export(
    "summary", Phrase("write a summary as a file", "xuất bảng tổng hợp"),
    [groupBy, firstMonth, summarySort, standing] + Option.time + Option.filters
  ) { arguments, snapshot, write in
    let rows = try figures(arguments, snapshot, try arguments.scope()).rows
    try write.begin(SummaryTable.columns)
    for row in rows { try write.row(row) }
  }

  static let exportFindings = export(
    "findings", Phrase("write the findings of a day as a file", "xuất các phát hiện"),
    [.bySeverity] + Option.time + Option.filters, titled: .findings
  ) { arguments, snapshot, write in
    try snapshot.writeFindings(
      in: try arguments.scope(), write.language, severities: try arguments.severities(), withNames: write.isForPeople,
      with: &write)
  }

  private static let stateOfTheDay = Phrase(
    "The state of the day, with the dates since when it holds. Nothing is overwritten.",
    "Số liệu của ngày được hỏi, kèm ngày bắt đầu hiệu lực. Không ghi đè tệp nào.")

  static func export(
    _ name: String, _ abstract: Phrase, _ options: [Option], discussion: Phrase = stateOfTheDay,
    titled title: TableTitle? = nil,
    _ body: @escaping @Sendable (Arguments, Snapshot, inout ExportWriter) throws -> Void
  ) -> Command {
    let example = "capdo export \(name) \(name == "summary" ? "--by level " : "")-o \(name).csv"
    return Command(
      "export \(name)", for: .auditors, abstract, discussion: discussion,
      options: options + [format, excel, output, manifest],
      examples: [Example(example, abstract)]
    ) { arguments, console in
      let session = try Session(arguments, console)
      let snapshot = try session.snapshot()
      let path = arguments[output]
      if arguments.has(manifest), path == nil { throw UsageError.missing(output) }
      let file = try path.map { try NewFile(path: $0) }
      let companion = try arguments.has(manifest) ? path.map { try NewFile(path: $0 + ".manifest.json") } : nil
      let sink: any ByteSink = file ?? console.output
      let digest = companion == nil ? nil : DigestSink(sink)
      let title = try title ?? .summary(by: arguments[groupBy] == month ? nil : arguments.term(groupBy) ?? .level)
      var layout = SheetLayout(
        title, try session.mark(of: snapshot), of: try arguments.scope(), try snapshot.checkpoint(),
        in: console.language)
      let format = try exportFormat(arguments)
      if name == "summary", format == .xlsx {
        try layout.hold(
          summaryOf: try arguments.scope(), snapshot, hasTotal: arguments[groupBy] != month, in: console.language)
      }
      var writer = try ExportWriter(
        format, to: digest ?? sink, in: console.language, layout: layout)
      try body(arguments, snapshot, &writer)
      try writer.end()
      // All that is still to be asked, before the file gets its name: one that is there is complete and was told so.
      let checkpoint = try snapshot.checkpoint()
      if let path, let companion, let digest {
        let about = try ExportManifest(
          name, arguments, snapshot, path: path, rows: writer.rows, digest: digest.finish())
        try companion.write(Array(about.json.utf8))
      }
      try file?.keep()
      do {
        try companion?.keep()
      } catch let error as RegistryError {
        throw ExportedWithoutManifest(path: path ?? "", cause: error)
      }
      for each in [path, companion?.path] { each.map(console.noteMade) }
      let line = "\(checkpoint.registry) \(checkpoint.entries) \(checkpoint.digest)"
      console.note(Phrase("checkpoint: \(line)", "mốc xác minh: \(line)"))
      return .done
    }
  }

  /// What was asked for, else what the name of the file says.
  private static func exportFormat(_ arguments: Arguments) throws -> ExportWriter.Format {
    let name = try arguments.format(format, of: output, default: "csv")
    guard let known = ExportWriter.Format(name, forExcel: arguments.has(excel)) else {
      throw UsageError(
        Phrase("--excel is a kind of CSV, not of \(name)", "--excel là một kiểu CSV, không phải \(name)"),
        hint: Phrase("leave out --excel or --format", "hãy bỏ --excel hoặc --format"))
    }
    return known
  }
}

/// An export that is complete, and whose manifest could not be kept beside it.
struct ExportedWithoutManifest: PresentableError {
  let path: String
  let cause: any PresentableError

  var exitStatus: ExitStatus { cause.exitStatus }

  var message: Phrase {
    Phrase(
      "'\(path)' is complete, but not its manifest: \(cause.message.english)",
      "tệp '\(path)' đã đầy đủ, nhưng chưa có tệp kê khai: \(cause.message.vietnamese)")
  }

  func hint(in program: Program) -> Phrase? {
    Phrase("delete it and export again", "hãy xóa tệp đó rồi xuất lại")
  }
}

/// Writes an export in the format asked for, and counts its rows.
struct ExportWriter: TableWriter {
  enum Format {
    case csv
    case csvForExcel
    case json
    case xlsx

    init?(_ name: String, forExcel isForExcel: Bool) {
      let formats: [String: Format] =
        isForExcel ? ["csv": .csvForExcel] : ["csv": .csv, "json": .json, "xlsx": .xlsx]
      guard let format = formats[name] else { return nil }
      self = format
    }
  }

  static let formats = ["csv", "json", "xlsx"]

  private var writer: any TableWriter
  /// The language of what is text for people in every format.
  let language: Language
  private(set) var rows = 0
  /// Whether the format is one that people open: names stand beside codes there.
  let isForPeople: Bool

  /// - Parameter layout: what a workbook has around the table.
  init(_ format: Format, to sink: any ByteSink, in language: Language, layout: SheetLayout) throws {
    self.language = language
    switch format {
    case .csv: (writer, isForPeople) = (CSVWriter(to: sink), false)
    case .csvForExcel: (writer, isForPeople) = (CSVWriter(to: sink, style: .vietnameseExcel(language)), true)
    case .json: (writer, isForPeople) = (JSONWriter(to: sink), false)
    case .xlsx: (writer, isForPeople) = (try XLSXWriter(to: sink, in: language, layout: layout), true)
    }
  }

  mutating func begin(_ columns: [Column]) throws { try writer.begin(columns) }

  mutating func row(_ cells: [Cell]) throws { try write(cells) }

  mutating func write(_ cells: [Cell]) throws {
    try writer.write(cells)
    rows += 1
  }

  mutating func write(_ cells: [Cell], at places: [Int]) throws {
    try writer.write(cells, at: places)
    rows += 1
  }

  mutating func end() throws { try writer.end() }
}

/// What a file holds and how it can be proved: written beside it.
struct ExportManifest {
  private var object = JSONObject()

  init(
    _ export: String, _ arguments: Arguments, _ snapshot: Snapshot, path: String, rows: Int, digest: String
  ) throws {
    let checkpoint = try snapshot.checkpoint()
    var filters = JSONObject()
    for option in Option.filters + [Command.groupBy] {
      if let value = arguments[option] { filters.append(option.name, .string(value)) }
    }
    let name = path.split(separator: "/").last.map { String($0) } ?? path
    object.append("file", .string(name))
    object.append("sha256", .string(digest))
    object.append("export", .string(export))
    object.append("rows", .integer(rows))
    object.append("filters", .raw(filters.text))
    object.append("as_of", .string("\(snapshot.day)"))
    object.append("known_at", .string("\(snapshot.knownAt)"))
    object.append("name", try snapshot.registryName().map { .string($0.name) } ?? .null)
    object.append("registry", .string(checkpoint.registry))
    object.append("entries", .integer(Int(checkpoint.entries)))
    object.append("digest", .string(checkpoint.digest))
  }

  var json: String { object.text + "\n" }
}
