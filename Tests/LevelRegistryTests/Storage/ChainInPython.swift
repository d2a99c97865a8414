import Foundation
import TestSupport
import Testing

/// The chain worked out by Python's own SQLite and SHA-256, written from design.md §2 and not from the product's code.
enum ChainInPython {
  /// Returns the numbers of the entries whose digest is not what their content makes it, or that facts name in vain.
  static func disagreements(_ path: String) throws -> [Int] { try run("verify", path) }

  /// Changes every column of the rows, one at a time, deletes each row and adds a fact to each table, in a copy of
  /// the file that has no triggers; returns the number of changes, and then those that the chain did not show.
  static func unnoticedChanges(_ path: String) throws -> [Int] { try run("change", path) }

  private static func run(_ command: String, _ path: String) throws -> [Int] {
    let child = try Child.run(["python3", "-c", script, command, path])
    try #require(child.status == 0)
    return try JSONDecoder().decode([Int].self, from: child.output)
  }

  private static let script = #"""
    import functools, hashlib, json, sqlite3, sys

    TABLES = ("registry organization alias succession confirmation contact system dossier approval plan inspection "
              "closing holiday rule requirement assessment remedy answer").split()

    def encode(value):
        if value is None:
            return b"n0:,"
        tag, data = (b"i", b"%d" % value) if isinstance(value, int) else (b"t", value.encode("utf-8"))
        return tag + b"%d:" % len(data) + data + b","

    def digest(values):
        return hashlib.sha256(b"".join(map(encode, values))).hexdigest()

    @functools.cache
    def columns(db, table):
        return [row[1] for row in db.execute(f"PRAGMA table_info({table})")]

    def by_entry(db, table, names, entry):
        """The rows of a table in the order of their facts, by the entry that a column names."""
        rows = {}
        for number, *row in db.execute(f"SELECT {entry}, {names} FROM {table} ORDER BY fact"):
            rows.setdefault(number, []).append(row)
        return rows

    def brought_and_voided(db):
        for table in TABLES:
            names = ", ".join(name for name in columns(db, table) if name != "voided_by")
            yield table, by_entry(db, table, names, "entry"), by_entry(db, table, "fact", "voided_by")

    def entry_digest(tables, entry, previous):
        values = ["capdo-entry-1", previous, *entry]
        for table, brought, voided in tables:
            values.append(table)
            for rows in brought.get(entry[0], []), voided.get(entry[0], []):
                values += [len(rows), digest(value for row in rows for value in row)]
        return digest(values)

    def orphans(db):
        """Entries that facts name and that are not there."""
        return [number for table in TABLES for column in ("entry", "ifnull(voided_by, 1)") for (number,) in db.execute(
            f"SELECT {column} FROM {table} WHERE {column} IS NULL OR {column} NOT IN (SELECT seq FROM entry)")]

    def disagreements(db):
        wrong, previous, tables = [], "", list(brought_and_voided(db))
        for *entry, recorded in db.execute("SELECT * FROM entry ORDER BY seq").fetchall():
            if entry_digest(tables, entry, previous) != recorded:
                wrong.append(entry[0])
            previous = recorded
        return wrong + orphans(db)

    def change_and_look(db, sql):
        db.execute("BEGIN")
        db.execute(sql)
        noticed = bool(disagreements(db))
        db.execute("ROLLBACK")
        return noticed

    def changes(db):
        for table in TABLES + ["entry"]:
            key = columns(db, table)[0]
            types = {row[1]: row[2] for row in db.execute(f"PRAGMA table_info({table})")}
            numbers = [number for (number,) in db.execute(f"SELECT {key} FROM {table} ORDER BY {key}")]
            # Of what a registry is shipped with, a few rows are enough.
            for number in numbers if len(numbers) < 20 else numbers[:5] + numbers[-5:]:
                for column, kind in types.items():
                    # A fact named anew keeps clear of the others.
                    step = 1000 if column == key else 1
                    other = f"ifnull({column}, 0) + {step}" if kind == "INTEGER" else f"ifnull({column}, '') || 'x'"
                    yield f"UPDATE {table} SET {column} = {other} WHERE {key} = {number}"
                    if column != key and db.execute(
                            f"SELECT {column} IS NOT NULL FROM {table} WHERE {key} = {number}").fetchone()[0]:
                        yield f"UPDATE {table} SET {column} = NULL WHERE {key} = {number}"
                yield f"DELETE FROM {table} WHERE {key} = {number}"
            if table != "entry":
                names = ", ".join(columns(db, table)[1:])
                yield f"INSERT INTO {table} SELECT max(fact) + 1, {names} FROM {table}"

    def loosened(path):
        """A copy in memory without triggers, rules and NOT NULL."""
        db, copy = sqlite3.connect(path), sqlite3.connect(":memory:", isolation_level=None)
        for table in TABLES + ["entry"]:
            info = db.execute(f"PRAGMA table_info({table})").fetchall()
            copy.execute(f"CREATE TABLE {table} ({', '.join(f'{row[1]} {row[2]}' for row in info)})")
            marks = ", ".join("?" for _ in info)
            copy.executemany(f"INSERT INTO {table} VALUES ({marks})", db.execute(f"SELECT * FROM {table}"))
        return copy

    command, path = sys.argv[1:]
    if command == "verify":
        print(json.dumps(disagreements(sqlite3.connect(path))))
    else:
        db = loosened(path)
        assert not disagreements(db)
        every = list(changes(db))
        unnoticed = [index for index, sql in enumerate(every) if not change_and_look(db, sql)]
        for index in unnoticed:
            print(every[index], file=sys.stderr)
        print(json.dumps([len(every)] + unnoticed))
    """#
}
