import LevelRegistry

extension Command {
  private static let level = Option(
    "level", .oneOf(["1", "2", "3"]), required: true, help: Phrase("the level proposed", "cấp độ đề xuất"))
  private static let expected = Option(
    "expected", .day, help: Phrase("when approval is expected", "dự kiến thời điểm phê duyệt"))
  private static let document = Option(
    "document", .number, help: Phrase("the number of the paper", "số văn bản"))
  private static let appraiser = Option("by", .name, help: Phrase("who appraised", "đơn vị thẩm định"))
  private static let result = Option(
    "result", .oneOf(InspectionResult.allCases.map(\.rawValue)),
    help: Phrase("what the appraisal says", "ý kiến thẩm định"))
  private static let system = Operand(.system, help: Phrase("the system", "mã HTTT"))

  static let propose = Command(
    "propose", for: .inspectors, Phrase("begin the dossier of a system", "lập hồ sơ đề xuất cấp độ"),
    operands: [system], options: [level, expected, .on, .note],
    examples: [
      Example(
        "capdo propose HT-0012 --level 3 --on 2024-11-01 --expected 2025-Q1",
        Phrase("proposes level 3 beside the approval in force", "đề xuất cấp độ 3 bên cạnh quyết định đang có"))
    ]
  ) { arguments, console in
    let level = try arguments.requireLevel(level)
    let expected = try arguments.period(expected)
    return try Session(arguments, console, for: .recording).record { recording, day in
      [
        try recording.propose(
          arguments.operands[0], level: level, on: day, expected: expected, note: arguments[.note])
      ]
    }
  }

  private static let purpose = Option(
    "for", .oneOf(["appraisal", "approval"]),
    help: Phrase("what it is sent for (default: appraisal)", "gửi để làm gì (mặc định: appraisal, thẩm định)"))

  static let submit = Command(
    "submit", for: .inspectors,
    Phrase(
      "record that a dossier was sent for appraisal or approval", "ghi nhận gửi hồ sơ thẩm định hoặc trình phê duyệt"),
    discussion: Phrase(
      "The day is that on which the complete dossier was received: from it the time to appraise is counted, and with "
        + "--for approval the time to approve.",
      "Ngày ghi là ngày nhận đủ hồ sơ hợp lệ: thời hạn thẩm định tính từ ngày này; với --for approval là thời hạn phê duyệt."
    ),
    operands: [system], options: [purpose, .on, document, .note],
    examples: [
      Example(
        "capdo submit HT-0012 --on 2024-11-05", Phrase("sent to be appraised", "gửi hồ sơ thẩm định")),
      Example(
        "capdo submit HT-0012 --for approval --on 2024-11-20",
        Phrase("received for approval, after the appraisal", "trình phê duyệt, sau khi có ý kiến thẩm định")),
    ]
  ) { arguments, console in
    let isForApproval = try arguments.choice(purpose, default: "appraisal") == "approval"
    return try Session(arguments, console, for: .recording).record { recording, day in
      let (code, number, note) = (arguments.operands[0], arguments[document], arguments[.note])
      return [
        try isForApproval
          ? recording.present(code, on: day, document: number, note: note)
          : recording.submit(code, on: day, document: number, note: note)
      ]
    }
  }

  static let returnDossier = step(
    "return", Phrase("record that a dossier was sent back", "ghi nhận phản hồi, hướng dẫn bổ sung hồ sơ"),
    options: [document]
  ) { try $0.returnDossier(of: $1, on: $2, document: $3[document], note: $3[.note]) }

  static let appraise = step(
    "appraise", Phrase("record that a dossier was appraised", "ghi ý kiến thẩm định hồ sơ"),
    options: [appraiser, document, result],
    examples: [
      Example(
        "capdo appraise HT-0012 --on 2024-11-19 --by 'Sở TTTT' --document 45/TĐ-STTTT --result conforming",
        Phrase("with who appraised, the paper and its result", "kèm đơn vị thẩm định, số văn bản, kết quả"))
    ]
  ) {
    try $0.appraise(
      $1, on: $2, by: $3[appraiser].map { NamedBody($0) }, document: $3[document], result: try $3.term(result),
      note: $3[.note])
  }

  static let withdraw = step(
    "withdraw", Phrase("record that a proposal was withdrawn", "ghi nhận rút hồ sơ")
  ) { try $0.withdraw($1, on: $2, note: $3[.note]) }

  private static func step(
    _ name: String, _ abstract: Phrase, options: [Option] = [], examples: [Example] = [],
    _ act: @escaping @Sendable (Recording, String, Day, Arguments) throws -> ActResult
  ) -> Command {
    Command(
      name, for: .inspectors, abstract, operands: [system], options: [.on] + options + [.note],
      examples: [Example("capdo \(name) HT-0012 --on 2024-11-05", abstract)] + examples
    ) { arguments, console in
      try Session(arguments, console, for: .recording).record { recording, day in
        [try act(recording, arguments.operands[0], day, arguments)]
      }
    }
  }
}
