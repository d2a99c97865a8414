import LevelRegistry
import RegistryFiles

extension Command {
  private static let answered = Option(
    "answered", help: Phrase("list those that are answered instead", "liệt kê các phát hiện đã giải trình"))

  static let check = Command(
    "check", for: .auditors,
    Phrase(
      "list what is true but wrong ('verify' proves the file, 'inspect' records an inspection)",
      "rà soát, liệt kê các phát hiện ('verify' xác minh tệp, 'inspect' ghi kiểm tra, đánh giá)"),
    discussion: Phrase(
      "docs/findings.md says of every code what it means and what to do. Ends with 1 when there is a finding that is not "
        + "answered.",
      "docs/findings.md giải thích từng mã phát hiện và cách xử lý. Trả mã kết thúc 1 khi có phát hiện chưa "
        + "giải trình."),
    options: [.bySeverity, answered] + Option.time + Option.filters + [.format],
    examples: [
      Example("capdo check --severity error", Phrase("what breaks a rule of the law", "những gì trái quy định")),
      Example(
        "capdo check --owner HT-SYT --as-of 2024-11-13 --format csv",
        Phrase("the findings of one owner on that day, as a file", "các phát hiện của một chủ quản vào ngày đó")),
    ]
  ) { arguments, console in
    let session = try Session(arguments, console)
    let snapshot = try session.snapshot()
    let (scope, severities) = (try arguments.scope(), try arguments.severities())
    let listsAnswered = arguments.has(answered)
    var (open, explained) = (0, 0)
    try session.table(listsAnswered ? AnsweredFindingTable.columns : FindingTable.columns) { write in
      try snapshot.forEachFinding(in: scope, severities: severities) { finding in
        if let answer = finding.answer {
          explained += 1
          if listsAnswered { try write(AnsweredFindingTable.row(finding, answer, in: console.language)) }
        } else {
          open += 1
          if !listsAnswered { try write(FindingTable.row(finding, in: console.language)) }
        }
      }
    }
    if explained > 0, !listsAnswered {
      console.note(
        Phrase(
          "\(explained) findings are answered: capdo check --answered",
          "\(explained) phát hiện đã giải trình: capdo check --answered"))
    }
    session.tellOfYearsWithoutHolidays(in: snapshot)
    return open == 0 ? .done : .refused
  }
}
