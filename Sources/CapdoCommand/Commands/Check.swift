import LevelRegistry
import RegistryFiles

extension Command {
  static let check = Command(
    "check", for: .auditors,
    Phrase(
      "list what is true but wrong ('verify' proves the file, 'inspect' records an inspection)",
      "rà soát, liệt kê các phát hiện ('verify' xác minh tệp, 'inspect' ghi kiểm tra, đánh giá)"),
    discussion: Phrase(
      "docs/findings.md says of every code what it means and what to do. Ends with 1 when there is a finding.",
      "docs/findings.md giải thích từng mã phát hiện và cách xử lý. Trả mã kết thúc 1 khi có phát hiện."),
    options: [.bySeverity] + Option.time + Option.filters + [.format],
    examples: [
      Example("capdo check --severity error", Phrase("what breaks a rule of the law", "những gì chưa đúng quy định")),
      Example(
        "capdo check --owner HT-SYT --as-of 2024-11-13 --format csv",
        Phrase("the findings of one owner on that day, as a file", "các phát hiện của một chủ quản vào ngày đó")),
    ]
  ) { arguments, console in
    let session = try Session(arguments, console)
    let snapshot = try session.snapshot()
    let (scope, severities) = (try arguments.scope(), try arguments.severities())
    var isClean = true
    try session.table(FindingTable.columns) { write in
      try snapshot.forEachFinding(in: scope, severities: severities) { finding in
        isClean = false
        try write(FindingTable.row(finding, in: console.language))
      }
    }
    session.tellOfYearsWithoutHolidays(in: snapshot)
    return isClean ? .done : .refused
  }
}
