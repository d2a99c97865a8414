import LevelRegistry
import RegistryFiles

extension Command {
  private static let output = Option(
    "output", .file, short: "o",
    help: Phrase("the file to make, with --each the folder", "tệp kết quả; với --each là thư mục"))
  private static let each = Option(
    "each", .oneOf(["operator", "owner"]),
    help: Phrase("a file for each of them, and a covering list", "mỗi đơn vị một tệp, kèm bảng kê"))
  private static let blank = Option(
    "blank", .number, help: Phrase("how many empty lines (default: 10)", "số hàng trống (mặc định: 10)"))
  private static let owner = Option(
    "owner", .organization,
    help: Phrase("the systems of this owner and all below", "hệ thống của chủ quản này và đơn vị trực thuộc"))
  private static let operating = Option(
    "operator", .organization, help: Phrase("the systems that this unit operates", "hệ thống do đơn vị này vận hành"))

  static let sheetSystems = Command(
    "sheet systems", for: .inspectors,
    Phrase("write the workbook that units fill in and send back", "xuất biểu để đơn vị điền và gửi lại"),
    discussion: Phrase(
      "'capdo import' reads it again when it comes back: what was edited is recorded from the day on that stands above the list; what the registry "
        + "has changed meanwhile is named and decided. On an empty registry it is the form for the first list.",
      "Nhập lại bằng lệnh capdo import: nội dung đã sửa được ghi từ ngày ghi ở đầu biểu; nội dung mà sổ đã thay đổi trong thời gian "
        + "đó được nêu ra để chọn. Với sổ trống, đây là mẫu để lập danh mục lần đầu."),
    options: [owner, operating, .ownerAlone, each, blank, output] + Option.time,
    examples: [
      Example(
        "capdo sheet systems --owner HT-SYT -o so-y-te.xlsx",
        Phrase("the sheet of one owner", "biểu của một chủ quản")),
      Example(
        "capdo sheet systems --each owner -o bieu",
        Phrase("a sheet for each owner, in a folder", "mỗi chủ quản một biểu, trong một thư mục")),
      Example("capdo sheet systems --blank 50", Phrase("the form for a first list", "mẫu lập danh mục lần đầu")),
    ]
  ) { arguments, console in
    let session = try Session(arguments, console)
    let snapshot = try session.snapshot()
    let blank = try arguments[blank].map { try count($0) } ?? 10
    if let units = arguments[each] {
      return try writeEach(isOperator: units == "operator", arguments, console, snapshot, blank)
    }
    let scope = try sheetScope(arguments, snapshot)
    let file = try NewFile(ofWorkbook: arguments[output] ?? fileName(of: scope, console.language))
    let systems = try SheetWriter(snapshot, of: .systems, scope, in: console.language)
      .writeSystems(to: file, blank: blank)
    try file.keep()
    try console.say(
      Phrase(
        "made \(file.path): systems \(systems), empty lines \(blank), state of \(snapshot.day)",
        "đã lập \(file.path): \(systems) hệ thống, \(blank) hàng trống, số liệu ngày \(snapshot.day.vietnamese)"))
    return try sayNext(file, on: console)
  }

  static let sheetOrganizations = Command(
    "sheet organizations", for: .inspectors,
    Phrase("write the workbook in which contacts are filled in", "xuất biểu thông tin liên hệ của cơ quan, đơn vị"),
    discussion: Phrase(
      "Functions, head, address, telephone, mail and specialized unit of each organization, as the annual form prints them.",
      "Chức năng, người đại diện, địa chỉ, điện thoại, thư điện tử, đơn vị chuyên trách của từng cơ quan, như in trong báo cáo năm."
    ),
    options: [output] + Option.time,
    examples: [
      Example(
        "capdo sheet organizations -o lien-he.xlsx",
        Phrase("every organization of today", "mọi cơ quan, đơn vị hiện nay"))
    ]
  ) { arguments, console in
    let session = try Session(arguments, console)
    let snapshot = try session.snapshot()
    let file = try NewFile(ofWorkbook: arguments[output] ?? Phrase("contacts.xlsx", "lien-he.xlsx")[console.language])
    let count = try SheetWriter(snapshot, of: .contacts, in: console.language).writeContacts(to: file)
    try file.keep()
    try console.say(
      Phrase("made \(file.path): organizations \(count)", "đã lập \(file.path): \(count) cơ quan, đơn vị"))
    return try sayNext(file, on: console)
  }

  static let sheetRequirements = Command(
    "sheet requirements", for: .inspectors,
    Phrase("write the workbook of results per requirement", "xuất biểu kết quả theo từng yêu cầu"),
    discussion: Phrase(
      "A line for each requirement of each system that operates, and one for each group, which fills its empty lines. 'capdo import' reads it again: "
        + "what was edited is recorded from the day on that stands above the list.",
      "Mỗi yêu cầu của từng hệ thống đang vận hành là một hàng; mỗi nhóm có một hàng chung, điền thay cho các hàng còn trống. Nhập lại bằng lệnh capdo import: "
        + "nội dung đã sửa được ghi từ ngày ghi ở đầu biểu."),
    operands: [
      Operand(
        .system, required: false, repeating: true,
        help: Phrase("the systems (default: all)", "mã HTTT (mặc định: tất cả)"))
    ],
    options: [owner, operating, .ownerAlone, output] + Option.time,
    examples: [
      Example(
        "capdo sheet requirements HT-0012 -o yeu-cau.xlsx",
        Phrase("the requirements of one system", "các yêu cầu của một hệ thống")),
      Example(
        "capdo sheet requirements --operator TTDL -o yeu-cau.xlsx",
        Phrase("of all that one unit operates", "của mọi hệ thống do một đơn vị vận hành")),
    ]
  ) { arguments, console in
    let session = try Session(arguments, console)
    let snapshot = try session.snapshot()
    let scope = try sheetScope(arguments, snapshot)
    var systems = try arguments.operands.map { code in
      guard let system = try snapshot.system(code) else { throw try snapshot.noSystem(code) }
      return system
    }
    if systems.isEmpty { systems = try snapshot.systems(in: scope.scope).filter { $0.state == .operating } }
    let held = systems.filter { $0.approval != nil || $0.dossier != nil }
    let file = try NewFile(
      ofWorkbook: arguments[output] ?? Phrase("requirements.xlsx", "yeu-cau.xlsx")[console.language])
    let lines = try SheetWriter(snapshot, of: .requirements, scope, in: console.language)
      .writeRequirements(of: held, to: file)
    try file.keep()
    try console.say(
      Phrase(
        "made \(file.path): systems \(held.count), requirements \(lines), state of \(snapshot.day)",
        "đã lập \(file.path): \(held.count) hệ thống, \(lines) yêu cầu, số liệu ngày \(snapshot.day.vietnamese)"))
    if held.count < systems.count {
      let left = systems.count - held.count
      console.note(
        Phrase(
          "note: left out for they have no level yet: \(left) systems",
          "lưu ý: không đưa vào biểu vì chưa có cấp độ: \(left) hệ thống"))
    }
    return try sayNext(file, on: console)
  }

  private static func sayNext(_ file: NewFile, on console: Console) throws -> ExitStatus {
    let next = console.program.call("import", .typed(file.path))
    try console.say(
      Phrase("Next, when it comes back: \(next.english)", "Tiếp theo, khi biểu gửi về: \(next.vietnamese)"))
    return .done
  }

  private static func count(_ text: String) throws -> Int {
    guard let count = Int(text), 0...10_000 ~= count else { throw UsageError.badValue(text, for: blank) }
    return count
  }

  private static func sheetScope(_ arguments: Arguments, _ snapshot: Snapshot) throws -> SheetScope {
    switch (arguments[owner], arguments[operating]) {
    case (nil, nil): return .all
    case (let code?, nil):
      let unit = try snapshot.organization(code).reference(on: snapshot.day)
      return arguments.has(.ownerAlone) ? .ownerAlone(unit) : .owner(unit)
    case (nil, let code?): return .operating(try snapshot.organization(code).reference(on: snapshot.day))
    case (_?, _?): throw UsageError.excluded(owner, by: operating)
    }
  }

  private static func fileName(of scope: SheetScope, _ language: Language) -> String {
    let name = Phrase("sheet", "bieu")[language]
    return scope.unit.map { "\(name)-\($0).xlsx" } ?? "\(name).xlsx"
  }

  /// Makes a file for each unit that owns or operates a system, and the list of them.
  private static func writeEach(
    isOperator: Bool, _ arguments: Arguments, _ console: Console, _ snapshot: Snapshot, _ blank: Int
  ) throws -> ExitStatus {
    guard let path = arguments[output] else { throw UsageError.missing(output) }
    var units: [Int64: Organization] = [:]
    try snapshot.forEachSystem { status in
      let unit = isOperator ? status.operator : status.owner
      units[unit.id] = unit
    }
    let folder = try NewFolder(path)
    // Beside the folder, whose sheets come back in one like it.
    let list = try NewFile(path: folder.path + Phrase("-list.xlsx", "-bang-ke.xlsx")[console.language])
    var rows: [[Cell]] = []
    for unit in units.values.sorted(by: { $0.code < $1.code }) {
      let code = unit.reference(on: snapshot.day)
      let scope = isOperator ? SheetScope.operating(code) : .ownerAlone(code)
      let name = "\(code.replacing("/", with: "-")).xlsx"
      let file = try folder.newFile(name)
      let systems = try SheetWriter(snapshot, of: .systems, scope, in: console.language)
        .writeSystems(to: file, blank: blank)
      try file.keep()
      let contact = try snapshot.contact(of: unit.id)
      rows.append([
        .text(name), .text(code), .text(unit.name), .integer(systems), Cell(contact?.phone), Cell(contact?.email),
      ])
    }
    try list.write(coveringColumns, rows, in: console.language)
    try folder.keep()
    try list.keep()
    try console.say(
      Phrase(
        "made \(units.count) sheets in \(path) and their list \(list.path), state of \(snapshot.day)",
        "đã lập \(units.count) biểu trong \(path), bảng kê \(list.path), số liệu ngày \(snapshot.day.vietnamese)"))
    let next = console.program.call("import", .typed(path))
    try console.say(
      Phrase("Next, when they come back: \(next.english)", "Tiếp theo, khi biểu gửi về: \(next.vietnamese)"))
    return .done
  }

  private static let coveringColumns = [
    Column("file", Phrase("file", "Tệp")), Column("code", Phrase("code", "Mã")),
    Column("name", Phrase("unit", "Đơn vị")), Column("systems", Phrase("systems", "Số hệ thống")),
    Column("phone", Phrase("phone", "Điện thoại")), Column("email", Phrase("email", "Thư điện tử")),
  ]
}
