import LevelRegistry

extension Command {
  private static let kind = Option(
    "kind", .oneOf(InspectionKind.allCases.map(\.rawValue)), required: true, help: Phrase("why", "hình thức"))
  private static let by = Option("by", .name, help: Phrase("who inspected", "đơn vị kiểm tra"))
  private static let document = Option("document", .number, help: Phrase("the minutes", "số biên bản"))
  private static let result = Option(
    "result", .oneOf(InspectionResult.allCases.map(\.rawValue)), help: Phrase("what was found", "kết quả"))
  private static let remedyBy = Option(
    "remedy-by", .day, help: Phrase("add a remedy with this last day", "ghi thêm một mục khắc phục, hạn đến ngày này"))
  private static let task = Option(
    "task", .text,
    help: Phrase("what is to be remedied (default: by the minutes)", "nội dung khắc phục (mặc định: theo biên bản)"))

  static let inspect = Command(
    "inspect", for: .inspectors,
    Phrase("record an inspection of systems", "ghi kết quả kiểm tra, đánh giá hệ thống"),
    discussion: Phrase(
      "--remedy-by adds a remedy, which stays open until 'remedy done'; more of them with 'remedy add'. An inspection that conforms "
        + "lists what is still open.",
      "--remedy-by ghi thêm một mục khắc phục, theo dõi đến khi có 'remedy done'; ghi thêm mục khác bằng 'remedy add'. Lần kiểm "
        + "tra phù hợp liệt kê các mục còn chưa hoàn thành."
    ),
    operands: [.systems],
    options: [kind, .on, by, document, result, remedyBy, task, .note],
    examples: [
      Example(
        "capdo inspect HT-0012 --kind periodic --on 2024-10-20 --document 12/BB --result conforming",
        Phrase("records a periodic inspection", "ghi một lần kiểm tra định kỳ")),
      Example(
        "capdo inspect HT-0012 --kind unscheduled --on 2024-10-20 --result not-conforming --remedy-by 2024-12-31",
        Phrase(
          "and what it found is to be remedied by the end of the year", "kèm nội dung phải khắc phục trước hết năm")),
      Example(
        "capdo inspect HT-0012 --kind level-review --on 2024-10-20 --result conforming",
        Phrase("the level was reviewed after a change, and stays", "đã rà soát sau khi thay đổi, giữ nguyên cấp độ")),
    ]
  ) { arguments, console in
    let session = try Session(arguments, console, for: .recording)
    let inspection = Inspection(
      try arguments.requireTerm(kind), inspector: arguments[by].map { NamedBody($0) }, document: arguments[document],
      result: try arguments.term(result))
    let due = try arguments.day(remedyBy, today: session.registry.today)
    if due == nil, arguments.has(task) { throw UsageError.missing(remedyBy) }
    return try session.record { recording, day in
      try arguments.operands.map {
        try recording.inspect(
          $0, inspection, remedyBy: due, task: arguments[task], language: console.language, on: day)
      }
    }
  }
}
