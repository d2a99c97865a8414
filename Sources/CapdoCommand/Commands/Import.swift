import LevelRegistry
import RegistryFiles

extension Command {
  fileprivate static let replace = Option(
    "replace",
    help: Phrase("allow lower levels and other decisions", "cho phép hạ cấp độ, thay quyết định"))
  fileprivate static let skip = Option(
    "skip-out-of-scope", help: Phrase("leave lines of levels 4 and 5 out", "bỏ qua các dòng cấp độ 4, 5"))
  fileprivate static let encoding = Option(
    "encoding", .oneOf(TextEncoding.allCases.map(\.rawValue)),
    help: Phrase("how the text is written (default: utf-8)", "bảng mã của tệp (mặc định: utf-8)"))
  fileprivate static let sheet = Option(
    "worksheet", .word(Phrase("NAME|N", "TÊN|SỐ")),
    help: Phrase("which worksheet (default: the one with the list)", "trang tính nào (mặc định: trang có danh mục)"))
  fileprivate static let strict = Option(
    "strict", help: Phrase("refuse columns that are not known", "từ chối tệp có cột không xác định"))
  fileprivate static let dryRun = Option(
    "dry-run", help: Phrase("only say what would be done", "chỉ cho biết sẽ làm gì, không ghi nhận"))
  fileprivate static let errorFile = Option(
    "errors", .file,
    help: Phrase("write all errors here (.xlsx, else CSV)", "ghi mọi lỗi ra tệp này (.xlsx, hoặc CSV)"))
  fileprivate static let unknownFile = Option(
    "organizations", .file,
    help: Phrase("write unknown organizations, to be completed", "ghi cơ quan, đơn vị chưa có trong sổ để bổ sung"))
  fileprivate static let take = Option(
    "take", .oneOf(SheetSide.allCases.map(\.rawValue)),
    help: Phrase("who is right where the two differ", "chọn bên nào khi biểu và sổ khác nhau"))
  fileprivate static let conflictFile = Option(
    "conflicts", .file,
    help: Phrase("write what is to be decided, to be imported", "ghi chỗ biểu và sổ khác nhau ra tệp để chọn"))
  fileprivate static let receipts = Option(
    "receipts", .file,
    help: Phrase("write a page for each unit to this folder", "ghi giấy báo cho từng đơn vị vào thư mục này"))
  fileprivate static let inbox = Option(
    "inbox", .file,
    help: Phrase("import what is clean in this folder, then move it", "nhập biểu sạch trong thư mục này rồi chuyển đi"))
  fileprivate static let file = Operand(
    .file,
    help: Phrase(
      "a workbook (.xlsx) or a CSV file; - is the standard input",
      "bảng tính (.xlsx) hoặc tệp CSV; - là dữ liệu vào chuẩn"))
  fileprivate static let files = Operand(
    .file, required: false, repeating: true,
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
    options: [
      .sheetDay, dryRun, take, replace, skip, strict, sheet, encoding, errorFile, unknownFile, conflictFile, receipts,
      inbox, .note,
    ],
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

  static let importRequirements = Command(
    "import requirements", for: .inspectors,
    Phrase("import results per requirement from a spreadsheet", "nhập kết quả theo từng yêu cầu"),
    discussion: Phrase(
      "Columns: code, requirement or group, result, ground, expected. A line with a group and no requirement is of all that "
        + "the file does not name. A sheet that 'sheet requirements' wrote needs no day.",
      "Các cột: code, requirement hoặc group, result, ground, expected. Dòng chỉ có nhóm là của mọi yêu cầu mà tệp không nêu. "
        + "Biểu do lệnh sheet requirements xuất ra thì không cần nêu ngày."),
    operands: [file], options: [.sheetDay, dryRun, strict, sheet, encoding, errorFile, .note],
    examples: [
      Example(
        "capdo import requirements fixtures/hatinh-2024/requirements.csv --on 2024-11-13",
        Phrase("records what was found on that day", "ghi kết quả đánh giá ngày đó"))
    ]
  ) { try FileImport($0, $1, of: .requirements).run() }
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
    var options = ImportOptions(
      day: try arguments.day(.sheetDay, today: session.registry.today), replacing: arguments.has(Command.replace),
      isStrict: arguments.has(Command.strict), skipsOutOfScope: arguments.has(Command.skip))
    options.side = try arguments[Command.take].map { name in
      guard let side = SheetSide(rawValue: name) else { throw UsageError.badValue(name, for: Command.take) }
      return side
    }
    self.options = options
  }

  private var isDryRun: Bool { arguments.has(Command.dryRun) }

  func run() throws -> ExitStatus {
    if let inbox = arguments[Command.inbox] { return try takeInbox(inbox) }
    guard !arguments.operands.isEmpty else { throw UsageError.missing(Command.files) }
    let paths = try arguments.operands.flatMap { try Folder.sheets(at: $0) }
    let files = try paths.map { path in try ImportedFile(path, named: Command.fileName(path)) { try open(path) } }
    guard files.contains(where: { $0.input?.kind != .decisions }) else {
      throw UsageError(
        Phrase(
          "'\(files[0].name)' decides where sheets and registry differ",
          "'\(files[0].name)' là kết quả chọn giữa biểu và sổ"),
        hint: Phrase(
          "name the sheets too: capdo import \(ShellWord.quote(paths[0])) SHEET…",
          "hãy nêu cả các biểu: capdo import \(ShellWord.quote(paths[0])) BIỂU…"))
    }
    if files.count == 1, paths == arguments.operands, files[0].input?.origin == nil { return try takeAlone(files[0]) }
    return try takeTogether(files)
  }

  private func open(_ path: String) throws -> SheetInput {
    let encoding = try arguments[Command.encoding].map { name in
      guard let known = TextEncoding(rawValue: name) else { throw UsageError.badValue(name, for: Command.encoding) }
      return known
    }
    do {
      return try open(path, sheet: arguments[Command.sheet], encoding)
    } catch  where arguments.operands.count > 1 && path != "-" {
      // Worksheet and encoding are those of the lists: the organizations beside them capdo wrote itself.
      guard let input = try? open(path, sheet: nil, nil), input.kind == .organizations else { throw error }
      return input
    }
  }

  private func open(_ path: String, sheet: String?, _ encoding: TextEncoding?) throws -> SheetInput {
    let name = Command.fileName(path)
    let file = SheetFile(named: name, sheet: sheet, encoding: encoding) {
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
  /// Imports one file; a list of systems that says itself what it is, or that is tried, is answered with a page.
  private func takeAlone(_ file: ImportedFile) throws -> ExitStatus {
    if let error = file.error { throw error }
    let errors = try arguments[Command.errorFile].map { try NewFile(ofTable: $0) }
    let unknown = try arguments[Command.unknownFile].map { try NewFile(ofTable: $0) }
    let hasPage = (file.input?.kind ?? kind) == .systems && (isDryRun || kind == nil)
    do {
      if let failure = file.failure { throw failure }
      guard let input = file.input else { return .badData }
      let result = try begin().take(input)
      guard hasPage else {
        try result.tell(on: console, isDryRun: isDryRun)
        return .done
      }
      if isDryRun { try errors?.keep([], result.understood.lines, on: console) }
      try tell(file.path, result, errorFile: isDryRun ? errors?.path : nil)
      return .done
    } catch let error as ImportError {
      try errors?.keep(error.problems, error.result?.understood.lines ?? [], on: console)
      let proposals = try propose(error.problems, into: unknown)
      guard hasPage, isDryRun, let result = error.result else {
        throw ImportRefusal(error, errors: errors?.path, organizations: unknown?.path, in: console.program)
      }
      try tell(
        file.path, result, error.problems, proposals, errorFile: errors?.path, organizationFile: unknown?.path)
      return .badData
    }
  }

  private func tell(
    _ path: String, _ result: ImportResult, _ problems: [ImportProblem] = [], _ proposals: [OrganizationProposal] = [],
    errorFile: String? = nil, organizationFile: String? = nil
  ) throws {
    let page = ImportPage(
      path: path, day: options.day, importing: again, result: result, isDryRun: isDryRun, problems: problems,
      organizations: problems.unknownOrganizations, proposals: proposals, errorFile: errorFile,
      organizationFile: organizationFile, program: console.program)
    try page.page(in: console.language).write(to: console)
    if result.worksheets == nil, let dialect = result.dialect {
      console.note(Phrase("read as: \(dialect.english)", "đọc theo: \(dialect.vietnamese)"))
    }
    let isWorkbook = errorFile?.lowercased().hasSuffix(".xlsx") == true
    result.noteRemarks(on: console, allIn: isWorkbook ? errorFile : nil)
    try console.say(page.next)
  }

  /// The command that imports files with the options of this one; what only writes files is left out.
  private func again(_ files: [SuggestedCommand.Word]) -> SuggestedCommand {
    var command = SuggestedCommand("import", files)
    if let day = options.day { command = command.option(.sheetDay, .said(Phrase("\(day)", day.vietnamese))) }
    for flag in [Command.replace, Command.skip, Command.strict] where arguments.has(flag) {
      command = command.option(flag)
    }
    for option in [Command.take, Command.sheet, Command.encoding, Option.note] {
      if let value = arguments[option] { command = command.option(option, .typed(value)) }
    }
    return command
  }

  /// Says as what organizations could be recorded that are not, and writes that to a file where one is asked for.
  private func propose(_ problems: [ImportProblem], into file: NewFile?) throws -> [OrganizationProposal] {
    let missing = problems.unknownOrganizations
    let snapshot = try session.registry.snapshot(asOf: options.day ?? session.registry.today)
    let proposals = try snapshot.proposals(for: missing.map(\.name))
    try file?.keep(missing, proposals, of: problems, in: console.language)
    return proposals
  }
}

extension FileImport {
  /// Imports several files, or a sheet that the registry wrote, and reports them together.
  private func takeTogether(_ given: [ImportedFile]) throws -> ExitStatus {
    let unknown = try arguments[Command.unknownFile].map { try NewFile(ofTable: $0) }
    let receipts = try arguments[Command.receipts].map { try Folder(making: $0) }
    let conflictFile = try arguments[Command.conflictFile].map { try NewFile(ofTable: $0) }
    // Of several files each has its own.
    let errorFolder = try given.count > 1 ? arguments[Command.errorFile].map { try Folder(making: $0) } : nil
    let errorFile = try given.count == 1 ? arguments[Command.errorFile].map { try NewFile(ofTable: $0) } : nil
    let files = try take(given)
    let problems = files.flatMap(\.problems)
    let missing = problems.unknownOrganizations
    _ = try propose(problems, into: missing.isEmpty ? nil : unknown)
    for file in files where !file.problems.isEmpty {
      if let target = try errorFile ?? errorFolder?.newFile(file.name + ".xlsx") {
        try writeErrors(of: file, to: target)
      }
    }
    let conflicts = try write(conflicts: files, to: conflictFile)
    if let receipts, !isDryRun { try writeReceipts(of: files, into: receipts) }
    let summary = ImportSummary(
      files: files, importing: again, isDryRun: isDryRun, missing: missing.count,
      errorFile: arguments[Command.errorFile],
      organizationFile: missing.isEmpty ? nil : unknown?.path, conflictFile: conflicts, program: console.program)
    try summary.page(in: console.language).write(to: console)
    // One list of an office, and the organizations that it needs: the page of the list follows.
    let lists = files.filter { $0.input?.kind == .systems }
    if lists.count == 1, lists[0].form == nil, let result = lists[0].result, result.entry != nil {
      try tell(lists[0].path, result)
    }
    return files.contains { $0.isRefused } ? .badData : .done
  }

  /// Imports files one after the other, organizations first.
  private func take(_ given: [ImportedFile]) throws -> [ImportedFile] {
    func kind(_ file: ImportedFile) -> SheetKind { file.input?.kind ?? .systems }
    var files = given.enumerated().sorted { a, b in
      (kind(a.element), a.offset) < (kind(b.element), b.offset)
    }.map(\.element)
    let run = try begin()
    for index in files.indices { try files[index].take(in: run) }
    return files
  }

  /// Writes what is wrong with a file: a sheet of the registry's own as it came, the wrong cells colored.
  private func writeErrors(of file: ImportedFile, to target: NewFile) throws {
    guard let input = file.input, input.origin != nil, file.form != nil else {
      return try target.keep(file.problems, [], on: console)
    }
    try SheetWriter.writeCorrections(
      of: input, file.problems.map { ($0, $0.advised($0.hint(in: console.program))) }, in: session.registry, to: target)
    try target.keep()
  }

  /// Lists the conflicts of all files to be decided; nil where there are none, and no file.
  private func write(conflicts files: [ImportedFile], to target: NewFile?) throws -> String? {
    let rows = files.flatMap { file in
      (file.form?.conflicts ?? []).map { ConflictTable.row($0.conflict, in: file.name, console.language) }
    }
    guard let target, !rows.isEmpty else { return nil }
    try target.keep(
      ConflictTable.columns, rows, in: console.language, layout: ConflictTable.layout(in: console.language))
    return target.path
  }

  private func writeReceipts(of files: [ImportedFile], into folder: Folder) throws {
    let today = session.registry.today
    let name = try session.registryName(in: try session.registry.snapshot())
    for file in files {
      guard let form = file.form, form.unit != nil else { continue }
      let receipt = Receipt(from: name, file: file.name, form, file.result, problems: file.problems, on: today)
      let target = try folder.newFile("\(file.name).\(Phrase("receipt", "giay-bao")[console.language]).docx")
      try receipt.write(to: target, in: console.language)
      try target.keep()
    }
  }
}

extension FileImport {
  /// Imports the sheets that lie in a folder, moves them, and leaves a workbook that says what became of each.
  ///
  /// Nobody watches: only sheets of the registry's own are taken, and nothing that somebody would have to decide.
  private func takeInbox(_ path: String) throws -> ExitStatus {
    for option in [
      Command.take, Command.replace, Command.dryRun, Command.receipts, Command.errorFile, Command.unknownFile,
      Command.conflictFile,
    ] where arguments.has(option) {
      throw UsageError.excluded(Command.inbox, by: option)
    }
    guard arguments.operands.isEmpty else { throw UsageError.unexpected(arguments.operands[0]) }
    let paths: [String]
    do {
      paths = try Folder.sheets(in: path)
    } catch FolderError.isEmpty { return .done }
    let read = try paths.map { path in try ImportedFile(path, named: Command.fileName(path)) { try open(path) } }
    let own = read.filter { $0.input?.origin != nil }
    let files = try take(own) + read.filter { $0.input?.origin == nil }
    let inbox = try Folder(making: path)
    let taken = try Folder(making: inbox.place(of: Phrase("taken", "da-nhap")[console.language]))
    let refused = try Folder(making: inbox.place(of: Phrase("not-taken", "chua-nhap")[console.language]))
    let results = try Folder(making: inbox.place(of: Phrase("results", "ket-qua")[console.language]))
    let moment = console.now().description.filter { $0 != ":" }
    try results.newFile("\(moment).xlsx").keep(
      InboxTable.columns, files.map { InboxTable.row($0, in: console.program, console.language) }, in: console.language)
    for file in files { try (file.isRefused ? refused : taken).move(file.path, as: file.name, at: moment) }
    let count = files.filter { !$0.isRefused }.count
    try console.say(
      Phrase(
        "taken: \(count)/\(files.count); what became of each: \(results.path)",
        "đã nhập: \(count)/\(files.count); kết quả từng tệp: \(results.path)"))
    return files.contains { $0.isRefused } ? .badData : .done
  }
}

extension Command {
  static func fileName(_ path: String) -> String {
    path.split(separator: "/").last.map { String($0) } ?? path
  }
}
