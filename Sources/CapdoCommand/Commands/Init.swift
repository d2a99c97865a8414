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

  private static let sharedWith = Option(
    "shared-with", .word(Phrase("GROUP", "NHÓM")),
    help: Phrase(
      "the group of users of this machine who keep it together", "nhóm người dùng của máy này cùng giữ sổ"))

  static let initialize = Command(
    "init", for: .inspectors, Phrase("create a new, empty registry", "tạo sổ đăng ký mới, chưa có số liệu"),
    discussion: Phrase(
      "Its name is on every screen, dashboard and manifest, so that no registry is taken for another. Only its user, or the "
        + "group that it is shared with, can read the file. Nothing is overwritten.",
      "Tên sổ hiện trên mọi màn hình, trang tổng quan và tệp kê khai, để không nhầm sổ này với sổ khác. Chỉ người tạo, "
        + "hoặc nhóm được chia sẻ, đọc được tệp. Không tệp nào bị ghi đè."),
    options: [name, province, sharedWith],
    examples: [
      Example(
        "capdo init --name 'Tỉnh Hà Tĩnh' --province 42",
        Phrase("creates the registry of the province in capdo.db", "tạo sổ của tỉnh, tệp capdo.db")),
      Example("capdo --db hatinh.db init", Phrase("creates the registry hatinh.db", "tạo sổ đăng ký hatinh.db")),
      Example(
        "capdo --db /srv/capdo/hatinh.db init --shared-with capdo",
        Phrase("users of the group capdo keep it together", "người dùng của nhóm capdo cùng giữ sổ")),
    ]
  ) { arguments, console in
    let path = arguments.database(in: console.environment)
    let actor = arguments.claimedActor(in: console.environment) ?? OperatingSystem.userName
    if arguments.has(province), !arguments.has(name) { throw UsageError.missing(name) }
    let registry = try Registry(
      creating: path, by: actor, named: arguments[name], provinceCode: arguments[province],
      sharedWith: arguments[sharedWith], now: console.now, warn: console.warn)
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

  static let share = Command(
    "share", for: .inspectors,
    Phrase("let a group of users keep the registry together", "cho một nhóm người dùng cùng giữ sổ"),
    discussion: Phrase(
      "Users of the group can read and record, others can do neither. The folder must be the group's (mode 2770), so that "
        + "each of them can finish what a crash of another left. 'chmod 600 FILE' ends it.",
      "Người trong nhóm đọc và ghi được, người ngoài nhóm thì không. Thư mục phải thuộc về nhóm (quyền 2770) để người này "
        + "xử lý được phần người kia bỏ dở khi máy gặp sự cố. 'chmod 600 TỆP' thôi chia sẻ."),
    operands: [
      Operand(
        .word(Phrase("GROUP", "NHÓM")),
        help: Phrase("the group, as 'getent group' lists it", "tên nhóm, theo 'getent group'"))
    ],
    examples: [
      Example(
        "capdo --db /srv/capdo/hatinh.db share capdo",
        Phrase("users of the group capdo keep it together", "người dùng của nhóm capdo cùng giữ sổ"))
    ]
  ) { arguments, console in
    let (path, group) = (arguments.database(in: console.environment), arguments.operands[0])
    try Registry.share(path, with: group)
    try console.say(
      Phrase(
        "\(path): users of the group '\(group)' can read and record, others can do neither",
        "\(path): người dùng của nhóm '\(group)' đọc và ghi được, người khác thì không"))
    return .done
  }
}
