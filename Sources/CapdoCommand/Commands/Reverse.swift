import LevelRegistry

extension Command {
  private static let entry = Operand(.entry, help: Phrase("the entry that was a mistake", "mục nhật ký ghi nhầm"))
  private static let why = Option(
    "reason", .text, required: true, help: Phrase("why, for the journal", "lý do, ghi vào nhật ký"))

  private static let dryRun = Option(
    "dry-run", help: Phrase("only say what would be reversed", "chỉ cho biết sẽ hủy gì, không ghi nhận"))

  static let reverse = Command(
    "reverse", for: .inspectors,
    Phrase("reverse a whole entry: a merger, a renaming, an import", "hủy cả một mục nhật ký đã ghi nhầm"),
    discussion: Phrase(
      "For a mistake in the registry that is more than one fact: everything that the entry recorded is voided, and what it "
        + "had replaced applies again. 'capdo journal' lists the entries. An entry on which a later one rests is refused, and "
        + "that one is named. Both stay readable; reversing the reversal records the entry again.",
      "Dùng khi ghi nhầm nhiều nội dung cùng lúc: mọi nội dung đã ghi ở mục đó được hủy, nội dung trước đó có hiệu lực trở "
        + "lại. 'capdo journal' liệt kê các mục. Nếu có mục sau dựa vào mục này, lệnh bị từ chối và cho biết mục đó. Cả hai "
        + "mục vẫn đọc được; hủy một mục hủy thì nội dung cũ có hiệu lực trở lại."),
    operands: [entry], options: [why, dryRun],
    examples: [
      Example(
        "capdo reverse 57 --reason 'nghị quyết ghi hai xã khác'",
        Phrase("reverses the merger that is entry 57", "hủy việc sáp nhập ghi ở mục 57"))
    ]
  ) { arguments, console in
    let text = arguments.operands[0]
    guard let number = Int64(text), number > 0 else { throw UsageError.badValue(text, for: entry) }
    let isDryRun = arguments.has(dryRun)
    let session = try Session(arguments, console, for: isDryRun ? .reading : .recording)
    if isDryRun {
      let snapshot = try session.registry.snapshot()
      let entry = try snapshot.journalLine(number)
      try EntryPage(session: session, snapshot: snapshot).tell([entry])
    }
    // A dry run records in a copy.
    let registry = isDryRun ? try session.registry.rehearsal() : session.registry
    let actor = isDryRun ? OperatingSystem.userName : session.actor
    let (reversal, recorded) = try registry.record(by: actor, note: arguments[why] ?? "") { try $0.reverse(number) }
    let it = reversal.entry
    let done =
      isDryRun
      ? (Phrase("would be reversed", "sẽ hủy"), Phrase("nothing was recorded", "chưa ghi nhận gì"))
      : (Phrase("reversed", "đã hủy"), Phrase("entry \(recorded ?? 0)", "mục \(recorded ?? 0)"))
    try console.say(
      Phrase(
        "entry \(number), \(it.act), by \(it.actor): \(done.0.english); facts voided: \(reversal.voided), "
          + "applying again: \(reversal.restored) (\(done.1.english))",
        "mục \(number), \(Act.words(it.act).vietnamese), do \(it.actor) ghi: \(done.0.vietnamese); bỏ \(reversal.voided) ghi nhận, "
          + "\(reversal.restored) ghi nhận có hiệu lực trở lại (\(done.1.vietnamese))"))
    return .done
  }
}
