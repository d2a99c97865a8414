import Foundation

@testable import CapdoCommand

extension Office {
  func run(_ words: [String]) -> Outcome {
    CapdoCommandTests.run(
      words, in: Command.all, environment: ["CAPDO_DB": database, "CAPDO_ACTOR": "lan", "LANG": "C"])
  }

  /// What the plain sqlite3 shell answers, a line a row, columns parted by bars.
  func shell(_ sql: String) throws -> [String] {
    let shell = Process()
    shell.executableURL = URL(filePath: "/usr/bin/env")
    shell.arguments = ["sqlite3", "-readonly", database, sql]
    let pipe = Pipe()
    shell.standardOutput = pipe
    try shell.run()
    let answer = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    return answer.split(separator: "\n").map { String($0) }
  }
}
