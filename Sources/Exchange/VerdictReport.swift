import LevelRegistry

/// What a verification found, for programs.
public enum VerdictReport {
  public static func json(_ verdict: Verdict, in language: Language) -> JSONObject {
    [
      ("sound", .raw(verdict.isSound ? "true" : "false")), ("registry", text(verdict.registry)),
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
