/// One thing that is different of a system between two snapshots.
public struct Difference: Codable, Hashable, Sendable {
  /// The system's code, on the later side where it is there.
  public let code: String
  /// The system's name, likewise.
  public let name: String
  /// The owner's code.
  public let owner: String
  package let kind: Kind
  /// What it was; nil where there was nothing.
  public let before: Content?
  /// What it is; nil where there is nothing.
  public let after: Content?
  /// The day on which what is different came to be so; nil where it lies with the organizations around the system.
  ///
  /// Where it had been so on the earlier day as well and was only recorded late, the first day for which it was.
  public let since: Day?
  /// The entry that recorded it, or took back what had been recorded instead.
  public let entry: Int64?

  /// What is different, for example `approved`: it never changes its meaning.
  public var key: String { kind.rawValue }
  /// What is different, as people call it.
  public var phrase: Phrase { kind.phrase }

  /// What a difference goes from and to: what files hold, and what people read.
  public struct Content: Codable, Hashable, Sendable {
    /// What files hold: a word, a code, a day.
    public let key: String
    /// What people read.
    public let phrase: Phrase

    init(_ key: String, _ phrase: Phrase) {
      self.key = key
      self.phrase = phrase
    }
  }

  /// What is different.
  package enum Kind: String, Term {
    /// It came to be counted: registered in operation, started, or come into the scope.
    case entered
    /// It is counted no more: suspended, retired, or gone from the scope.
    case left
    case approved
    case lostApproval = "lost-approval"
    case level
    /// Another decision of the same level.
    case decision
    /// Another regulation behind the same decision.
    case regulation
    /// Its plan became full.
    case completed
    /// Its plan went any other way.
    case plan
    /// Another day is promised for the plan.
    case expected
    case dossier, inspected, state, owner, `operator`, authority, code, name, category
  }
}

extension Difference.Kind {
  package var phrase: Phrase {
    switch self {
    case .entered: Phrase("entered", "Tăng trong kỳ")
    case .left: Phrase("left", "Giảm trong kỳ")
    case .approved: Phrase("approved", "Được phê duyệt cấp độ")
    case .lostApproval: Phrase("approval lost", "Không còn quyết định phê duyệt")
    case .level: Phrase("level", "Thay đổi cấp độ")
    case .decision: Phrase("decision", "Thay quyết định phê duyệt")
    case .regulation: Phrase("regulation", "Quy chế")
    case .completed: Phrase("completed", "Triển khai đầy đủ phương án")
    case .plan: Phrase("plan", "Tình trạng triển khai phương án")
    case .expected: Phrase("expected day", "Dự kiến triển khai đầy đủ")
    case .dossier: Phrase("dossier", "Hồ sơ đề xuất cấp độ")
    case .inspected: Phrase("inspected", "Kiểm tra, đánh giá")
    case .state: Phrase("state", "Trạng thái")
    case .owner: Phrase("owner", "Chuyển giao chủ quản")
    case .operator: Phrase("operator", "Chuyển giao đơn vị vận hành")
    case .authority: Phrase("competent authority", "Cấp có thẩm quyền phê duyệt")
    case .code: Phrase("code", "Mã HTTT")
    case .name: Phrase("name", "Tên HTTT")
    case .category: Phrase("category", "Loại hình")
    }
  }
}

extension Difference.Content {
  init(_ term: some Term) { self.init(term.rawValue, term.phrase) }
  init(_ text: String) { self.init(text, Phrase(text, text)) }
  init(_ level: Level) { self.init("\(level.rawValue)", level.phrase) }
  init(_ day: Day) { self.init(day.description, Phrase(day.description, day.vietnamese)) }
  init(_ period: Period) { self.init(period.description, Phrase(period.description, period[.vietnamese])) }

  init(_ organization: Organization) {
    let text = "\(organization.name) (\(organization.code))"
    self.init(organization.code, Phrase(text, text))
  }
}
