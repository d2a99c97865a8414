import LevelRegistry
import RegistryFiles

extension Command {
  fileprivate static let replace = Option(
    "replace",
    help: Phrase("allow levels to go down and decisions to be replaced", "cho phép hạ cấp độ, thay quyết định"))
  fileprivate static let skip = Option(
    "skip-out-of-scope", help: Phrase("leave lines of levels 4 and 5 out", "bỏ qua các dòng cấp độ 4, 5"))
  fileprivate static let encoding = Option(
    "encoding", .oneOf(TextEncoding.allCases.map(\.rawValue)),
    help: Phrase("how the text is written (default: utf-8)", "bảng mã của tệp (mặc định: utf-8)"))
  fileprivate static let sheet = Option(
    "worksheet", .word(Phrase("NAME|N", "TÊN|SỐ")),
    help: Phrase("which worksheet of a workbook (default: the first)", "trang tính nào (mặc định: trang đầu tiên)"))
  fileprivate static let strict = Option(
    "strict", help: Phrase("refuse columns that are not known", "từ chối tệp có cột không xác định"))
  fileprivate static let dryRun = Option(
    "dry-run", help: Phrase("only say what would be done", "chỉ cho biết sẽ làm gì, không ghi nhận"))
  fileprivate static let errorFile = Option(
    "errors", .file,
    help: Phrase("write all errors to this file (.xlsx, else CSV)", "ghi toàn bộ lỗi ra tệp này (.xlsx, hoặc CSV)"))
  fileprivate static let unknownFile = Option(
    "organizations", .file,
    help: Phrase(
      "write unknown organizations to this file (.xlsx, else CSV), to be completed",
      "ghi các cơ quan, đơn vị chưa có trong sổ ra tệp này (.xlsx, hoặc CSV) để bổ sung"))
  fileprivate static let file = Operand(
    .file,
    help: Phrase(
      "a workbook (.xlsx) or a CSV file; - is the standard input",
      "bảng tính (.xlsx) hoặc tệp CSV; - là dữ liệu vào chuẩn"))
  fileprivate static let files = Operand(
    .file, repeating: true,
    help: Phrase(
      "workbooks (.xlsx), CSV files, folders of them; - is the standard input",
      "bảng tính (.xlsx), tệp CSV, thư mục chứa các tệp đó; - là dữ liệu vào chuẩn"))

  static let importFiles = Command(
    "import", for: .inspectors,
    Phrase("import lists of organizations and systems", "nhập danh mục, biểu gửi về"),
    discussion: Phrase(
      "Each file says by its heading what it lists; organizations come first, then successions, then systems. All or nothing "
        + "for each file. Adds and corrects, never erases. The same files again change nothing.",
      "Mỗi tệp tự cho biết qua dòng tiêu đề là danh mục gì; nhập cơ quan, đơn vị trước, rồi đến kế thừa, hệ thống. Mỗi tệp hoặc "
        + "nhập tất cả, hoặc không nhập gì. Chỉ bổ sung và sửa, không xóa. Nhập lại cùng tệp không thay đổi gì."),
    operands: [files],
    options: [.sheetDay, dryRun, replace, skip, strict, sheet, encoding, errorFile, unknownFile, .note],
    examples: [
      Example(
        "capdo import don-vi.xlsx danh-muc.xlsx --on 2026-11-20",
        Phrase("imports the organizations, then their systems", "nhập cơ quan, đơn vị, rồi đến hệ thống")),
      Example(
        "capdo import danh-muc.xlsx --on 2026-11-20 --dry-run --organizations don-vi.xlsx --errors loi.xlsx",
        Phrase("only says what would be done, and what is missing", "chỉ cho biết sẽ làm gì, còn thiếu gì")),
    ]
  ) { try FileImport($0, $1).run() }

  static let importSystems = Command(
    "import systems", for: .inspectors,
    Phrase("import systems from a spreadsheet or CSV file", "nhập danh mục hệ thống"),
    discussion: Phrase(
      "Adds and corrects, never erases; all or nothing. The same file again changes nothing.",
      "Chỉ bổ sung và sửa, không xóa; hoặc nhập tất cả, hoặc không nhập gì. Nhập lại cùng tệp không thay đổi gì."),
    operands: [file],
    options: [.sheetDay, dryRun, replace, skip, strict, sheet, encoding, errorFile, unknownFile, .note],
    examples: [
      Example(
        "capdo import systems fixtures/hatinh-2024/systems.csv --on 2024-11-13",
        Phrase("imports the systems", "nhập các hệ thống"))
    ]
  ) { try FileImport($0, $1, of: .systems).run() }

  static let importOrganizations = Command(
    "import organizations", for: .inspectors,
    Phrase("import organizations from a spreadsheet or CSV file", "nhập danh mục cơ quan, đơn vị"), operands: [file],
    options: [.sheetDay, dryRun, strict, sheet, encoding, errorFile, .note],
    examples: [
      Example(
        "capdo import organizations fixtures/hatinh-2024/organizations.csv",
        Phrase("imports the organizations", "nhập các cơ quan, đơn vị"))
    ]
  ) { try FileImport($0, $1, of: .organizations).run() }

  static let importSuccessions = Command(
    "import successions", for: .inspectors,
    Phrase("import which organizations replaced which", "nhập danh sách kế thừa giữa các cơ quan, đơn vị"),
    discussion: Phrase(
      "Columns: old_code as of the day before, old_name, new_code as of the day, new_name, effective_on; names must agree. "
        + "Systems go to the successor where there is only one.",
      "Các cột: old_code theo ngày liền trước, old_name, new_code theo ngày đó, new_name, effective_on; tên phải khớp. "
        + "Hệ thống chuyển sang đơn vị kế thừa khi chỉ có một."),
    operands: [file], options: [.sheetDay, dryRun, encoding, errorFile, .note],
    examples: [
      Example(
        "capdo import successions successions.csv",
        Phrase("imports a whole reform, organizations first", "nhập cả đợt sắp xếp, sau khi nhập đơn vị"))
    ]
  ) { try FileImport($0, $1, of: .successions).run() }
}

/// The files of one command on their way into the registry: read, put in order, recorded, reported.
struct FileImport {
  private let arguments: Arguments
  private let console: Console
  private let session: Session
  private let kind: SheetKind?
  private let options: ImportOptions

  /// - Parameter kind: nil lets each file say it.
  init(_ arguments: Arguments, _ console: Console, of kind: SheetKind? = nil) throws {
    self.arguments = arguments
    self.console = console
    self.kind = kind
    // A dry run records in a copy.
    session = try Session(arguments, console, for: arguments.has(Command.dryRun) ? .reading : .recording)
    options = ImportOptions(
      day: try arguments.day(.sheetDay, today: session.registry.today), replacing: arguments.has(Command.replace),
      isStrict: arguments.has(Command.strict), skipsOutOfScope: arguments.has(Command.skip))
  }

  private var isDryRun: Bool { arguments.has(Command.dryRun) }

  func run() throws -> ExitStatus {
    let paths = try arguments.operands.flatMap { try Folder.sheets(at: $0) }
    guard paths.count > 1 || kind == nil && paths != arguments.operands else { return try runAlone(paths[0]) }
    return try runTogether(paths)
  }

  private func open(_ path: String) throws -> SheetInput {
    let asked = try arguments[Command.encoding].map { name in
      guard let known = TextEncoding(rawValue: name) else { throw UsageError.badValue(name, for: Command.encoding) }
      return known
    }
    let name = Command.fileName(path)
    let file = SheetFile(named: name, sheet: arguments[Command.sheet], encoding: asked) {
      let source = path == "-" ? try FileSource.standardInput(named: "-") : try FileSource(path: path)
      return console.showingProgress(of: source, named: name)
    }
    return try SheetInput(file, as: kind)
  }

  private func begin() throws -> ImportRun {
    try ImportRun(
      into: session.registry, by: session.actor, note: arguments[.note], options, isDryRun: isDryRun)
  }
}

extension FileImport {
  /// Imports one file, whose lines are reported one by one.
  private func runAlone(_ path: String) throws -> ExitStatus {
    let errors = try arguments[Command.errorFile].map { try NewFile(path: $0) }
    let unknown = try arguments[Command.unknownFile].map { try NewFile(path: $0) }
    var isOfSystems = kind == .systems
    do {
      let input = try open(path)
      isOfSystems = input.kind == .systems
      let result = try begin().take(input)
      guard isOfSystems, isDryRun else {
        try result.tell(on: console, isDryRun: isDryRun)
        return .done
      }
      let page = ImportPage(
        file: Command.fileName(path), day: options.day, result: result, problems: [], organizations: [], proposals: [],
        errorFile: nil, organizationFile: nil, program: console.program)
      for line in page.lines { try console.say(line) }
      try result.tellChanges(on: console, isDryRun: true)
      try console.say(page.next)
      return .done
    } catch let error as ImportError {
      try errors?.keep(
        ImportProblemTable.columns,
        error.problems.map {
          ImportProblemTable.row($0, hint: $0.hint(in: console.program), in: console.language)
        },
        in: console.language)
      let proposals = try propose(error.unknownOrganizations, into: unknown)
      if isOfSystems, isDryRun, let result = error.result {
        let page = ImportPage(
          file: Command.fileName(path), day: options.day, result: result, problems: error.problems,
          organizations: error.unknownOrganizations, proposals: proposals, errorFile: errors?.path,
          organizationFile: unknown?.path, program: console.program)
        for line in page.lines + [page.next] { try console.say(line) }
        return .badData
      }
      throw ImportRefusal(error, errors: errors?.path, organizations: unknown?.path, in: console.program)
    }
  }

  /// Says as what organizations could be recorded that are not, and writes that to a file where one is asked for.
  private func propose(_ missing: [UnknownOrganization], into file: NewFile?) throws -> [OrganizationProposal] {
    let snapshot = try session.registry.snapshot(asOf: options.day ?? session.registry.today)
    let proposals = try snapshot.proposals(for: missing.map(\.name))
    try file?.keep(missing, proposals, in: console.language)
    return proposals
  }
}

extension FileImport {
  /// Imports several files, organizations first, and reports them together.
  private func runTogether(_ paths: [String]) throws -> ExitStatus {
    let unknown = try arguments[Command.unknownFile].map { try NewFile(path: $0) }
    let errors = try arguments[Command.errorFile].map { try Folder(making: $0) }
    var files = try paths.map { path in try ImportedFile(path, named: Command.fileName(path)) { try open(path) } }
    files.sort { ($0.input?.kind ?? .systems) < ($1.input?.kind ?? .systems) }
    let run = try begin()
    for index in files.indices { try files[index].take(in: run) }
    let missing = files.flatMap(\.problems).unknownOrganizations
    _ = try propose(missing, into: missing.isEmpty ? nil : unknown)
    for file in files where !file.problems.isEmpty {
      try errors?.newFile(file.name + ".xlsx").keep(
        ImportProblemTable.columns,
        file.problems.map { ImportProblemTable.row($0, hint: $0.hint(in: console.program), in: console.language) },
        in: console.language)
    }
    let summary = ImportSummary(
      files: files, day: options.day, isDryRun: isDryRun, missing: missing.count, errorFolder: errors?.path,
      organizationFile: missing.isEmpty ? nil : unknown?.path, program: console.program)
    try summary.page(in: console.language).write(to: console)
    return files.contains { $0.isRefused } ? .badData : .done
  }
}

extension Command {
  static func fileName(_ path: String) -> String {
    path.split(separator: "/").last.map { String($0) } ?? path
  }
}
