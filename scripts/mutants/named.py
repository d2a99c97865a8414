"""The mutants that every release must catch, each with the rows of the torture or the tests that should.

M1 to M13 of the bar of reliability: what a hurried hand would write instead, and a test of little teeth would let pass.
"""
import tree

CONNECTION = "Sources/CapdoSQLite/Connection.swift"
RECORDING = "Sources/LevelRegistry/Recording/Recording.swift"
READER = "Sources/RegistryFiles/CSV/CSVReader.swift"
WRITER = "Sources/RegistryFiles/CSV/CSVWriter.swift"
SINKS = "Sources/CapdoCommand/Console/Sinks.swift"
SHEET = "Sources/LevelRegistry/Recording/Lines/SystemSheet.swift"
CHAIN = "Sources/LevelRegistry/Verification/ChainAudit.swift"
HALF = ("if capdo_mutant(N), try recording.connection.statement(\"SELECT count(*) FROM system WHERE voided_by IS NULL\")"
        ".first(as: { try $0.integer(0) % 1000 == 999 }) == true { try recording.connection.execute(script: \"COMMIT; BEGIN IMMEDIATE\") }; ")
JOURNAL = 'try set("PRAGMA journal_mode = DELETE", reading: "PRAGMA journal_mode", expecting: .text("delete"))'
SYNC = 'try set("PRAGMA synchronous = EXTRA", reading: "PRAGMA synchronous", expecting: .integer(3))'
TRIGGERS = 'try set("PRAGMA recursive_triggers = 1", reading: "PRAGMA recursive_triggers", expecting: .integer(1))'


def power(command, tries=10):
    return ("torture", ["powercut.py", "FOLDER", str(tries), command])


def faults(command, every=4):
    return ("torture", ["faults.py", "--every", str(every), "FOLDER", command])


def tests(*names):
    return ("tests", list(names))


def synchronous(mode, level):
    return lambda number: (SYNC, f'if capdo_mutant({number}) {{ try set("PRAGMA synchronous = {mode}", reading: "PRAGMA synchronous", '
                                 f'expecting: .integer({level})) }} else {{ {SYNC} }}')


def write_ahead(number):
    return (JOURNAL, f'if capdo_mutant({number}) {{ try set("PRAGMA journal_mode = WAL", reading: "PRAGMA journal_mode", '
                     f'expecting: .text("wal")) }} else {{ {JOURNAL} }}')


def instead(before, after):
    return lambda number: (before, after.replace("(N)", f"({number})"))


# Name, what it is, the edits by file, and the rows of which the first should catch it.
MUTANTS = [
    ("M1", "facts and the entry that closes them in two transactions",
     [(RECORDING, instead("return (result, try journal.close())",
                          'if capdo_mutant(N), journal.entry != nil { try connection.execute(script: "COMMIT; BEGIN IMMEDIATE") }; '
                          'return (result, try journal.close())'))],
     [power("register"), faults("register"), tests("LevelRegistryTests.EntryTests")]),
    ("M2", "the folder is not synced after the journal is deleted", [(CONNECTION, synchronous("FULL", 2))],
     [power("register"), tests("CapdoSQLiteTests.SettingsTests")]),
    ("M3", "a write-ahead log, synced now and then", [(CONNECTION, write_ahead), (CONNECTION, synchronous("NORMAL", 1))],
     [power("register"), tests("CapdoSQLiteTests.SettingsTests")]),
    ("M4", "the journal is synced now and then", [(CONNECTION, synchronous("NORMAL", 1))],
     [power("register"), tests("CapdoSQLiteTests.SettingsTests")]),
    ("M5", "a replaced row fires no trigger",
     [(CONNECTION, instead(TRIGGERS, f"if !capdo_mutant(N) {{ {TRIGGERS} }}"))], [tests("CapdoSQLiteTests.SettingsTests")]),
    ("M6", "bytes that are no text are mended without a word",
     [(READER, instead("return String(copying: try UTF8Span(validating: bytes.span.extracting(range)))",
                       "if capdo_mutant(N) { return String(decoding: bytes[range], as: UTF8.self) }; "
                       "return String(copying: try UTF8Span(validating: bytes.span.extracting(range)))"))],
     [tests("RegistryFilesTests.CSVReaderTests"), tests("RegistryFilesTests.*")]),
    ("M7", "CSV is read by characters, of which CRLF is one, and no line feed",
     [(READER, instead("case CSVByte.carriageReturn:\n      blocks", "case CSVByte.carriageReturn where !capdo_mutant(N):\n      blocks"))],
     [tests("RegistryFilesTests.CSVReaderTests"), tests("RegistryFilesTests.*")]),
    ("M8", "what write(2) says is not looked at",
     [(SINKS, instead("if count > 0 {\n          rest = rest.dropFirst(count)",
                      "if count > 0 || capdo_mutant(N) {\n          rest = rest.dropFirst(capdo_mutant(N) ? rest.count : count)"))],
     [faults("export", 1), tests("CapdoCommandTests.OutputTests"), tests("TortureTests.*")]),
    ("M9", "what failed is not rolled back",
     [(CONNECTION, instead("if isInTransaction { try? rollBack() }", "if !capdo_mutant(N), isInTransaction { try? rollBack() }"))],
     [tests("CapdoSQLiteTests.TransactionTests")]),
    ("M10", "the lock is taken by the first fact, and not by BEGIN",
     [(CONNECTION, instead('try statement("BEGIN IMMEDIATE").run()', 'try statement(capdo_mutant(N) ? "BEGIN" : "BEGIN IMMEDIATE").run()'))],
     [tests("CapdoSQLiteTests.BusyAndFullTests"), tests("CapdoSQLiteTests.*"), tests("LevelRegistryTests.*")]),
    ("M11", "verify compares the links of the chain, and not what they hold",
     [(CHAIN, instead("if digest != computed {", "if digest != computed, !capdo_mutant(N) {"))],
     [tests("LevelRegistryTests.VerifyTests")]),
    ("M12", "an export has no apostrophe before a formula",
     [(WRITER, instead("isNeeded(for: text) ? \"'\" + text : text", "isNeeded(for: text) && !capdo_mutant(N) ? \"'\" + text : text"))],
     [tests("RegistryFilesTests.CSVGuardTests"), tests("RegistryFilesTests.*")]),
    ("M13", "an import commits after every thousandth row",
     [(SHEET, instead("package func record(_ line: SystemLine) throws -> LineOutcome<SystemLine> {\n",
                      "package func record(_ line: SystemLine) throws -> LineOutcome<SystemLine> {\n" + HALF))],
     [tests("RegistryFilesTests.*")]),
]


def edits():
    """The edits of all of them by file, as places and texts; fails where a source is not as it is told here."""
    by_file = {}
    for name, _, changes, _ in MUTANTS:
        for file, change in changes:
            before, after = change(60000 + int(name[1:]))
            by_file.setdefault(file, []).append((name, before, after))
    return {file: [edit for edit in places(file, changes)] for file, changes in by_file.items()}


def places(file, changes):
    """Several mutants of one line become one edit, the later one around the earlier."""
    text, merged = tree.read(file), {}
    for name, before, after in changes:
        if text.count(before) != 1:
            raise tree.Unfit(f"{file} has not exactly one '{before}', which {name} changes")
        merged[before] = after.replace(before, merged[before]) if before in merged else after
    for before, after in merged.items():
        start = text.index(before)
        yield start, start + len(before), after


def lines(edited):
    """The lines that they change, where no other mutant is made."""
    found = set()
    for file, changes in edited.items():
        text = tree.read(file)
        for start, end, _ in changes:
            found.update((file, line) for line in range(text[:start].count("\n") + 1, text[:end].count("\n") + 2))
    return found
