import Exchange
import LevelRegistry

extension Command {
  static let organizationAdd = Command(
    "organization add", for: .inspectors, Phrase("add an organization", "thêm cơ quan, đơn vị"),
    operands: [Operand(.code, help: Phrase("its code", "mã"))],
    options: [orgName, orgTier, orgParent, orgFrom, orgTo, .note],
    examples: [
      Example(
        "capdo organization add HT-SYT --name 'Sở Y tế' --tier province --parent 42",
        Phrase("adds a provincial department", "thêm một sở"))
    ]
  ) { arguments, console in
    let session = try Session(arguments, console, for: .recording)
    let today = session.registry.today
    return try session.recordUndated { recording in
      [
        try recording.addOrganization(
          code: arguments.operands[0], name: try arguments.require(orgName), tier: try arguments.requireTerm(orgTier),
          parent: arguments[orgParent], from: try arguments.day(orgFrom, today: today) ?? .always,
          to: try arguments.day(orgTo, today: today) ?? .forever)
      ]
    }
  }

  private static let orgName = Option("name", .name, required: true, help: Phrase("its name", "tên"))
  private static let orgTier = Option(
    "tier", .oneOf(Authority.allCases.map(\.rawValue)), required: true,
    help: Phrase("the tier it works for", "cấp"))
  private static let orgParent = Option("parent", .code, help: Phrase("what it belongs to", "cấp trên"))
  private static let orgFrom = Option("from", .day, help: Phrase("its first day (always)", "từ ngày (luôn có)"))
  private static let orgTo = Option(
    "to", .day, help: Phrase("the day after its last (for ever)", "đến trước ngày (không thời hạn)"))

  static let organizationList = Command(
    "organization list", for: .inspectors, Phrase("list the organizations of a day", "liệt kê cơ quan, đơn vị"),
    options: Option.time + [.format],
    examples: [
      Example("capdo organization list --format csv", Phrase("lists those of today", "liệt kê tính đến hôm nay"))
    ]
  ) { arguments, console in
    let session = try Session(arguments, console)
    let snapshot = try session.snapshot()
    let columns = OrganizationTable.columns.filter { ["code", "name", "tier", "list_confirmed_on"].contains($0.name) }
    try session.table(columns) { write in
      for (organization, confirmedOn) in try snapshot.organizations() {
        try write([.text(organization.code), .text(organization.name), Cell(organization.tier), Cell(confirmedOn)])
      }
    }
    return .done
  }

  static let organizationConfirm = Command(
    "organization confirm", for: .inspectors,
    Phrase("record that owners vouch for their lists", "ghi nhận chủ quản xác nhận danh mục đầy đủ"),
    operands: [Operand(.code, repeating: true, help: Phrase("the owners", "các chủ quản"))],
    options: [.on, .note],
    examples: [
      Example(
        "capdo organization confirm HT-SYT --on 2024-11-10",
        Phrase("the list of HT-SYT is complete on that day", "danh mục của HT-SYT đầy đủ vào ngày đó"))
    ]
  ) { arguments, console in
    try Session(arguments, console, for: .recording).record { recording, day in
      try arguments.operands.map { try recording.confirmList(of: $0, on: day) }
    }
  }
}
