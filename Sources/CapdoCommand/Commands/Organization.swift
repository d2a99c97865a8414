import LevelRegistry
import RegistryFiles

extension Command {
  static let organizationAdd = Command(
    "organization add", for: .inspectors, Phrase("add an organization", "thêm cơ quan, đơn vị"),
    operands: [Operand(.code, help: Phrase("its code", "mã"))],
    options: [orgName, orgTier, orgParent, orgFrom, orgTo, .distinct, .note],
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
          to: try arguments.day(orgTo, today: today) ?? .forever, isDistinct: arguments.has(.distinct))
      ]
    }
  }

  private static let orgName = Option("name", .name, required: true, help: Phrase("its name", "tên"))
  private static let orgTier = Option(
    "tier", .oneOf(Authority.allCases.map(\.rawValue)), required: true,
    help: Phrase("the tier it works for", "cấp"))
  private static let orgParent = Option("parent", .organization, help: Phrase("what it belongs to", "cấp trên"))
  private static let orgFrom = Option(
    "from", .day, help: Phrase("its first day (default: always)", "từ ngày (mặc định: luôn có)"))
  private static let orgTo = Option(
    "to", .day, help: Phrase("the day after its last (default: no end)", "đến trước ngày (mặc định: không thời hạn)"))

  private static let unconfirmedSince = Option(
    "unconfirmed-since", .day,
    help: Phrase("only owners with systems that have not confirmed since", "chỉ chủ quản có hệ thống chưa xác nhận từ"))

  static let organizationList = Command(
    "organization list", for: .inspectors, Phrase("list the organizations of a day", "liệt kê cơ quan, đơn vị"),
    discussion: Phrase(
      "With --unconfirmed-since: those of the day that own systems not yet retired and did not confirm their lists on "
        + "that day or after it.",
      "Với --unconfirmed-since: các chủ quản của ngày được hỏi có hệ thống chưa kết thúc vận hành và chưa xác nhận danh mục "
        + "từ ngày đó."),
    options: [unconfirmedSince] + Option.time + Option.table,
    examples: [
      Example("capdo organization list --format csv", Phrase("lists those of today", "liệt kê tính đến hôm nay")),
      Example(
        "capdo organization list --unconfirmed-since 2024-10-01",
        Phrase("who has not confirmed this quarter", "đơn vị chưa xác nhận trong quý")),
    ]
  ) { arguments, console in
    let session = try Session(arguments, console)
    let snapshot = try session.snapshot()
    let columns = OrganizationTable.columns().filter {
      ["code", "name", "tier", "list_confirmed_on"].contains($0.name)
    }
    func row(_ organization: Organization, _ confirmedOn: Day?) -> [Cell] {
      [.text(organization.code), .text(organization.name), Cell(organization.tier), Cell(confirmedOn)]
    }
    guard let since = try arguments.day(unconfirmedSince, today: session.registry.today) else {
      try session.table(columns) { write in
        for (organization, confirmedOn) in try snapshot.organizations() { try write(row(organization, confirmedOn)) }
      }
      return .done
    }
    try session.table(columns + [Column("systems", Phrase("systems", "Số hệ thống"))]) { write in
      for (owner, confirmedOn, count) in try snapshot.ownersUnconfirmed(since: since) {
        try write(row(owner, confirmedOn) + [.integer(count)])
      }
    }
    return .done
  }

  static let organizationConfirm = Command(
    "organization confirm", for: .inspectors,
    Phrase("confirm that the lists of owners are complete", "ghi nhận chủ quản xác nhận danh mục đầy đủ"),
    operands: [Operand(.organization, repeating: true, help: Phrase("the owners", "các chủ quản"))],
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

  private static let removesAlias = Option(
    "remove", help: Phrase("from the day on it is no longer called that", "từ ngày đó không còn gọi như vậy"))
  private static let aliasOn = Option(
    "on", .day,
    help: Phrase(
      "from which day on (default: always; --remove: today)", "từ ngày (mặc định: luôn có; --remove: hôm nay)"))

  static let organizationAlias = Command(
    "organization alias", for: .inspectors,
    Phrase("add other names by which an organization is called", "ghi tên viết tắt, tên gọi khác của cơ quan, đơn vị"),
    discussion: Phrase(
      "Sheets and commands find the organization by them. What everybody abbreviates alike (UBND, TP, Sở TT&TT) is known already.",
      "Biểu và lệnh tìm được đơn vị theo các tên này. Các chữ viết tắt thông dụng (UBND, TP, Sở TT&TT) đã có sẵn."),
    operands: [
      Operand(.organization, help: Phrase("its code or name", "mã hoặc tên")),
      Operand(.name, repeating: true, help: Phrase("the other names", "các tên gọi khác")),
    ],
    options: [removesAlias, aliasOn, .note],
    examples: [
      Example(
        "capdo organization alias HT-SYT 'Ngành Y tế' SYT",
        Phrase("both mean the Department of Health", "cả hai đều chỉ Sở Y tế"))
    ]
  ) { arguments, console in
    let session = try Session(arguments, console, for: .recording)
    let day = try arguments.day(aliasOn, today: session.registry.today)
    return try session.recordUndated { recording in
      try arguments.operands.dropFirst().map { name in
        arguments.has(removesAlias)
          ? try recording.endAlias(name, of: arguments.operands[0], on: day ?? recording.today)
          : try recording.addAlias(name, of: arguments.operands[0], from: day ?? .always)
      }
    }
  }

  static let organizationHistory = Command(
    "organization history", for: .auditors,
    Phrase("show every fact of an organization ever recorded", "xem lịch sử của một cơ quan, đơn vị"),
    operands: [Operand(.organization, help: Phrase("its code that day, or CODE@DAY", "mã ngày đó, hoặc MÃ@NGÀY"))],
    options: Option.time + [.format],
    examples: [
      Example(
        "capdo organization history HT-SYT",
        Phrase("names, bodies above, contacts, confirmations", "tên, cấp trên, liên hệ, các lần xác nhận"))
    ]
  ) { arguments, console in
    let session = try Session(arguments, console)
    let snapshot = try session.snapshot()
    let columns =
      [
        Column("entry", Phrase("entry", "Mục")), Column("recorded_at", Phrase("recorded at", "Ghi lúc")),
        Column("actor", Phrase("actor", "Người ghi")), Column("act", Phrase("act", "Việc")),
      ] + ItemTable.columns.dropLast() + [
        Column("voided_by", Phrase("replaced by entry", "Bị thay bởi mục")), Column("note", Phrase("note", "Ghi chú")),
      ]
    try session.table(columns) { write in
      for (line, item, voidedBy) in try snapshot.history(ofOrganization: arguments.operands[0]) {
        try write(
          [
            .integer(Int(line.entry)), .term("\(line.recordedAt)", line.recordedAt.phrase), .text(line.actor),
            Cell(act: line.act),
          ] + ItemTable.row(item).dropLast() + [voidedBy.map { .integer(Int($0)) } ?? .empty, Cell(line.note)])
      }
    }
    return .done
  }

  static let organizationShow = Command(
    "organization show", for: .officials,
    Phrase("show one organization: names, contact, history", "xem một cơ quan, đơn vị"),
    operands: [Operand(.organization, help: Phrase("its code that day, or CODE@DAY", "mã ngày đó, hoặc MÃ@NGÀY"))],
    options: Option.time + Option.table,
    examples: [
      Example(
        "capdo organization show 18073@2025-06-30",
        Phrase("the organization that had this code before the reform", "đơn vị mang mã này trước khi sắp xếp"))
    ]
  ) { arguments, console in
    let session = try Session(arguments, console)
    let snapshot = try session.snapshot()
    let details = try snapshot.details(of: arguments.operands[0])
    try session.table([
      Column("field", Phrase("field", "Mục")), Column("value", Phrase("value", "Nội dung")),
    ]) { write in
      for (column, value) in details.rows where value != .empty {
        try write([.term(column.name, column.heading), value])
      }
      let aliases = details.aliases.joined(separator: "; ")
      if !aliases.isEmpty { try write([.term("aliases", Phrase("also called", "Còn gọi là")), .text(aliases)]) }
    }
    return .done
  }

  static let organizationSet = Command(
    "organization set", for: .inspectors,
    Phrase("set contact details for the annual form", "ghi thông tin liên hệ cho báo cáo hằng năm"),
    discussion: Phrase(
      "What is not given stays as it is; an empty value takes it out.",
      "Nội dung không ghi thì giữ nguyên; giá trị rỗng là bỏ nội dung đó."),
    operands: [Operand(.organization, help: Phrase("its code that day", "mã ngày đó"))],
    options: contactParts.map(\.option) + [.on, .note],
    examples: [
      Example(
        "capdo organization set HT-SYT --representative 'Nguyễn Văn A' --position 'Giám đốc' --on 2024-11-01",
        Phrase("the head of the department and the title", "người đại diện và chức vụ"))
    ]
  ) { arguments, console in
    var parts: [Contact.Part: String] = [:]
    for (part, option) in contactParts { parts[part] = arguments[option] }
    try arguments.requireOne(of: contactParts.map(\.option))
    return try Session(arguments, console, for: .recording).record { recording, day in
      [try recording.setContact(of: arguments.operands[0], to: parts, on: day)]
    }
  }

  private static var contactParts: [(part: Contact.Part, option: Option)] {
    Contact.Part.allCases.map { part in
      let help =
        part == .specializedUnit
        ? Phrase("who appraises for it: a code", "đơn vị chuyên trách về an ninh mạng: mã")
        : Phrase("its \(part.phrase.english)", part.phrase.vietnamese)
      return (part, Option(part.rawValue, part == .specializedUnit ? .organization : .text, help: help))
    }
  }
}
