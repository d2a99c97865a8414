import Foundation
import LevelRegistry
import RegistryFiles
import TestSupport
import Testing

@testable import CapdoCommand

/// The acts on one system, each of which the lines of its history take back.
struct CorrectTests {
  /// An act as one types it, with the first day that it changes.
  struct Act: CustomTestStringConvertible {
    let line: String
    let day: String
    var testDescription: String { line }
  }

  private static let acts = [
    (
      "register S-1 --name 'Cổng \"A\" của ''tỉnh'' $HOME' --owner SYT --authority province --proposed-level 2 --on",
      "2023-01-02"
    ),
    ("submit S-1 --note 'lần đầu' --on", "2023-02-01"), ("return S-1 --note=-thiếu --on", "2023-02-10"),
    ("submit S-1 --on", "2023-02-20"), ("appraise S-1 --note 'đạt' --on", "2023-02-25"),
    ("approve S-1 --level 2 --authority province --decision 12/QĐ --issuer 'Sở TTTT' --on", "2023-06-01"),
    ("approve S-1 --level 1 --authority commune --decision \"9'/QĐ\" --issuer X --regulation 1/QC --on", "2023-03-01"),
    ("plan S-1 none --on", "2023-04-01"), ("plan S-1 partial --expected 'Quý II/2025' --on", "2023-07-01"),
    ("plan S-1 full --evidence EVIDENCE --on", "2023-07-01"), ("plan S-1 partial --on", "2023-07-01"),
    ("inspect S-1 --kind periodic --result not-conforming --on", "2024-03-01"),
    ("inspect S-1 --kind periodic --by 'Công an tỉnh' --document 3/BB --on", "2024-03-01"),
    ("inspect S-1 --kind unscheduled --result conforming --on", "2024-02-01"),
    ("change S-1 --name=-x --category public --on", "2023-09-01"),
    ("transfer S-1 --owner STTTT --operator BV --authority commune --on", "2024-01-01"),
    ("transfer S-1 --operator BV --on", "2023-08-01"), ("change S-1 --name B --on", "2023-09-01"),
    ("suspend S-1 --reason 'nâng cấp' --on", "2024-02-01"), ("start S-1 --on", "2024-02-15"),
    ("propose S-1 --level 3 --expected 2025 --on", "2024-03-01"), ("withdraw S-1 --on", "2024-03-15"),
    ("revoke S-1 --reason '20/QĐ' --on", "2024-04-01"), ("retire S-1 --on", "2024-06-01"),
  ].map { Act(line: "\($0.0) \($0.1)", day: $0.1) }

  private static let days = [
    "2023-01-01", "2023-01-02", "2023-02-15", "2023-03-01", "2023-05-31", "2023-06-01", "2023-07-15", "2023-08-15",
    "2023-12-31", "2024-01-15", "2024-02-10", "2024-03-10", "2024-04-01", "2024-06-01", "2024-11-20",
  ]

  private func office() throws -> Office {
    let office = try Office()
    #expect(office.run("init").status == .done)
    for (code, name) in [("SYT", "Sở Y tế"), ("STTTT", "Sở TTTT"), ("BV", "Bệnh viện")] {
      #expect(office.run("organization", "add", code, "--name", name, "--tier", "province").status == .done)
    }
    try Data("biên bản".utf8).write(to: URL(filePath: office.evidence))
    return office
  }

  @Test func theLinesOfTheHistoryTakeEachActBack() throws {
    let office = try office()
    for act in Self.acts {
      let before = try office.state(on: Self.days)
      try office.type("capdo " + act.line)
      let after = try office.state(on: Self.days)
      #expect(before != after, "\(act)")
      let lines = try office.lines(recordedBy: office.lastEntry, from: act.day)
      #expect(!lines.isEmpty, "\(act)")
      for line in lines.reversed() { try office.type(line) }
      #expect(try office.state(on: Self.days).symmetricDifference(before) == [], "\(act), taken back by \(lines)")
      try office.type("capdo " + act.line)
      #expect(try office.state(on: Self.days).symmetricDifference(after) == [], "\(act), done again")
    }
  }

  @Test func aCorrectionSaysWhatItDid() throws {
    let office = try office()
    for act in Self.acts.prefix(9) { try office.type("capdo " + act.line) }
    let corrected = office.run(
      "correct", "S-1", "plan", "--on", "2023-12-31", "--reason", "gõ nhầm", "--status", "full", "--expected", "")
    #expect(
      corrected.output.contains(": corrected: plan partial, full expected by 2025-Q2 → plan full, no day promised"))
    #expect(corrected.output.hasSuffix(", since 2023-07-01 (entry 14)\n"))
    let removed = office.run(
      "correct", "S-1", "approval", "--on", "2023-03-01", "--reason", "nhầm", "--remove", "--lang", "vi")
    #expect(removed.output.contains(": hủy ghi nhận: cấp độ 1, cấp xã, 9'/QĐ ngày 01/03/2023"))
    #expect(removed.output.contains(" → không có ghi nhận, từ ngày 01/03/2023 (mục 15)"))
    #expect(
      removed.errors.contains("lưu ý: từ ngày 01/06/2023, cấp độ 2, cấp tỉnh, 12/QĐ ngày 01/06/2023 vẫn giữ nguyên"))
    #expect(removed.errors.contains("lưu ý: cả từ ngày 01/03/2023, hồ sơ: Đã được phê duyệt"))
    #expect(removed.errors.contains("capdo correct S-1 dossier --on 2023-03-01 --reason 'ghi nhầm' --remove"))
  }

  @Test func theLineBelongsToTheRegisterThatWasAsked() throws {
    let office = try office()
    try office.type("capdo " + Self.acts[0].line)
    let output = run(
      ["--db", office.database, "history", "S-1", "--format", "csv"], in: Command.all, environment: [:]
    ).output
    #expect(output.contains("capdo --db \(office.database) correct S-1 system --on 2023-01-02"))
  }

  @Test func whatACorrectionCannotMeanIsNotUnderstood() throws {
    let office = try office()
    try office.type("capdo " + Self.acts[0].line)
    let start = ["correct", "S-1"]
    let end = ["--on", "2023-06-01", "--reason", "x"]
    let wrong = [
      (["plan", "--decision", "1"], "error: option '--decision' does not apply to a plan\n"),
      (["system", "--kind", "periodic", "--remove"], "error: option '--kind' does not apply to a system\n"),
      (["system", "--name", "X", "--remove"], "error: options '--name' and '--remove' exclude each other\n"),
      (["plan"], "error: give at least one of --status, --expected, --evidence, --evidence-digest\n"),
      (["inspection", "--remove"], "error: missing option '--kind before-use|periodic|unscheduled|level-review'\n"),
      (["owner", "--remove"], "error: the value 'owner' is invalid for system|dossier|approval|plan|inspection\n"),
      (["dossier", "--status", "full"], "error: 'full' is not one of the words known here\n"),
      (["dossier", "--level", "4"], "error: level 4 is outside this registry"),
    ]
    for (words, message) in wrong {
      let outcome = office.run(start + words + end)
      #expect(outcome.status == .usage, "\(words)")
      #expect(outcome.errors.hasPrefix(message), "\(outcome.errors)")
    }
    #expect(office.run(["correct", "S-1", "system", "--remove", "--on", "2023-06-01"]).status == .usage)
  }
}

extension Office {
  fileprivate var evidence: String { folder.appending(path: "biên bản '12'.pdf").path }

  fileprivate var lastEntry: Int {
    get throws {
      let output = run("rate", "--format", "json").output
      let number = try #require(output.firstMatch(of: /"entry":(\d+)/)?.1)
      return try #require(Int(number))
    }
  }

  /// Runs a line as a shell would read it.
  fileprivate func type(_ line: String) throws {
    let quoted = "'" + evidence.replacingOccurrences(of: "'", with: "'\\''") + "'"
    let script = "printf '%s\\0' " + line.replacingOccurrences(of: "EVIDENCE", with: quoted)
    let data = try Child.run(["/bin/sh", "-c", script]).output
    let words = data.split(separator: 0, omittingEmptySubsequences: false).dropLast().map {
      String(decoding: $0, as: UTF8.self)
    }
    #expect(words.first == "capdo")
    let outcome = run(Array(words.dropFirst()))
    #expect(outcome.status == .done, "\(line): \(outcome.errors)")
  }

  /// What stands, and what the register answers of the system on some days.
  fileprivate func state(on days: [String]) throws -> Set<String> {
    let registry = try Registry(opening: database, for: .reading)
    let history = try? registry.snapshot().history(of: "S-1").filter { $0.voidedBy == nil }
    var state = Set((history ?? []).map { "\($0.kind): \($0.phrase.english), \($0.from) to \($0.to)" })
    for day in days {
      guard let position = try registry.snapshot(asOf: Day(day)).system("S-1") else { continue }
      state.insert("\(day): registered on \(position.registeredOn), plan \(String(describing: position.plan))")
    }
    return state
  }

  /// The corrections of the standing facts that an entry recorded from a day on, and of their ends.
  fileprivate func lines(recordedBy entry: Int, from day: String) throws -> [String] {
    let registry = try Registry(opening: database, for: .reading)
    let facts = try registry.snapshot().history(of: "S-1").filter { $0.entry == entry }
    return try facts.flatMap { fact in
      [
        try fact.from >= Day(day) ? fact.correction : nil, try fact.to == Day(day) ? fact.correctionOfEnd : nil,
      ].compactMap { $0 }.map { Program().call(SuggestedCommand($0)).vietnamese }
    }
  }
}
