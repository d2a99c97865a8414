/// A security level that a province handles: 1, 2 or 3.
///
/// Levels 4 and 5 are appraised by the ministry (Decree 331/2026, Art. 18.3) and lie outside this registry.
public enum Level: Int, CaseIterable, Codable, Comparable, Hashable, Sendable {
  /// Level 1.
  case one = 1
  /// Level 2.
  case two
  /// Level 3, the highest that a province handles.
  case three

  /// What every figure counts, beside which it is said: 4 and 5 are in the ministry's list.
  package static let all = Phrase("levels 1–3", "cấp độ 1–3")

  /// Reads `2`.
  ///
  /// - Throws: `level-out-of-scope` for 4 and 5, `not-a-level` for anything else.
  public init(_ text: String) throws { try self.init(parsing: text) }

  package init(parsing text: String) throws(RegistryError) {
    switch text {
    case "1": self = .one
    case "2": self = .two
    case "3": self = .three
    case "4", "5": throw .levelOutOfScope(text)
    default: throw .notALevel(text)
    }
  }

  public static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }

  /// `level 2`, `cấp độ 2`.
  public var phrase: Phrase { Phrase("level \(rawValue)", "cấp độ \(rawValue)") }
}

/// The tier that approves.
///
/// The district tier ended on 2025-07-01 (Law 72/2025/QH15); `rule` holds when each tier is there.
public enum Authority: String, Term {
  /// The province's people's committee.
  case province
  /// A district's people's committee, until the districts ended on 2025-07-01.
  case district
  /// A commune's people's committee.
  case commune

  public var phrase: Phrase {
    switch self {
    case .province: Phrase("province", "cấp tỉnh")
    case .district: Phrase("district", "cấp huyện")
    case .commune: Phrase("commune", "cấp xã")
    }
  }
}

/// What kind of system it is (Decree 331/2026, Art. 9.2).
public enum Category: String, Term {
  /// Work within the office.
  case `internal`
  /// Services to people and businesses.
  case `public`
  /// Infrastructure that serves other systems.
  case infrastructure
  /// Industrial control.
  case control
  /// None of the others.
  case other

  public var phrase: Phrase {
    switch self {
    case .internal: Phrase("internal work", "phục vụ hoạt động nội bộ")
    case .public: Phrase("people and businesses", "phục vụ người dân, doanh nghiệp")
    case .infrastructure: Phrase("information infrastructure", "cơ sở hạ tầng thông tin")
    case .control: Phrase("industrial control", "điều khiển công nghiệp")
    case .other: Phrase("other", "khác")
    }
  }
}

/// Where a system is in its life; only operating ones count in a figure.
public enum SystemState: String, Term {
  /// Under construction.
  case building
  /// In operation.
  case operating
  /// Out of operation for a time.
  case suspended
  /// Ended, and never in operation again.
  case retired

  public var phrase: Phrase {
    switch self {
    case .building: Phrase("building", "Đang xây dựng")
    case .operating: Phrase("operating", "Đang vận hành")
    case .suspended: Phrase("suspended", "Tạm dừng")
    case .retired: Phrase("retired", "Đã kết thúc vận hành")
    }
  }
}

/// How far the proposal of a level has come.
public enum DossierStatus: String, Term {
  /// It is being written.
  case draft
  /// It was submitted for appraisal.
  case submitted
  /// It was sent back to be completed.
  case returned
  /// An appraisal has been made.
  case appraised
  /// It was submitted for approval, after the appraisal.
  case presented
  /// A decision has ended it.
  case approved
  /// It was withdrawn.
  case withdrawn

  /// Whether the proposal still waits for its end.
  package var isOpen: Bool { self != .approved && self != .withdrawn }

  public var phrase: Phrase {
    switch self {
    case .draft: Phrase("draft", "Đang dự thảo")
    case .submitted: Phrase("submitted", "Đã gửi thẩm định")
    case .returned: Phrase("returned", "Trả lại, yêu cầu bổ sung")
    case .appraised: Phrase("appraised", "Đã thẩm định")
    case .presented: Phrase("presented for approval", "Đã trình phê duyệt")
    case .approved: Phrase("approved", "Đã được phê duyệt")
    case .withdrawn: Phrase("withdrawn", "Đã rút")
    }
  }
}

/// How far the protection plan has been carried out; nothing recorded is "not reported".
public enum PlanStatus: String, Term {
  /// Nothing carried out.
  case none
  /// Carried out in part.
  case partial
  /// Carried out in full.
  case full

  public var phrase: Phrase {
    switch self {
    case .none: Phrase("none", "Chưa triển khai")
    case .partial: Phrase("partial", "Đã triển khai một số hạng mục")
    case .full: Phrase("full", "Đã triển khai đầy đủ")
    }
  }

  /// What is said of a system without a status.
  package static let notReported = Phrase("not reported", "Chưa báo cáo")
}

/// What is known of a plan: its status, or that nothing was reported.
///
/// A word of its own, for in a list of optional statuses `.none` would mean that there is no status.
public enum PlanReport: String, Term {
  /// Nothing carried out.
  case none
  /// Carried out in part.
  case partial
  /// Carried out in full.
  case full
  /// Nothing was reported.
  case unreported

  /// The status; nil where nothing was reported.
  package var status: PlanStatus? { PlanStatus(rawValue: rawValue) }

  public var phrase: Phrase { status?.phrase ?? PlanStatus.notReported }
}

/// Why a system was inspected.
public enum InspectionKind: String, Term {
  /// Before the system was put into use.
  case beforeUse = "before-use"
  /// As the law demands again and again.
  case periodic
  /// For a reason of its own.
  case unscheduled
  /// To see whether the level is still the right one after a change; conforming: it stays (Decree 331/2026, Art. 10.2).
  case levelReview = "level-review"

  public var phrase: Phrase {
    switch self {
    case .beforeUse: Phrase("before use", "Trước khi đưa vào sử dụng")
    case .periodic: Phrase("periodic", "Định kỳ")
    case .unscheduled: Phrase("unscheduled", "Đột xuất")
    case .levelReview: Phrase("level-review", "Rà soát cấp độ")
    }
  }
}

/// What an inspection found.
public enum InspectionResult: String, Term {
  /// All is as it has to be.
  case conforming
  /// Something has to be remedied.
  case notConforming = "not-conforming"

  public var phrase: Phrase {
    switch self {
    case .conforming: Phrase("conforming", "phù hợp")
    case .notConforming: Phrase("not conforming", "chưa phù hợp")
    }
  }
}

/// The decree a decision rests on.
public enum LegalBasis: String, Term {
  /// Decree 85/2016/NĐ-CP.
  case nd85
  /// Decree 331/2026/NĐ-CP, in force from 2026-07-01.
  case nd331

  public var phrase: Phrase {
    switch self {
    case .nd85: Phrase("Decree 85/2016", "Nghị định 85/2016/NĐ-CP")
    case .nd331: Phrase("Decree 331/2026", "Nghị định 331/2026/NĐ-CP")
    }
  }
}

/// What the law of a day calls the matter: "an toàn thông tin" until Law 86/2015 lapsed on 2026-07-01, "an ninh mạng"
/// from then (Law 116/2025/QH15, Art. 44; Decree 331/2026, Art. 39.2 reads the two as equivalent).
package enum LegalTerm {
  private static let changed = Day(year: 2026, month: 7, day: 1) ?? .forever

  /// The matter itself, as reports of that day have it.
  package static func matter(on day: Day) -> Phrase {
    day < changed
      ? Phrase("information security", "an toàn thông tin") : Phrase("cyber security", "an ninh mạng")
  }
}

/// What share is asked for.
public enum Measure: String, Term {
  /// Approved systems whose plan is full, of those approved.
  case completion
  /// Operating systems that are approved, of those operating: the systems of owners that vouch for their lists.
  case approval
  /// Approved systems with a periodic inspection in the reporting year, of those approved.
  case inspection

  public var phrase: Phrase {
    switch self {
    case .completion: Phrase("completion rate", "tỷ lệ triển khai đầy đủ phương án")
    case .approval: Phrase("approval rate", "tỷ lệ phê duyệt cấp độ")
    case .inspection: Phrase("inspection rate", "tỷ lệ kiểm tra, đánh giá định kỳ")
    }
  }
}
