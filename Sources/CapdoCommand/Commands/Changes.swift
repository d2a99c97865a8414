import LevelRegistry
import RegistryFiles

extension Command {
  private static let from = Operand(
    .recorded(Phrase("FROM", "TỪ-NGÀY"), [.days]), required: false, help: Phrase("the earlier day", "ngày đầu"))
  private static let to = Operand(
    .recorded(Phrase("TO", "ĐẾN-NGÀY"), [.days]), required: false, help: Phrase("the later day", "ngày cuối"))
  private static let groups = Option(
    "by", .oneOf(Grouping.allCases.map(\.rawValue)),
    help: Phrase("balance these groups instead", "lập bảng cân đối theo nhóm"))

  static let changes = Command(
    "changes", for: .officials, Phrase("list what changed between two days", "liệt kê biến động giữa hai thời điểm"),
    discussion: Phrase(
      "FROM TO: what changed between two days, by what is recorded now, or was at --known-at. --known-at without days: what "
        + "was recorded since, for the day of --as-of, else the day that a closing closed, else today. Counted are the "
        + "operating systems; --by shows for each group opening + entered + moved in - left - moved out = closing.",
      "TỪ-NGÀY ĐẾN-NGÀY: những gì thay đổi giữa hai ngày, theo số liệu hiện có hoặc ghi nhận đến --known-at. --known-at "
        + "không kèm hai ngày: những gì ghi thêm từ đó, cho ngày của --as-of, nếu không có thì ngày của mốc chốt, rồi hôm "
        + "nay. Chỉ tính hệ thống đang vận hành; --by cho từng nhóm: đầu kỳ + tăng + chuyển đến - giảm - chuyển đi "
        + "= cuối kỳ."),
    operands: [from, to], options: [groups] + Option.time + Option.filters + Option.table,
    examples: [
      Example(
        "capdo changes 2024-01-01 2024-12-31 --authority province",
        Phrase("what became of the province's systems in a year", "biến động các hệ thống cấp tỉnh trong một năm")),
      Example(
        "capdo changes 2024-01-01 2024-12-31 --by level",
        Phrase("opening and closing figures of each level", "số đầu kỳ, cuối kỳ của từng cấp độ")),
      Example(
        "capdo changes --known-at year-2024", Phrase("what was recorded late", "những gì ghi thêm sau khi chốt số liệu")
      ),
    ]
  ) { arguments, console in
    let session = try Session(arguments, console)
    let diff = try diff(session)
    let heading = Phrase.counted(from: diff.from.day, to: diff.to.day)
    if let grouping: Grouping = try arguments.term(groups) {
      let balance = try diff.balance(by: grouping)
      try session.table(BalanceTable.columns, under: heading, hasTotal: true) { write in
        for row in BalanceTable.rows(balance) { try write(row) }
      }
      return .done
    }
    var movement: Balance.Movement?
    try session.table(ChangesTable.columns, under: heading) { write in
      movement = try diff.forEachDifference { try write(ChangesTable.row($0)) }
    }
    if let movement { tell(movement, console) }
    return .done
  }

  /// The two sides that the days and `--known-at` ask for.
  private static func diff(_ session: Session) throws -> Changes {
    let (arguments, registry) = (session.arguments, session.registry)
    let scope = try arguments.scope()
    guard let first = arguments.operands.first else {
      guard arguments.has(.knownAt) else { throw UsageError.missing(from) }
      let before = try session.snapshot()
      return Changes(from: before, to: try registry.snapshot(asOf: before.day), in: scope)
    }
    guard arguments.operands.count == 2 else { throw UsageError.missing(to) }
    if arguments.has(.asOf) { throw UsageError.unexpected("--as-of") }
    let days = try [first, arguments.operands[1]].map { try Arguments.day($0, today: registry.today) }
    guard days[0] <= days[1] else { throw UsageError.inReverse(days[0], days[1]) }
    let knownAt = try arguments.knownAt(today: registry.today)
    return Changes(
      from: try registry.snapshot(asOf: days[0], knownAt: knownAt),
      to: try registry.snapshot(asOf: days[1], knownAt: knownAt), in: scope)
  }

  private static func tell(_ movement: Balance.Movement, _ console: Console) {
    let counts = [movement.opening, movement.entered, movement.left, movement.closing]
    let texts = Language.allCases.map { language in counts.map { language.count($0) } }
    console.note(
      Phrase(
        "operating: opening \(texts[0][0]) + \(texts[0][1]) entered - \(texts[0][2]) left = closing \(texts[0][3])",
        "đang vận hành: đầu kỳ \(texts[1][0]) + \(texts[1][1]) thêm vào - \(texts[1][2]) ra khỏi = cuối kỳ \(texts[1][3])"
      ))
  }
}
