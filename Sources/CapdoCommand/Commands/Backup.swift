import LevelRegistry
import RegistryFiles

extension Command {
  static let backup = Command(
    "backup", for: .inspectors, Phrase("write a verified copy of the registry", "sao lưu sổ đăng ký"),
    discussion: Phrase(
      "Others can keep recording during it. Nothing is overwritten. Prints the checkpoint of the copy: id, entries, digest.",
      "Người khác vẫn ghi được trong lúc sao lưu. Không ghi đè tệp nào. In mốc xác minh của bản sao: mã nhận dạng, số mục, mã băm."
    ),
    operands: [Operand(.file, help: Phrase("the file to make", "tệp sao lưu cần tạo"))],
    options: [keep],
    examples: [
      Example(
        "capdo backup --keep 30 /srv/backup",
        Phrase(
          "for cron: one more file in the folder, thirty of them kept; one line with the checkpoint",
          "cho cron: thêm một tệp vào thư mục, giữ ba mươi tệp; in một dòng có mốc xác minh")),
      Example(
        "capdo backup /media/usb/hatinh-2026-11-23.db",
        Phrase("keeps the registry as it is now", "giữ lại sổ đăng ký như hiện nay")),
    ]
  ) { arguments, console in
    let path = arguments.operands[0]
    let registry = try Session(arguments, console).registry
    if let text = arguments[keep] {
      guard let count = Int(text), count > 0 else { throw UsageError.badValue(text, for: keep) }
      return try rotate(registry, in: path, keeping: count, console)
    }
    let checkpoint = try registry.backUp(to: path)
    return try tell(checkpoint, Phrase("backed up to \(path)", "đã sao lưu vào \(path)"), console)
  }

  static let restore = Command(
    "restore", for: .inspectors, Phrase("make a registry from a backup", "phục hồi sổ đăng ký từ bản sao lưu"),
    discussion: Phrase(
      "The backup is verified first. A registry in the way is left alone: move it away, or name another with --db.",
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
    // A backup that is not there is a file that is not there, and no registry to be made.
    _ = try FileSource(path: arguments.operands[0])
    let backup = try Registry(opening: arguments.operands[0], for: .reading)
    try Registry.mustVerify(arguments.operands[0])
    let checkpoint = try backup.backUp(to: path)
    return try tell(checkpoint, Phrase("restored as \(path)", "đã phục hồi thành \(path)"), console)
  }

  private static let keep = Option(
    "keep", .number,
    help: Phrase(
      "FILE is a folder, in which so many of the newest backups stay",
      "TỆP là thư mục, trong đó giữ bấy nhiêu bản sao lưu mới nhất"))

  /// Makes one more backup in a folder, named for its registry and its moment, and removes the oldest of those beyond the
  /// count once it is there.
  private static func rotate(_ registry: Registry, in path: String, keeping count: Int, _ console: Console) throws
    -> ExitStatus
  {
    let folder = try Folder(making: path)
    let file = registry.path.split(separator: "/").last.map { String($0) } ?? registry.path
    let name = file.hasSuffix(".db") ? String(file.dropLast(3)) : file
    let moment = console.now().description.filter { $0 != "-" && $0 != ":" }
    let made = folder.place(of: "\(name)-\(moment).db")
    let checkpoint = try registry.backUp(to: made)
    let line = "\(checkpoint.registry) \(checkpoint.entries) \(checkpoint.digest) \(made)"
    try console.say(Phrase(line, line))
    // 20261123T081530Z: so many digits with a T among them, in the order of time.
    let backups = try folder.names().filter { backup in
      guard backup.hasPrefix("\(name)-"), backup.hasSuffix("Z.db") else { return false }
      let moment = backup.dropFirst(name.count + 1).dropLast(4)
      return moment.count == 15 && moment.enumerated().allSatisfy { $0 == 8 ? $1 == "T" : $1.isASCII && $1.isNumber }
    }
    for old in backups.sorted().dropLast(count) { try folder.remove(old) }
    return .done
  }

  private static func tell(_ checkpoint: Checkpoint, _ done: Phrase, _ console: Console) throws -> ExitStatus {
    console.note(done)
    try console.write("\(checkpoint)\n")
    return .done
  }
}
