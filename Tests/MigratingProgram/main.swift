// Opens a register under a schema two steps ahead of the released one, so that make torture can interrupt a migration.
// Exits with 0, or with 74 and a word.
@preconcurrency import Glibc
import LevelRegistry

let tables = (2...3).map { "CREATE TABLE added_\($0) (value TEXT) STRICT" }
let schema = Schema(
  version: 3, steps: tables.map { Migration($0) },
  bytes: Schema.current.bytes + Array(tables.map { $0 + ";\n" }.joined().utf8))
do {
  _ = try Registry(opening: CommandLine.arguments[1], for: .recording, schema: schema)
} catch {
  fputs("error: \(error)\n", stderr)
  exit(74)
}
