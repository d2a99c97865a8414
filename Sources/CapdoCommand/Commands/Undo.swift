import LevelRegistry

extension Command {
  private static let why = Option(
    "reason", .text,
    help: Phrase("why, for the journal (default: undo)", "lý do, ghi vào nhật ký (mặc định: hủy lần ghi)"))

  static let undo = Command(
    "undo", for: .inspectors,
    Phrase("undo what your last command recorded", "hủy lần ghi vừa rồi của mình"),
    discussion: Phrase(
      "Shows what the last command of the same actor recorded, several files being one command, and reverses it as one entry. "
        + "Both stay readable; 'capdo reverse' of that entry records it all again. Refused for a closing, for a reversal, and where "
        + "a later entry rests on it.",
      "Cho xem những gì lệnh gần nhất của cùng người ghi đã ghi (nhiều tệp trong một lệnh là một lần ghi), rồi hủy trong một mục. "
        + "Các mục vẫn đọc được; 'capdo reverse' mục đó thì nội dung được ghi lại. Không hủy được lần chốt số liệu, lần hủy, và khi "
        + "đã có mục sau dựa vào."),
    options: [.yes, why],
    examples: [Example("capdo undo", Phrase("undoes it, after asking", "hủy, sau khi hỏi lại"))]
  ) { arguments, console in
    let session = try Session(arguments, console, for: .recording)
    let actor = session.actor
    let snapshot = try session.registry.snapshot()
    let entries = try snapshot.lastRun(of: actor)
    try EntryPage(session: session, snapshot: snapshot).tell(entries)
    try console.confirm(Phrase("undo this?", "hủy lần ghi này?"), unless: arguments.has(.yes))
    let note = arguments[why] ?? Phrase("undo", "hủy lần ghi")[console.language]
    let (reversals, entry) = try session.registry.record(by: actor, note: note) { try $0.undo(entries) }
    let (voided, restored) = (reversals.map(\.voided).reduce(0, +), reversals.map(\.restored).reduce(0, +))
    try console.say(
      Phrase(
        "undone: facts voided: \(voided), applying again: \(restored) (entry \(entry ?? 0))",
        "đã hủy: bỏ \(voided) ghi nhận, \(restored) ghi nhận có hiệu lực trở lại (mục \(entry ?? 0))"))
    let again = console.program.call(
      SuggestedCommand("reverse", .typed("\(entry ?? 0)")).option(
        "reason", .said(Phrase("undone by mistake", "hủy nhầm"))))
    console.note(Phrase("to record it again: \(again.english)", "ghi lại: \(again.vietnamese)"))
    return .done
  }
}
