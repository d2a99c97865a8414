import LevelRegistry
import RegistryFiles

extension Command {
  private static let columns = [
    Column("entry", Phrase("entry", "Mục")), Column("recorded_at", Phrase("recorded at", "Ghi lúc")),
    Column("actor", Phrase("actor", "Người ghi")), Column("act", Phrase("act", "Việc")),
    Column("kind", Phrase("kind", "Loại")), Column("fact", Phrase("fact", "Nội dung")),
    Column("valid_from", Phrase("from", "Từ ngày")), Column("valid_to", Phrase("until before", "Đến trước ngày")),
    Column("voided_by", Phrase("replaced by entry", "Bị thay bởi mục")), Column("note", Phrase("note", "Ghi chú")),
    Column("source", Phrase("source", "Nguồn")),
    Column("correction", Phrase("to withdraw it", "Để đính chính")),
    Column("correction_of_end", Phrase("to withdraw its end", "Để đính chính việc chấm dứt")),
  ]

  private static let corrections = Option(
    "corrections",
    help: Phrase("show the command that withdraws each fact", "nêu dòng lệnh để hủy từng ghi nhận"))

  static let history = Command(
    "history", for: .auditors, Phrase("show every fact of a system ever recorded", "xem lịch sử của một hệ thống"),
    discussion: Phrase(
      "Each current fact comes with the command that withdraws it, on a terminal with --corrections; edit the reason first. "
        + "Results per requirement and remedies are summed up by entry; 'capdo journal ENTRY' lists each.",
      "Mỗi ghi nhận còn hiệu lực có dòng lệnh để hủy; trên màn hình: thêm --corrections. Hãy thay lý do trong dòng lệnh. Kết "
        + "quả theo yêu cầu, nội dung khắc phục gộp theo mục; 'capdo journal MỤC' liệt kê từng nội dung."
    ),
    operands: [Operand(.system, help: Phrase("the system", "mã HTTT"))],
    options: [corrections] + Option.time + [.pageFormat, .columns, .sort, .limit],
    examples: [
      Example(
        "capdo history HT-0012", Phrase("what is current and what was replaced", "những gì còn hiệu lực và đã bị thay"))
    ]
  ) { arguments, console in
    let session = try Session(arguments, console)
    let snapshot = try session.snapshot()
    let lines = try snapshot.history(of: arguments.operands[0])
    if session.wantsPage {
      try HistoryPage(arguments.operands[0], lines, console, showsCorrections: arguments.has(corrections))
        .page().write(to: console)
      return .done
    }
    try session.table(columns) { write in
      for line in lines {
        try write([
          .integer(Int(line.entry)), .term("\(line.recordedAt)", line.recordedAt.phrase), .text(line.actor),
          Cell(act: line.act), Cell(line.table), .text(line.phrase[console.language]),
          Cell(line.from == .always ? nil : line.from),
          Cell(line.to == .forever ? nil : line.to), line.voidedBy.map { .integer(Int($0)) } ?? .empty, Cell(line.note),
          Cell(line.source), Cell(line.withdrawal.map { console.program.call($0)[console.language] }),
          Cell(line.withdrawalOfEnd.map { console.program.call($0)[console.language] }),
        ])
      }
    }
    return .done
  }
}
