import LevelRegistry

extension Command {
  private static let owner = Option("owner", .organization, help: Phrase("who owns it from then on", "chủ quản mới"))
  private static let operating = Option(
    "operator", .organization, help: Phrase("who operates it from then on", "đơn vị vận hành mới"))
  private static let authority = Option(
    "authority", .oneOf(Authority.allCases.map(\.rawValue)),
    help: Phrase("the tier competent from then on", "cấp có thẩm quyền phê duyệt mới"))

  static let transfer = Command(
    "transfer", for: .inspectors,
    Phrase("record that systems went to another owner or operator", "ghi nhận chuyển giao hệ thống"),
    discussion: Phrase(
      "What is not given stays as it is. An approval in force stays in force.",
      "Nội dung không ghi thì giữ nguyên. Quyết định phê duyệt đang có vẫn còn hiệu lực."),
    operands: [.systems], options: [owner, operating, authority, .on, .note],
    examples: [
      Example(
        "capdo transfer HT-0012 HT-0013 --owner HT-SKHCN --operator HT-SKHCN --on 2025-03-01",
        Phrase("both systems belong to HT-SKHCN from that day on", "hai hệ thống thuộc HT-SKHCN từ ngày đó"))
    ]
  ) { arguments, console in
    try arguments.requireOne(of: [owner, operating, authority])
    let tier: Authority? = try arguments.term(authority)
    return try Session(arguments, console, for: .recording).record { recording, day in
      try arguments.operands.map {
        try recording.transfer($0, owner: arguments[owner], operator: arguments[operating], authority: tier, on: day)
      }
    }
  }

  private static let name = Option("name", .name, help: Phrase("its new name", "tên mới"))
  private static let category = Option(
    "category", .oneOf(Category.allCases.map(\.rawValue)), help: Phrase("what kind it is", "loại hình mới"))

  static let change = Command(
    "change", for: .inspectors,
    Phrase("record another name or category of a system", "ghi nhận thay đổi tên, loại hình của hệ thống"),
    discussion: Phrase(
      "For what changed in the world on that day; a mistake in the registry is corrected with 'capdo correct'.",
      "Dùng khi thực tế thay đổi từ ngày đó; nếu sổ đăng ký ghi nhầm thì dùng 'capdo correct'."),
    operands: [Operand(.system, help: Phrase("the system", "mã HTTT"))], options: [name, category, .on, .note],
    examples: [
      Example(
        "capdo change HT-0012 --name 'Cổng dịch vụ công' --category public --on 2025-01-01",
        Phrase("is called so from that day on", "mang tên đó từ ngày đó"))
    ]
  ) { arguments, console in
    try arguments.requireOne(of: [name, category])
    let kind: Category? = try arguments.term(category)
    return try Session(arguments, console, for: .recording).record { recording, day in
      [try recording.change(arguments.operands[0], name: arguments[name], category: kind, on: day)]
    }
  }
}
