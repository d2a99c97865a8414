import Foundation
import Testing

/// A report as it is to look, kept in fixtures/reports; CAPDO_GOLDEN=write writes it anew, to be read before it is kept.
enum Golden {
  static func expect(
    _ text: String, asIn name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = Office.fixtures.deletingLastPathComponent().appending(path: "reports/\(name)")
    let text = plain(text)
    if ProcessInfo.processInfo.environment["CAPDO_GOLDEN"] == "write" {
      try Data(text.utf8).write(to: file)
    }
    let wanted = try String(contentsOf: file, encoding: .utf8)
    guard text != wanted else { return }
    let lines = zip(text.components(separatedBy: "\n"), wanted.components(separatedBy: "\n"))
    let difference = lines.enumerated().first { $0.element.0 != $0.element.1 }
    Issue.record(
      "\(name):\((difference?.offset ?? 0) + 1): \(difference.map { "\($0.element.0)\nis not\n\($0.element.1)" } ?? "other length")",
      sourceLocation: sourceLocation)
  }

  /// Moments and digests differ from run to run.
  private static func plain(_ text: String) -> String {
    text.replacing(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/, with: "MOMENT").replacing(/\b[0-9a-f]{64}\b/, with: "DIGEST")
  }
}
