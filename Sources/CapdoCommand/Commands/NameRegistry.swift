import LevelRegistry

extension Command {
  private static let province = Option(
    "province", .code,
    help: Phrase("the province's code in the national list (default: as before)", "mã tỉnh (mặc định: như trước)"))

  static let nameRegistry = Command(
    "name", for: .inspectors, Phrase("record what the registry is called", "ghi tên gọi của sổ"),
    discussion: Phrase(
      "A dated fact: provinces merge and are renamed, and what was printed before keeps the name of its day.",
      "Tên gọi có ngày hiệu lực: tỉnh có thể sáp nhập, đổi tên; số liệu của ngày trước vẫn mang tên của ngày đó."),
    operands: [Operand(.name, help: Phrase("its name: the province", "tên sổ: tên tỉnh, thành phố"))],
    options: [.on, province, .note],
    examples: [
      Example(
        "capdo name 'Tỉnh Lam Giang' --on 2025-07-01", Phrase("its name from that day on", "tên gọi từ ngày đó"))
    ]
  ) { arguments, console in
    let session = try Session(arguments, console, for: .recording)
    let day = try arguments.requireDay(.on, today: session.registry.today)
    let before = try session.registryName(in: try session.registry.snapshot(asOf: day))
    let (named, entry) = try session.registry.record(by: session.actor, note: arguments[.note]) {
      try $0.nameRegistry(arguments.operands[0], provinceCode: arguments[province], on: day)
    }
    try console.say(
      Phrase(
        "the registry: \(before) → \(named.name), since \(day) (entry \(entry ?? 0))",
        "tên sổ: \(before) → \(named.name), từ ngày \(day.vietnamese) (mục \(entry ?? 0))"))
    return .done
  }
}
