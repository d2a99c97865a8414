#!/usr/bin/env python3
"""Verifies a register of capdo without capdo, as docs/chain.md describes it.

    python3 verify.py FILE [CHECKPOINT] [--schema SCHEMA.SQL]

Works on a temporary copy of FILE and needs nothing but Python 3. schema.sql is looked for beside this script and one
folder above it. Exit status: 0 sound, 1 something does not fit, 2 cannot be checked.
"""
import argparse
import contextlib
import hashlib
import itertools
import os
import shutil
import sqlite3
import sys
import tempfile

TABLES = ("registry", "organization", "alias", "succession", "confirmation", "contact", "system", "dossier", "approval",
          "plan", "inspection", "closing", "holiday", "rule", "requirement", "assessment", "remedy", "answer")
# The keys whose standing facts never overlap.
KEYS = {"registry": "1", "organization": "id", "alias": "organization, name", "succession": "predecessor, successor",
        "confirmation": "owner", "contact": "organization", "system": "id", "dossier": "system", "approval": "system",
        "plan": "system", "inspection": "system, kind", "closing": "name", "holiday": "1", "rule": "kind, subject",
        "requirement": "catalog, level, number", "assessment": "system, catalog, level, requirement, kind", "remedy": "id",
        "answer": "finding, kind, object, shown_by"}
ENTRY = "seq, recorded_at, actor, os_user, act, note, source, run"
APPLICATION_ID, VERSION = 1667330148, 1


class Text(bytes):
    """A text as its bytes; a BLOB comes as plain bytes."""


class CannotCheck(Exception):
    """The file is not one that this script can say anything about."""


def encode(value):
    """The bytes of a value: a type tag, the length, a colon, the bytes, a comma."""
    if value is None:
        return b"n0:,"
    if isinstance(value, int):
        tag, data = b"i", b"%d" % value
    elif isinstance(value, Text):
        tag, data = b"t", value
    else:
        tag, data = b"?", repr(value).encode()  # A class that no table may hold: matches no digest.
    return b"%s%d:%s," % (tag, len(data), data)


def digest(values):
    """The SHA-256 of values, as the text that entries hold."""
    return Text(hashlib.sha256(b"".join(map(encode, values))).hexdigest().encode())


class Rows:
    """The rows of a query, with the next one in sight."""

    def __init__(self, db, sql):
        self.rows = iter(db.execute(sql))
        self.next = next(self.rows, None)

    def advance(self):
        self.next = next(self.rows, None)


class Table:
    """A fact table, read once in the order of entries."""

    def __init__(self, db, name, last_entry, problems):
        self.name, self.last_entry, self.problems = name, last_entry, problems
        columns = [row[1].decode() for row in db.execute(f"PRAGMA table_info({name})")]
        self.written = Rows(db, f"SELECT {', '.join(columns)} FROM {name} ORDER BY fact")
        self.voids = Rows(db, f"SELECT voided_by, fact FROM {name} WHERE voided_by IS NOT NULL ORDER BY 1, 2")
        self.facts, self.latest = 0, 0
        self.look()

    def look(self):
        """Checks the numbers of the row that comes next, and passes over those that no entry can take any more."""
        while self.written.next is not None:
            *row, voided_by = self.written.next
            is_in_order = self.is_in_order(row[0], row[-1], voided_by)
            self.facts = row[0]
            if is_in_order:
                return
            self.written.advance()

    def share(self, entry):
        """What the entry did to the table, as the values that its digest holds."""
        written, rows = hashlib.sha256(), 0
        while self.written.next is not None and self.written.next[-2] == entry:
            written.update(b"".join(map(encode, self.written.next[:-1])))
            rows, self.latest = rows + 1, entry
            self.written.advance()
            self.look()
        voided = []
        while self.voids.next is not None and self.voids.next[0] == entry:
            voided.append(self.voids.next[1])
            self.voids.advance()
        name = Text(self.name.encode())
        return [name, rows, Text(written.hexdigest().encode()), len(voided), digest(voided)]

    def is_in_order(self, fact, entry, voided_by):
        """Whether an entry can still take the row; says what is wrong with its numbers."""
        say = lambda problem: self.problems.append(f"entry {show(entry)}, {self.name} {show(fact)}: {problem}")
        if fact != self.facts + 1:
            say(f"the next number is {self.facts + 1}")
        if not isinstance(entry, int) or not 1 <= entry <= self.last_entry:
            say("there is no such entry")
            return False
        if voided_by is not None and not isinstance(voided_by, int):
            say(f"voided by {show(voided_by)}")
        elif voided_by is not None and not entry <= voided_by <= self.last_entry:
            say(f"voided by entry {voided_by}, which is earlier or not there")
        if entry < self.latest:
            say(f"it stands after a fact of entry {self.latest}")
            return False
        return True

    def finish(self):
        while self.written.next is not None:
            *row, _ = self.written.next
            self.problems.append(f"{self.name} {show(row[0])}: there is no entry {show(row[-1])}")
            self.written.advance()


def show(value):
    return value.decode("utf-8", "backslashreplace") if isinstance(value, bytes) else str(value)


def check_chain(db, checkpoint, problems):
    """Recomputes every digest from the rows; returns the number of entries, of facts, and the last digest."""
    last = db.execute("SELECT ifnull(max(seq), 0) FROM entry").fetchone()[0]
    tables = [Table(db, name, last, problems) for name in TABLES]
    number, previous, register = 0, Text(b""), None
    for *entry, recorded in db.execute(f"SELECT {ENTRY}, digest FROM entry ORDER BY seq"):
        if entry[0] != number + 1:
            problems.append(f"entry {entry[0]}: the next number is {number + 1}")
        number = entry[0]
        shares = [value for table in tables for value in table.share(number)]
        computed = digest([Text(b"capdo-entry-1"), previous, *entry, *shares])
        if recorded is None:
            problems.append(f"entry {number}: it has no digest")
            continue
        if recorded != computed:
            problems.append(f"entry {number}: the recorded digest is {show(recorded)}; what it wrote makes {show(computed)}")
        previous = recorded
        register = recorded if number == 1 else register
        if checkpoint and number == 1 and show(recorded) != checkpoint[0]:
            problems.append(f"another register: its id is {show(recorded)}, that of the checkpoint {checkpoint[0]}")
        elif checkpoint and number == checkpoint[1] and show(recorded) != checkpoint[2] and show(register) == checkpoint[0]:
            problems.append(f"another history: the digest of entry {number} is {show(recorded)}, not {checkpoint[2]}")
    for table in tables:
        table.finish()
    if number == 0:
        problems.append("there is no entry")
    if checkpoint and number < checkpoint[1]:
        problems.append(f"shorter than the checkpoint: {number} entries, not {checkpoint[1]}")
    return number, sum(table.facts for table in tables if isinstance(table.facts, int)), previous


def check_texts(db, problems):
    """Texts are UTF-8."""
    for name in TABLES + ("entry",):
        for row in db.execute(f"SELECT * FROM {name}"):
            for value in row:
                if isinstance(value, Text):
                    try:
                        value.decode("utf-8")
                    except UnicodeDecodeError:
                        problems.append(f"{name} {show(row[0])}: {value!r} is not UTF-8")


def check_references(db, problems):
    """A reference leads to the fact that introduced the thing, and that was there already."""
    for name in TABLES:
        for _, _, target, column, *_ in db.execute(f"PRAGMA foreign_key_list({name})").fetchall():
            target, column = target.decode(), column.decode()
            if target == "entry":
                continue
            for fact, value in db.execute(
                    f"SELECT fact, {column} FROM {name} AS f WHERE {column} IS NOT NULL AND NOT EXISTS (SELECT 1 "
                    f"FROM {target} AS t WHERE t.fact = f.{column} AND t.id = t.fact AND t.entry <= f.entry)"):
                problems.append(f"{name} {show(fact)}.{column}: {show(value)} refers to nothing")


def check_overlaps(db, problems):
    """No two facts of one key, and no two things of one code, hold on one day as known at one entry."""
    forever = 2 ** 63 - 1
    for name, key in [*KEYS.items(), ("organization", "code"), ("system", "code")]:
        rows = db.execute(
            f"SELECT {key}, fact, valid_from, valid_to, entry, ifnull(voided_by, {forever}) FROM {name} ORDER BY {key}")
        for _, group in itertools.groupby(rows, lambda row: row[:-5]):
            # What an entry wrote and voided itself never stood at its end.
            spans = [row[-5:] for row in group if row[-2] != row[-1]]
            for (a, a_from, a_to, a_entry, a_void), (b, b_from, b_to, b_entry, b_void) in itertools.combinations(spans, 2):
                if a_from < b_to and b_from < a_to and a_entry < b_void and b_entry < a_void:
                    problems.append(f"{name} {max(a, b)}: it overlaps fact {min(a, b)} of the same {key}")


def check_schema(db, schema, problems):
    """The objects of the file are those of schema.sql, to the letter."""
    model = sqlite3.connect(":memory:")
    model.text_factory = Text
    model.executescript(schema)
    # A BLOB with the bytes of the text means the same to SQLite, and is not what schema.sql makes.
    question = ("SELECT name, type, tbl_name, sql, typeof(name), typeof(type), typeof(tbl_name), typeof(sql) "
                "FROM sqlite_schema")
    expected, found = set(model.execute(question)), db.execute(question).fetchall()
    for name in sorted({row[0] or b"" for row in expected.symmetric_difference(found)}):
        problems.append(f"{show(name)}: not as schema.sql has it")
    if len(found) != len(expected):
        problems.append(f"the schema has {len(found)} objects, not {len(expected)}")


def check_file(db, problems):
    """What SQLite says: pages, indexes, types, CHECKs, references."""
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version != VERSION:
        problems.append(f"the header names schema {version}, not {VERSION}")
    for (words,) in db.execute("PRAGMA integrity_check"):
        if words != b"ok":
            problems.append(f"SQLite finds it damaged: {show(words)}")
    for table, row, target, _ in db.execute("PRAGMA foreign_key_check"):
        problems.append(f"{show(table)} {row}: refers to no {show(target)}")


def is_hot(path):
    """Whether a journal is there that SQLite would roll back: one whose header begins with zero is over."""
    try:
        with open(path, "rb") as file:
            return file.read(1) not in (b"", b"\0")
    except FileNotFoundError:
        return False
    except OSError as error:
        raise CannotCheck(f"{path}: {error.strerror}") from error


@contextlib.contextmanager
def opened(path):
    """A connection to a copy of the file: SQLite looks at CHECKs only where it may write."""
    for beside in ("-journal", "-wal"):
        if is_hot(path + beside):
            raise CannotCheck(f"{path + beside}: a crash left it; ask capdo any question first, which rolls it back")
    with tempfile.TemporaryDirectory() as folder:
        copy = os.path.join(folder, "copy.db")
        try:
            shutil.copyfile(path, copy)
            with open(copy, "rb") as file:
                header = file.read(100)
        except OSError as error:
            raise CannotCheck(f"{path}: {error.strerror}") from error
        number = lambda start: int.from_bytes(header[start:start + 4], "big")
        if len(header) < 100 or not header.startswith(b"SQLite format 3\0") or number(68) != APPLICATION_ID \
                or number(56) != 1 or header[18:20] != b"\x01\x01":
            raise CannotCheck(f"{path}: not a register")
        if number(60) > VERSION:
            raise CannotCheck(f"{path}: made by a newer capdo")
        db = sqlite3.connect(copy)
        try:
            db.text_factory = Text
            yield db
        finally:
            db.close()


def verify(path, checkpoint=None, schema=None):
    """Returns what does not fit, and what stands for the register: entries, facts, digest."""
    problems, totals = [], (0, 0, b"")
    try:
        with opened(path) as db:
            if schema is not None:
                check_schema(db, schema, problems)
            check_file(db, problems)
            totals = check_chain(db, checkpoint, problems)
            check_texts(db, problems)
            check_references(db, problems)
            check_overlaps(db, problems)
    except (sqlite3.Error, TypeError, ValueError, OverflowError) as error:
        # A value of another class where a number belongs, or words of SQLite that are no text.
        problems.append(f"the file is damaged: {error}")
    return problems, totals


def read_checkpoint(path):
    try:
        with open(path, encoding="ascii") as file:
            register, entries, last = file.read().split()
        return register, int(entries), last
    except OSError as error:
        raise CannotCheck(f"{path}: {error.strerror}") from error
    except ValueError as error:
        raise CannotCheck(f"{path}: not a checkpoint of three lines") from error


def find_schema(path):
    here = os.path.dirname(os.path.abspath(__file__))
    for candidate in [path] if path else [os.path.join(here, "schema.sql"), os.path.join(here, "..", "schema.sql")]:
        try:
            with open(candidate, encoding="utf-8") as file:
                return file.read()
        except OSError as error:
            if path:
                raise CannotCheck(f"{path}: {error.strerror}") from error
    raise CannotCheck("schema.sql: not found; give it with --schema")


def main():
    parser = argparse.ArgumentParser(description="Verifies a register of capdo without capdo.")
    parser.add_argument("file")
    parser.add_argument("checkpoint", nargs="?")
    parser.add_argument("--schema")
    arguments = parser.parse_args()
    try:
        checkpoint = read_checkpoint(arguments.checkpoint) if arguments.checkpoint else None
        problems, (entries, facts, last) = verify(arguments.file, checkpoint, find_schema(arguments.schema))
    except CannotCheck as error:
        print(error, file=sys.stderr)
        return 2
    for problem in problems:
        print(problem)
    if problems:
        return 1
    print(f"sound: {entries} entries, {facts} facts, digest {show(last)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
