import LevelRegistry

extension Command {
  static let start = end(
    "start", Phrase("record that systems went into operation", "ghi nhận đưa hệ thống vào vận hành"),
    reason: "biên bản nghiệm thu 5/BB"
  ) { recording, code, day, _ in try recording.start(code, on: day) }

  static let suspend = end(
    "suspend", Phrase("record that systems were suspended", "ghi nhận tạm dừng hệ thống"),
    reason: "nâng cấp máy chủ"
  ) { recording, code, day, _ in try recording.suspend(code, on: day) }

  private static let replace = Option(
    "replace",
    help: Phrase("although a decision of a later day is recorded", "dù đã ghi quyết định phê duyệt của ngày sau đó"))

  static let retire = end(
    "retire", Phrase("record that systems were retired", "ghi nhận hệ thống đã kết thúc vận hành"),
    reason: "thay bằng HT-0100", options: [replace]
  ) { try $0.retire($1, on: $2, despiteDecisions: $3.has(replace)) }

  static let revoke = end(
    "revoke", Phrase("record that approvals were revoked", "ghi việc bãi bỏ (hủy bỏ) quyết định phê duyệt"),
    reason: "quyết định bãi bỏ 20/QĐ-UBND"
  ) { recording, code, day, _ in try recording.revoke(code, on: day) }

  private static func end(
    _ name: String, _ abstract: Phrase, reason: String, options: [Option] = [],
    _ act: @escaping @Sendable (Recording, String, Day, Arguments) throws -> ActResult
  ) -> Command {
    Command(
      name, for: .inspectors, abstract, operands: [.systems], options: [.on, .reason] + options,
      examples: [Example("capdo \(name) HT-0012 --on 2024-11-05 --reason '\(reason)'", abstract)]
    ) { arguments, console in
      try Session(arguments, console, for: .recording).record(note: arguments[.reason]) { recording, day in
        try arguments.operands.map { try act(recording, $0, day, arguments) }
      }
    }
  }
}
