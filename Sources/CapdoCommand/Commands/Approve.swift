import LevelRegistry

extension Command {
  private static let level = Option(
    "level", .oneOf(["1", "2", "3"]), required: true, help: Phrase("the level approved", "cấp độ được phê duyệt"))
  private static let authority = Option(
    "authority", .oneOf(Authority.allCases.map(\.rawValue)),
    help: Phrase(
      "the tier that approved (default: the issuer's)", "cấp đã phê duyệt (mặc định: theo cơ quan phê duyệt)"))
  private static let decision = Option(
    "decision", .number, required: true, help: Phrase("the decision's number", "số quyết định"))
  private static let issuer = Option(
    "issuer", .name, required: true,
    help: Phrase("who issued it: code or name", "cơ quan phê duyệt: mã hoặc tên"))
  private static let basis = Option(
    "basis", .oneOf(LegalBasis.allCases.map(\.rawValue)),
    help: Phrase("the decree (default: the one in force)", "căn cứ pháp lý (mặc định: văn bản đang có hiệu lực)"))
  private static let replace = Option(
    "replace",
    help: Phrase(
      "let the level go down, or this decision replace a recorded one",
      "cho phép hạ cấp độ hoặc thay quyết định đã ghi"))
  private static let regulation = Option(
    "regulation", .number, help: Phrase("the security regulation's number", "số quy chế"))
  private static let regulationOn = Option("regulation-on", .day, help: Phrase("its day", "ngày quy chế"))
  private static let regulationIssuer = Option(
    "regulation-issuer", .name,
    help: Phrase("who issued it: code or name", "cơ quan ban hành quy chế: mã hoặc tên"))

  static let approve = Command(
    "approve", for: .inspectors,
    Phrase("record a decision on the level of systems", "ghi quyết định phê duyệt cấp độ"),
    operands: [.systems],
    options: [
      level, authority, decision, issuer, .on, basis, regulation, regulationOn, regulationIssuer, replace, .note,
    ],
    examples: [
      Example(
        "capdo approve HT-0012 --level 2 --authority province --decision 312/QĐ-STTTT "
          + "--issuer 'Sở Thông tin và Truyền thông' --on 2024-11-12",
        Phrase("records the decision of that day", "ghi quyết định của ngày đó"))
    ]
  ) { arguments, console in
    let level = try arguments.requireLevel(level)
    let authority: Authority? = try arguments.term(authority)
    let basis: LegalBasis? = try arguments.term(basis)
    let session = try Session(arguments, console, for: .recording)
    let rules = Approval.Regulation(
      number: arguments[regulation], on: try arguments.day(regulationOn, today: session.registry.today),
      issuer: arguments[regulationIssuer].map { NamedBody($0) })
    let number = try arguments.require(decision)
    let act = Phrase("recorded decision: ", "đã ghi quyết định: ")
    return try session.record(saying: act) { recording, day in
      try arguments.operands.map {
        try recording.approve(
          $0, level: level, authority: authority, decision: number, issuer: try arguments.require(issuer), on: day,
          basis: basis, regulation: rules, replacing: arguments.has(replace))
      }
    }
  }
}
