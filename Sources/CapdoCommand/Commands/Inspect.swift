import LevelRegistry

extension Command {
  private static let kind = Option(
    "kind", .oneOf(InspectionKind.allCases.map(\.rawValue)), required: true, help: Phrase("why", "hình thức"))
  private static let by = Option("by", .name, help: Phrase("who inspected", "đơn vị kiểm tra"))
  private static let document = Option("document", .number, help: Phrase("the minutes", "số biên bản"))
  private static let result = Option(
    "result", .oneOf(InspectionResult.allCases.map(\.rawValue)), help: Phrase("what was found", "kết quả"))
  private static let remedyBy = Option(
    "remedy-by", .day, help: Phrase("when it is to be remedied", "hạn khắc phục"))

  static let inspect = Command(
    "inspect", for: .inspectors,
    Phrase("record an inspection of systems", "ghi kết quả kiểm tra, đánh giá hệ thống"),
    discussion: Phrase(
      "What did not conform, with --remedy-by, stays open until a later inspection of the system, of any kind, conforms.",
      "Kết quả chưa phù hợp, có --remedy-by, được theo dõi cho đến khi một lần kiểm tra sau (hình thức bất kỳ) phù hợp."
    ),
    operands: [.systems],
    options: [kind, .on, by, document, result, remedyBy, .note],
    examples: [
      Example(
        "capdo inspect HT-0012 --kind periodic --on 2024-10-20 --document 12/BB --result conforming",
        Phrase("records a periodic inspection", "ghi một lần kiểm tra định kỳ"))
    ]
  ) { arguments, console in
    let session = try Session(arguments, console, for: .recording)
    let inspection = Inspection(
      try arguments.requireTerm(kind), inspector: arguments[by].map { NamedBody($0) }, document: arguments[document],
      result: try arguments.term(result), remedyBy: try arguments.day(remedyBy, today: session.registry.today))
    return try session.record { recording, day in
      try arguments.operands.map { try recording.inspect($0, inspection, on: day) }
    }
  }
}
