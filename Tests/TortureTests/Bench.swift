import Foundation
import TestSupport
import Testing

/// capdo as it was built beside the tests, in a folder of its own with a small register.
final class Bench {
  private let temporary: TemporaryFolder
  var folder: URL { temporary.url }
  var register: String { path("r.db") }

  struct Outcome {
    let status: Int32
    let isCrash: Bool
    let output: String
    let errors: String
  }

  /// The exit codes that the manual describes.
  static let documented: Set<Int32> = [0, 1, 64, 65, 66, 73, 74, 75, 77]
  static let root = Repository.root
  static let binaries = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()

  init() throws {
    temporary = try TemporaryFolder()
    let text = Self.root.appending(path: "fixtures/registers/v1.sql")
    try shell("umask 077; sqlite3 r.db < '\(text.path)'")
  }

  func path(_ name: String) -> String { folder.path + "/" + name }

  func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(filePath: path(name))) }

  func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }

  /// Runs capdo on a register; stopped after ten seconds.
  @discardableResult
  func capdo(_ words: [String], on register: String? = nil, language: String = "en") throws -> Outcome {
    try run(Self.binaries.path + "/capdo", words, ["CAPDO_DB": register ?? self.register, "CAPDO_LANG": language])
  }

  /// Runs lines of sh in the folder, and expects them to end well.
  @discardableResult
  func shell(_ script: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
    let outcome = try run("/bin/sh", ["-c", script], ["CAPDO_DB": register, "CAPDO": Self.binaries.path + "/capdo"])
    #expect(outcome.status == 0, "\(outcome.errors)", sourceLocation: sourceLocation)
    return outcome.output
  }

  /// Whatever the oracle in Python finds wrong with registers, of which the first must begin with what each other holds.
  func oracle(_ names: [String]) throws -> String {
    let script = Self.root.appending(path: "scripts/torture/oracle.py").path
    let outcome = try run("/usr/bin/env", ["python3", script] + names.map { path($0) }, [:], seconds: 600)
    return outcome.output + outcome.errors
  }

  /// Starts a program in the folder.
  func start(_ program: String, _ words: [String], _ environment: [String: String]) throws -> Running {
    try Running([program] + words, environment: Self.defaults.merging(environment) { $1 }, folder: folder.path)
  }

  private static let defaults = ["CAPDO_ACTOR": "lan", "SWIFT_BACKTRACE": "enable=no"]

  private func run(_ program: String, _ words: [String], _ environment: [String: String], seconds: Int = 10)
    throws -> Outcome
  {
    let child = try start(program, words, environment).wait(seconds: seconds)
    return Outcome(
      status: child.isKilled ? child.status - 128 : child.status, isCrash: child.isKilled, output: child.text,
      errors: String(decoding: child.errors, as: UTF8.self))
  }
}

/// How often something is done: `make torture` does it in full.
func count(_ short: Int, full: Int) -> Int {
  ProcessInfo.processInfo.environment["CAPDO_TORTURE"] == nil ? short : full
}
