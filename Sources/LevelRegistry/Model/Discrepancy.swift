/// One thing in a registry that does not fit: what it is, where, and what was expected and found where that is known.
public struct Discrepancy: Hashable, Sendable {
  package let kind: Kind
  /// The entry that it is about, where it is about one.
  public internal(set) var entry: Int64?
  /// The table, or the object of the schema.
  package var table: String?
  package var fact: Int64?
  package var column: String?
  package var expected: String?
  package var found: String?

  /// What does not fit; the raw value is stable.
  package enum Kind: String, CaseIterable, Sendable {
    /// SQLite finds the file damaged, or a rule of the schema broken that it does not name a row for.
    case damaged
    /// An object of the schema differs from schema.sql, is missing, or is not of it.
    case schema
    /// Entries are not numbered 1, 2, 3 and so on.
    case entryNumber = "entry-number"
    /// An entry has no digest.
    case entryOpen = "entry-open"
    /// The recorded digest is not what the entry and its facts make it.
    case digest
    /// Facts are not numbered 1, 2, 3 and so on.
    case factNumber = "fact-number"
    /// A fact stands after one that a later entry recorded.
    case entryOrder = "entry-order"
    /// A fact names an entry that is not there.
    case unknownEntry = "unknown-entry"
    /// A fact was voided before it was recorded.
    case voidedBefore = "voided-before"
    /// A value breaks a rule of its column.
    case value
    /// A reference leads nowhere, or not to the fact that introduced the thing.
    case reference
    /// Two facts of one key hold on one day as known at one entry.
    case overlap
    /// Two bearers of one code at a time.
    case codeOverlap = "code-overlap"
    /// There are fewer entries than the checkpoint counts.
    case shorter
    /// The entry that the checkpoint names has another digest.
    case otherHistory = "other-history"
    /// The checkpoint is that of another registry.
    case otherRegistry = "other-registry"
  }

  init(
    _ kind: Kind, entry: Int64? = nil, table: String? = nil, fact: Int64? = nil, column: String? = nil,
    expected: String? = nil, found: String? = nil
  ) {
    self.kind = kind
    self.entry = entry
    self.table = table
    self.fact = fact
    self.column = column
    self.expected = expected
    self.found = found
  }
}

extension Discrepancy {
  /// Kinds that are counted as one in a verdict, and what they are called.
  struct Sort: Sendable {
    let kinds: [Kind]
    let one: String
    let many: String
    let vietnamese: String
  }

  /// Every kind, in the order of a verdict.
  static let sorts = [
    Sort(
      kinds: [.otherRegistry, .otherHistory, .shorter], one: "difference from the checkpoint",
      many: "differences from the checkpoint", vietnamese: "điểm không khớp mốc xác minh"),
    Sort(kinds: [.digest], one: "entry altered", many: "entries altered", vietnamese: "mục bị sửa"),
    Sort(
      kinds: [.entryNumber, .entryOpen], one: "entry wrongly numbered or open",
      many: "entries wrongly numbered or open",
      vietnamese: "mục sai số thứ tự hoặc chưa đóng"),
    Sort(
      kinds: [.factNumber, .entryOrder, .unknownEntry, .voidedBefore, .value, .reference, .overlap, .codeOverlap],
      one: "fact that breaks a rule", many: "facts that break a rule", vietnamese: "dòng trái quy tắc"),
    Sort(kinds: [.damaged], one: "damage of the file", many: "damages of the file", vietnamese: "chỗ hỏng trong tệp"),
    Sort(
      kinds: [.schema], one: "object of the schema missing or altered",
      many: "objects of the schema missing or altered",
      vietnamese: "đối tượng lược đồ thiếu hoặc bị sửa"),
  ]

  /// Whether this one is to be named before another: what concerns the file as a whole, then by entry, table and fact, and
  /// the schema last, where one dropped trigger after the other hides what was done without them.
  func precedes(_ other: Discrepancy) -> Bool {
    let (last, otherLast) = (kind == .schema ? 1 : 0, other.kind == .schema ? 1 : 0)
    return (last, entry ?? 0, position, fact ?? 0, table ?? "")
      < (otherLast, other.entry ?? 0, other.position, other.fact ?? 0, other.table ?? "")
  }

  private var position: Int {
    FactTable.all.firstIndex { $0.name.description == table } ?? -1
  }

  /// What does not fit, for example `entry-number`: it never changes its meaning.
  public var key: String { kind.rawValue }

  /// Where it is and what is wrong, in one line.
  public var phrase: Phrase {
    guard let place else { return reason }
    return Phrase("\(place.english): \(reason.english)", "\(place.vietnamese): \(reason.vietnamese)")
  }

  /// The entry, the table, the fact and the column, as far as they are known.
  package var place: Phrase? {
    var (english, vietnamese): ([String], [String]) = ([], [])
    if let entry {
      english.append("entry \(entry)")
      vietnamese.append("mục \(entry)")
    }
    if let table {
      let fact = fact.map { " \($0)" } ?? ""
      let column = column.map { ".\($0)" } ?? ""
      english.append(table + fact + column)
      vietnamese.append(table + fact + column)
    }
    guard !english.isEmpty else { return nil }
    return Phrase(english.joined(separator: ", "), vietnamese.joined(separator: ", "))
  }

  private var reason: Phrase {
    let (expected, found) = (expected ?? "–", found ?? "–")
    return switch kind {
    case .damaged: Phrase("the file is damaged: \(found)", "tệp bị hỏng: \(found)")
    case .schema: schemaReason
    case .entryNumber, .factNumber:
      Phrase("the next number is \(expected), not \(found)", "số tiếp theo là \(expected), không phải \(found)")
    case .entryOpen: Phrase("it has no digest", "không có mã băm")
    case .digest:
      Phrase(
        "the recorded digest is \(found); what the entry wrote makes \(expected)",
        "mã băm đang ghi là \(found); nội dung mục này cho ra \(expected)")
    case .entryOrder:
      Phrase("it follows a fact of entry \(expected)", "đứng sau một dòng của mục \(expected)")
    case .unknownEntry: Phrase("entry \(found) does not exist", "không có mục \(found)")
    case .voidedBefore:
      Phrase(
        "entry \(found) voided it before it was recorded", "mục \(found) thay thế dòng này trước khi nó được ghi")
    case .value: Phrase("\(found) breaks \(expected)", "\(found) vi phạm \(expected)")
    case .reference: Phrase("\(found) refers to nothing", "\(found) không trỏ tới đâu")
    case .overlap: Phrase("it overlaps fact \(found)", "trùng thời gian với dòng \(found)")
    case .codeOverlap:
      Phrase("fact \(found) has the same code at that time", "dòng \(found) mang cùng mã vào lúc đó")
    case .shorter:
      Phrase(
        "the registry is shorter than the checkpoint: \(found) entries, not \(expected)",
        "sổ đăng ký ngắn hơn mốc xác minh: \(found) mục, không phải \(expected)")
    case .otherHistory:
      Phrase(
        "another history: its digest is \(found), that of the checkpoint \(expected)",
        "lịch sử khác: mã băm là \(found), của mốc xác minh là \(expected)")
    case .otherRegistry:
      Phrase(
        "another registry: its id is \(found), that of the checkpoint \(expected)",
        "sổ đăng ký khác: mã nhận dạng là \(found), của mốc xác minh là \(expected)")
    }
  }

  private var schemaReason: Phrase {
    switch (expected, found) {
    case (nil, _): Phrase("schema.sql has no such object", "schema.sql không có đối tượng này")
    case (_, nil): Phrase("it is missing from the schema", "lược đồ thiếu đối tượng này")
    case (_?, _?): Phrase("it is not as schema.sql spells it", "không giống như trong schema.sql")
    }
  }
}
