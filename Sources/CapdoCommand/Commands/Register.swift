import LevelRegistry

extension Command {
  private static let name = Option("name", .name, required: true, help: Phrase("its name", "tên hệ thống"))
  private static let owner = Option("owner", .organization, required: true, help: Phrase("who owns it", "chủ quản"))
  private static let operating = Option(
    "operator", .organization,
    help: Phrase("who operates it (default: the owner)", "đơn vị vận hành (mặc định: chủ quản)"))
  private static let authority = Option(
    "authority", .oneOf(Authority.allCases.map(\.rawValue)),
    help: Phrase(
      "the tier competent to approve (default: the owner's)", "cấp có thẩm quyền phê duyệt (mặc định: cấp của chủ quản)"
    ))
  private static let category = Option(
    "category", .oneOf(Category.allCases.map(\.rawValue)), help: Phrase("what kind it is", "loại hình"))
  private static let state = Option(
    "state", .oneOf(SystemState.allCases.map(\.rawValue)),
    help: Phrase("its state (default: operating)", "trạng thái (mặc định: operating)"))
  private static let proposed = Option(
    "proposed-level", .oneOf(["1", "2", "3"]), help: Phrase("begins its dossier", "cấp độ đề xuất, lập hồ sơ"))

  static let register = Command(
    "register", for: .inspectors, Phrase("register an information system", "đăng ký hệ thống thông tin"),
    operands: [
      Operand(
        .code, required: false,
        help: Phrase("its code (default: the next HTTT-0001)", "mã HTTT (mặc định: số tiếp theo, HTTT-0001)"))
    ],
    options: [name, owner, operating, authority, category, state, proposed, .on, .note],
    examples: [
      Example(
        "capdo register --name 'Cổng dữ liệu mở' --owner 'Sở Thông tin và Truyền thông' --on 2024-11-01",
        Phrase("code, operator and authority follow", "mã, đơn vị vận hành và cấp phê duyệt tự điền")),
      Example(
        "capdo register HT-0100 --name 'Cổng dữ liệu mở' --owner HT-STTTT --authority province --on 2024-11-01",
        Phrase("registers a system from that day on", "đăng ký hệ thống từ ngày đó")),
    ]
  ) { arguments, console in
    try Session(arguments, console, for: .recording).record { recording, day in
      [
        try recording.register(
          code: arguments.operands.first, name: try arguments.require(name), owner: try arguments.require(owner),
          operator: arguments[operating], authority: try arguments.term(authority),
          category: try arguments.term(category), state: try arguments.term(state) ?? .operating,
          proposedLevel: try arguments.level(proposed), on: day)
      ]
    }
  }
}
