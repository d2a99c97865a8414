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
  ]

  @Test(arguments: ["mistyped-names", "acts", "undo"], ["en", "vi"])
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
}
