import LevelRegistry

extension Command {
  private static let name = Option(
    "name", .name,
    help: Phrase(
      "what the registry is called: the province", "tên gọi của sổ: tên tỉnh, thành phố"))
  private static let province = Option(
    "province", .code,
    help: Phrase(
      "with --name: the province's code in the national list", "cùng --name: mã tỉnh theo danh mục hành chính"))

  static let initialize = Command(
    "init", for: .inspectors, Phrase("create a new, empty registry", "tạo sổ đăng ký mới, chưa có số liệu"),
    discussion: Phrase(
      "Its name is on every screen, dashboard and manifest, so that no registry is taken for another. Only its user can read "
        + "the file. Nothing is overwritten.",
      "Tên sổ hiện trên mọi màn hình, trang tổng quan và tệp kê khai, để không nhầm sổ này với sổ khác. Chỉ người tạo đọc được "
        + "tệp. Không tệp nào bị ghi đè."),
    options: [name, province],
    examples: [
      Example(
        "capdo init --name 'Tỉnh Hà Tĩnh' --province 42",
        Phrase("creates the registry of the province in capdo.db", "tạo sổ của tỉnh, tệp capdo.db")),
      Example("capdo --db hatinh.db init", Phrase("creates the registry hatinh.db", "tạo sổ đăng ký hatinh.db")),
    ]
  ) { arguments, console in
    let path = arguments.database(in: console.environment)
    let actor = arguments.claimedActor(in: console.environment) ?? OperatingSystem.userName
    if arguments.has(province), !arguments.has(name) { throw UsageError.missing(name) }
    let registry = try Registry(
      creating: path, by: actor, named: arguments[name], provinceCode: arguments[province], now: console.now,
      warn: console.warn)
    let digest = try registry.id()
    let called = arguments[name].map { Phrase(" of \($0)", " \($0)") } ?? Phrase("", "")
    try console.say(
      Phrase(
        "created the registry\(called.english) in \(path)", "đã tạo sổ đăng ký\(called.vietnamese), tệp \(path)"))
    try console.say(Phrase("its id: \(digest)", "mã nhận dạng: \(digest)"))
    try console.say(Phrase("Next:", "Tiếp theo:"))
    try Page.nextSteps(in: console.language, console.program, from: 1).write(to: console)
    return .done
  }
}
