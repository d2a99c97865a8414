import LevelRegistry
import RegistryFiles

extension Command {
  private static let finding = Option(
    "finding", .oneOf(Finding.Code.allCases.map(\.rawValue)),
    help: Phrase("only these, each on a line", "chỉ các phát hiện này, mỗi phát hiện một dòng"))
  private static let answered = Option(
    "answered", help: Phrase("list those that are answered instead", "liệt kê các phát hiện đã giải trình"))

  static let check = Command(
    "check", for: .auditors,
    Phrase(
      "list compliance findings (verify: proves the file)", "rà soát, liệt kê các phát hiện (verify: xác minh sổ)"),
    discussion: Phrase(
      "On a terminal: the kinds, how many, of how many owners, since when; --finding CODE lists each. docs/findings.md "
        + "says of every code what it means and what to do. Ends with 1 when there is a finding that is not answered.",
      "Trên màn hình: từng loại phát hiện, số lượng, số chủ quản, từ ngày nào; --finding MÃ liệt kê từng phát hiện. "
        + "docs/findings.md giải thích từng mã phát hiện và cách xử lý. Trả mã kết thúc 1 khi có phát hiện chưa giải trình."
    ),
    options: [finding, .bySeverity, answered] + Option.time + Option.filters + [.pageFormat],
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
    let codes = try arguments.terms(finding).compactMap { $0 as Finding.Code? }
    let listsAnswered = arguments.has(answered)
    if session.wantsPage, codes.isEmpty, !listsAnswered {
      let (page, isClean) = try session.findingPage(of: snapshot, in: scope, severities)
      try page.write(to: console)
      session.tellOfYearsWithoutHolidays(in: snapshot)
      return isClean ? .done : .refused
    }
    var (open, explained) = (0, 0)
    let columns = listsAnswered ? AnsweredFindingTable.columns : FindingTable.columns
    try session.table(columns, under: .counted(asOf: snapshot.day)) { write in
      try snapshot.forEachFinding(in: scope, severities: severities, codes: codes.isEmpty ? nil : Set(codes)) {
        finding in
        if let answer = finding.answer {
          explained += 1
          if listsAnswered { try write(AnsweredFindingTable.row(finding, answer, in: console.language)) }
        } else {
          open += 1
          if !listsAnswered { try write(FindingTable.row(finding, in: console.language)) }
        }
      }
    }
    if open == 0, !listsAnswered { console.note(Phrase("nothing was found", "không có phát hiện nào")) }
    if explained > 0, !listsAnswered {
      let all = session.line(["check", "--answered"])
      console.note(
        Phrase("\(explained) findings are answered: \(all)", "\(explained) phát hiện đã giải trình: \(all)"))
    }
    session.tellOfYearsWithoutHolidays(in: snapshot)
    return open == 0 ? .done : .refused
  }
}

extension Session {
  /// The page of what a check finds, and whether that is nothing.
  func findingPage(of snapshot: Snapshot, in scope: Scope, _ severities: Set<Severity>) throws
    -> (page: Page, isClean: Bool)
  {
    let found = try snapshot.findingOverview(in: scope, severities: severities)
    let page = FindingPage(
      found: found, name: try registryName(in: snapshot), day: snapshot.day,
      language: console.language
    ).page(
      one: line(["check"]) + " --finding " + Placeholder.code[console.language],
      export: line(["export", "findings", "-o", "phat-hien.xlsx"]), all: line(["check", "--answered"]))
    return (page, found.groups.isEmpty)
  }
}
