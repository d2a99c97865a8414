import CapdoSQLite

/// One requirement of a catalog: what a system of a level has to fulfill.
///
/// The same subject has another code at each level, so that only catalog, level and code together name a requirement.
package struct Requirement: Hashable, Sendable {
  package let key: Key
  /// What it belongs to: `policy`, `network` …; a catalog has its own.
  package var group: String
  /// `management` or `technical`, where the catalog divides them.
  package var part: String?
  package var title: Phrase
  package var article: Article?
  /// The code of the same subject at the next lower level; nil where it appears first.
  package var predecessor: String?
  /// What becomes of a result of the predecessor when the level rises; nil without a predecessor.
  package var carry: Carry?
  /// The days during which the catalog has it; half open.
  package var from: Day
  package var to: Day

  /// What names a requirement.
  package struct Key: Hashable, Sendable {
    package let catalog: String
    package let level: Level
    package let code: String

    /// Makes the key of a requirement, which its catalog, level and code tell apart from all others.
    package init(_ catalog: String, _ level: Level, _ code: String) {
      self.catalog = catalog
      self.level = level
      self.code = code
    }
  }

  /// How a requirement compares with the same one of the level below.
  package enum Carry: String, Term {
    /// Its wording is equal and refers to nothing else.
    case same
    /// Its heading is equal, what it asks is written elsewhere for each level.
    case check
    /// It asks for more: a result of the level below says nothing.
    case stricter

    package var phrase: Phrase {
      switch self {
      case .same: Phrase("same as below", "như cấp độ dưới")
      case .check: Phrase("to be checked", "cần đối chiếu")
      case .stricter: Phrase("stricter", "chặt chẽ hơn")
      }
    }
  }

  /// - Throws: `RegistryError.notACode` for a catalog or a code that cannot be typed as one word, `emptyText`,
  ///   `endsBeforeItBegins`.
  package init(
    _ key: Key, group: String, part: String? = nil, title: Phrase, article: String? = nil, predecessor: String? = nil,
    carry: Carry? = nil, from: Day, to: Day = .forever
  ) throws(RegistryError) {
    self.key = Key(try Text.code(key.catalog), key.level, try Text.code(key.code))
    self.group = try Text.code(group)
    self.part = try part.map { text throws(RegistryError) in try Text.code(text) }
    self.title = Phrase(try Text.name(title.english, .name), try Text.name(title.vietnamese, .name))
    self.article = try Text.optional(article, .name).map { Article($0) }
    self.predecessor = predecessor
    self.carry = predecessor == nil ? nil : carry ?? .stricter
    guard from < to else { throw .endsBeforeItBegins(from: from, to: to) }
    self.from = from
    self.to = to
  }

  package var code: String { key.code }
  package var level: Level { key.level }

  /// Whether the catalog has it on a day.
  package func holds(on day: Day) -> Bool { from <= day && day < to }
}

extension Requirement {
  init(_ fact: Fact) throws {
    let row = Fields(fact.key + fact.values, "requirement")
    key = Key(try row.text(0), try row.level(1), try row.text(2))
    part = row.optionalText(3)
    group = try row.text(4)
    title = Phrase(try row.text(6), try row.text(5))
    article = row.optionalText(7).map { Article($0) }
    predecessor = row.optionalText(8)
    carry = try row.optionalTerm(9)
    from = fact.from
    to = fact.to
  }

  var values: [Value] {
    [
      Value(part), .text(group), .text(title.vietnamese), .text(title.english), Value(article?.text),
      Value(predecessor), Value(carry?.rawValue),
    ]
  }

  /// The group as people read it; one that only its catalog knows, as it is written there.
  package var groupPhrase: Phrase { Self.groups[group] ?? Phrase(group, group) }

  /// A shipped catalog as official texts call it, another one by its own name.
  package static func name(ofCatalog catalog: String) -> Phrase { catalogs[catalog] ?? Phrase(catalog, catalog) }

  private static let catalogs = [
    LegalBasis.nd85.catalog: Phrase("Circular 12/2022", "Thông tư 12/2022/TT-BTTTT"),
    LegalBasis.nd331.catalog: Phrase("TCVN 14423:2026", "TCVN 14423:2026"),
  ]

  // Those of Decree 331/2026, Art. 30.3 and 30.4, the two of Circular 12/2022, annex part II.1, and those of TCVN 14423.
  private static let groups = [
    "policy": Phrase("policy", "thiết lập chính sách"), "organization": Phrase("organization", "tổ chức bảo đảm"),
    "personnel": Phrase("personnel", "nguồn nhân lực"), "design": Phrase("design", "thiết kế, xây dựng"),
    "operation": Phrase("operation", "vận hành"), "risk": Phrase("risk", "quản lý rủi ro"),
    "disposal": Phrase("disposal", "kết thúc, hủy bỏ"), "network": Phrase("network", "hạ tầng mạng"),
    "server": Phrase("server", "máy chủ"), "application": Phrase("application", "ứng dụng"),
    "data": Phrase("data", "dữ liệu"), "network-zones": Phrase("network zones", "vùng mạng"),
    "network-design": Phrase("network design", "thiết kế hạ tầng mạng"),
    "hardware": Phrase("hardware", "tài sản phần cứng"), "software": Phrase("software", "tài sản phần mềm"),
    "information": Phrase("information", "tài sản thông tin"),
    "configuration": Phrase("configuration", "cấu hình an toàn"),
    "accounts": Phrase("accounts", "tài khoản và quyền truy cập"),
    "vulnerabilities": Phrase("vulnerabilities", "lỗ hổng và bản vá"), "logs": Phrase("logs", "nhật ký an ninh"),
    "web-mail": Phrase("browsers and mail", "trình duyệt và thư điện tử"),
    "malware": Phrase("malware", "phòng chống mã độc"), "backup": Phrase("backup", "sao lưu và khôi phục"),
    "suppliers": Phrase("suppliers", "nhà cung cấp"), "incident": Phrase("incidents", "ứng phó sự cố"),
    "monitoring": Phrase("monitoring", "giám sát và phòng thủ"),
    "secure-development": Phrase("secure development", "phát triển ứng dụng an toàn"),
    "testing": Phrase("testing", "kiểm tra và kiểm thử xâm nhập"),
  ]
}

extension Requirement.Key {
  var values: [Value] { [.text(catalog), .integer(Int64(level.rawValue)), .text(code)] }
}

extension LegalBasis {
  /// The catalog whose requirements a plan approved under this decree is held to. None is ever converted into another:
  /// a system goes on with the catalog of its approval until a new one is approved.
  public var catalog: String {
    switch self {
    case .nd85: "tt12-2022"
    case .nd331: "tcvn14423-2026"
    }
  }
}

/// The requirements of every catalog that is recorded, on one day.
package struct Requirements: Sendable {
  private let byKey: [Requirement.Key: Requirement]
  private let byLevel: [Held: [Requirement]]
  /// By catalog and level, in the order recorded: that of the catalog.
  package let all: [Requirement]

  init(_ all: [Requirement]) {
    self.all = all
    byKey = Dictionary(all.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    byLevel = Dictionary(grouping: all) { Held(catalog: $0.key.catalog, level: $0.level) }
  }

  /// What a system is held to.
  private struct Held: Hashable {
    let catalog: String
    let level: Level
  }

  /// The requirement of a key; nil where the catalog has none.
  package subscript(key: Requirement.Key) -> Requirement? { byKey[key] }

  /// The catalogs, by name.
  package var catalogs: [String] { Set(all.map(\.key.catalog)).sorted() }

  /// Those of one catalog and one level.
  package func of(_ catalog: String, _ level: Level) -> [Requirement] {
    byLevel[Held(catalog: catalog, level: level)] ?? []
  }

  /// The same subject at the next lower level.
  func predecessor(of requirement: Requirement) -> Requirement? {
    guard let code = requirement.predecessor, let level = Level(rawValue: requirement.level.rawValue - 1) else {
      return nil
    }
    return self[.init(requirement.key.catalog, level, code)]
  }

  /// The same subject at the lowest level that has it: what items of different levels are counted under.
  package func root(of requirement: Requirement) -> Requirement {
    predecessor(of: requirement).map { root(of: $0) } ?? requirement
  }

  /// The same subject at a level, this one's or a higher one; nil where that level has none.
  func counterpart(of requirement: Requirement, at level: Level) -> Requirement? {
    of(requirement.key.catalog, level).first { candidate in
      var candidate = candidate
      while candidate.level > requirement.level, let below = predecessor(of: candidate) { candidate = below }
      return candidate.key == requirement.key
    }
  }
}
