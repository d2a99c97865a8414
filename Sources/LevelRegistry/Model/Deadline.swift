/// What has to be done, by whom and by when.
public struct Deadline: Codable, Hashable, Sendable {
  package let task: Task
  /// The system it is about; nil for what every office owes.
  public let system: System?
  /// The day from which the time runs, where there is one.
  public let since: Day?
  /// The last day in time; nil where none is counted.
  public let dueOn: Day?
  /// What was promised, as it was given; nil where the law sets the day.
  public let expected: Period?
  /// Where the law sets the time; nil where it is a promise.
  public let article: Article?

  /// What has to be done, for example `appraise`: it never changes its meaning.
  public var key: String { task.rawValue }
  /// What has to be done, as people call it.
  public var phrase: Phrase { task.phrase }

  /// A system, and who owns and operates it.
  public struct System: Codable, Hashable, Sendable {
    /// Its code on the day.
    public let code: String
    /// Its name on the day.
    public let name: String
    /// Who owns it.
    public let owner: Organization
    /// Who operates it.
    public let `operator`: Organization
  }

  /// What has to be done.
  package enum Task: String, Term {
    case reply, appraise, present, approve, remedy
    case inspect
    case expectedApproval = "expected-approval"
    case expectedPlan = "expected-plan"
    case reportCutOff = "report-cut-off"
    case reportToOwner = "report-to-owner"
    case reportToMinistry = "report-to-ministry"
    case transition
    case buildingApproval = "building-approval"

    package var phrase: Phrase {
      switch self {
      case .reply: Phrase("send back if incomplete", "phản hồi, hướng dẫn bổ sung nếu hồ sơ chưa hợp lệ")
      case .appraise: Phrase("appraise", "thẩm định hồ sơ")
      case .present: Phrase("submit for approval", "trình phê duyệt hồ sơ")
      case .approve: Phrase("approve", "phê duyệt hồ sơ")
      case .remedy: Phrase("carry out a remedy", "thực hiện nội dung khắc phục")
      case .inspect: Phrase("inspect periodically", "kiểm tra, đánh giá định kỳ")
      case .expectedApproval: Phrase("have the level approved", "hoàn thành phê duyệt cấp độ")
      case .expectedPlan: Phrase("carry out the plan in full", "triển khai đầy đủ phương án")
      case .reportCutOff: Phrase("cut-off of the annual report", "thời điểm chốt số liệu báo cáo năm")
      case .reportToOwner: Phrase("annual report to the owner", "gửi báo cáo năm tới chủ quản")
      case .reportToMinistry: Phrase("annual report to the ministry", "gửi báo cáo năm tới Bộ Công an")
      case .transition: Phrase("end of the transition", "hết thời gian chuyển tiếp")
      case .buildingApproval:
        Phrase(
          "have the level approved (under construction before 2026-07-01)",
          "hoàn thành phê duyệt cấp độ (hệ thống đang xây dựng trước ngày 01/7/2026)")
      }
    }
  }

  /// How a deadline stands on a day.
  package enum Standing: String, Term {
    case late, due
    case notSet = "not-set"

    package var phrase: Phrase {
      switch self {
      case .late: Phrase("late", "quá hạn")
      case .due: Phrase("due", "sắp đến hạn")
      case .notSet: Phrase("not counted", "chưa tính thời hạn")
      }
    }
  }

  /// How many days are left, those of a late one counted below 0; nil where no day is set.
  public func daysLeft(on day: Day) -> Int? { dueOn.map { $0.days(since: day) } }

  /// What has no day set is never late.
  package func standing(on day: Day) -> Standing {
    guard let dueOn else { return .notSet }
    return dueOn < day ? .late : .due
  }
}
