import LevelRegistry

extension Command {
  private static let old = Operand(
    .organization, help: Phrase("who ends, as called the day before", "đơn vị kết thúc, theo mã của ngày liền trước"))
  private static let into = Option(
    "into", .organization, required: true,
    help: Phrase("the successor, as called that day", "đơn vị kế thừa, theo mã ngày đó"))
  private static let intoSeveral = Option(
    "into", .organization, required: true, repeatable: true,
    help: Phrase("the successors, as called that day: A,B", "các đơn vị kế thừa, theo mã ngày đó: A,B"))
  private static let name = Option("name", .name, help: Phrase("the new one's name", "tên đơn vị mới"))
  private static let tier = Option(
    "tier", .oneOf(Authority.allCases.map(\.rawValue)),
    help: Phrase(
      "the new one's tier (default: that of the old ones)", "cấp của đơn vị mới (mặc định: theo các đơn vị cũ)"))
  private static let parent = Option(
    "parent", .organization,
    help: Phrase("what it belongs to (default: as the old ones)", "cấp trên (mặc định: theo các đơn vị cũ)"))

  static let organizationMerge = Command(
    "organization merge", for: .inspectors,
    Phrase("record that organizations became one", "ghi nhận sáp nhập cơ quan, đơn vị"),
    discussion: Phrase(
      "The old ones end; their systems, operation included, go to the new one in the same entry, also those of changes "
        + "recorded for later days. The code may be one of the old ones. Approvals stay in force.",
      "Các đơn vị cũ kết thúc; hệ thống do đơn vị cũ làm chủ quản hoặc vận hành chuyển sang đơn vị mới trong cùng một mục "
        + "nhật ký, kể cả thay đổi đã ghi cho các ngày sau. Có thể dùng lại mã cũ. Quyết định phê duyệt vẫn còn hiệu lực."
    ),
    operands: [Operand(.organization, repeating: true, help: old.help)],
    options: [into, name, tier, parent, .distinct, .on, .yes, .note],
    examples: [
      Example(
        "capdo organization merge 18070 18073 --into 18073 --name 'Phường Thành Sen' --on 2025-07-01",
        Phrase("two wards become one, which takes a code of theirs", "hai phường thành một, dùng lại một mã cũ"))
    ]
  ) { arguments, console in
    let tier: Authority? = try arguments.term(tier)
    let into = try arguments.require(into)
    let old = arguments.operands.joined(separator: ", ")
    try console.confirm(
      Phrase("merge \(old) into \(into)?", "sáp nhập \(old) thành \(into)?"), unless: arguments.has(.yes))
    return try Session(arguments, console, for: .recording).record { recording, day in
      try recording.mergeOrganizations(
        arguments.operands, into: into, name: arguments[name], tier: tier, parent: arguments[parent], on: day,
        isDistinct: arguments.has(.distinct))
    }
  }

  static let organizationSplit = Command(
    "organization split", for: .inspectors,
    Phrase("record that an organization was divided", "ghi nhận chia tách cơ quan, đơn vị"),
    discussion: Phrase(
      "The successors must be recorded. Which of them gets which system is for people to decide: the commands follow.",
      "Các đơn vị kế thừa phải có trong sổ. Hệ thống nào về đơn vị nào do con người quyết định: có sẵn các lệnh để gõ."),
    operands: [old],
    options: [intoSeveral, .on, .yes, .note],
    examples: [
      Example(
        "capdo organization split 18085 --into 18073,18100 --on 2025-07-01",
        Phrase("two wards share the territory of a third", "hai phường chia nhau địa bàn của phường thứ ba"))
    ]
  ) { arguments, console in
    let codes = arguments.all(intoSeveral).flatMap { $0.split(separator: ",").map(String.init) }
    let (old, new) = (arguments.operands[0], codes.joined(separator: ", "))
    try console.confirm(
      Phrase("split \(old) into \(new)?", "chia tách \(old) thành \(new)?"), unless: arguments.has(.yes))
    return try Session(arguments, console, for: .recording).end { recording, day in
      try recording.splitOrganization(arguments.operands[0], into: codes, on: day)
    }
  }

  static let organizationAbolish = Command(
    "organization abolish", for: .inspectors,
    Phrase("record that an organization ended without a successor", "ghi nhận giải thể cơ quan, đơn vị"),
    discussion: Phrase(
      "Its parts move to the body above. Its systems are listed, with the commands that give them another owner.",
      "Đơn vị trực thuộc chuyển lên cấp trên. Các hệ thống được liệt kê kèm lệnh chuyển giao."),
    operands: [old], options: [.on, .yes, .note],
    examples: [
      Example(
        "capdo organization abolish 439 --on 2025-07-01",
        Phrase("the district existed until 2025-06-30", "huyện tồn tại đến hết ngày 30/06/2025"))
    ]
  ) { arguments, console in
    let code = arguments.operands[0]
    try console.confirm(Phrase("abolish \(code)?", "giải thể \(code)?"), unless: arguments.has(.yes))
    return try Session(arguments, console, for: .recording).end { recording, day in
      try recording.abolishOrganization(arguments.operands[0], on: day)
    }
  }

  static let organizationRename = Command(
    "organization rename", for: .inspectors,
    Phrase("record another name of an organization", "ghi nhận đổi tên cơ quan, đơn vị"),
    operands: [Operand(.organization, help: Phrase("its code that day", "mã ngày đó"))],
    options: [Option("name", .name, required: true, help: Phrase("its new name", "tên mới")), .distinct, .on, .note],
    examples: [
      Example(
        "capdo organization rename HT-STTTT --name 'Sở Khoa học và Công nghệ' --on 2025-03-01",
        Phrase("the same organization under another name", "vẫn là đơn vị đó với tên mới"))
    ]
  ) { arguments, console in
    try Session(arguments, console, for: .recording).record { recording, day in
      [
        try recording.renameOrganization(
          arguments.operands[0], to: try arguments.require(name), on: day, isDistinct: arguments.has(.distinct))
      ]
    }
  }
}

extension Session {
  /// Records the end of an organization, and lists the systems left with the lines to type.
  fileprivate func end(_ body: (Recording, Day) throws -> Dissolution) throws -> ExitStatus {
    var left: [OrphanedSystem] = []
    let status = try record { recording, day in
      let ending = try body(recording, day)
      left = ending.left
      return ending.changes
    }
    guard !left.isEmpty else { return status }
    try console.say(
      Phrase(
        "\(left.count) \(left.count == 1 ? "system has" : "systems have") no owner or operator from then on; to reassign \(left.count == 1 ? "it" : "them"), run:",
        "\(left.count) hệ thống không còn chủ quản hoặc đơn vị vận hành từ ngày đó; để chuyển giao, hãy chạy:"))
    for system in left { try console.say(console.program.call(SuggestedCommand(transferring: system))) }
    return status
  }
}
