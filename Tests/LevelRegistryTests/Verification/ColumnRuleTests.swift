import CapdoSQLite
import Foundation
import Testing

@testable import LevelRegistry

/// The rules that a verification reads out of schema.sql.
@Suite struct ColumnRuleTests {
  private func rules() throws -> [ColumnRule] {
    let model = try Connection()
    try model.execute(script: Schema.current.text)
    return try ColumnRule.all(in: model)
  }

  @Test func everyCheckOfTheSchemaIsFound() throws {
    let lines = Schema.current.text.split(separator: "\n").map { $0.split(separator: "--").first ?? "" }
    let text = lines.joined(separator: "\n")
    let checks = text.components(separatedBy: "CHECK (").count - 1
    #expect(try rules().filter { !$0.condition.description.contains("typeof") }.count == checks)
    #expect(checks > 90)
  }

  @Test(arguments: FactTable.all.indices) func everyColumnHasARuleForItsType(index: Int) throws {
    let table = FactTable.all[index]
    let typed = try rules().filter {
      $0.table == table.name && $0.condition.description.contains("typeof(\($0.column))")
    }
    #expect(typed.map(\.column) == table.columns + ["voided_by"])
  }

  @Test func aCheckBelongsToItsColumn() throws {
    let rules = try self.rules().filter { $0.table == "plan" && !$0.condition.description.contains("typeof") }
    #expect(
      rules.map(\.column.description) == [
        "status", "expected_on", "evidence", "evidence_digest", "valid_from", "valid_to", "voided_by", "valid_from",
      ])
    #expect(rules.first?.condition == "(status = 'none' OR status = 'partial' OR status = 'full')")
    #expect(rules.last?.condition == "('0001-01-01' <= valid_from AND valid_from < valid_to)")
  }

  @Test func whatRefersToAThingIsWhatTheSchemaSays() throws {
    let fixture = try Fixture()
    let listed = FactTable.references.map { "\($0.table.name)|\($0.column)|\($0.target.name)" }
    let inSchema = try factTables.flatMap { table in
      try fixture.accept(
        "SELECT '\(table)', \"from\", \"table\" FROM pragma_foreign_key_list('\(table)') WHERE \"table\" <> 'entry'"
      ).split(separator: "\n").map(String.init)
    }
    #expect(listed.sorted() == inSchema.sorted())
  }
}
