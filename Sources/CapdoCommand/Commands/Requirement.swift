import LevelRegistry
import RegistryFiles

// What stands behind "full": the requirements of a system, one by one.
extension Command {
  private static let catalog = Option(
    "catalog", .name,
    help: Phrase(
      "the catalog (default: that of the approval in force)", "bộ yêu cầu (mặc định: theo quyết định phê duyệt)"))
  private static let level = Option(
    "level", .oneOf(["1", "2", "3"]),
    help: Phrase("the level (default: the approved one)", "cấp độ (mặc định: cấp độ được phê duyệt)"))
  private static let group = Option(
    "group", .name, help: Phrase("all requirements of these groups", "mọi yêu cầu của các nhóm này"))
  private static let kind = Option(
    "as", .oneOf(AssessmentKind.allCases.map(\.rawValue)),
    help: Phrase("self-assessment or review (default: self)", "tự đánh giá hay đánh giá độc lập (mặc định: self)"))
  private static let assessor = Option(
    "by", .oneOf(Assessor.allCases.map(\.rawValue)),
    help: Phrase("who assessed (default: operator)", "đơn vị đánh giá (mặc định: operator)"))
  private static let expected = Option(
    "expected", .day, help: Phrase("when it is expected to be met", "thời điểm dự kiến đáp ứng"))
  private static let evidence = Option(
    "evidence", .file, help: Phrase("the document that shows it", "tài liệu minh chứng"))
  private static let reason = Option(
    "reason", .text, help: Phrase("why; required for not-applicable", "lý do; bắt buộc với not-applicable"))
  private static let provider = Option(
    "from-system", .system, required: true, help: Phrase("the system that provides", "hệ thống cung cấp"))
  private static let ground = Option(
    "ground", .text, required: true,
    help: Phrase("the contract or document on sharing", "hợp đồng, văn bản về việc dùng chung"))
  private static let system = Operand(.system, help: Phrase("the system", "mã HTTT"))
  private static let items = Operand(
    .word(Phrase("ITEM", "YÊU-CẦU")), required: false, repeating: true,
    help: Phrase("codes of requirements", "ký hiệu các yêu cầu"))

  static let requirementList = Command(
    "requirement list", for: .officials,
    Phrase("list the requirements of a catalog", "liệt kê các yêu cầu theo cấp độ"),
    discussion: Phrase(
      "A catalog that capdo brings along is recorded with the first result under it; until then it is listed as it comes. "
        + "Check the titles against the official text before you quote them.",
      "Bộ yêu cầu có sẵn được ghi vào sổ cùng kết quả đầu tiên; trước đó được liệt kê như bản kèm theo. Hãy đối chiếu với "
        + "văn bản gốc trước khi trích dẫn."),
    options: [catalog, level, group] + Option.time + Option.table,
    examples: [
      Example(
        "capdo requirement list --catalog tt12-2022 --level 3",
        Phrase("the 66 requirements of level 3", "66 yêu cầu của cấp độ 3")),
      Example(
        "capdo requirement list --catalog tt12-2022 --format csv > tt12.csv",
        Phrase("a file to correct and import again", "tệp để sửa và nhập lại")),
    ]
  ) { arguments, console in
    let session = try Session(arguments, console)
    let snapshot = try session.snapshot()
    let (wanted, groups) = (try arguments.level(level), arguments.list(group))
    let listed = try known(snapshot, arguments[catalog]).filter {
      (wanted == nil || $0.level == wanted) && (groups.isEmpty || groups.contains($0.group))
    }
    if arguments[.format] ?? "table" == "table" {
      try session.table(RequirementTable.columnsForPeople(in: console.language)) { write in
        for requirement in listed { try write(RequirementTable.rowForPeople(requirement, in: console.language)) }
      }
    } else {
      try session.table(RequirementTable.columns) { write in
        for requirement in listed { try write(RequirementTable.row(requirement)) }
      }
    }
    return .done
  }

  /// The requirements recorded, and those of shipped catalogs that are not.
  private static func known(_ snapshot: Snapshot, _ name: String?) throws -> [Requirement] {
    let recorded = try snapshot.requirements()
    let shipped = try CatalogFile.shipped().filter { !recorded.catalogs.contains($0.name) }
    let all = recorded.all + shipped.flatMap(\.requirements).filter { $0.holds(on: snapshot.day) }
    guard let name else { return all }
    let named = all.filter { $0.key.catalog == name }
    guard !named.isEmpty else { throw RequirementError.unknownCatalog(name, .one, on: snapshot.day) }
    return named
  }

  static let requirementShow = Command(
    "requirement show", for: .officials,
    Phrase("show the results of one system per requirement", "xem kết quả theo từng yêu cầu của một hệ thống"),
    operands: [system], options: [catalog, level, kind] + Option.time + Option.table,
    examples: [
      Example("capdo requirement show HT-0012", Phrase("every requirement and its result", "mọi yêu cầu và kết quả"))
    ]
  ) { arguments, console in
    let session = try Session(arguments, console)
    let snapshot = try session.snapshot()
    let statuses = try snapshot.requirementStatuses(
      of: arguments.operands[0], catalog: arguments[catalog], level: try arguments.level(level),
      as: try arguments.term(kind) ?? .own)
    try session.table(RequirementStatusTable.columns) { write in
      for status in statuses { try write(RequirementStatusTable.row(status, in: console.language)) }
    }
    RequirementNotes.say(
      statuses, declared: try snapshot.system(arguments.operands[0])?.plan?.status, on: console)
    return .done
  }

  static let requirementSet = Command(
    "requirement set", for: .inspectors,
    Phrase("record results per requirement", "ghi kết quả theo từng yêu cầu"),
    discussion: Phrase(
      "Nothing recorded is 'not assessed', never met. A result holds from its day until the next one.",
      "Chưa ghi là 'chưa đánh giá', không bao giờ là đáp ứng. Kết quả có giá trị từ ngày đó đến kết quả tiếp theo."),
    operands: [
      system, items, Operand(.oneOf(Fulfillment.allCases.map(\.rawValue)), help: Phrase("the result", "kết quả")),
    ],
    options: [group, .on, kind, assessor, reason, expected, evidence, catalog, level, .note],
    examples: [
      Example(
        "capdo requirement set HT-0012 met --group network --on 2024-10-01",
        Phrase("all requirements of a group are met", "mọi yêu cầu của một nhóm đều đáp ứng")),
      Example(
        "capdo requirement set HT-0012 I.1.1.3 not-met --on 2024-10-01 --expected 2025-Q2",
        Phrase("one is not, and when it will be", "một yêu cầu chưa đáp ứng, và thời điểm dự kiến")),
    ]
  ) { arguments, console in
    guard let word = arguments.operands.last, arguments.operands.count > 1, let value = Fulfillment(spelled: word)
    else {
      throw RegistryError.notATerm(
        arguments.operands.last ?? "", choices: Fulfillment.allCases.map(\.rawValue).joined(separator: ", "))
    }
    let proof = try arguments[evidence].map { path in
      Plan.Evidence(path: path, digest: try FileDigest.sha256(of: FileSource(path: path)))
    }
    let assessment = Assessment(
      value, reason: arguments[reason], expected: try arguments.period(expected), evidence: proof,
      by: try arguments.term(assessor) ?? .operator)
    return try recordingResults(arguments, console, Array(arguments.operands.dropFirst().dropLast())) {
      try $0.assess(arguments.operands[0], $1, assessment, as: $2, on: $3)
    }
  }

  static let requirementInherit = Command(
    "requirement inherit", for: .inspectors,
    Phrase("record that another system provides requirements", "ghi các yêu cầu kế thừa từ hệ thống khác"),
    discussion: Phrase(
      "A pointer, not a copy: it has the provider's own result of the day asked, while the provider operates, and counts "
        + "as not assessed otherwise. What the provider inherits itself cannot be inherited.",
      "Là trỏ tới chứ không sao chép: lấy kết quả của chính hệ thống cung cấp vào ngày được hỏi khi hệ thống đó đang vận "
        + "hành; nếu không thì là chưa đánh giá. Không kế thừa được yêu cầu mà hệ thống cung cấp cũng kế thừa."),
    operands: [system, items],
    options: [group, provider, ground, .on, kind, assessor, catalog, level, .note],
    examples: [
      Example(
        "capdo requirement inherit HT-0012 --group network --from-system HT-0001 --ground 'HĐ 12/2024' --on 2024-10-01",
        Phrase("the data center provides the network", "hạ tầng mạng do trung tâm dữ liệu cung cấp"))
    ]
  ) { arguments, console in
    let (from, ground) = (try arguments.require(provider), try arguments.require(ground))
    let assessor = try arguments.term(assessor) ?? Assessor.operator
    return try recordingResults(arguments, console, Array(arguments.operands.dropFirst())) {
      try $0.inherit(arguments.operands[0], $1, from: from, ground: ground, as: $2, by: assessor, on: $3)
    }
  }

  static let requirementConfirm = Command(
    "requirement confirm", for: .inspectors,
    Phrase("confirm results of the level below", "xác nhận kết quả chuyển từ cấp độ dưới"),
    discussion: Phrase(
      "After the level rose: results of the same subject wait to be confirmed and do not count until then; new and "
        + "stricter requirements are not assessed. Without ITEM and --group: all that wait.",
      "Sau khi nâng cấp độ: kết quả của yêu cầu tương ứng chờ xác nhận, chưa được tính; yêu cầu mới hoặc chặt chẽ hơn là "
        + "chưa đánh giá. Không ghi YÊU-CẦU và --group: tất cả kết quả đang chờ."),
    operands: [system, items], options: [group, .on, kind, catalog, level, .note],
    examples: [
      Example(
        "capdo requirement confirm HT-0012 --group policy --on 2025-03-01",
        Phrase("the results on policy still hold", "kết quả của nhóm chính sách vẫn đúng"))
    ]
  ) { arguments, console in
    // What waits to be confirmed has its catalog already.
    try recordingResults(arguments, console, Array(arguments.operands.dropFirst()), bringsCatalog: false) {
      try $0.confirmCarried(arguments.operands[0], $1, as: $2, on: $3)
    }
  }

  /// Records results; the catalog that they rest on is recorded before, in an entry of its own, when it is not there.
  private static func recordingResults(
    _ arguments: Arguments, _ console: Console, _ codes: [String], bringsCatalog: Bool = true,
    _ body: @escaping (Recording, RequirementChoice, AssessmentKind, Day) throws -> ActResult
  ) throws -> ExitStatus {
    let session = try Session(arguments, console, for: .recording)
    let choice = RequirementChoice(
      codes, groups: arguments.list(group), catalog: arguments[catalog], level: try arguments.level(level))
    let kind: AssessmentKind = try arguments.term(kind) ?? .own
    let day = try arguments.requireDay(.on, today: session.registry.today)
    if bringsCatalog {
      try session.recordCatalog(of: arguments.operands[0], choice, on: day) { _ = try body($0, choice, kind, day) }
    }
    return try session.record { recording, day in [try body(recording, choice, kind, day)] }
  }

  static let importCatalog = Command(
    "import catalog", for: .inspectors,
    Phrase("import requirements from a CSV file", "nhập bộ yêu cầu từ tệp CSV"),
    discussion: Phrase(
      "Adds and corrects, never erases. Columns: catalog, level, code, group, title_vi, title_en, valid_from and, where "
        + "there are, part, article, same_as, carry, valid_to.",
      "Chỉ bổ sung và sửa, không xóa. Các cột: catalog, level, code, group, title_vi, title_en, valid_from và, nếu có, "
        + "part, article, same_as, carry, valid_to."),
    operands: [Operand(.file, help: Phrase("a CSV file", "tệp CSV"))], options: [.note],
    examples: [
      Example(
        "capdo import catalog catalogs/tt12-2022.csv",
        Phrase("records the requirements of the circular", "ghi các yêu cầu của thông tư"))
    ]
  ) { arguments, console in
    let path = arguments.operands[0]
    let session = try Session(arguments, console, for: .recording)
    let (requirements, source) = try SheetFile(named: fileName(path)) { try FileSource(path: path) }.catalog()
    let (change, entry) = try session.registry.record(by: session.actor, note: arguments[.note], source: source) {
      try $0.setCatalog(requirements)
    }
    guard let entry else {
      try console.say(Phrase("no change: the requirements are recorded", "không có thay đổi: các yêu cầu đã được ghi"))
      return .done
    }
    try console.say(
      Phrase(
        "\(change.added) requirements added, \(change.changed) changed (entry \(entry))",
        "bổ sung \(change.added) yêu cầu, sửa \(change.changed) yêu cầu (mục \(entry))"))
    return .done
  }
}

extension Session {
  /// Records the catalog that a choice of requirements rests on, when capdo brings it along, it is not recorded yet, and what
  /// follows will be recorded too: what was mistyped records nothing.
  fileprivate func recordCatalog(
    of code: String, _ choice: RequirementChoice, on day: Day, before results: @escaping (Recording) throws -> Void
  ) throws {
    let actor = arguments.claimedActor(in: console.environment) ?? OperatingSystem.userName
    let (name, entry) = try registry.record(by: actor) { recording in
      let name = try recording.catalog(of: code, choice, on: day)
      if try !recording.knows(catalog: name) {
        try recording.setShippedCatalog(name)
        try recording.rehearse { try results(recording) }
      }
      return name
    }
    guard let entry else { return }
    console.note(
      Phrase(
        "note: the catalog \(name) was recorded first, as capdo brings it (entry \(entry))",
        "lưu ý: đã ghi trước bộ yêu cầu \(name) kèm theo capdo (mục \(entry))"))
  }
}

/// What has to be said beside the results of one system.
enum RequirementNotes {
  static func say(_ statuses: [RequirementStatus], declared: PlanStatus?, on console: Console) {
    let tally = statuses.tally
    if tally.assessedSystems > 0 {
      let said = declared?.phrase ?? PlanStatus.notReported
      console.note(about(tally))
      console.note(
        Phrase(
          "plan by these results: \(tally.derived.phrase.english); declared: \(said.english)",
          "phương án theo các kết quả này: \(tally.derived.phrase.vietnamese); đã báo cáo: \(said.vietnamese)"))
    } else if tally.whole == 0 {
      console.note(
        Phrase(
          "no requirements are recorded yet: the first capdo requirement set does it",
          "chưa ghi bộ yêu cầu nào: lệnh capdo requirement set đầu tiên sẽ ghi"))
    } else {
      console.note(
        Phrase(
          "none of the \(tally.whole) requirements has a result", "cả \(tally.whole) yêu cầu đều chưa có kết quả"))
    }
    let waiting = statuses.count { $0.carried != nil }
    guard waiting > 0 else { return }
    console.note(
      Phrase(
        "\(waiting) result\(waiting == 1 ? "" : "s") of the level below to be confirmed: capdo requirement confirm",
        "\(waiting) kết quả của cấp độ dưới chờ xác nhận: capdo requirement confirm"))
  }

  /// The counts that a rate does not show.
  static func about(_ tally: RequirementTally) -> Phrase {
    let inherited =
      tally.inherited == 0
      ? Phrase("", "") : Phrase(" (\(tally.inherited) of them inherited)", " (trong đó \(tally.inherited) kế thừa)")
    let counts = [
      (tally.partial, Phrase("partly met", "đáp ứng một phần")), (tally.notMet, Phrase("not met", "chưa đáp ứng")),
      (tally.notAssessed, Phrase("not assessed", "chưa đánh giá")),
      (tally.notApplicable, Phrase("not applicable, left out", "không áp dụng, không tính")),
    ].filter { $0.0 > 0 }
    return Phrase(
      (["\(tally.met) met\(inherited.english)"] + counts.map { "\($0.0) \($0.1.english)" }).joined(separator: ", "),
      (["\(tally.met) đáp ứng\(inherited.vietnamese)"] + counts.map { "\($0.0) \($0.1.vietnamese)" })
        .joined(separator: ", "))
  }
}
