import Foundation
import LevelRegistry
import Testing

@testable import CapdoCommand

/// What somebody at a keyboard types and reads, kept in both languages in fixtures/reports; CAPDO_GOLDEN=write writes it anew.
struct TranscriptTests {
  private let noon = Moment(endOf: Day(year: 2026, month: 11, day: 25) ?? .always)

  private static let stories: [String: [[String]]] = [
    "mistyped-names": [
      ["plan", "HT-012", "full", "--on", "2026-11-20"], ["show", "lgsp"], ["qua", "hạn"], ["nhap", "danh-muc.xlsx"],
      ["plan"], ["organization", "show", "Sở Y tê"],
      ["register", "--name", "Kho dữ liệu", "--owner", "So Y te", "--on", "2026-11-20"],
      ["close", "nam-2026", "--as-of", "2026-11-20"], ["rate", "--known-at", "nam-206"],
    ],
    "acts": [
      ["register", "HT-0900", "--name", "Kho dữ liệu dùng chung", "--owner", "Sở KH&CN", "--on", "2026-11-02"],
      ["propose", "HT-0900", "--level", "cấp độ 2", "--on", "2026-11-03"],
      ["submit", "HT-0900", "--on", "2026-11-04"], ["appraise", "HT-0900", "--on", "2026-11-16"],
      ["submit", "HT-0900", "--for", "approval", "--on", "2026-11-17"],
      [
        "approve", "HT-0900", "--level", "2", "--decision", "90/QĐ-UBND", "--issuer", "UBND tỉnh", "--on", "2026-11-20",
      ],
      ["plan", "HT-0900", "một", "phần", "--on", "hôm qua", "--expected", "Quý II/2027"],
      ["plan", "HT-0900", "đã triển khai đầy đủ", "--on", "hôm nay"],
      ["list", "--search", "kho du lieu", "--format", "csv"],
    ],
    "undo": [
      ["plan", "HT-0900", "full", "--on", "2026-11-20"], ["journal", "4"], ["undo"], ["undo"],
      ["organization", "alias", "SKHCN", "Sở Khoa", "KHCN Lam Giang"], ["organization", "show", "Sở Khoa"],
      ["reverse", "6", "--dry-run", "--reason", "thử"], ["close", "nam-2026", "--as-of", "2026-11-20"], ["undo"],
      ["closings", "--format", "csv"],
    ],
    // From level 2, where it inherits 14 requirements, to level 3, where 20 are new or stricter; declared full all the same.
    "behind-full": [
      ["approve", "TTDL", "--level", "3", "--decision", "1/QĐ-UBND", "--issuer", "UBND tỉnh", "--on", "2026-01-05"],
      ["approve", "HT-0012", "--level", "2", "--decision", "2/QĐ-UBND", "--issuer", "UBND tỉnh", "--on", "2026-01-06"],
      ["requirement", "set", "TTDL", "đáp ứng", "--group", "network-zones,network,application", "--on", "2026-01-10"],
      [
        "requirement", "inherit", "HT-0012", "--group", "network-zones,network,application", "--from-system", "TTDL",
        "--ground", "HĐ 5/2026", "--on", "2026-02-01",
      ],
      ["rate", "--of", "requirements", "--owner", "SYT", "--as-of", "2026-02-01"],
      [
        "requirement", "set", "HT-0012", "met", "--group",
        "policy,organization,personnel,design,operation,risk,disposal,server,network-design,data", "--on", "2026-03-01",
      ],
      ["requirement", "set", "HT-0012", "II.2.1.2.3", "chưa đáp ứng", "--on", "2026-03-02"],
      ["approve", "HT-0012", "--level", "3", "--decision", "3/QĐ-UBND", "--issuer", "SYT", "--on", "2026-04-01"],
      ["requirement", "confirm", "HT-0012", "--on", "2026-04-02"],
      [
        "requirement", "inherit", "HT-0012", "--group", "network-zones,network,application", "--from-system", "TTDL",
        "--ground", "HĐ 5/2026", "--on", "2026-04-02",
      ],
      ["rate", "--of", "requirements", "--owner", "SYT", "--as-of", "2026-04-02"],
      [
        "remedy", "add", "HT-0012", "--source", "own-assessment", "--requirement", "II.2.1.2.3", "--due", "2026-05-31",
        "--on", "2026-04-15",
      ],
      [
        "remedy", "add", "HT-0012", "--source", "roadmap", "--task", "thay tường lửa", "--due", "2026-12-31", "--on",
        "2026-04-15",
      ],
      ["plan", "HT-0012", "full", "--on", "2026-06-15"],
      ["remedy", "list", "--format", "csv"],
      ["check", "--owner", "SYT", "--as-of", "2026-06-15"],
      [
        "answer", "declared-full-not-met", "HT-0012", "--on", "2026-07-01", "--until", "2026-09-30", "--reason",
        "đang thực hiện hợp đồng", "--document", "7/CV-SYT",
      ],
      ["check", "--owner", "SYT", "--as-of", "2026-08-01", "--answered"],
      ["remedy", "done", "1", "--on", "2026-09-10", "--document", "7/BB"],
      ["check", "--owner", "SYT", "--as-of", "2026-10-01", "--severity", "warning"],
    ],
  ]

  @Test(arguments: ["mistyped-names", "acts", "undo", "behind-full"], ["en", "vi"])
  func whatIsTypedIsAnsweredSo(story: String, language: String) throws {
    let office = try Office()
    func run(_ words: [String]) -> Outcome { office.run(["--lang", language] + words, now: noon) }
    _ = run(["init", "--name", "Tỉnh Lam Giang"])
    let lines = [
      "code,name,tier,parent", "UBT,UBND tỉnh,province,", "SKHCN,Sở Khoa học và Công nghệ,province,UBT",
      "SYT,Sở Y tế,province,UBT",
    ]
    let organizations = office.folder.appending(path: "don-vi.csv")
    try Data(lines.joined(separator: "\n").utf8).write(to: organizations)
    _ = run(["import", "organizations", organizations.path])
    if story != "acts" {
      _ = run(["register", "HT-0012", "--name", "Nền tảng LGSP", "--owner", "UBT", "--on", "2026-11-02"])
      if story == "behind-full" { try begin(run) }
      if story == "undo" {
        _ = run(["undo"])
        _ = run(["register", "HT-0900", "--name", "Kho dữ liệu", "--owner", "SKHCN", "--on", "2026-11-02"])
      }
    }
    var transcript = ""
    for words in Self.stories[story] ?? [] {
      let outcome = run(words)
      let line = words.map { $0.contains(" ") ? "'\($0)'" : $0 }.joined(separator: " ")
      transcript += "$ capdo \(line)\n\(outcome.output)\(outcome.errors)"
    }
    try Golden.expect(
      transcript.replacing(office.folder.path + "/", with: ""), asIn: "transcripts/\(story).\(language).txt")
  }

  /// A data center, and a system that is older than its first decision.
  private func begin(_ run: ([String]) -> Outcome) throws {
    _ = run(["undo", "--yes"])
    for (code, name, owner) in [("TTDL", "Trung tâm dữ liệu", "UBT"), ("HT-0012", "Nền tảng LGSP", "SYT")] {
      _ = run(["register", code, "--name", name, "--owner", owner, "--on", "2025-01-02"])
    }
  }
}
