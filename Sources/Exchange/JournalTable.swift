import LevelRegistry

/// The journal as a table: a line for each entry.
public enum JournalTable {
  public static var columns: [Column] {
    [
      Column("entry", Phrase("entry", "Mục")), Column("recorded_at", Phrase("recorded at", "Ghi lúc")),
      Column("actor", Phrase("actor", "Người ghi")), Column("os_user", Phrase("system user", "Tài khoản máy")),
      Column("action", Phrase("action", "Việc")), Column("note", Phrase("note", "Ghi chú")),
      Column("source", Phrase("source", "Nguồn")),
      Column("source_digest", Phrase("SHA-256 of the source", "SHA-256 của nguồn")),
      Column("digest", Phrase("digest", "Mã băm")),
    ]
  }

  public static func row(_ line: JournalLine) -> [Cell] {
    [
      .integer(Int(line.entry)), .text("\(line.recordedAt)"), .text(line.actor), .text(line.user), .text(line.action),
      Cell(line.note), Cell(line.source), Cell(line.sourceDigest), .text(line.digest),
    ]
  }
}

/// Every fact of every table as one wide table, in the column names of schema.sql.
public enum FactSheet {
  public static var columns: [Column] { FactLine.columns.map { Column($0, Phrase($0, $0)) } }

  public static func row(_ line: FactLine) -> [Cell] {
    line.values.map {
      switch $0 {
      case .none: .empty
      case .integer(let integer): .integer(Int(integer))
      case .text(let text): .text(text)
      }
    }
  }
}
