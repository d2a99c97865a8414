import LevelRegistry

/// The journal as a table: a line for each entry.
package enum JournalTable {
  package static var columns: [Column] {
    [
      Column("entry", Phrase("entry", "Mục")), Column("recorded_at", Phrase("recorded at", "Ghi lúc")),
      Column("actor", Phrase("actor", "Người ghi")), Column("os_user", Phrase("system user", "Tài khoản máy")),
      Column("act", Phrase("act", "Việc")), Column("object", Phrase("what", "Nội dung")),
      Column("note", Phrase("note", "Ghi chú")),
      Column("source", Phrase("source", "Nguồn")),
      Column("source_digest", Phrase("SHA-256 of the source", "SHA-256 của nguồn")),
      Column("digest", Phrase("digest", "Mã băm")),
    ]
  }

  /// - Parameter object: what the entry is about.
  package static func row(_ line: JournalLine, _ object: Phrase?) -> [Cell] {
    [
      .integer(Int(line.entry)), .term("\(line.recordedAt)", line.recordedAt.phrase), .text(line.actor),
      .text(line.user), Cell(act: line.act), object.map { .term($0.english, $0) } ?? .empty,
      Cell(line.note), Cell(line.source), Cell(line.sourceDigest), .text(line.digest),
    ]
  }
}

extension Cell {
  /// Makes a cell of what an entry did.
  package init(act name: String) { self = .term(name, Act.words(name)) }
}

/// What one entry recorded and voided as a table: a line for each fact.
package enum ItemTable {
  package static var columns: [Column] {
    [
      Column("kind", Phrase("kind", "Loại")), Column("code", Phrase("code", "Mã")),
      Column("name", Phrase("name", "Tên")), Column("fact", Phrase("fact", "Nội dung")),
      Column("valid_from", Phrase("from", "Từ ngày")), Column("valid_to", Phrase("until before", "Đến trước ngày")),
      Column("voided", Phrase("voided", "Bỏ ghi nhận")),
    ]
  }

  package static func row(_ item: RecordedItem) -> [Cell] {
    [
      Cell(item.kind), Cell(item.code), .text(item.name), .term(item.phrase.english, item.phrase),
      Cell(item.from == .always ? nil : item.from), Cell(item.to == .forever ? nil : item.to),
      item.isVoided ? .term("yes", Phrase("yes", "có")) : .empty,
    ]
  }
}

/// Every fact of every table as one wide table, in the column names of schema.sql.
package enum FactSheet {
  package static var columns: [Column] { FactLine.columns.map { Column($0, Phrase($0, $0)) } }

  /// The cells of a fact, which stand at its places.
  package static func cells(_ line: FactLine) -> [Cell] {
    line.values.map { value in
      switch value {
      case .none: .empty
      case .integer(let integer): .integer(Int(integer))
      case .text(let text): .text(text)
      }
    }
  }
}

/// What a verification found, for programs.
package enum VerdictReport {
  package static func json(_ verdict: Verdict, in language: Language) -> JSONObject {
    [
      ("sound", .raw(verdict.isSound ? "true" : "false")), ("verdict", .string(verdict.phrase[language])),
      ("registry", text(verdict.registry)),
      ("entries", .integer(Int(verdict.entries))), ("digest", text(verdict.digest)),
      ("facts", .integer(Int(verdict.facts))), ("found", .integer(verdict.found)),
      ("discrepancies", list(verdict.discrepancies.map { object($0, in: language).text })),
      ("clock_went_back_at", list(verdict.backwards.map { "\($0)" })),
    ].reduce(into: JSONObject()) { $0.append($1.0, $1.1) }
  }

  private static func object(_ it: Discrepancy, in language: Language) -> JSONObject {
    [
      ("kind", .string(it.kind.rawValue)), ("entry", number(it.entry)), ("table", text(it.table)),
      ("fact", number(it.fact)), ("column", text(it.column)), ("expected", text(it.expected)),
      ("found", text(it.found)), ("message", .string(it.phrase[language])),
    ].reduce(into: JSONObject()) { $0.append($1.0, $1.1) }
  }

  private static func list(_ items: [String]) -> JSONValue { .raw("[" + items.joined(separator: ",") + "]") }
  private static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
  private static func number(_ number: Int64?) -> JSONValue { number.map { .integer(Int($0)) } ?? .null }
}
