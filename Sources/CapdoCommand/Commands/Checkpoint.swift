import Exchange
import LevelRegistry

extension Command {
  private static let output = Option(
    "output", .file, short: "o", help: Phrase("the file to make (standard output)", "tệp kết quả (in ra màn hình)"))

  static let checkpoint = Command(
    "checkpoint", for: .auditors,
    Phrase("print what stands for all that is on record", "in mốc xác minh của toàn bộ số liệu đã ghi"),
    discussion: Phrase(
      "Three lines: the register's id, the number of entries, the digest of the last. Give them to somebody else to keep; "
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
    return .done
  }
}

extension Checkpoint {
  /// Reads the file that `capdo checkpoint -o` made.
  init(readingFile path: String) throws {
    let source = try FileSource(path: path)
    // No checkpoint is longer.
    var block = [UInt8](repeating: 0, count: 1_024)
    var length = 0
    while length < block.count {
      let count = try block.withUnsafeMutableBytes {
        try source.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[length...]))
      }
      if count == 0 { break }
      length += count
    }
    guard let text = String(validating: block[..<length], as: UTF8.self) else { throw RegistryError.notACheckpoint }
    try self.init(parsing: text)
  }
}
