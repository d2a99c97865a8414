import LevelRegistry
import RegistryFiles

extension Command {
  private static let day = Option(
    "as-of", .day, required: true, help: Phrase("the day whose figures are closed", "ngày chốt số liệu"))

  static let close = Command(
    "close", for: .officials,
    Phrase("freeze a day's figures under a name", "chốt số liệu của một ngày"),
    discussion: Phrase(
      "Records the name, and prints the figures of that day and the checkpoint, to be pasted into the report that is signed. "
        + "'capdo rate --known-at NAME' gives the same figures whatever is recorded later; 'capdo changes --known-at NAME' "
        + "lists what was. Filters choose which figures are printed; the name covers the whole registry. A name "
        + "cannot be given again.",
      "Ghi tên mốc, in số liệu của ngày đó và mốc xác minh để đưa vào báo cáo ký. 'capdo rate --known-at TÊN' luôn cho lại "
        + "đúng số liệu này dù sau đó có ghi thêm; 'capdo changes --known-at TÊN' liệt kê những gì ghi thêm. Bộ lọc chỉ chọn "
        + "số liệu được in; tên mốc áp dụng cho toàn bộ sổ đăng ký. Tên đã đặt không dùng lại được."),
    operands: [
      Operand(
        .name, help: Phrase("begins with a letter, for example year-2024", "bắt đầu bằng chữ cái, ví dụ nam-2024"))
    ],
    options: [day] + Option.filters + [.yes, .note],
    examples: [
      Example(
        "capdo close year-2024 --as-of 2024-12-14 --authority province",
        Phrase("closes the figures of the annual report", "chốt số liệu của báo cáo năm"))
    ]
  ) { arguments, console in
    let session = try Session(arguments, console, for: .recording)
    let registry = session.registry
    let day = try arguments.requireDay(day, today: registry.today)
    let scope = try arguments.scope()
    // What will be refused is refused before anybody is asked: a day ahead, a name that is taken, a filter that names nobody.
    guard day <= registry.today else { throw RegistryError.isInTheFuture(day, today: registry.today) }
    if let taken = try registry.snapshot().closings().first(where: { $0.name == arguments.operands[0] }) {
      throw RegistryError.closingTaken(taken)
    }
    _ = try registry.snapshot(asOf: day).tally(for: [], in: scope)
    try console.confirm(
      Phrase(
        "close the figures of \(day) as '\(arguments.operands[0])'? This cannot be reversed",
        "chốt số liệu ngày \(day.vietnamese) với tên '\(arguments.operands[0])'? Việc chốt không hủy được"),
      unless: arguments.has(.yes))
    let name = try registry.record(by: session.actor, note: arguments[.note]) {
      try $0.close(arguments.operands[0], asOf: day)
    }.result
    try tell(name, try registry.snapshot(knownAt: .closing(name)), scope, session)
    return .done
  }

  static let closings = Command(
    "closings", for: .officials, Phrase("list the closings", "liệt kê các mốc chốt số liệu"),
    options: [.knownAt, .format],
    examples: [Example("capdo closings", Phrase("every name that --known-at takes", "các tên dùng với --known-at"))]
  ) { arguments, console in
    let session = try Session(arguments, console)
    let snapshot = try session.snapshot()
    try session.table([
      Column("name", Phrase("name", "Tên mốc")), Column("as_of", Phrase("as of", "Số liệu đến ngày")),
      Column("entry", Phrase("entry", "Mục")), Column("recorded_at", Phrase("recorded at", "Ghi lúc")),
      Column("actor", Phrase("actor", "Người ghi")),
    ]) { write in
      for closing in try snapshot.closings() {
        let line = try snapshot.journalLine(closing.entry)
        try write([
          .text(closing.name), .day(closing.asOf), .integer(Int(closing.entry)),
          .term("\(line.recordedAt)", line.recordedAt.phrase), .text(line.actor),
        ])
      }
    }
    return .done
  }

  /// What a rate is a part of.
  private static func whole(of measure: Measure) -> Phrase {
    switch measure {
    case .completion:
      Phrase(
        "plans carried out in full, of approved operating systems",
        "triển khai đầy đủ, trên tổng số hệ thống đang vận hành được phê duyệt")
    case .approval:
      Phrase(
        "approved, of operating systems of confirmed lists",
        "được phê duyệt, trên tổng số hệ thống đang vận hành của danh mục đã xác nhận")
    case .inspection:
      Phrase(
        "inspected in the reporting year, of approved operating systems",
        "được kiểm tra trong năm báo cáo, trên tổng số hệ thống đang vận hành được phê duyệt")
    }
  }

  private static func tell(_ name: String, _ snapshot: Snapshot, _ scope: Scope, _ session: Session) throws {
    let console = session.console
    try console.say(
      Phrase(
        "closed \(name): figures of levels 1–3 as of \(snapshot.day), as known at entry \(snapshot.entry) of \(snapshot.knownAt.phrase.english)",
        "đã chốt \(name): số liệu cấp độ 1–3 tính đến ngày \(snapshot.day.vietnamese), theo mục nhật ký \(snapshot.entry) ghi lúc \(snapshot.knownAt.phrase.vietnamese)"
      ))
    let summary = try snapshot.summary(by: .level, in: scope)
    let total = summary.total
    for measure in Measure.allCases {
      let (rate, what) = (total.rate(of: measure), measure.phrase)
      let whole = Self.whole(of: measure)
      try console.say(
        Phrase(
          "\(what.english): \(rate[.english]) (\(whole.english))",
          "\(what.vietnamese): \(rate[.vietnamese]) (\(whole.vietnamese))"))
    }
    try session.table(SummaryTable.columns, hasTotal: true) { write in
      for row in SummaryTable.rows(summary) { try write(row) }
    }
    try console.say(
      Phrase("checkpoint (registry, entries, digest):", "mốc xác minh (mã nhận dạng, số mục, mã băm):"))
    try console.write("\(snapshot.checkpoint())\n")
    try Footnotes(console).tell(Measure.allCases, total, snapshot, scope)
  }
}
