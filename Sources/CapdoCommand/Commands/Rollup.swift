import LevelRegistry
import RegistryFiles

extension Command {
  static let rollup = Command(
    "rollup", for: .officials, Phrase("add up the figures of many registries", "tổng hợp nhiều sổ đăng ký"),
    discussion: Phrase(
      "Each registry is verified and only read. Counts are added up, rates come from the sums. What is not counted is named "
        + "with its reason; the exit status is then 65. A registry that comes twice is not counted: you decide which is "
        + "meant. Of a folder every file is taken but hidden ones, journals, checkpoints and manifests.",
      "Từng sổ được xác minh, chỉ đọc; số lượng cộng lại, tỷ lệ tính từ tổng. Tệp không tính được nêu rõ lý do, mã thoát là "
        + "65. Sổ gửi hai lần thì không tính: bạn chọn bản đúng. Với thư mục: đọc mọi tệp, trừ tệp ẩn, journal, mốc xác "
        + "minh và tệp kê khai."),
    operands: [
      Operand(
        .file, repeating: true, help: Phrase("registries, files of figures, folders", "sổ, tệp số liệu, thư mục")),
      Operand(
        .oneOf(RollupCommand.Answer.allCases.map(\.rawValue)), required: false,
        help: Phrase(
          "one rate, a summary, two days, a page for the browser (default: each)",
          "một tỷ lệ, bảng theo nhóm, so sánh, trang tổng quan (mặc định: từng sổ)")),
    ],
    options: RollupCommand.options,
    examples: [
      Example(
        "capdo rollup so-cac-tinh rate --closing-of 2024-12-14 --expect 34-tinh.csv",
        Phrase("as each of them closed its year", "theo mốc chốt năm của từng sổ")),
      Example(
        "capdo rollup so-cac-tinh dashboard --expect 34-tinh.csv -o toan-quoc.html",
        Phrase("all on one page, with who has not sent", "trang tổng quan chung, nêu rõ tỉnh chưa gửi")),
    ]
  ) { arguments, console in try RollupCommand(arguments, console).run() }
}

/// One run of `rollup`.
struct RollupCommand {
  /// What is asked of all registries together.
  enum Answer: String, CaseIterable {
    case rate
    case summary
    case compare
    case dashboard
  }

  private static let closingOf = Option(
    "closing-of", .day,
    help: Phrase("each registry's own closing of this day", "theo mốc chốt của ngày này ở từng sổ"))
  private static let checkpointFolder = Option(
    "checkpoints", .file,
    help: Phrase("the folder of checkpoints that you kept", "thư mục các mốc xác minh đã giữ"))
  private static let expect = Option(
    "expect", .file,
    help: Phrase("who is to send: a province code or name a line", "danh sách tỉnh phải gửi (mã hoặc tên)"))
  private static let of = Option(
    "of", .oneOf(Measure.allCases.map(\.rawValue) + [RequirementFigures.word]),
    help: Phrase("rate: which one (default: completion)", "rate: loại tỷ lệ (mặc định: completion)"))
  private static let by = Option(
    "by", .oneOf(["level", "authority"]),
    help: Phrase("summary: what to group by (default: level)", "summary: nhóm theo (mặc định: level, cấp độ)"))
  private static let with = Option(
    "with", .day,
    help: Phrase("compare: with which day (default: a year ago)", "compare: ngày so sánh (mặc định: năm trước)"))
  private static let format = Option(
    "format", .oneOf(["table", "csv", "json", "xlsx", "html"]),
    help: Phrase("format (default: by the file's name)", "định dạng (mặc định: theo tên tệp)"))
  private static let output = Option(
    "output", .file, short: "o",
    help: Phrase("the file to make (default: standard output)", "tệp kết quả (mặc định: in ra màn hình)"))

  static let options = [
    Option.asOf, closingOf, checkpointFolder, expect, of, RequirementFigures.catalog, by, with, format, output,
    .columns,
  ]

  private let arguments: Arguments
  private let console: Console
  private let asked: Answer?
  private let places: [String]

  init(_ arguments: Arguments, _ console: Console) throws {
    self.arguments = arguments
    self.console = console
    let words = arguments.operands
    // A file of that name is meant by './rate'.
    let word = words.last.flatMap { Answer(rawValue: $0) }
    places = word == nil ? words : words.dropLast()
    // What a browser opens is the dashboard.
    let isPage = try arguments.format(Self.format, of: Self.output, default: "table") == "html"
    asked = word ?? (isPage ? .dashboard : nil)
    guard !places.isEmpty else { throw UsageError.missing(arguments.command.operands[0]) }
    try checkOptions()
  }

  private func checkOptions() throws {
    if arguments.has(.asOf), arguments.has(Self.closingOf) {
      throw UsageError.excluded(.asOf, by: Self.closingOf)
    }
    let others = [Self.of, RequirementFigures.catalog, Self.by, Self.with, .columns].filter(arguments.has)
    let fitting: [Option] =
      switch asked {
      case .rate: [Self.of, RequirementFigures.catalog]
      case .summary: [Self.by, .columns]
      case .compare: [Self.with, .columns]
      case .dashboard: []
      case nil: [.columns]
      }
    if let option = others.first(where: { other in !fitting.contains { $0.name == other.name } }) {
      throw UsageError.unexpected("--\(option.name)")
    }
    let isOfRequirements = try arguments.choice(Self.of, default: "") == RequirementFigures.word
    if arguments.has(RequirementFigures.catalog), !isOfRequirements { throw UsageError.missing(Self.of) }
    if asked == .dashboard { _ = try arguments.require(Self.output) }
    _ = try arguments.choice(Self.by, default: "level")
  }

  func run() throws -> ExitStatus {
    let format = try format()
    let expected = try arguments[Self.expect].map { try ProvinceList.read(FileSource(path: $0)).provinces }
    let (checkpoints, bad) = try checkpoints()
    let report = RollupReport(try read(checkpoints), expected: expected)
    let page = RollupPage(report: report, notes: RollupNotes(report, otherFiles: bad))
    try answer(report, page, as: format)
    for line in page.lines { console.note(line) }
    if let next = page.next {
      let line = Program().call(next)
      console.note(Phrase("next: \(line.english)", "tiếp theo: \(line.vietnamese)"))
    }
    return report.rollup.lines.allSatisfy(\.isCounted) && bad.isEmpty ? .done : .badData
  }
}

extension RollupCommand {
  /// The dashboard is a page, and nothing else is one.
  private func format() throws -> String {
    let isPage = asked == .dashboard
    let format = try arguments.format(Self.format, of: Self.output, default: isPage ? "html" : "table")
    guard isPage == (format == "html") else { throw UsageError.badValue(format, for: Self.format) }
    return format
  }

  private func question() throws -> Rollup.Question {
    let today = console.now().day
    if let day = try arguments.day(Self.closingOf, today: today) { return .closing(of: day) }
    let day = try arguments.day(.asOf, today: today) ?? today
    if day > today {
      console.note(
        Phrase(
          "note: \(day) is in the future; answered with what is recorded so far",
          "lưu ý: ngày \(day.vietnamese) chưa đến; trả lời theo số liệu hiện có"))
    }
    return .day(day)
  }

  /// The day that the figures are compared with; nil where they are not.
  private func earlierDay(than day: Day) throws -> Day? {
    guard asked == .compare else { return nil }
    let before = try arguments.day(Self.with, today: console.now().day) ?? day.adding(months: -12)
    guard before < day else { throw UsageError.badValue("\(before)", for: Self.with) }
    return before
  }

  /// What others kept, and the files that hold no checkpoint.
  private func checkpoints() throws -> ([Checkpoint], bad: [String]) {
    guard let folder = arguments[Self.checkpointFolder] else { return ([], []) }
    var (checkpoints, bad): ([Checkpoint], [String]) = ([], [])
    for path in try Folder.contents(of: folder).files {
      do {
        checkpoints.append(try Checkpoint(readingFile: path))
      } catch RegistryError.notACheckpoint {
        bad.append(path)
      }
    }
    return (checkpoints, bad)
  }

  private func read(_ checkpoints: [Checkpoint]) throws -> Rollup {
    let question = try question()
    var rollup = Rollup(of: question, comparedWith: try earlierDay(than: question.day), checkpoints: checkpoints)
    let paths = try files()
    let progress = ProgressLine(console)
    defer { progress.clear() }
    for (place, path) in paths.enumerated() {
      try RegistryError.throwIfInterrupted()
      progress.show(Phrase("\(place + 1)/\(paths.count) \(path)", "\(place + 1)/\(paths.count) \(path)"))
      try add(path, to: &rollup)
    }
    return rollup
  }

  /// A file of figures begins with a brace, a registry never does; whatever is neither is refused as a registry.
  private func add(_ path: String, to rollup: inout Rollup) throws {
    do {
      guard !Folder.isFolder(path), try isFigures(path) else { return try rollup.add(registryAt: path) }
      rollup.add(try FiguresFile.read(FileSource(path: path)), from: path)
    } catch RegistryError.interrupted {
      throw RegistryError.interrupted
    } catch let failure as any RegistryFailure {
      rollup.add(unreadable: path, because: failure.message)
    }
  }

  private func isFigures(_ path: String) throws -> Bool {
    let start = try FileSource(path: path).next(4)
    return [[0x7B], [0xEF, 0xBB, 0xBF, 0x7B]].contains { start.starts(with: $0) }
  }

  /// The files to read, each once, in the order given; those of a folder by name.
  private func files() throws -> [String] {
    let others = [Self.checkpointFolder, Self.expect, Self.output].compactMap { arguments[$0] }
    var (paths, seen): ([String], Set<String>) = ([], [])
    for place in places {
      guard Folder.isFolder(place) else {
        if seen.insert(place).inserted { paths.append(place) }
        continue
      }
      let (files, folders) = try Folder.contents(of: place)
      for folder in folders where !others.contains(folder) {
        console.note(Phrase("note: not read: the folder \(folder)", "lưu ý: không đọc thư mục con \(folder)"))
      }
      let found = files.filter { path in
        !others.contains(path) && !Self.companions.contains { path.hasSuffix($0) }
      }
      paths += found.filter { seen.insert($0).inserted }
    }
    guard !paths.isEmpty else { throw NothingToAddUp(folder: places[0]) }
    return paths
  }

  /// What lies beside registries and files and is none.
  private static let companions = ["-journal", ".checkpoint", ".manifest.json", ".part"]
}

extension RollupCommand {
  private func answer(_ report: RollupReport, _ page: RollupPage, as format: String) throws {
    switch asked {
    case nil:
      let rows = RollupTable.rows(report)
      try table(RollupTable.columns, rows, page, as: format, usual: format == "table" ? RollupTable.forPeople : nil)
      tellNotes(report, [.completion])
    case .summary:
      let rows = SummaryTable.rows(report.rollup.summary(byLevel: arguments[Self.by] ?? "level" == "level"))
      try table(SummaryTable.columns, rows, page, as: format)
      tellNotes(report, [.completion, .approval])
    case .compare: try compare(report, page, as: format)
    case .rate: try rate(report, as: format)
    case .dashboard: try dashboard(report, page)
    }
  }

  private func dashboard(_ report: RollupReport, _ page: RollupPage) throws {
    let file = try NewFile(path: try arguments.require(Self.output))
    try RollupDashboardPage(report, page.notes, in: console.language).write(to: file)
    try file.keep()
    console.noteMade(file.path)
  }

  private func compare(_ report: RollupReport, _ page: RollupPage, as format: String) throws {
    guard let comparison = report.rollup.comparison else { return }
    guard format == "table", arguments[Self.output] == nil, !arguments.has(.columns) else {
      return try table(ComparisonTable.columns, ComparisonTable.rows(comparison), page, as: format)
    }
    let comparisonPage = ComparisonPage(
      comparison: comparison, targets: [], scope: Scope(), name: page.share[console.language],
      today: console.now().day, language: console.language)
    try comparisonPage.page(next: nil).write(to: console)
  }

  private func table(
    _ columns: [Column], _ rows: [[Cell]], _ page: RollupPage, as format: String, usual: [String]? = nil
  ) throws {
    let choice = try TableChoice(arguments, isOrdered: true, usual: usual)
    let path = arguments[Self.output]
    guard path != nil || format == "xlsx" else {
      if format == "table" { try console.say(page.heading) }
      try console.table(columns, under: page.verdict, as: format, choosing: choice) { write in
        for row in rows { try write(row) }
      }
      return
    }
    if format == "table" { throw UsageError.badValue(format, for: Self.format) }
    let file = try path.map { try NewFile(path: $0) }
    guard let kind = ExportWriter.Format(format, forExcel: false) else {
      throw UsageError.badValue(format, for: Self.format)
    }
    var layout = SheetLayout()
    layout.name = Phrase("Roll-up", "Tổng hợp")
    layout.titles = [page.heading[console.language], page.verdict[console.language]]
    layout.footer = page.heading[console.language]
    layout.hasTotal = true
    var writer = try ExportWriter(kind, to: file ?? console.output, in: console.language, layout: layout)
    try writer.begin(columns)
    for row in rows { try writer.row(row) }
    try writer.end()
    try file?.keep()
    path.map(console.noteMade)
  }

  private func tellNotes(_ report: RollupReport, _ measures: [Measure]) {
    let tally = report.rollup.tally
    let notes = FigureNotes(tally, unconfirmedOwners: report.rollup.unconfirmedOwners)
    var told: Set<Phrase> = []
    for note in measures.flatMap(notes.about) + [notes.notCounted].compactMap({ $0 })
    where told.insert(note).inserted { console.note(note) }
  }

  private func rate(_ report: RollupReport, as format: String) throws {
    if let path = arguments[Self.output] { throw UsageError.unexpected(path) }
    let word = arguments[Self.of] ?? Measure.completion.rawValue
    let measure = Measure(rawValue: word)
    let rate = try measure.map { report.rollup.tally.rate(of: $0) } ?? requirements(report.rollup)
    switch format {
    case "table": try console.write(rate[console.language] + "\n")
    case "json": try console.write(RollupReportFile.json(report, rate, of: word).text + "\n")
    case let other: throw UsageError.badValue(other, for: Self.format)
    }
    if let measure { tellNotes(report, [measure]) }
  }

  /// The share of requirements met, under the catalog asked for, else the only one that has results.
  private func requirements(_ rollup: Rollup) throws -> Rate {
    let catalogs = rollup.catalogs
    guard let catalog = arguments[RequirementFigures.catalog] ?? catalogs.first else {
      console.note(RequirementFigures.nothing)
      return RequirementTally().rate
    }
    guard arguments.has(RequirementFigures.catalog) || catalogs.count == 1 else {
      throw RequirementFigures.severalCatalogs(catalogs)
    }
    let without = rollup.counted.filter { line in line.figures?.requirements.contains { $0.catalog == catalog } != true
    }
    if !without.isEmpty {
      let names = without.map { visible($0.identity?.name ?? $0.path) }.joined(separator: ", ")
      console.note(
        Phrase(
          "without results under \(catalog), not in the rate: \(names)",
          "chưa có kết quả theo \(catalog), không tính vào tỷ lệ: \(names)"))
    }
    return rollup.requirements(of: catalog).rate
  }
}

/// A folder without a registry.
private struct NothingToAddUp: PresentableError {
  let folder: String

  var exitStatus: ExitStatus { .noInput }

  var message: Phrase {
    Phrase(
      "the folder '\(folder)' holds no registry and no figures", "thư mục '\(folder)' không có sổ hay tệp số liệu nào")
  }

  func hint(in program: Program) -> Phrase? { nil }
}
