import Foundation
import TestSupport

/// What Python's `csv` module, in strict mode, makes of documents.
enum PythonCSV {
  struct Verdict: Decodable {
    /// The records but for blank lines; nil if Python refuses the document.
    let rows: [[String]]?
    /// The same records written by Python, with a byte order mark and CRLF.
    let rewritten: String?
  }

  struct Failure: Error {
    let status: Int32
  }

  /// Lines are cut at line feeds only, so that Python too refuses a carriage return in the middle of a line.
  private static let script = """
    import base64, csv, io, json, sys
    csv.field_size_limit(1 << 30)

    def verdict(data):
        try:
            lines = data.decode('utf-8-sig').split('\\n')
            lines = [line + '\\n' for line in lines[:-1]] + [line for line in lines[-1:] if line]
            rows = [row for row in csv.reader(lines, strict=True) if row]
        except (UnicodeDecodeError, csv.Error):
            return {}
        out = io.StringIO(newline='')
        csv.writer(out, lineterminator='\\r\\n').writerows(rows)
        return {'rows': rows, 'rewritten': '\\ufeff' + out.getvalue()}

    for line in sys.stdin:
        print(json.dumps(verdict(base64.b64decode(line))))
    """

  /// Asks one python3 process about all the documents.
  static func verdicts(on documents: [[UInt8]]) throws -> [Verdict] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("capdo-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let input = folder.appendingPathComponent("in")
    let output = folder.appendingPathComponent("out")
    try Data(documents.map { Data($0).base64EncodedString() + "\n" }.joined().utf8).write(to: input)
    try Data().write(to: output)
    try run(reading: input, writing: output)
    let decoder = JSONDecoder()
    return try Data(contentsOf: output).split(separator: 0x0A).map { try decoder.decode(Verdict.self, from: $0) }
  }

  private static func run(reading input: URL, writing output: URL) throws {
    let python = try Child.run(["python3", "-c", script], input: Data(contentsOf: input))
    guard python.status == 0 else { throw Failure(status: python.status) }
    try python.output.write(to: output)
  }
}
