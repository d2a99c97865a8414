import LevelRegistry

@testable import CapdoCommand

extension Option {
  static let fakeDay = Option(
    "on", .day, required: true, help: Phrase("the day of the act", "ngày thực hiện"))
  static let fakeAsOf = Option(
    "as-of", .day,
    help: Phrase("the day to count for, today if not given", "số liệu tính đến ngày, mặc định là hôm nay"))
  static let fakeFormat = Option(
    "format", .oneOf(["table", "csv", "json"]), help: Phrase("how to print", "dạng kết quả"))
  static let fakeOwner = Option(
    "owner", .code, repeatable: true, help: Phrase("only systems of this owner", "chỉ HTTT của chủ quản này"))
  static let fakeOutput = Option("output", .file, short: "o", help: Phrase("where to write", "tệp kết quả"))
  static let fakeDryRun = Option("dry-run", help: Phrase("only say what would be done", "chỉ báo trước, không ghi"))
}

extension Operand {
  static let fakeCode = Operand(.code, help: Phrase("the code of a system", "mã HTTT"))
  static let fakeCodes = Operand(.code, repeating: true, help: Phrase("the codes of systems", "mã các HTTT"))
  static let fakeStatus = Operand(
    .oneOf(["none", "partial", "full"]), help: Phrase("how far the plan has come", "tình trạng triển khai"))
  static let fakeFile = Operand(.file, help: Phrase("the file to read", "tệp cần nhập"))
}

extension Command {
  /// A table with a command of every shape, each of which says what it was given.
  static let fakes = [
    fake(
      "register", .inspectors, Phrase("register a system", "đăng ký một HTTT"), operands: [.fakeCode],
      options: [.fakeDay]),
    fake(
      "plan", .inspectors, Phrase("record how far the plan has come", "ghi tình trạng triển khai phương án"),
      operands: [.fakeCodes, .fakeStatus], options: [.fakeDay]),
    fake("import", .inspectors, Phrase("read a file", "nhập tệp"), operands: [.fakeFile], options: [.fakeDryRun]),
    fake(
      "organization add", .inspectors, Phrase("add an organization", "thêm cơ quan, đơn vị"), operands: [.fakeCode],
      options: [.fakeDay]),
    fake("organization list", .inspectors, Phrase("list organizations", "danh sách cơ quan, đơn vị")),
    fake(
      "rate", .officials, Phrase("print one rate", "in một tỷ lệ"), options: [.fakeAsOf, .fakeFormat, .fakeOwner],
      examples: [Example("capdo rate --as-of 2024-11-13", Phrase("the rate of that day", "tỷ lệ tính đến ngày đó"))]),
    fake("list", .officials, Phrase("list systems", "danh sách HTTT"), options: [.fakeOutput]),
    completions,
    help,
  ]

  private static func fake(
    _ name: String, _ audience: Audience, _ abstract: Phrase, operands: [Operand] = [], options: [Option] = [],
    examples: [Example] = []
  ) -> Command {
    Command(name, for: audience, abstract, operands: operands, options: options, examples: examples) {
      arguments, console in
      try console.write("\(name) \(arguments.operands)\n")
      return .done
    }
  }
}
