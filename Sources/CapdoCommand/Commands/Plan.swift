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
        Phrase("the plan is carried out in full", "đã triển khai đầy đủ"))
    ]
  ) { arguments, console in
    guard let word = arguments.operands.last, let status = PlanStatus(rawValue: word) else {
      let choices = PlanStatus.allCases.map(\.rawValue).joined(separator: ", ")
      throw RegistryError.notATerm(arguments.operands.last ?? "", choices: choices)
    }
    let expected = try arguments.period(expected)
    let evidence = try arguments[evidence].map { path in
      Plan.Evidence(path: path, digest: try FileDigest.sha256(of: FileSource(path: path)))
    }
    return try Session(arguments, console, for: .recording).record { recording, day in
      try arguments.operands.dropLast().map {
        try recording.setPlan(of: $0, to: status, on: day, expected: expected, evidence: evidence)
      }
    }
  }
}
