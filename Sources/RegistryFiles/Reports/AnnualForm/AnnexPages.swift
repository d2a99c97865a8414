import LevelRegistry

/// The annexes of the annual form as they look: three tables on landscape pages, headed as Decree 30/2020 heads annexes.
struct AnnexPages {
  let annexes: AnnualAnnexes
  /// What each is about, in the words of the form.
  let titles: [String]
  let year: Int

  static let numbers = ["I", "II", "III"]

  /// Adds all of them, the first on a page of its own.
  func add(to document: WordDocument) throws {
    try addHead(0, to: document)
    try addCandidates(to: document)
    try addHead(1, to: document)
    try addRegulations(to: document)
    try addHead(2, to: document)
    try addRequirements(to: document)
  }

  private func addHead(_ index: Int, to document: WordDocument) throws {
    var number = WordParagraph(
      text: "Phụ lục \(Self.numbers[index])", isBold: true, alignment: .center, space: index == 0 ? 0 : 16)
    number.isKeptWithNext = true
    number.beginsPage = index == 0
    try document.add(number)
    for (text, isBold) in [
      (titles[index].uppercased(), true),
      ("(Kèm theo Công văn số ……/…… ngày …… tháng …… năm \(year) của \(OfficialText.dots))", false),
    ] {
      try document.add(
        WordParagraph(
          text: text, size: isBold ? 14 : 13, isBold: isBold, isItalic: !isBold, alignment: .center, space: 2,
          isKeptWithNext: true))
    }
  }

  private func addLine(_ text: String, isItalic: Bool = false, isKept: Bool = false, to document: WordDocument) throws {
    try document.add(
      WordParagraph(
        text: text, size: 13, isItalic: isItalic, indent: OfficialText.indent, space: 4, isKeptWithNext: isKept))
  }

  /// A table with a heading row, said again on each page.
  private func add(_ columns: [(String, Double)], _ rows: some Sequence<[String]>, to document: WordDocument) throws {
    try document.add(WordTable(widths: columns.map(\.1), headings: 1)) { add in
      try add(columns.map { [Self.cell($0.0, isBold: true, alignment: .center)] })
      for row in rows { try add(row.enumerated().map { [Self.cell($1, alignment: $0 == 0 ? .center : .left)] }) }
    }
  }

  private static func cell(
    _ text: String, isBold: Bool = false, alignment: WordParagraph.Alignment
  ) -> WordParagraph {
    WordParagraph(text: text, size: 9, isBold: isBold, alignment: alignment, space: 0)
  }

  private func count(_ number: Int) -> String { number < 10 ? "0\(number)" : Rate.grouped(number) }
}

// Annexes I and II: a line for each system.
extension AnnexPages {
  private func addCandidates(to document: WordDocument) throws {
    guard !annexes.candidates.isEmpty else {
      return try addLine(
        "Không có hệ thống cấp độ 3, không có hệ thống chưa được phê duyệt cấp độ.", to: document)
    }
    try addLine(
      "Hệ thống cấp độ 3 và hệ thống chưa được phê duyệt cấp độ, kể cả đang xây dựng. Căn cứ đề xuất theo Điều 16 do chủ "
        + "quản xác định và ghi vào hai cột cuối.", isItalic: true, isKept: true, to: document)
    let columns: [(String, Double)] = [
      ("STT", 10), ("Tên HTTT", 60), ("Chủ quản HTTT", 44), ("Cấp độ", 34), ("Trạng thái", 28),
      ("Có căn cứ đề xuất (Có/Không)", 30), ("Căn cứ đề xuất", 56),
    ]
    try add(
      columns,
      annexes.candidates.lazy.enumerated().map { index, system in
        [
          "\(index + 1)", system.name, system.owner.name, level(system), system.state.phrase.vietnamese, "", "",
        ]
      }, to: document)
  }

  private func level(_ system: SystemStatus) -> String {
    if let level = system.approval?.level { return "\(level.rawValue), đã được phê duyệt" }
    return system.dossier.map { "\($0.proposedLevel.rawValue), đề xuất" } ?? "chưa đề xuất"
  }

  private func addRegulations(to document: WordDocument) throws {
    let kept = annexes.inspected.count { $0.isKept == true }
    let notKept = annexes.inspected.count { $0.isKept == false }
    let counts = [
      (kept, "tuân thủ quy chế"), (notKept, "chưa tuân thủ quy chế"),
      (annexes.inspected.count - kept - notKept, "chưa ghi kết quả kiểm tra"),
    ].filter { $0.0 > 0 }.map { "\(count($0.0)) hệ thống \($0.1)" }.joined(separator: "; ")
    let regulated =
      annexes.regulated == 0
      ? "Chưa có hệ thống nào có quy chế." : "Có quy chế: \(count(annexes.regulated)) hệ thống."
    guard !annexes.inspected.isEmpty else {
      return try addLine(
        "\(regulated) Trong kỳ báo cáo chưa có hệ thống nào trong số này được kiểm tra, đánh giá.", to: document)
    }
    try addLine(
      "\(regulated) Được kiểm tra, đánh giá trong kỳ báo cáo: \(count(annexes.inspected.count)) hệ thống, gồm \(counts).",
      isKept: true, to: document)
    try addLine(
      "Cột 6 ghi theo kết quả lần kiểm tra, đánh giá gần nhất trong kỳ; hệ thống không có trong bảng chưa được kiểm tra.",
      isItalic: true, isKept: true, to: document)
    let columns: [(String, Double)] = [
      ("STT", 10), ("Tên HTTT", 68), ("Chủ quản HTTT", 49), ("Quy chế bảo đảm ANM", 60), ("Kiểm tra, đánh giá", 45),
      ("Tuân thủ quy chế", 30),
    ]
    try add(
      columns,
      annexes.inspected.lazy.enumerated().map { index, row in
        let minutes = row.inspection.document.map { ", biên bản \($0)" } ?? ""
        return [
          "\(index + 1)", row.system.name, row.system.owner.name,
          AnnualForm.Row.text(ofRegulation: row.system.approval) ?? "",
          "\(row.inspection.kind.phrase.vietnamese) \(row.on.vietnamese)\(minutes)",
          row.isKept.map { $0 ? "Có" : "Chưa" } ?? "",
        ]
      }, to: document)
  }
}

// Annex III: the requirements of each system, one by one.
extension AnnexPages {
  private func addRequirements(to document: WordDocument) throws {
    guard !annexes.assessed.isEmpty else {
      return try addLine("Chưa có hệ thống nào được ghi kết quả theo từng yêu cầu.", to: document)
    }
    let without =
      annexes.unassessed == 0
      ? "" : " Chưa có kết quả theo từng yêu cầu: \(count(annexes.unassessed)) hệ thống đã được phê duyệt cấp độ."
    try addLine(
      "Có kết quả theo từng yêu cầu: \(count(annexes.assessed.count)) hệ thống.\(without) Kết quả là tự đánh giá; ô Kết quả "
        + "để trống là yêu cầu chưa đánh giá.", to: document)
    for (index, system) in annexes.assessed.enumerated() { try add(system, number: index + 1, to: document) }
  }

  private func add(_ assessed: AnnualAnnexes.Assessed, number: Int, to document: WordDocument) throws {
    let system = assessed.system
    try document.add(
      WordParagraph(
        text: "\(number). \(system.name) (\(system.code))", size: 13, isBold: true, indent: OfficialText.indent,
        space: 8, isKeptWithNext: true))
    let decision = AnnualForm.Row.text(ofDecision: system.approval) ?? OfficialText.dots
    let level = system.approval.map { ", \($0.level.phrase.vietnamese)" } ?? ""
    try addLine(
      "Quyết định phê duyệt \(decision)\(level); theo \(Requirement.name(ofCatalog: assessed.catalog).vietnamese). "
        + "\(summary(assessed.tally)).", isKept: true, to: document)
    let columns: [(String, Double)] = [
      ("STT", 10), ("Yêu cầu", 25), ("Nội dung yêu cầu", 80), ("Kết quả", 36), ("Kế hoạch, lộ trình hoàn thiện", 62),
      ("Ghi chú", 49),
    ]
    let listed = assessed.items.filter { $0.verdict != .notApplicable }
    let rows = listed.map { item in
      [
        item.status.requirement.code, item.status.requirement.title.vietnamese, item.verdict?.label ?? "",
        roadmap(item), note(item.status),
      ]
    }
    let others = assessed.others.map { ["", $0.remedy.task ?? "", "", text($0, isNamed: false), ""] }
    try add(columns, (rows + others).enumerated().map { ["\($0 + 1)"] + $1 }, to: document)
    let left = assessed.items.filter { $0.verdict == .notApplicable }.map { item in
      "\(item.status.requirement.code) \(item.status.requirement.title.vietnamese) (\(item.status.assessment?.reason ?? ""))"
    }
    if !left.isEmpty { try addLine("Không áp dụng: \(left.joined(separator: "; ")).", to: document) }
  }

  /// `66 yêu cầu: 45 đã đáp ứng đầy đủ (trong đó 19 kế thừa), 01 chưa đáp ứng đầy đủ, 20 chưa đánh giá`.
  private func summary(_ tally: RequirementTally) -> String {
    let inherited = tally.inherited == 0 ? "" : " (trong đó \(count(tally.inherited)) kế thừa)"
    let parts = [
      (tally.met, "\(AnnualAnnexes.Verdict.full.label)\(inherited)"),
      (tally.unmet, AnnualAnnexes.Verdict.notFull.label), (tally.notAssessed, "chưa đánh giá"),
      (tally.notApplicable, AnnualAnnexes.Verdict.notApplicable.label),
    ].filter { $0.0 > 0 }.map { "\(count($0.0)) \($0.1)" }
    return "\(count(tally.whole)) yêu cầu: \(parts.joined(separator: ", "))"
  }

  /// By what and by when it will be met.
  private func roadmap(_ item: AnnualAnnexes.Item) -> String {
    let expected = item.status.assessment?.expected.map { "dự kiến đáp ứng \($0[.vietnamese])" }
    return (item.remedies.map { text($0, isNamed: true) } + [expected].compactMap { $0 }).joined(separator: "; ")
  }

  private func text(_ remedy: RemedyStatus, isNamed: Bool) -> String {
    let task = isNamed ? remedy.remedy.task : nil
    let due = remedy.dueOn.map { "hạn \($0.vietnamese)" } ?? "chưa đặt thời hạn"
    return [task, due, remedy.unit.name].compactMap { $0 }.joined(separator: ", ")
  }

  private func note(_ status: RequirementStatus) -> String {
    guard let provider = status.provider else { return status.assessment?.reason ?? "" }
    let ground = status.assessment?.ground.map { " (\($0))" } ?? ""
    return "kế thừa từ \(provider)\(ground)"
  }
}
