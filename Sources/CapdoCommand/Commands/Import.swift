import LevelRegistry
import RegistryFiles

extension Command {
  private static let replace = Option(
    "replace",
    help: Phrase("allow levels to go down and decisions to be replaced", "cho phép hạ cấp độ, thay quyết định"))
  private static let skip = Option(
    "skip-out-of-scope", help: Phrase("leave lines of levels 4 and 5 out", "bỏ qua các dòng cấp độ 4, 5"))
  private static let encoding = Option(
    "encoding", .oneOf(TextEncoding.allCases.map(\.rawValue)),
    help: Phrase("how the text is written (default: utf-8)", "bảng mã của tệp (mặc định: utf-8)"))
  private static let sheet = Option(
    "worksheet", .word(Phrase("NAME|N", "TÊN|SỐ")),
    help: Phrase("which worksheet of a workbook (default: the first)", "trang tính nào (mặc định: trang đầu tiên)"))
  private static let strict = Option(
    "strict", help: Phrase("refuse columns that are not known", "từ chối tệp có cột không xác định"))
  private static let dryRun = Option(
    "dry-run", help: Phrase("only say what would be done", "chỉ cho biết sẽ làm gì, không ghi nhận"))
  private static let errorFile = Option(
    "errors", .file,
    help: Phrase("write all errors to this file (.xlsx, else CSV)", "ghi toàn bộ lỗi ra tệp này (.xlsx, hoặc CSV)"))
  private static let unknownFile = Option(
    "organizations", .file,
    help: Phrase(
      "write unknown organizations to this file (.xlsx, else CSV), to be completed",
      "ghi các cơ quan, đơn vị chưa có trong sổ ra tệp này (.xlsx, hoặc CSV) để bổ sung"))
  private static let file = Operand(
    .file,
    help: Phrase(
      "a workbook (.xlsx) or a CSV file; - is the standard input",
      "bảng tính (.xlsx) hoặc tệp CSV; - là dữ liệu vào chuẩn"))

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
  ) { arguments, console in
    try importing(arguments, console, showsPage: true) { registry, actor, file, terms in
      try registry.importSystems(
        from: file, by: actor, note: arguments[.note], terms: terms, skippingOutOfScope: arguments.has(skip),
        isDryRun: arguments.has(dryRun))
    }
  }

  static let importOrganizations = Command(
    "import organizations", for: .inspectors,
    Phrase("import organizations from a spreadsheet or CSV file", "nhập danh mục cơ quan, đơn vị"), operands: [file],
    options: [.sheetDay, dryRun, strict, sheet, encoding, errorFile, .note],
    examples: [
      Example(
        "capdo import organizations fixtures/hatinh-2024/organizations.csv",
        Phrase("imports the organizations", "nhập các cơ quan, đơn vị"))
    ]
  ) { arguments, console in
    try importing(arguments, console) { registry, actor, file, terms in
      try registry.importOrganizations(
        from: file, by: actor, note: arguments[.note], terms: terms, isDryRun: arguments.has(dryRun))
    }
  }

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
  ) { arguments, console in
    try importing(arguments, console) { registry, actor, file, terms in
      try registry.importSuccessions(
        from: file, by: actor, note: arguments[.note], terms: terms, isDryRun: arguments.has(dryRun))
    }
  }

  private static func importing(
    _ arguments: Arguments, _ console: Console, showsPage: Bool = false,
    _ body: (Registry, String, SheetFile, ImportOptions) throws -> ImportResult
  ) throws -> ExitStatus {
    // A dry run records in a copy.
    let session = try Session(arguments, console, for: arguments.has(dryRun) ? .reading : .recording)
    let day = try arguments.day(.sheetDay, today: session.registry.today)
    let terms = ImportOptions(day: day, replacing: arguments.has(replace), isStrict: arguments.has(strict))
    let path = arguments.operands[0]
    let asked = try arguments[encoding].map { name in
      guard let known = TextEncoding(rawValue: name) else { throw UsageError.badValue(name, for: encoding) }
      return known
    }
    let file = SheetFile(named: fileName(path), sheet: arguments[sheet], encoding: asked) {
      let source = path == "-" ? try FileSource.standardInput(named: "-") : try FileSource(path: path)
      return console.showingProgress(of: source, named: fileName(path))
    }
    let errors = try arguments[errorFile].map { try NewFile(ofTable: $0) }
    let unknown = try arguments[unknownFile].map { try NewFile(ofTable: $0) }
    do {
      let result = try body(session.registry, session.actor, file, terms)
      guard showsPage, arguments.has(dryRun) else {
        try result.tell(on: console, isDryRun: arguments.has(dryRun))
        return .done
      }
      let page = ImportPage(
        file: fileName(path), day: day, result: result, problems: [], organizations: [], proposals: [], errorFile: nil,
        organizationFile: nil, program: console.program)
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
      let snapshot = try session.registry.snapshot(asOf: day ?? session.registry.today)
      let missing = error.unknownOrganizations
      let proposals = try snapshot.proposals(for: missing.map(\.name))
      try unknown?.keep(missing, proposals, in: console.language)
      if showsPage, arguments.has(dryRun), let result = error.result {
        let page = ImportPage(
          file: fileName(path), day: day, result: result, problems: error.problems, organizations: missing,
          proposals: proposals,
          errorFile: errors?.path, organizationFile: unknown?.path, program: console.program)
        for line in page.lines + [page.next] { try console.say(line) }
        return .badData
      }
      throw ImportRefusal(error, errors: errors?.path, organizations: unknown?.path, in: console.program)
    }
  }

  static func fileName(_ path: String) -> String {
    path.split(separator: "/").last.map { String($0) } ?? path
  }
}
