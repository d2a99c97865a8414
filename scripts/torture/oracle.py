"""What must hold of a register whatever happened to it, judged by Python's own SQLite and SHA-256 (docs/chain.md).

As a program: oracle.py REGISTER [COPY…] says nothing when all are whole and each copy holds what the register begins with.
"""
import hashlib
import os
import sqlite3
import sys

TABLES = ("organization succession confirmation contact system dossier approval plan inspection closing holiday "
          "rule").split()


class Bad(Exception):
    """A register, or an answer about it, that must not be."""


def encode(value):
    if value is None:
        return b"n0:,"
    tag, data = (b"i", b"%d" % value) if isinstance(value, int) else (b"t", value.encode())
    return tag + b"%d:" % len(data) + data + b","


def digest(values):
    return hashlib.sha256(b"".join(map(encode, values))).hexdigest()


def entry_digest(database, entry, previous, columns):
    values = ["capdo-entry-1", previous, *entry]
    for table in TABLES:
        rows = database.execute(
            f"SELECT {columns[table]} FROM {table} WHERE entry = ? ORDER BY fact", entry[:1]).fetchall()
        voided = database.execute(f"SELECT fact FROM {table} WHERE voided_by = ? ORDER BY fact", entry[:1]).fetchall()
        values += [table, len(rows), digest(value for row in rows for value in row)]
        values += [len(voided), digest(fact for (fact,) in voided)]
    return digest(values)


def columns_of(database, table):
    return ", ".join(row[1] for row in database.execute(f"PRAGMA table_info({table})") if row[1] != "voided_by")


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
        columns = {table: columns_of(database, table) for table in TABLES}
        digests = []
        for *entry, recorded in database.execute("SELECT * FROM entry ORDER BY seq").fetchall():
            if entry_digest(database, entry, digests[-1] if digests else "", columns) != recorded:
                raise Bad(f"entry {entry[0]} has another digest than its content")
            digests.append(recorded)
        for table in TABLES:
            orphans = database.execute(
                f"SELECT count(*) FROM {table} WHERE entry > ?1 OR voided_by > ?1", (len(digests),)).fetchone()[0]
            if orphans:
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
