import Foundation
import LevelRegistry
import TestSupport

@testable import CapdoCommand

extension Office {
  /// - Parameter now: what the clock shows; the machine's when left out.
  func run(_ words: [String], now: Moment? = nil) -> Outcome {
    CapdoCommandTests.run(
      words, in: Command.all, environment: ["CAPDO_DB": database, "CAPDO_ACTOR": "lan", "LANG": "C"], now: now)
  }

  /// What the plain sqlite3 shell answers, a line a row, columns parted by bars.
  func shell(_ sql: String) throws -> [String] {
    let answer = try Child.run(["sqlite3", "-readonly", database, sql]).text
    return answer.split(separator: "\n").map { String($0) }
  }
}
