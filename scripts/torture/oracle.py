"""What must hold of a register whatever happened to it, judged by Python's own SQLite and SHA-256 (docs/chain.md).

As a program: oracle.py REGISTER [COPY…] says nothing when all are whole and each copy holds what the register begins with.
"""
import collections
import hashlib
import os
import sqlite3
import sys

TABLES = ("registry organization alias succession confirmation contact system dossier approval plan inspection closing "
          "holiday rule requirement assessment remedy answer").split()


class Bad(Exception):
    """A register, or an answer about it, that must not be."""


def encode(value):
    if value is None:
        return b"n0:,"
    tag, data = (b"i", b"%d" % value) if isinstance(value, int) else (b"t", value.encode())
    return tag + b"%d:" % len(data) + data + b","


def digest(values):
    return hashlib.sha256(b"".join(map(encode, values))).hexdigest()


def by_entry(database, table):
    """The rows of each entry, and the facts that each entry voided: one pass over a table."""
    columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
    rows, voided = collections.defaultdict(list), collections.defaultdict(list)
    for row in database.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY fact"):
        row = dict(zip(columns, row))
        voided[row.pop("voided_by")].append(row["fact"])
        rows[row["entry"]].append(row.values())
    return rows, voided


def entry_digest(tables, entry, previous):
    values = ["capdo-entry-1", previous, *entry]
    for table, (rows, voided) in tables.items():
        written, taken = rows.get(entry[0], []), voided.get(entry[0], [])
        values += [table, len(written), digest(value for row in written for value in row)]
        values += [len(taken), digest(taken)]
    return digest(values)


def check(path):
    """Returns the digests of the entries of a register that is whole; raises Bad for any other.

    Opening it rolls back what a crash left, as the next command would.
    """
    database = sqlite3.connect(path)
    try:
        found = database.execute("PRAGMA integrity_check").fetchall()
        if found != [("ok",)]:
            raise Bad("integrity_check: " + found[0][0].replace("\n", "; "))
        if database.execute("PRAGMA foreign_key_check").fetchall():
            raise Bad("foreign_key_check found a row")
        tables = {table: by_entry(database, table) for table in TABLES}
        digests = []
        for *entry, recorded in database.execute("SELECT * FROM entry ORDER BY seq").fetchall():
            if entry_digest(tables, entry, digests[-1] if digests else "") != recorded:
                raise Bad(f"entry {entry[0]} has another digest than its content")
            digests.append(recorded)
        known = {None, *range(1, len(digests) + 1)}
        for table, (rows, voided) in tables.items():
            if not known >= rows.keys() | voided.keys():
                raise Bad(f"{table} has rows of no entry")
        return digests
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise Bad(f"{type(error).__name__}: {error}") from error
    finally:
        database.close()


def version(path):
    """Returns the version of the schema and whether its tables are those of the version."""
    database = sqlite3.connect(path)
    number = database.execute("PRAGMA user_version").fetchone()[0]
    added = [row[0] for row in database.execute("SELECT name FROM sqlite_schema WHERE name GLOB 'added_*' ORDER BY 1")]
    database.close()
    if added != [f"added_{step}" for step in range(2, number + 1)]:
        raise Bad(f"version {number} with the tables {added}")
    return number


def digests_or_none(path):
    """The digests of a register; none for a file that is absent, or empty once a journal has been rolled back."""
    if not os.path.exists(path):
        return []
    database = sqlite3.connect(path)
    database.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    database.close()
    return check(path) if os.path.getsize(path) > 0 else []


if __name__ == "__main__":
    whole = check(sys.argv[1])
    for path in sys.argv[2:]:
        digests = check(path)
        if digests != whole[:len(digests)]:
            raise Bad(f"{path} holds other entries")
