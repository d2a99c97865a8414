import LevelRegistry
import RegistryFiles

extension Command {
  private static let by = Option(
    "by", .name, help: Phrase("only entries of this actor", "chỉ các mục của người ghi này"))
  private static let since = Option(
    "since", .day, help: Phrase("only those recorded from this day on", "chỉ các mục ghi từ ngày này"))
  private static let until = Option(
    "until", .day, help: Phrase("only those recorded up to this day", "chỉ các mục ghi đến hết ngày này"))
  private static let filters = [by, since, until]

  /// What people read; the digests are in the other formats.
  private static let readable = ["entry", "recorded_at", "actor", "act", "object", "note", "source"]

  static let journal = Command(
    "journal", for: .auditors,
    Phrase("list the entries: who did what, when and why", "xem nhật ký: ai đã làm gì, khi nào, vì sao"),
    discussion: Phrase(
      "The newest entry is the last line. CSV and JSON also give the digests and the user of the machine.",
      "Mục mới nhất ở dòng cuối. CSV và JSON còn có mã băm và tài khoản trên máy."),
    operands: [
      Operand(.entry, required: false, help: Phrase("shows one entry whole", "xem đầy đủ một mục"))
    ],
    options: filters + [.knownAt] + Option.table,
    examples: [
      Example("capdo journal", Phrase("lists every entry", "liệt kê mọi mục")),
      Example(
        "capdo journal --by lan --since 2024-11-01",
        Phrase("what lan recorded from November on", "những gì lan ghi từ tháng 11")),
      Example("capdo journal 3", Phrase("everything that entry 3 recorded", "mọi nội dung đã ghi ở mục 3")),
    ]
  ) { arguments, console in
    let session = try Session(arguments, console)
    let snapshot = try session.snapshot()
    if let text = arguments.operands.first {
      guard let number = Int64(text), number > 0 else {
        throw UsageError.badValue(text, for: arguments.command.operands[0])
      }
      try whole(try snapshot.journalLine(number), snapshot, session)
      return .done
    }
    let isForPeople = (arguments[.format] ?? "table") == "table"
    let columns = JournalTable.columns
    let shown = columns.indices.filter { !isForPeople || readable.contains(columns[$0].name) }
    let filter = try filter(arguments, session)
    let objects = try snapshot.entryObjects()
    try session.table(shown.map { columns[$0] }) { write in
      try snapshot.forEachJournalLine(filter) { line in
        let row = JournalTable.row(line, try objects.object(of: line.entry))
        try write(shown.map { row[$0] })
      }
    }
    return .done
  }

  /// One entry: who, when, why, from which file; then every fact that it recorded or voided.
  private static func whole(_ line: JournalLine, _ snapshot: Snapshot, _ session: Session) throws {
    if (session.arguments[.format] ?? "table") == "table" {
      let about = JournalTable.row(line, nil)
      try session.table([
        Column("field", Phrase("field", "Mục")), Column("value", Phrase("value", "Nội dung")),
      ]) { write in
        for (column, cell) in zip(JournalTable.columns, about) where cell != .empty {
          try write([.term(column.name, column.heading), cell])
        }
      }
      try session.console.write("\n")
    }
    try session.table(ItemTable.columns) { write in
      for item in try snapshot.contents(of: line.entry) { try write(ItemTable.row(item)) }
    }
  }

  private static func filter(_ arguments: Arguments, _ session: Session) throws -> JournalFilter {
    JournalFilter(
      actor: arguments[by], since: try arguments.day(since, today: session.registry.today),
      until: try arguments.day(until, today: session.registry.today))
  }

  private static let sinceEntry = Option(
    "since", .entry, help: Phrase("only what was recorded after this entry", "chỉ những gì ghi sau mục này"))

  private static func entry(_ arguments: Arguments) throws -> Int64 {
    guard let text = arguments[sinceEntry] else { return 0 }
    guard let entry = Int64(text), entry >= 0 else { throw UsageError.badValue(text, for: sinceEntry) }
    return entry
  }

  static let exportJournal = export(
    "journal", Phrase("write the journal as a file", "xuất nhật ký ra tệp"), [sinceEntry, Option.knownAt],
    discussion: Phrase(
      "A line for each entry: who, when, what, why, and the file it came from with its SHA-256. Nothing is overwritten.",
      "Mỗi mục một dòng: ai, khi nào, việc gì, vì sao, từ tệp nào kèm SHA-256. Không ghi đè tệp nào."),
    titled: .journal
  ) { arguments, snapshot, write in
    try snapshot.writeJournal(after: try entry(arguments), with: &write)
  }

  static let exportHistory = export(
    "history", Phrase("write every fact ever recorded as a file", "xuất toàn bộ lịch sử ghi nhận ra tệp"),
    [sinceEntry, Option.knownAt],
    discussion: Phrase(
      "A line for each fact of each table, current or replaced, in the columns of schema.sql; docs/history.md explains "
        + "them. Nothing is overwritten.",
      "Mỗi dòng của mỗi bảng, còn hiệu lực hay đã bị thay, theo các cột của schema.sql; docs/history.md giải thích. Không "
        + "ghi đè tệp nào."),
    titled: .history
  ) { arguments, snapshot, write in
    try snapshot.writeHistory(after: try entry(arguments), with: &write)
  }
}

// What both a file of its own and the folder of an auditor hold.
extension Snapshot {
  /// Writes a heading, and a line for each entry after another; the table goes on.
  func writeJournal(after first: Int64 = 0, with writer: inout some TableWriter) throws {
    let objects = try entryObjects(after: first)
    try writer.begin(JournalTable.columns)
    try forEachJournalLine(.init(after: first)) {
      try writer.write(JournalTable.row($0, try objects.object(of: $0.entry)))
    }
  }

  /// Writes a heading, and a line for each fact that was recorded after an entry; the table goes on.
  func writeHistory(after first: Int64 = 0, with writer: inout some TableWriter) throws {
    try writer.begin(FactSheet.columns)
    try forEachFact(after: first) { try writer.write(FactSheet.cells($0), at: $0.places) }
  }
}
