import CapdoSQLite

/// What is true but wrong: recorded as it happened, and listed until it is put right.
public struct Finding: Hashable, Sendable {
  package let code: Code
  /// The system or organization that it is about.
  public let object: Object
  /// The first day on which it was so; nil where the record does not say.
  public let since: Day?
  /// The facts that show it, with their days.
  public let evidence: Phrase
  /// Where the law in force on the day of the act says so; nil where no recorded rule does.
  public let article: Article?
  /// The entry that recorded the fact which shows it.
  public internal(set) var entry: Int64
  /// The file that this entry came from.
  public internal(set) var source: String?
  /// Why it is left as it is, where somebody has said so.
  package internal(set) var answer: Answer?
  /// Who owns the system that it is about, or the organization itself.
  var owner: Int64?
  /// What it is about and what the facts that show it say; nil for what cannot be answered.
  var proof: Proof?
  /// What an answer is given to; nil for what cannot be answered.
  var answerable: Key? { proof.map { Key(code, object.kind, $0.object, shownBy: [$0.since] + $0.facts) } }

  /// Kept as it was read: most findings are never answered.
  struct Proof: Hashable, Sendable {
    let object: Int64
    let since: Value
    let facts: [Value]
  }

  /// What sort of finding it is, for example `reply-late`: it never changes its meaning, and docs/findings.md explains each.
  public var key: String { code.rawValue }
  /// The sort of finding, as people call it.
  public var phrase: Phrase { code.phrase }
  /// How much it says.
  public var severity: Severity { code.severity }

  /// What a finding is about: its code and its name on the day asked.
  public struct Object: Hashable, Sendable {
    /// What a finding can be about.
    package enum Kind: String, Sendable {
      case system, organization
      /// The registry itself, which has neither code nor name here.
      case registry
    }

    package let kind: Kind
    /// Its code on the day; empty for the registry itself.
    public let code: String
    /// Its name on the day; empty for the registry itself.
    public let name: String
  }
}

extension Snapshot {
  /// Calls `body` with every finding about the systems of a scope, those of one code together, by the order of the codes.
  ///
  /// Retired systems are left out unless the scope asks for them by state. An organization is found wrong by way of the
  /// systems that it owns or operates, so that filters mean the same as everywhere.
  /// - Complexity: what holds is looked up once for each system, then one pass for each code; the findings are not kept.
  /// - Parameter codes: which findings are asked for; nil asks for all.
  package func forEachFinding(
    in scope: Scope = Scope(), severities: Set<Severity> = Set(Severity.allCases), codes: Set<Finding.Code>? = nil,
    _ body: (Finding) throws -> Void
  ) throws {
    let isWanted = { (code: Finding.Code) in severities.contains(code.severity) && codes?.contains(code) ?? true }
    if isWanted(.rulesOutdated), let finding = try rulesOutdated() { try body(finding) }
    try forEachFinding(of: Check.all.filter { isWanted($0.code) }, in: scope, body)
  }

  /// Returns every finding about the systems of a scope.
  public func findings(
    in scope: Scope = Scope(), severities: Set<Severity> = Set(Severity.allCases)
  ) throws -> [Finding] {
    var findings: [Finding] = []
    try forEachFinding(in: scope, severities: severities) { findings.append($0) }
    return findings
  }
}

extension Finding {
  /// What sort of finding it is: a name that never changes its meaning. docs/findings.md has a section for each.
  package enum Code: String, Term {
    case rulesOutdated = "rules-outdated"
    case approvedWithoutRegulation = "approved-without-regulation"
    case regulationNotBeforeDecision = "regulation-not-before-decision"
    case levelThreeNotApprovedByOwner = "level-3-not-approved-by-owner"
    case levelThreeNotAppraised = "level-3-not-appraised"
    case levelThreePlanNotFull = "level-3-plan-not-full"
    case operatingWithoutApproval = "operating-without-approval"
    case operatedBeforeApproval = "operated-before-approval"
    case operatingBeforeFull = "operating-before-full"
    case replyLate = "reply-late"
    case appraisalLate = "appraisal-late"
    case approvalLate = "approval-late"
    case operatorAppraisedOwnDossier = "operator-appraised-own-dossier"
    case decisionIncomplete = "decision-incomplete"
    case decisionNumberRepeated = "decision-number-repeated"
    case issuerOfAnotherTier = "issuer-of-another-tier"
    case decidedBeforeRegistered = "decided-before-registered"
    case planFullBeforeApproval = "plan-full-before-approval"
    case planWithoutExpectedDay = "plan-without-expected-day"
    case remedyOverdue = "remedy-overdue"
    case transitionMissed = "transition-missed"
    case buildingNotApproved = "building-not-approved"
    case basisEnded = "basis-ended"
    case ownerAbolishedWithoutSuccessor = "owner-abolished-without-successor"
    case ownerAbolished = "owner-abolished"
    case operatorAbolished = "operator-abolished"
    case authorityEnded = "authority-ended"
    case namesAlike = "names-alike"
    case systemRepeated = "system-repeated"
    case declaredFullNotMet = "declared-full-not-met"
    case fullNotAssessed = "full-not-assessed"
    case unmetWithoutRemedy = "unmet-without-remedy"
    case planFullWithoutEvidence = "plan-full-without-evidence"
    case appraisalNotRecorded = "appraisal-not-recorded"
    case regulationIncomplete = "regulation-incomplete"

    package var severity: Severity {
      switch self {
      case .approvedWithoutRegulation, .regulationNotBeforeDecision, .levelThreeNotApprovedByOwner,
        .levelThreeNotAppraised, .levelThreePlanNotFull, .operatingWithoutApproval, .operatedBeforeApproval,
        .operatingBeforeFull, .replyLate, .appraisalLate,
        .approvalLate:
        .error
      case .rulesOutdated, .operatorAppraisedOwnDossier, .decisionIncomplete, .decisionNumberRepeated,
        .issuerOfAnotherTier, .decidedBeforeRegistered, .planFullBeforeApproval, .planWithoutExpectedDay,
        .remedyOverdue, .transitionMissed, .buildingNotApproved, .basisEnded,
        .ownerAbolishedWithoutSuccessor, .ownerAbolished, .operatorAbolished, .authorityEnded, .namesAlike,
        .systemRepeated, .declaredFullNotMet, .unmetWithoutRemedy:
        .warning
      case .fullNotAssessed, .planFullWithoutEvidence, .appraisalNotRecorded, .regulationIncomplete: .note
      }
    }

    package var phrase: Phrase {
      switch self {
      case .rulesOutdated: Phrase("rules out of date", "quy định trong sổ chưa được cập nhật")
      case .approvedWithoutRegulation:
        Phrase("approved without a security regulation", "được phê duyệt khi chưa có quy chế")
      case .regulationNotBeforeDecision:
        Phrase("regulation not issued before the decision", "quy chế không ban hành trước quyết định phê duyệt")
      case .levelThreeNotApprovedByOwner:
        Phrase("level 3 not approved by the owner", "cấp độ 3 không do chủ quản phê duyệt")
      case .levelThreeNotAppraised: Phrase("level 3 approved without an appraisal", "cấp độ 3 chưa được thẩm định")
      case .levelThreePlanNotFull:
        Phrase("level 3 with a plan that is not full", "cấp độ 3 chưa triển khai đầy đủ phương án")
      case .operatingWithoutApproval:
        Phrase("operating without approval", "đang vận hành khi chưa được phê duyệt cấp độ")
      case .operatedBeforeApproval:
        Phrase("operated before approval", "vận hành trước khi được phê duyệt cấp độ")
      case .operatingBeforeFull:
        Phrase("operating before the plan was full", "vận hành khi chưa triển khai đầy đủ phương án")
      case .replyLate: Phrase("returned late", "phản hồi hồ sơ chưa hợp lệ quá hạn")
      case .appraisalLate: Phrase("appraisal late", "thẩm định quá hạn")
      case .approvalLate: Phrase("approval late", "phê duyệt quá hạn")
      case .operatorAppraisedOwnDossier:
        Phrase("operator appraised its own dossier", "đơn vị vận hành thẩm định hồ sơ của chính mình")
      case .decisionIncomplete: Phrase("decision without number or issuer", "quyết định thiếu số hoặc cơ quan ban hành")
      case .decisionNumberRepeated:
        Phrase("one decision number on two days", "một số quyết định có hai ngày khác nhau")
      case .issuerOfAnotherTier:
        Phrase("issuer of another tier", "cơ quan ban hành không thuộc cấp phê duyệt đã ghi")
      case .decidedBeforeRegistered: Phrase("decided before it was registered", "được phê duyệt trước khi đăng ký")
      case .planFullBeforeApproval:
        Phrase("plan full before approval", "triển khai đầy đủ trước khi được phê duyệt")
      case .planWithoutExpectedDay:
        Phrase("plan not full and no day expected", "chưa triển khai đầy đủ và không có thời điểm dự kiến")
      case .remedyOverdue: Phrase("remedy overdue", "khắc phục quá hạn")
      case .transitionMissed: Phrase("nothing done in the transition", "hết thời gian chuyển tiếp mà chưa cập nhật")
      case .buildingNotApproved:
        Phrase(
          "under construction at the change of law, not approved in time",
          "hệ thống đang xây dựng chưa được phê duyệt trong thời gian chuyển tiếp")
      case .basisEnded: Phrase("decision under a decree that had ended", "quyết định căn cứ nghị định đã hết hiệu lực")
      case .ownerAbolishedWithoutSuccessor:
        Phrase("owner abolished without successor", "chủ quản đã giải thể, không có đơn vị kế thừa")
      case .ownerAbolished: Phrase("owner abolished", "chủ quản không còn tồn tại")
      case .operatorAbolished: Phrase("operator abolished", "đơn vị vận hành không còn tồn tại")
      case .authorityEnded: Phrase("competent authority ended", "cấp có thẩm quyền không còn")
      case .namesAlike: Phrase("two names alike", "hai tên giống nhau")
      case .systemRepeated: Phrase("one system under two owners", "một hệ thống ghi ở hai chủ quản")
      case .declaredFullNotMet:
        Phrase("declared full, requirements not met", "báo cáo triển khai đầy đủ nhưng còn yêu cầu chưa đáp ứng")
      case .fullNotAssessed:
        Phrase("declared full, requirements not assessed", "báo cáo triển khai đầy đủ nhưng còn yêu cầu chưa đánh giá")
      case .unmetWithoutRemedy:
        Phrase("requirement not met and nothing planned", "yêu cầu chưa đáp ứng, chưa có kế hoạch hoàn thiện")
      case .planFullWithoutEvidence:
        Phrase("plan full with no evidence recorded", "triển khai đầy đủ nhưng chưa có tài liệu chứng minh")
      case .appraisalNotRecorded:
        Phrase("appraisal of level 3 not recorded", "cấp độ 3 chưa ghi nhận thẩm định")
      case .regulationIncomplete:
        Phrase("regulation without number, day or issuer", "quy chế thiếu số, ngày hoặc cơ quan ban hành")
      }
    }
  }
}

/// How much a finding says.
public enum Severity: String, Term {
  /// A rule of the law in force that day is not kept.
  case error
  /// It looks wrong: somebody has to look at it.
  case warning
  /// Something is missing from the record; nothing is known to be wrong.
  case note

  public var phrase: Phrase {
    switch self {
    case .error: Phrase("error", "chưa đúng quy định")
    case .warning: Phrase("warning", "cần xem lại")
    case .note: Phrase("note", "thiếu thông tin")
    }
  }
}
