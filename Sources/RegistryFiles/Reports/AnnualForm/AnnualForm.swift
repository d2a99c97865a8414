import LevelRegistry

/// What an owner reports each December: the data of the form, gathered from a snapshot.
///
/// Decree 331/2026, Art. 35 and 36 and form 08; the letters (a) to (f) of its counters are ours.
public struct AnnualForm {
  /// The year that ends on the reporting day, 14 December.
  package let reportingYear: ReportingYear
  package let day: Day
  /// The entry that was known, and its digest.
  package let entry: Int64
  package let digest: String
  /// Who reports: an owner, or an operator that reports to its owners.
  package let reporter: Organization
  /// The body that the reporter belongs to.
  package let above: Organization?
  package let owners: [Owner]
  package let rows: [Row]
  package let counters: Counters
  /// What the form has no column for.
  package var annexes = AnnualAnnexes()

  /// An owner in scope, with what the form prints about it and about the unit that appraises for it.
  package struct Owner {
    package let organization: Organization
    package let contact: Contact?
    package let unit: Organization?
    package let unitContact: Contact?

    /// Whether of all that the form asks only its name is known.
    var isUnknown: Bool { unit == nil && AnnualForm.missing(contact).count == 4 }
  }

  /// The counters (a) to (f) of section 1.
  package struct Counters: Hashable, Sendable {
    package var systems = 0
    package var classified = 0
    package var withDossier = 0
    package var appraised = 0
    package var approved = 0
    package var inspected = 0
    /// Of the systems those that operate, for the line under the table.
    package var operating = 0

    /// In the order of the form.
    package var all: [Int] { [systems, classified, withDossier, appraised, approved, inspected] }
  }

  /// The year that the form is of.
  package var year: Int { reportingYear.number }

  /// Whether the day asked is the last of the reporting year or a later one.
  package var isClosed: Bool { day >= reportingYear.ends }

  /// The latest day by which a system without approval is expected to have it; nil when one of them has none recorded.
  package var lastApprovalExpected: Period? {
    let waiting = rows.filter { !$0.isApproved }.map(\.approvalExpected)
    guard waiting.allSatisfy({ $0 != nil }) else { return nil }
    return waiting.compactMap { $0 }.max { $0.lastDay < $1.lastDay }
  }
}

extension Snapshot {
  /// Gathers the form of an owner with everything beneath it, or of an operator.
  ///
  /// - Parameters:
  ///   - reporter: the code or name of who reports.
  ///   - isOperator: whether the systems are those that it operates; else those that it and all beneath it own.
  package func annualForm(of reporter: String, isOperator: Bool) throws -> AnnualForm {
    let organization = try self.organization(reporter)
    let scope = isOperator ? Scope(operators: [reporter]) : Scope(owners: [reporter])
    let reportingYear = try reportingYear
    var rows: [AnnualForm.Row] = []
    var counters = AnnualForm.Counters()
    var owners: [Organization] = []
    var seen: Set<Int64> = []
    try forEachSystem(in: scope) { position in
      let row = AnnualForm.Row(position, number: rows.count + 1, yearBegins: reportingYear.begins)
      counters.count(row)
      if seen.insert(position.owner.id).inserted { owners.append(position.owner) }
      rows.append(row)
    }
    if owners.isEmpty { owners = [organization] }
    return AnnualForm(
      reportingYear: reportingYear, day: day, entry: entry, digest: digest, reporter: organization,
      above: try organization.parent.flatMap { try self.organization($0) },
      owners: try owners.map(owner), rows: rows, counters: counters,
      annexes: try annualAnnexes(of: rows.lazy.map(\.position), in: scope))
  }

  private func owner(_ organization: Organization) throws -> AnnualForm.Owner {
    let contact = try contact(of: organization.id)
    let unit = try contact?.specializedUnit.flatMap { try self.organization($0) }
    return AnnualForm.Owner(
      organization: organization, contact: contact, unit: unit,
      unitContact: try unit.flatMap { try self.contact(of: $0.id) })
  }
}

extension AnnualForm.Counters {
  fileprivate mutating func count(_ row: AnnualForm.Row) {
    systems += 1
    if row.position.state == .operating { operating += 1 }
    if row.position.category != nil { classified += 1 }
    if row.hasDossier { withDossier += 1 }
    if row.isAppraised { appraised += 1 }
    if row.isApproved { approved += 1 }
    if row.isApproved, row.isInspectedPeriodically { inspected += 1 }
  }
}

extension AnnualForm {
  /// A line of section 3, as columns 1 to 12 have it.
  package struct Row {
    package let number: Int
    package let position: SystemStatus
    /// Whether a periodic inspection in the reporting year is recorded.
    package let isInspectedPeriodically: Bool

    init(_ position: SystemStatus, number: Int, yearBegins: Day) {
      self.position = position
      self.number = number
      isInspectedPeriodically = position.inspectedPeriodicallyOn.map { $0 >= yearBegins } ?? false
    }

    package var isApproved: Bool { position.approval != nil }

    /// A draft counts; a withdrawn one does not. An approval implies a dossier, whatever is recorded of it.
    package var hasDossier: Bool { isApproved || (position.dossier.map { $0.status != .withdrawn } ?? false) }

    /// For levels 1 and 2 the same unit appraises and approves: an approval implies an appraisal (Art. 18.1).
    package var isAppraised: Bool {
      isApproved || position.dossier?.status == .appraised || position.dossier?.status == .approved
    }

    /// A dossier that runs beside the approval in force: a re-determination.
    package var isBeingRedetermined: Bool { isApproved && (position.dossier?.status.isOpen ?? false) }

    /// Column 5: the level proposed for the approval in force, else the approved one.
    package var proposedLevel: Level? {
      guard let approval = position.approval else { return position.dossier?.proposedLevel }
      return isBeingRedetermined ? approval.level : position.dossier?.proposedLevel ?? approval.level
    }

    /// Whether column 5 has to do with the approved level, for no proposal is recorded.
    package var lacksProposal: Bool { isApproved && position.dossier == nil }

    /// Column 9: only what is not approved has it.
    package var approvalExpected: Period? { isApproved ? nil : position.dossier?.expected }

    /// Column 11: only what is not full has it.
    package var completionExpected: Period? { position.plan?.status == .full ? nil : position.plan?.expected }
  }
}

extension AnnualForm.Row {
  /// The twelve cells as the form prints them; what is not recorded is empty.
  func cells(_ template: AnnualTemplate) -> [Cell] {
    [
      .integer(number), Cell(position.name), Cell(position.owner.name), Cell(position.operator.name),
      Cell(proposedLevel), Cell(status(template)), Cell(Self.text(ofDecision: position.approval)),
      Cell(Self.text(ofRegulation: position.approval)), Cell(approvalExpected),
      Cell(position.plan.flatMap { template.plan[$0.status] }), Cell(completionExpected), Cell(inspections(template)),
    ]
  }

  /// The cells as people read them.
  func texts(_ template: AnnualTemplate) -> [String] { cells(template).map(\.vietnamese) }

  private func status(_ template: AnnualTemplate) -> String? {
    if isApproved { return template.status[.approved] }
    // An approved dossier whose decision was revoked is appraised, no more; of one presented the form has no word.
    let status = position.dossier?.status
    return (status == .approved || status == .presented ? .appraised : status).flatMap { template.status[$0] }
  }

  /// A decision as the form names it; nil where there is none.
  static func text(ofDecision approval: Approval?) -> String? {
    approval.flatMap { document($0.number, $0.decidedOn, $0.issuer?.name) }
  }

  /// The regulation of an approval; nil where none is recorded.
  static func text(ofRegulation approval: Approval?) -> String? {
    (approval?.regulation).flatMap { document($0.number, $0.on, $0.issuer?.name) }
  }

  private func inspections(_ template: AnnualTemplate) -> String? {
    let before = position.inspectedBeforeUseOn == nil ? nil : template.beforeUse
    let kinds = [before, isInspectedPeriodically ? template.periodic : nil].compactMap { $0 }
    return kinds.isEmpty ? nil : kinds.joined(separator: "; ")
  }

  /// `số 312/QĐ-STTTT ngày 12/11/2024 của Sở Thông tin và Truyền thông`, as far as it is recorded; dots before a part
  /// that is.
  private static func document(_ number: String?, _ day: Day?, _ issuer: String?) -> String? {
    guard number != nil || day != nil || issuer != nil else { return nil }
    var parts = ["số \(number ?? "…")"]
    if day != nil || issuer != nil { parts.append("ngày \(day?.vietnamese ?? "…")") }
    if let issuer { parts.append("của \(issuer)") }
    return parts.joined(separator: " ")
  }
}

extension Cell {
  /// What stands in a form, where a number has no dots between its thousands.
  fileprivate var vietnamese: String {
    switch self {
    case .empty, .percent: ""
    case .text(let text): text
    case .integer(let number): "\(number)"
    case .day(let day): day.vietnamese
    case .term(_, let phrase): phrase.vietnamese
    }
  }
}

extension AnnualForm {
  /// Something that the form lacks or in which it disagrees with itself.
  package struct Shortcoming: Hashable, Sendable {
    /// The system or organization; nil where it is the form as a whole.
    package let code: String?
    /// The column of section 3 from 1 on; nil elsewhere.
    package let column: Int?
    package let reason: Phrase
  }

  /// The cross-checks of the form, those of the counters first; a form is a draft until there is none.
  package func shortcomings() -> [Shortcoming] {
    let template = AnnualTemplate.of(year: year)
    return counterChecks(template) + owners.flatMap(blockChecks) + rows.flatMap { $0.checks(template) }
      + annexes.shortcomings()
  }

  private func counterChecks(_ template: AnnualTemplate) -> [Shortcoming] {
    let cells = rows.map { $0.texts(template) }
    let approved = cells.filter { $0[5] == template.status[.approved] }
    let periodic = approved.filter { $0[11].hasSuffix(template.periodic) }
    let counts = counters.all
    var found: [Shortcoming] = []
    func expect(_ holds: Bool, _ english: String, _ vietnamese: String) {
      if !holds { found.append(.init(code: nil, column: nil, reason: Phrase(english, vietnamese))) }
    }
    expect(
      rows.count == counts[0], "(a) counts \(counts[0]) systems, section 3 has \(rows.count)",
      "(a) có \(counts[0]) hệ thống, mục 3 có \(rows.count) dòng")
    expect(
      approved.count == counts[4], "(e) counts \(counts[4]) approved systems, column 6 has \(approved.count)",
      "(e) có \(counts[4]) hệ thống đã phê duyệt, cột 6 có \(approved.count)")
    expect(
      periodic.count == counts[5], "(f) counts \(counts[5]) inspected systems, column 12 has \(periodic.count)",
      "(f) có \(counts[5]) hệ thống được kiểm tra định kỳ, cột 12 có \(periodic.count)")
    let falls = zip([0, 2, 3, 4], [2, 3, 4, 5]).allSatisfy { counts[$0] >= counts[$1] } && counts[0] >= counts[1]
    expect(
      falls, "the counters do not fall as they must: a ≥ c ≥ d ≥ e ≥ f and a ≥ b",
      "các số đếm không giảm dần như yêu cầu: a ≥ c ≥ d ≥ e ≥ f và a ≥ b")
    return found
  }

  private func blockChecks(_ owner: Owner) -> [Shortcoming] {
    let code = owner.organization.code
    var found = Self.missing(owner.contact).map {
      Shortcoming(
        code: code, column: nil,
        reason: Phrase("\($0.english) of the owner is not recorded", "chưa có \($0.vietnamese) của chủ quản"))
    }
    guard owner.unit != nil else {
      found.append(
        .init(
          code: code, column: nil,
          reason: Phrase("its specialized unit is not recorded", "chưa có đơn vị chuyên trách")))
      return found
    }
    found += Self.missing(owner.unitContact).map {
      Shortcoming(
        code: code, column: nil,
        reason: Phrase(
          "\($0.english) of its specialized unit is not recorded", "chưa có \($0.vietnamese) của đơn vị chuyên trách"))
    }
    return found
  }

  fileprivate static func missing(_ contact: Contact?) -> [Phrase] {
    [
      (contact?.functions, Phrase("the functions document", "quy định chức năng, nhiệm vụ")),
      (contact?.representative, Phrase("the representative", "người đại diện")),
      (contact?.address, Phrase("the address", "địa chỉ")),
      (contact?.phone ?? contact?.email, Phrase("the telephone or e-mail", "điện thoại hoặc thư điện tử")),
    ].compactMap { $0 == nil ? $1 : nil }
  }
}

extension AnnualForm.Row {
  fileprivate func checks(_ template: AnnualTemplate) -> [AnnualForm.Shortcoming] {
    let cells = texts(template)
    let isFull = position.plan?.status == .full
    let checks: [(isMissing: Bool, column: Int, reason: Phrase)] = [
      (
        lacksProposal, 5,
        Phrase(
          "no proposed level recorded: the document prints the approved one, the sheet leaves it blank",
          "chưa có cấp độ đề xuất: văn bản ghi cấp độ được phê duyệt, bảng tính để trống")
      ),
      (cells[4].isEmpty, 5, Phrase("no proposed level recorded", "chưa có cấp độ đề xuất")),
      (cells[5].isEmpty, 6, Phrase("no dossier recorded", "chưa có hồ sơ đề xuất cấp độ")),
      (
        isApproved && (position.approval?.number == nil || position.approval?.issuer == nil), 7,
        Phrase("the decision lacks its number or issuer", "quyết định thiếu số hoặc cơ quan phê duyệt")
      ),
      (
        isApproved && cells[7].isEmpty, 8,
        Phrase("approved without a regulation recorded", "đã phê duyệt nhưng chưa có quy chế")
      ),
      (
        !isApproved && cells[8].isEmpty, 9,
        Phrase("not approved, and no day expected", "chưa phê duyệt và chưa có dự kiến thời điểm phê duyệt")
      ),
      (cells[9].isEmpty, 10, Phrase("no plan status recorded", "chưa báo cáo triển khai phương án")),
      (
        !isFull && cells[10].isEmpty, 11,
        Phrase("not full, and no day expected", "chưa triển khai đầy đủ và chưa có dự kiến thời điểm")
      ),
      (
        hasDossier && position.category == nil, 2,
        Phrase(
          "a dossier, but no category: (c) counts it, (b) does not",
          "đã có hồ sơ nhưng chưa phân loại: tính vào (c), không tính vào (b)")
      ),
    ]
    return checks.filter(\.isMissing).map { .init(code: position.code, column: $0.column, reason: $0.reason) }
  }
}
