import LevelRegistry

extension AnnualForm {
  /// Something that the form lacks or in which it disagrees with itself.
  public struct Shortcoming: Hashable, Sendable {
    /// The system or organization; nil where it is the form as a whole.
    public let code: String?
    /// The column of section 3 from 1 on; nil elsewhere.
    public let column: Int?
    public let reason: Phrase
  }

  /// The cross-checks of the form, those of the counters first; a form is a draft until there is none.
  public func shortcomings() -> [Shortcoming] {
    let template = AnnualTemplate.of(year: year)
    return counterChecks(template) + owners.flatMap(blockChecks) + rows.flatMap { $0.checks(template) }
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
        reason: Phrase("\($0.english) of the owner is not on record", "chưa có \($0.vietnamese) của chủ quản"))
    }
    guard owner.unit != nil else {
      found.append(
        .init(
          code: code, column: nil,
          reason: Phrase("its specialised unit is not on record", "chưa có đơn vị chuyên trách")))
      return found
    }
    found += Self.missing(owner.unitContact).map {
      Shortcoming(
        code: code, column: nil,
        reason: Phrase(
          "\($0.english) of its specialised unit is not on record", "chưa có \($0.vietnamese) của đơn vị chuyên trách"))
    }
    return found
  }

  private static func missing(_ contact: Contact?) -> [Phrase] {
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
          "no proposed level on record: the document prints the approved one, the sheet leaves it blank",
          "chưa có cấp độ đề xuất: văn bản ghi cấp độ được phê duyệt, bảng tính để trống")
      ),
      (cells[4].isEmpty, 5, Phrase("no proposed level on record", "chưa có cấp độ đề xuất")),
      (cells[5].isEmpty, 6, Phrase("no dossier on record", "chưa có hồ sơ đề xuất cấp độ")),
      (
        isApproved && (position.approval?.number == nil || position.approval?.issuer == nil), 7,
        Phrase("the decision lacks its number or issuer", "quyết định thiếu số hoặc cơ quan phê duyệt")
      ),
      (
        isApproved && cells[7].isEmpty, 8,
        Phrase("approved without a regulation on record", "đã phê duyệt nhưng chưa có quy chế")
      ),
      (
        !isApproved && cells[8].isEmpty, 9,
        Phrase("not approved, and no day expected", "chưa phê duyệt và chưa có dự kiến thời điểm phê duyệt")
      ),
      (cells[9].isEmpty, 10, Phrase("no plan status on record", "chưa báo cáo triển khai phương án")),
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
