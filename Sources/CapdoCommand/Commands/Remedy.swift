import LevelRegistry
import RegistryFiles

extension Command {
  private static let source = Option(
    "source", .oneOf(RemedySource.allCases.map(\.rawValue)), required: true,
    help: Phrase("where it comes from", "nguồn"))
  private static let requirement = Option(
    "requirement", .code, help: Phrase("the requirement that it is about", "yêu cầu liên quan"))
  private static let task = Option("task", .text, help: Phrase("what is to be done", "nội dung khắc phục"))
  private static let unit = Option(
    "unit", .organization,
    help: Phrase("who does it (default: the operator)", "đơn vị thực hiện (mặc định: đơn vị vận hành)"))
  private static let dueDay = Option("due", .day, help: Phrase("its last day", "thời hạn"))
  private static let document = Option(
    "document", .number, help: Phrase("the paper that shows it", "số văn bản xác nhận"))
  private static let checkedBy = Option("checked-by", .name, help: Phrase("who checked it", "đơn vị kiểm tra lại"))
  private static let includingDone = Option(
    "all", help: Phrase("also those that are done", "cả mục đã hoàn thành"))

  static let remedyAdd = Command(
    "remedy add", for: .inspectors,
    Phrase("record what is to be put right", "ghi nội dung phải khắc phục"),
    operands: [.systems], options: [source, requirement, task, unit, dueDay, .on, .note],
    examples: [
      Example(
        "capdo remedy add HT-0012 --source inspection --requirement I.1.1.3 --due 2025-03-31 --on 2024-11-20",
        Phrase("a requirement to be met by the end of March", "một yêu cầu phải đáp ứng trước hết tháng 3"))
    ]
  ) { arguments, console in
    let session = try Session(arguments, console, for: .recording)
    let source: RemedySource = try arguments.requireTerm(source)
    let due = try arguments.day(dueDay, today: session.registry.today)
    return try session.record { recording, day in
      try arguments.operands.map {
        try recording.addRemedy(
          to: $0, source: source, requirement: arguments[requirement], task: arguments[task], unit: arguments[unit],
          due: due, on: day
        ).result
      }
    }
  }

  static let remedyDone = Command(
    "remedy done", for: .inspectors, Phrase("record that remedies were carried out", "ghi đã khắc phục xong"),
    operands: [
      Operand(
        .number, repeating: true, help: Phrase("their numbers in 'remedy list'", "số của các mục trong 'remedy list'"))
    ],
    options: [.on, document, checkedBy, .note],
    examples: [
      Example(
        "capdo remedy done 3 --on 2025-03-20 --document 7/BB --checked-by 'Sở KH&CN'",
        Phrase("with the minutes and who checked", "kèm biên bản và đơn vị kiểm tra lại"))
    ]
  ) { arguments, console in
    let numbers = try arguments.operands.map { word in
      guard let number = Int64(word) else { throw UsageError.unexpected(word) }
      return number
    }
    return try Session(arguments, console, for: .recording).record { recording, day in
      try numbers.map {
        try recording.completeRemedy($0, document: arguments[document], checkedBy: arguments[checkedBy], on: day)
      }
    }
  }

  static let remedyList = Command(
    "remedy list", for: .officials, Phrase("list what is to be put right", "liệt kê các nội dung phải khắc phục"),
    discussion: Phrase(
      "Open ones, the earliest due first; overdue from the day after the last one.",
      "Các mục chưa hoàn thành, hạn sớm nhất trước; quá hạn tính từ ngày sau thời hạn."),
    options: [includingDone] + Option.time + Option.filters + Option.table,
    examples: [
      Example("capdo remedy list --owner HT-SYT", Phrase("what is open at one owner", "các mục của một chủ quản"))
    ]
  ) { arguments, console in
    let session = try Session(arguments, console)
    let snapshot = try session.snapshot()
    let remedies = try snapshot.remedies(in: try arguments.scope(), done: arguments.has(includingDone) ? nil : false)
    try session.table(RemedyTable.columns) { write in
      for remedy in remedies { try write(RemedyTable.row(remedy, on: snapshot.day)) }
    }
    return .done
  }
}
