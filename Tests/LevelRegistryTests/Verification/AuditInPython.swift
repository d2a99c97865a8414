import Foundation
import TestSupport
import Testing

/// docs/verify.py, run on many files by one Python.
enum AuditInPython {
  static let home = Repository.root

  struct Answer: Decodable {
    /// Whether it found nothing.
    let isSound: Bool
    let problems: [String]
  }

  /// Returns what it says of each file.
  static func verify(_ paths: [String], against checkpoint: String? = nil) throws -> [Answer] {
    try run(verifying, [checkpoint ?? ""] + paths)
  }

  /// Returns whether each flip of a bit in a copy of the file changes a value that SQLite reads from it, and, for those
  /// asked, what docs/verify.py says of it.
  static func judge(_ flips: [Flip], of path: String, verifying every: Int) throws -> [Judgement] {
    // A thousand to each Python: how long one may take is bounded.
    try stride(from: 0, to: flips.count, by: 1_000).flatMap { first -> [Judgement] in
      let some = flips[first..<min(first + 1_000, flips.count)]
      return try run(judging, [path, "\(every)"] + some.map { "\($0.offset) \($0.bit)" })
    }
  }

  struct Judgement: Decodable {
    /// A value is another one, or can no longer be read.
    let isChanged: Bool
    let isReported: Bool?
  }

  private static func run<T: Decodable>(_ script: String, _ lines: [String]) throws -> T {
    let child = try Child.run(
      ["python3", "-c", preamble + script, home.path], input: Data(lines.joined(separator: "\n").utf8))
    try #require(child.status == 0)
    return try JSONDecoder().decode(T.self, from: child.output)
  }

  private static let preamble = #"""
    import json, os, shutil, sqlite3, sys, tempfile
    sys.path.insert(0, sys.argv[1] + "/docs")
    sys.dont_write_bytecode = True
    import verify
    schema = open(sys.argv[1] + "/schema.sql", encoding="utf-8").read()
    lines = sys.stdin.read().split("\n")

    def answer(path, checkpoint=None):
        try:
            problems, _ = verify.verify(path, checkpoint, schema)
        except verify.CannotCheck as error:
            problems = [str(error)]
        return {"isSound": not problems, "problems": problems}

    """#

  private static let verifying = #"""
    checkpoint = verify.read_checkpoint(lines[0]) if lines[0] else None
    print(json.dumps([answer(path, checkpoint) for path in lines[1:]]))
    """#

  private static let judging = #"""
    def content(path):
        """Every value of every table with its class, the list of objects included; None when it cannot be read."""
        db = sqlite3.connect(path)
        db.text_factory = verify.Text
        try:
            names = [name.decode() for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
            rows = [db.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema").fetchall()]
            rows += [db.execute(f'SELECT * FROM "{name}"').fetchall() for name in names]
            return [[(type(value), value) for value in row] for table in rows for row in table]
        except (sqlite3.Error, ValueError):
            return None
        finally:
            db.close()

    def judged(offset, bit, is_verified):
        file.seek(offset)
        byte = file.read(1)[0]
        try:
            file.seek(offset)
            file.write(bytes([byte ^ 1 << bit]))
            file.flush()
            reported = not answer(copy)["isSound"] if is_verified else None
            return {"isChanged": content(copy) != before, "isReported": reported}
        finally:
            file.seek(offset)
            file.write(bytes([byte]))
            file.flush()

    path, every = lines[0], int(lines[1])
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copyfile(path, os.path.join(folder, "flipped.db"))
        before = content(copy)
        assert before
        with open(copy, "r+b") as file:
            flips = [tuple(map(int, line.split())) for line in lines[2:]]
            print(json.dumps([judged(*flip, index % every == 0) for index, flip in enumerate(flips)]))
    """#
}
