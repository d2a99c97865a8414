import LevelRegistry
import RegistryFiles

extension Command {
  static let backup = Command(
    "backup", for: .inspectors, Phrase("write a verified copy of the registry", "sao lưu sổ đăng ký"),
    discussion: Phrase(
      "Others may go on recording meanwhile. Nothing is overwritten. Prints the checkpoint of the copy: id, entries, digest.",
      "Người khác vẫn ghi được trong lúc sao lưu. Không ghi đè tệp nào. In mốc xác minh của bản sao: mã nhận dạng, số mục, mã băm."
    ),
    operands: [Operand(.file, help: Phrase("the file to make", "tệp sao lưu cần tạo"))],
    examples: [
      Example(
        "capdo backup /media/usb/hatinh-2026-11-23.db",
        Phrase("keeps the registry as it is now", "giữ lại sổ đăng ký như hiện nay"))
    ]
  ) { arguments, console in
    let path = arguments.operands[0]
    let checkpoint = try Session(arguments, console).registry.backUp(to: path)
    return try tell(checkpoint, Phrase("backed up to \(path)", "đã sao lưu vào \(path)"), console)
  }

  static let restore = Command(
    "restore", for: .inspectors, Phrase("make a registry from a backup", "phục hồi sổ đăng ký từ bản sao lưu"),
    discussion: Phrase(
      "The backup is verified first. A register in the way is left alone: move it away, or name another with --db.",
      "Bản sao lưu được xác minh trước. Sổ đăng ký đang có được giữ nguyên: hãy chuyển nó đi, hoặc chọn tệp khác bằng --db."
    ),
    operands: [Operand(.file, help: Phrase("the backup", "tệp sao lưu"))],
    examples: [
      Example(
        "capdo --db hatinh.db restore /media/usb/hatinh-2026-11-23.db",
        Phrase("makes hatinh.db from the backup", "tạo hatinh.db từ bản sao lưu"))
    ]
  ) { arguments, console in
    let path = arguments.database(in: console.environment)
    // A backup that is not there is a file that is not there, and no register to be made.
    _ = try FileSource(path: arguments.operands[0])
    let backup = try Registry(opening: arguments.operands[0], for: .reading)
    try Registry.mustVerify(arguments.operands[0])
    let checkpoint = try backup.backUp(to: path)
    return try tell(checkpoint, Phrase("restored as \(path)", "đã phục hồi thành \(path)"), console)
  }

  private static func tell(_ checkpoint: Checkpoint, _ done: Phrase, _ console: Console) throws -> ExitStatus {
    console.note(done)
    try console.write("\(checkpoint)\n")
    return .done
  }
}
