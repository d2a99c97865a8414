import Foundation
import LevelRegistry
import TestSupport
import Testing

@testable import CapdoCommand

/// A folder of small registries, one for each province, as they would be sent to a ministry; removed with the object.
final class Provinces {
  private let temporary = try? TemporaryFolder(inMemory: true)
  static let noon = Moment(endOf: Day(year: 2026, month: 11, day: 25) ?? .always)

  func path(_ name: String) -> String { temporary?.path(name) ?? name }

  /// Makes a registry whose systems have these plans; `nil` is a system without approval.
  @discardableResult
  func make(
    _ file: String, _ name: String, _ code: String, plans: [String?], level: Int = 2, owner: String? = nil
  ) throws -> String {
    let database = path(file)
    capdo(database, "init", "--name", name, "--province", code)
    capdo(database, "organization", "add", "T", "--name", owner ?? "UBND \(name)", "--tier", "province")
    var lines = ["code,name,owner,state,registered_on,level,issuer,decision_number,decided_on,plan,plan_on"]
    for (place, plan) in plans.enumerated() {
      let system = "H\(place),Hệ thống \(place),T,operating,2024-01-01"
      let approval = plan.map { plan in
        "\(level),UBND tỉnh,\(place)/QĐ-UBND,2024-02-01,\(plan)" + (plan.isEmpty ? "," : ",2024-03-01")
      }
      lines.append("\(system),\(approval ?? ",,,,,")")
    }
    try Data(lines.joined(separator: "\n").utf8).write(to: URL(filePath: path("sheet.csv")))
    let outcome = capdo(database, "import", "systems", path("sheet.csv"), "--on", "2024-11-13")
    #expect(outcome.status == .done, "\(outcome.errors)")
    try FileManager.default.removeItem(atPath: path("sheet.csv"))
    return database
  }

  @discardableResult
  func capdo(_ database: String, _ words: String...) -> Outcome {
    CapdoCommandTests.run(
      words, in: Command.all, environment: ["CAPDO_DB": database, "CAPDO_ACTOR": "lan", "LANG": "C"], now: Self.noon)
  }

  /// Runs `rollup` on files of the folder; other words stay as they are.
  func rollup(_ words: String...) -> Outcome { rollup(words) }

  func rollup(_ words: [String]) -> Outcome {
    let words = words.map { word in
      FileManager.default.fileExists(atPath: path(word)) ? path(word) : word
    }
    return capdo("nothing.db", "rollup", words)
  }

  private func capdo(_ database: String, _ first: String, _ words: [String]) -> Outcome {
    let outcome = CapdoCommandTests.run(
      [first] + words, in: Command.all, environment: ["CAPDO_DB": database, "LANG": "C"], now: Self.noon)
    let folder = path("")
    return Outcome(
      status: outcome.status, output: outcome.output.replacing(folder, with: ""),
      errors: outcome.errors.replacing(folder, with: ""))
  }

  func copy(_ file: String, _ other: String) throws {
    try FileManager.default.copyItem(atPath: path(file), toPath: path(other))
  }

  /// Overwrites pages of a registry with what no registry has.
  func damage(_ file: String) throws {
    let handle = try FileHandle(forUpdating: URL(filePath: path(file)))
    try handle.seek(toOffset: 8_192)
    try handle.write(contentsOf: Data(repeating: 0xAA, count: 16_384))
    try handle.close()
  }

  func write(_ text: String, _ file: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path(file)))
  }

  /// Keeps the checkpoint of a registry as it is now in the folder `moc`.
  func keepCheckpoint(of file: String) throws {
    try FileManager.default.createDirectory(atPath: path("moc"), withIntermediateDirectories: true)
    #expect(capdo(path(file), "checkpoint", "-o", path("moc/\(file)")).status == .done)
  }
}
