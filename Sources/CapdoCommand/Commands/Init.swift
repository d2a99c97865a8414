import LevelRegistry

extension Command {
  static let initialize = Command(
    "init", for: .inspectors, Phrase("create a new, empty registry", "tạo sổ đăng ký mới, chưa có số liệu"),
    discussion: Phrase(
      "Only its user can read the file. Nothing is overwritten.",
      "Chỉ người tạo đọc được tệp. Không tệp nào bị ghi đè."),
    examples: [
      Example("capdo --db hatinh.db init", Phrase("creates the registry hatinh.db", "tạo sổ đăng ký hatinh.db"))
    ]
  ) { arguments, console in
    let path = arguments.database(in: console.environment)
    let actor = arguments.claimedActor(in: console.environment) ?? OperatingSystem.userName
    let registry = try Registry(creating: path, by: actor, now: console.now, warn: console.warn)
    let digest = try registry.id()
    try console.say(
      Phrase("created registry \(path), id \(digest)", "đã tạo sổ đăng ký \(path), mã nhận dạng \(digest)"))
    return .done
  }
}
