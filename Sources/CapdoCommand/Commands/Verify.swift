import LevelRegistry
import RegistryFiles

extension Command {
  private static let checkpointFile = Option(
    "checkpoint", .file,
    help: Phrase("also demand what this checkpoint says", "đối chiếu thêm với tệp mốc xác minh này"))
  private static let format = Option(
    "format", .oneOf(["text", "json"]),
    help: Phrase("how to print (default: text)", "định dạng hiển thị (mặc định: text)"))

  static let verify = Command(
    "verify", for: .auditors,
    Phrase(
      "check that no entry was altered (check: findings)", "xác minh sổ không bị sửa về sau (check: rà soát)"),
    discussion: Phrase(
      "Recomputes every digest, compares every rule of the schema, and names the first entry, table and fact that do not "
        + "fit. Truncation or a full rewrite shows only against a checkpoint that somebody else keeps.",
      "Tính lại mọi mã băm, đối chiếu mọi quy tắc của lược đồ và chỉ ra mục, bảng, dòng đầu tiên không khớp. Sổ bị cắt "
        + "phần cuối hoặc bị viết lại toàn bộ chỉ lộ ra khi đối chiếu với mốc xác minh do người khác giữ."),
    options: [checkpointFile, format],
    examples: [
      Example("capdo verify", Phrase("checks the registry against itself", "tự xác minh sổ đăng ký")),
      Example(
        "capdo verify --checkpoint 2024-11.checkpoint",
        Phrase("also against what was kept in November", "đối chiếu thêm với mốc đã giữ từ tháng 11")),
    ]
  ) { arguments, console in
    let checkpoint = try arguments[checkpointFile].map { try Checkpoint(readingFile: $0) }
    let progress = ProgressLine(console)
    defer { progress.clear() }
    let verdict = try Registry.verify(
      arguments.database(in: console.environment), against: checkpoint, progress: { progress.show($0) },
      warn: console.warn)
    progress.clear()
    switch arguments[format] ?? "text" {
    case "text": try console.tell(verdict, against: checkpoint)
    case "json": try console.write(VerdictReport.json(verdict, in: console.language).text + "\n")
    case let other: throw UsageError.badValue(other, for: format)
    }
    return verdict.isSound ? .done : .refused
  }
}

extension Console {
  fileprivate func tell(_ verdict: Verdict, against checkpoint: Checkpoint?) throws {
    if !verdict.isSound { try say(verdict.phrase) }
    for discrepancy in verdict.discrepancies { try say(discrepancy.phrase) }
    if verdict.found > verdict.discrepancies.count {
      let more = verdict.found - verdict.discrepancies.count
      note(Phrase("and \(more) more", "và \(more) điểm khác"))
    }
    for entry in verdict.backwards {
      note(
        Phrase(
          "note: entry \(entry) was recorded before entry \(entry &- 1): the clock went back",
          "lưu ý: mục \(entry) ghi trước mục \(entry &- 1): đồng hồ đã bị lùi"))
    }
    guard verdict.isSound else { return }
    try say(
      Phrase(
        "verified: \(verdict.entries) entries, \(verdict.facts) facts, digest \(verdict.digest ?? "")",
        "đã xác minh: \(verdict.entries) mục, \(verdict.facts) dòng, mã băm \(verdict.digest ?? "")"))
    if let checkpoint {
      try say(
        Phrase(
          "agrees with the checkpoint at entry \(checkpoint.entries)",
          "khớp với mốc xác minh tại mục \(checkpoint.entries)"))
    } else {
      note(
        Phrase(
          "note: without --checkpoint, truncation or a full rewrite cannot be detected",
          "lưu ý: không có --checkpoint thì không phát hiện được sổ bị cắt phần cuối hoặc bị viết lại toàn bộ"))
    }
  }
}

extension Command {
  private static let output = Option(
    "output", .file, short: "o",
    help: Phrase("the file to make (default: standard output)", "tệp kết quả (mặc định: in ra màn hình)"))

  static let checkpoint = Command(
    "checkpoint", for: .auditors,
    Phrase(
      "print the registry's fingerprint, to be kept elsewhere",
      "in mốc xác minh: mã xác minh toàn bộ dữ liệu đã ghi"),
    discussion: Phrase(
      "Three lines: the registry's id, the number of entries, the digest of the last. Give them to somebody else to keep; "
        + "docs/chain.md shows how to sign them.",
      "Ba dòng: mã nhận dạng của sổ, số mục nhật ký, mã băm của mục cuối. Hãy giao cho người khác giữ; docs/chain.md hướng "
        + "dẫn cách ký số."),
    options: [output],
    examples: [
      Example("capdo checkpoint", Phrase("prints it", "in ra mốc")),
      Example("capdo checkpoint -o 2024-11.checkpoint", Phrase("writes it to a file", "ghi mốc ra tệp")),
    ]
  ) { arguments, console in
    let session = try Session(arguments, console)
    let lines = try session.registry.checkpoint().description + "\n"
    guard let path = arguments[output] else {
      try console.write(lines)
      return .done
    }
    let file = try NewFile(path: path)
    try file.write(Array(lines.utf8))
    try file.keep()
    console.noteMade(path)
    return .done
  }
}

extension Checkpoint {
  /// Reads the file that `capdo checkpoint -o` made.
  init(readingFile path: String) throws {
    // No checkpoint is longer.
    let bytes = try FileSource(path: path).next(1_024)
    guard let text = String(validating: bytes, as: UTF8.self) else { throw RegistryError.notACheckpoint }
    try self.init(parsing: text)
  }
}
