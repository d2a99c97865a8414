import LevelRegistry

extension Command {
  private static let kinds = ["system", "dossier", "approval", "plan", "inspection"]
  private static let kind = Operand(.oneOf(kinds), help: Phrase("which fact of it", "loại ghi nhận"))
  private static let remove = Option(
    "remove", help: Phrase("take it back: it never was so", "hủy ghi nhận: chưa từng như vậy"))
  private static let reason = Option(
    "reason", .text, required: true, help: Phrase("why, for the journal", "lý do, ghi vào nhật ký"))
  private static let day = Option(
    "on", .day, required: true, help: Phrase("a day on which it holds", "một ngày mà ghi nhận đó có hiệu lực"))

  static let correct = Command(
    "correct", for: .inspectors,
    Phrase("correct what was recorded by mistake", "đính chính nội dung đã ghi nhầm"),
    discussion: Phrase(
      "For a mistake in the register, at any past day; what changed in the world is an act of its own. The fact that holds "
        + "on the day is written again over the same days with what is given, an empty value ('') taking out what stands "
        + "there. With --remove, what it ended holds again up to the day it ended. 'capdo history CODE' prints the line for "
        + "each fact. The mistake stays readable in history.",
      "Dùng khi sổ đăng ký ghi nhầm, vào bất kỳ ngày nào đã qua; thực tế thay đổi thì dùng lệnh tương ứng. Ghi nhận có hiệu "
        + "lực vào ngày đó được ghi lại trong cùng thời gian với nội dung được cho, giá trị rỗng ('') là bỏ nội dung đang "
        + "có. Với --remove, ghi nhận trước đó có hiệu lực trở lại. 'capdo history MÃ' in sẵn dòng lệnh cho từng ghi nhận. "
        + "Nội dung ghi nhầm vẫn đọc được trong lịch sử."),
    operands: [Operand(.code, help: Phrase("the system", "mã HTTT")), kind],
    options: [day, reason, remove] + CorrectedValues.options,
    examples: [
      Example(
        "capdo correct HT-0012 approval --on 2024-11-12 --reason 'nhầm hệ thống' --remove",
        Phrase("the decision was on another system", "quyết định là của hệ thống khác")),
      Example(
        "capdo correct HT-0012 plan --on 2024-10-01 --reason 'gõ nhầm' --status partial --expected 2025-Q2",
        Phrase("the plan was not full, but partial", "chưa triển khai đầy đủ")),
    ]
  ) { arguments, console in
    let name = arguments.operands[1]
    guard kinds.contains(name) else { throw UsageError.badValue(name, for: kind) }
    let values = CorrectedValues(arguments, kind: name)
    try values.mustFit(removing: arguments.has(remove) ? remove : nil)
    let fact = try values.fact()
    let act =
      arguments.has(remove) ? Phrase("taken back: ", "hủy ghi nhận: ") : Phrase("corrected: ", "đính chính: ")
    let session = try Session(arguments, console, for: .recording)
    return try session.record(saying: act, note: arguments[reason] ?? "") { recording, day in
      let code = arguments.operands[0]
      return [
        arguments.has(remove)
          ? try recording.remove(fact, of: code, on: day)
          : try values.correct(fact, of: code, on: day, in: recording)
      ]
    }
  }
}
