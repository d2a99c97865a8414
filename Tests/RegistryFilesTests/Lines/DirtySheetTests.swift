import Foundation
import LevelRegistry
import TestSupport
import Testing

@testable import RegistryFiles

/// A list as offices write it gives the registry that the same list gives when it is written with care.
///
/// `CAPDO_DIRTY_SHEETS` sets how many lists are tried, `CAPDO_SEED` repeats one.
struct DirtySheetTests {
  private let count: Int = number("CAPDO_DIRTY_SHEETS") ?? 10
  private let seed: UInt64 = chosenSeed()

  @Test func whatIsRecordedIsWhatTheSheetSaysHoweverItIsWritten() throws {
    print("dirty sheets: \(count), CAPDO_SEED=\(seed)")
    var dirtied = 0
    for trial in 0..<count {
      let seed = seed &+ UInt64(trial)
      var list = RandomList(seed: seed)
      let (clean, dirty) = list.sheets()
      dirtied += zip(clean, dirty).filter { $0 != $1 }.count
      let (expected, given) = (try export(of: clean), try export(of: dirty))
      #expect(given == expected, "CAPDO_SEED=\(seed)\n\(text(dirty))")
    }
    #expect(dirtied > 5 * count, "the lists are too clean to tell anything")
  }

  private func text(_ rows: [[String]]) -> String { rows.map { $0.joined(separator: " | ") }.joined(separator: "\n") }

  /// What a registry that has taken the rows exports.
  private func export(of rows: [[String]]) throws -> [String] {
    let folder = try TemporaryFolder()
    let noon = try Moment("2024-11-22T12:00:00+07:00")
    let registry = try Registry(creating: folder.path("capdo.db"), by: "lan", now: { noon }, user: "tester")
    try registry.record(by: "lan") { recording in
      try recording.addOrganization(code: "42", name: "UBND tỉnh", tier: .province)
      try recording.addOrganization(code: "SYT", name: "Sở Y tế", tier: .province, parent: "42")
      try recording.addOrganization(code: "X1", name: "UBND xã Hòa Hải", tier: .commune, parent: "42")
    }
    let csv = rows.map { $0.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",") }
    let day = try Day("2024-11-13")
    do {
      _ = try registry.importSystems(
        from: SheetFile(named: "list.csv") { MemorySource(Array(csv.joined(separator: "\n").utf8)) }, by: "lan",
        terms: ImportOptions(day: day))
    } catch let error as ImportError {
      return error.problems.map { "\($0.place.name) \($0.value ?? ""): \($0.reason.english)" }
    }
    var lines: [String] = []
    try registry.snapshot(asOf: day).forEachSystem(in: Scope(states: SystemState.allCases)) {
      lines.append("\(SystemTable.row(SystemLine($0)))")
    }
    return lines
  }
}

/// A list of systems, once as one writes it with care and once as it comes.
private struct RandomList {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private mutating func one<T>(of things: [T]) -> T { things[Int.random(in: 0..<things.count, using: &random)] }

  private mutating func isOne(in count: Int) -> Bool { Int.random(in: 1...count, using: &random) == 1 }

  mutating func sheets() -> (clean: [[String]], dirty: [[String]]) {
    let heading = ["STT", "Tên HTTT", "Chủ quản HTTT", "Cấp độ", "Số QĐ", "Ngày QĐ", "Tình trạng triển khai"]
    var clean = [heading]
    var dirty = [heading]
    for index in 1...Int.random(in: 3...9, using: &random) {
      let day = Day(
        year: 2024, month: Int.random(in: 1...10, using: &random), day: Int.random(in: 1...28, using: &random))
      let row = [
        "\(index)", "Hệ thống văn hóa \(index)", one(of: ["Sở Y tế", "UBND xã Hòa Hải", "UBND tỉnh"]),
        "\(Int.random(in: 1...3, using: &random))", "\(index)/QĐ-SYT", (day ?? .always).vietnamese,
        one(of: ["Chưa triển khai", "Đã triển khai đầy đủ", "Đã triển khai một số hạng mục", ""]),
      ]
      let above = clean.count > 1 ? clean[clean.count - 1] : nil
      dirty.append(row.indices.map { dirtied(row[$0], $0, above: above?[$0], day: day ?? .always) })
      clean.append(row)
      // The row again, and what stands below a list; neither is anything new.
      if isOne(in: 4) { dirty.append(dirty[dirty.count - 1]) }
    }
    dirty.append(["", one(of: ["Tổng cộng", "Tổng cộng: \(clean.count - 1) hệ thống", "Total"]), "", "", "", "", ""])
    dirty.append(["", "", "", "", "Lam Giang, ngày 05 tháng 12 năm 2024", "", ""])
    dirty.append(["", "Người lập biểu", "", "", "Thủ trưởng đơn vị", "", ""])
    return (clean, dirty)
  }

  private mutating func dirtied(_ text: String, _ column: Int, above: String?, day: Day) -> String {
    if column > 1, let above, above == text, !text.isEmpty, isOne(in: 2) {
      return one(of: ["nt", "như trên", "\"", "NT."])
    }
    let blank = one(of: ["", " ", "\u{A0}", "  \t"])
    switch column {
    case 2:
      let others = [
        "Sở Y tế": ["SỞ  Y TẾ", "SYT"],
        "UBND xã Hòa Hải": ["Ủy ban nhân dân xã Hoà Hải", "Xã Hòa Hải", "UBND XÃ HÒA HẢI"],
        "UBND tỉnh": ["Uỷ ban nhân dân tỉnh", "42"],
      ]
      return blank + one(of: [text] + (others[text] ?? [])) + blank
    case 3: return one(of: [text, "Cấp độ \(text)", "\(text).0", "CĐ\(text)"]) + blank
    case 5:
      let written = "ngày \(day.day) tháng \(day.month) năm \(day.year)"
      return blank + one(of: [text, day.description, written, "\(text) 00:00:00", "Ngày \(text)"])
    case 6: return text.isEmpty ? one(of: ["", "-", "…", "N/A"]) : text.uppercased() + blank
    default: return blank + text + blank
    }
  }
}
