import Exchange
import LevelRegistry

extension Command {
  static let organizationShow = Command(
    "organization show", for: .officials,
    Phrase("show one organization: names, codes, contact, who came before and after", "xem một cơ quan, đơn vị"),
    operands: [Operand(.code, help: Phrase("its code that day, or CODE@DAY", "mã ngày đó, hoặc MÃ@NGÀY"))],
    options: Option.time + [.format],
    examples: [
      Example(
        "capdo organization show 18073@2025-06-30",
        Phrase("the bearer of the code before the reform", "đơn vị mang mã này trước khi sắp xếp"))
    ]
  ) { arguments, console in
    let session = try Session(arguments, console)
    let snapshot = try session.snapshot()
    let portrait = try snapshot.portrait(of: arguments.operands[0])
    try session.table([
      Column("field", Phrase("field", "Mục")), Column("value", Phrase("value", "Nội dung")),
    ]) { write in
      for (column, value) in portrait.rows where value != .empty {
        try write([.term(column.name, column.heading), value])
      }
    }
    return .done
  }

  static let organizationSet = Command(
    "organization set", for: .inspectors,
    Phrase("record how an organization is reached, for the annual form", "ghi thông tin liên hệ cho báo cáo hằng năm"),
    discussion: Phrase(
      "What is not given stays as it is; an empty value takes it out.",
      "Nội dung không ghi thì giữ nguyên; giá trị rỗng là bỏ nội dung đó."),
    operands: [Operand(.code, help: Phrase("its code that day", "mã ngày đó"))],
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
        part == .specialisedUnit
        ? Phrase("who appraises for it: a code", "đơn vị chuyên trách về an ninh mạng: mã")
        : Phrase("its \(part.phrase.english)", part.phrase.vietnamese)
      return (part, Option(part.rawValue, part == .specialisedUnit ? .code : .text, help: help))
    }
  }
}
