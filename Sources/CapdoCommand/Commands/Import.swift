import Exchange
import LevelRegistry

extension Command {
  private static let replace = Option(
    "replace",
    help: Phrase("allow levels to go down and decisions to be replaced", "cho phép hạ cấp độ, thay quyết định"))
  private static let skip = Option(
    "skip-out-of-scope", help: Phrase("leave lines of levels 4 and 5 out", "bỏ qua các dòng cấp độ 4, 5"))
  private static let file = Operand(.file, help: Phrase("a CSV file, UTF-8", "tệp CSV, mã UTF-8"))

  static let importSystems = Command(
    "import systems", for: .inspectors, Phrase("take over a sheet of systems", "nhập danh mục hệ thống"),
    discussion: Phrase(
      "Adds and corrects, never erases; all or nothing. The same file again changes nothing.",
      "Chỉ bổ sung và sửa, không xóa; hoặc nhập tất cả, hoặc không nhập gì. Nhập lại cùng tệp không thay đổi gì."),
    operands: [file], options: [.sheetDay, replace, skip, .note],
    examples: [
      Example(
        "capdo import systems fixtures/hatinh-2024/systems.csv --on 2024-11-13",
        Phrase("takes the systems over", "nhập các hệ thống"))
    ]
  ) { arguments, console in
    try importing(arguments, console) { registry, actor, path, terms in
      try registry.importSystems(
        from: { try FileSource(path: path) }, named: fileName(path), by: actor, note: arguments[.note], terms: terms,
        skippingOutOfScope: arguments.has(skip))
    }
  }

  static let importOrganizations = Command(
    "import organizations", for: .inspectors,
    Phrase("take over a sheet of organizations", "nhập danh mục cơ quan, đơn vị"), operands: [file],
    options: [.sheetDay, .note],
    examples: [
      Example(
        "capdo import organizations fixtures/hatinh-2024/organizations.csv",
        Phrase("takes the organizations over", "nhập các cơ quan, đơn vị"))
    ]
  ) { arguments, console in
    try importing(arguments, console) { registry, actor, path, terms in
      try registry.importOrganizations(
        from: { try FileSource(path: path) }, named: fileName(path), by: actor, note: arguments[.note], terms: terms)
    }
  }

  private static func importing(
    _ arguments: Arguments, _ console: Console,
    _ body: (Registry, String, String, SheetTerms) throws -> ImportResult
  ) throws -> ExitStatus {
    let session = try Session(arguments, console, for: .recording)
    let day = try arguments.day(.sheetDay, today: session.registry.today)
    let terms = SheetTerms(day: day, replacing: arguments.has(replace))
    let result = try body(session.registry, session.actor, arguments.operands[0], terms)
    let entry = result.entry.map { Phrase(" (entry \($0))", " (mục \($0))") }
    let none = Phrase("; nothing recorded", "; không ghi nhận gì")
    try console.say(
      Phrase(
        "\(result.added) added, \(result.changed) changed, \(result.unchanged) unchanged\((entry ?? none).english)",
        "thêm \(result.added), sửa \(result.changed), giữ nguyên \(result.unchanged)\((entry ?? none).vietnamese)"))
    if !result.outOfScope.isEmpty {
      let lines = result.outOfScope.map { "\($0)" }.joined(separator: ", ")
      console.note(
        Phrase("left out, of level 4 or 5: lines \(lines)", "bỏ qua, thuộc cấp độ 4 hoặc 5: các dòng \(lines)"))
    }
    if !result.newCodes.isEmpty {
      let codes = result.newCodes.joined(separator: ", ")
      try console.say(Phrase("new codes: \(codes)", "mã mới: \(codes)"))
    }
    return .done
  }

  private static func fileName(_ path: String) -> String {
    path.split(separator: "/").last.map { String($0) } ?? path
  }
}
