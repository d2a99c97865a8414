import LevelRegistry
import RegistryFiles
import TestSupport

/// What the columns of tables hold, by their names; what is not named here is text. Any cell may be empty, which is null.
enum ColumnTypes {
  /// A table as JSON: a list of objects, keyed by its columns.
  static func table(_ schema: String, _ columns: [String]) -> SchemaType {
    .list(.object(columns.map { ($0, .nullable(type(of: $0, in: schema))) }))
  }

  private static func type(of column: String, in schema: String) -> SchemaType {
    if column == "unit", schema == "export-history" { return .textOrInteger }
    if schema == "export-history", numbers.contains(column[...]) { return .integer }
    return exceptions["\(schema).\(column)"] ?? types[column] ?? .text
  }

  /// The columns of the facts themselves that are numbers in schema.sql: every reference is one.
  private static let numbers: Set<Substring> = {
    let text = (try? Repository.text("schema.sql")) ?? ""
    return Set(text.matches(of: /\n  (\w+) INTEGER/).map(\.1))
  }()

  /// What a column holds where it is called as another one of another table.
  private static let exceptions: [String: SchemaType] = [
    "changes-by.closing": .integer, "compare.change": .integer, "compare.of": .integer,
    "requirement-show.since": .day, "rollup.registry": .digest, "rollup.reason": .oneOf(RollupExclusion.codes),
    "rollup.standing": .oneOf(["trusted", "no-checkpoint", "figures-only", "not-counted", "not-sent", "total"]),
  ]

  private static let types: [String: SchemaType] = {
    var types: [String: SchemaType] = [
      "level": .oneOf(["1", "2", "3"]), "proposed_level": .oneOf(["1", "2", "3"]), "tier": terms(Authority.self),
      "approval_authority": terms(Authority.self), "competent_authority": terms(Authority.self),
      "category": terms(Category.self), "state": terms(SystemState.self), "dossier": terms(DossierStatus.self),
      "plan": terms(PlanStatus.self), "severity": terms(Severity.self), "carry": .oneOf(["same", "check", "stricter"]),
    ]
    func add(_ type: SchemaType, _ columns: String...) { for column in columns { types[column] = type } }
    add(
      .day, "as_of", "registered_on", "dossier_on", "decided_on", "regulation_on", "plan_on",
      "inspected_before_use_on", "inspected_periodically_on", "retired_on", "list_confirmed_on", "effective_on",
      "since", "valid_from", "valid_to", "due_on", "done_on", "on", "to", "answered_on", "until")
    add(.period, "plan_expected_on", "dossier_expected_on", "expected", "expected_on")
    add(.moment, "recorded_at", "known_at")
    add(.digest, "digest", "source_digest", "evidence_digest")
    add(.percent, "approval_rate", "completion_rate", "rate", "percent", "points")
    add(
      .integer, "operating", "approved", "none", "partial", "full", "not_reported", "inspected", "whole", "met",
      "inherited", "not_met", "not_applicable", "not_assessed", "entry", "voided_by", "entries", "count", "opening",
      "entered",
      "moved_in", "left", "moved_out", "days_left", "systems", "amount", "remedy")
    return types
  }()

  private static func terms<T: Term>(_ type: T.Type) -> SchemaType { .oneOf(T.allCases.map(\.rawValue)) }
}
