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

  func process(_ program: String, _ words: [String], _ environment: [String: String]) -> Process {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = words
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["CAPDO_ACTOR": "lan", "SWIFT_BACKTRACE": "enable=no"].merging(environment) { $1 }
    ) { $1 }
    return process
  }

  private func run(_ program: String, _ words: [String], _ environment: [String: String], seconds: Int = 10)
    throws -> Outcome
  {
    let process = process(program, words, environment)
    let (output, errors) = (path(".out-\(UUID().uuidString)"), path(".err-\(UUID().uuidString)"))
    defer { for name in [output, errors] { try? FileManager.default.removeItem(atPath: name) } }
    for name in [output, errors] { try Data().write(to: URL(filePath: name)) }
    let files = try [output, errors].map { try FileHandle(forWritingTo: URL(filePath: $0)) }
    (process.standardOutput, process.standardError) = (files[0], files[1])
    try process.run()
    for file in files { try file.close() }
    // It waits to its end although it is cancelled, and must not keep the process and its files as long: with some 1,300
    // files open, Foundation's Process reads beyond its list of them and crashes (Swift 6.3.1).
    let number = process.processIdentifier
    let guardian = DispatchWorkItem { kill(number, SIGKILL) }
    DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(seconds), execute: guardian)
    process.waitUntilExit()
    guardian.cancel()
    return Outcome(
      status: process.terminationStatus, isCrash: process.terminationReason == .uncaughtSignal,
      output: try String(contentsOfFile: output, encoding: .utf8),
      errors: try String(contentsOfFile: errors, encoding: .utf8))
  }
}

/// How often something is done: `make torture` does it in full.
func count(_ short: Int, full: Int) -> Int {
  ProcessInfo.processInfo.environment["CAPDO_TORTURE"] == nil ? short : full
}
