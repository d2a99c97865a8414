import LevelRegistry
import RegistryFiles

extension Command {
  private static let expected = Option(
    "expected", .day, help: Phrase("when it is expected to be full", "dự kiến triển khai đầy đủ"))
  private static let evidence = Option(
    "evidence", .file, help: Phrase("the document that shows it", "tài liệu chứng minh"))

  static let plan = Command(
    "plan", for: .inspectors,
    Phrase("record how far protection plans have come", "ghi tình trạng triển khai phương án"),
    operands: [
      .systems,
      Operand(.oneOf(PlanStatus.allCases.map(\.rawValue)), help: Phrase("the status", "tình trạng")),
    ],
    options: [.on, expected, evidence, .note],
    examples: [
      Example(
        "capdo plan HT-0012 full --on 2024-10-01 --note 'biên bản 12/BB'",
        Phrase("the plan is carried out in full", "đã triển khai đầy đủ")),
      Example(
        "capdo plan HT-0012 'triển khai một phần' --on 'hôm nay' --expected 'Quý IV/2027'",
        Phrase("the words of a sheet will do", "ghi như trong biểu cũng được")),
    ]
  ) { arguments, console in
    let (codes, status) = try split(arguments.operands)
    let expected = try arguments.period(expected)
    let evidence = try arguments[evidence].map { path in
      Plan.Evidence(path: path, digest: try FileDigest.sha256(of: FileSource(path: path)))
    }
    return try Session(arguments, console, for: .recording).record { recording, day in
      try codes.map {
        try recording.setPlan(of: $0, to: status, on: day, expected: expected, evidence: evidence)
      }
    }
  }

  /// The codes, and the status behind them, which may be several words: `HT-0012 đã triển khai đầy đủ`.
  private static func split(_ words: [String]) throws -> (codes: ArraySlice<String>, status: PlanStatus) {
    for place in words.indices.dropFirst() {
      if let status = PlanStatus(spelled: words[place...].joined(separator: " ")) { return (words[..<place], status) }
    }
    let choices = PlanStatus.allCases.map { "\($0.rawValue) (\($0.phrase.vietnamese))" }.joined(separator: ", ")
    throw RegistryError.notATerm(words.last ?? "", choices: choices)
  }
}
