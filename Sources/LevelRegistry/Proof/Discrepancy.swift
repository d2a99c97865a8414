/// One thing in a register that does not fit: what it is, where, and what was expected and found where that is known.
public struct Discrepancy: Hashable, Sendable {
  public let kind: Kind
  public var entry: Int64?
  /// The table, or the object of the schema.
  public var table: String?
  public var fact: Int64?
  public var column: String?
  public var expected: String?
  public var found: String?

  /// What does not fit; the raw value is stable.
  public enum Kind: String, CaseIterable, Sendable {
    /// SQLite finds the file damaged, or a rule of the schema broken that it does not name a row for.
    case damaged
    /// An object of the schema differs from schema.sql, is missing, or is not of it.
    case schema
    /// Entries are not numbered 1, 2, 3 and so on.
    case entryNumber = "entry-number"
    /// An entry has no digest.
    case entryOpen = "entry-open"
    /// The digest on record is not what the entry and its facts make it.
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
    /// The checkpoint is that of another register.
    case otherRegister = "other-register"
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
  /// Whether this one is to be named before another: what concerns the file as a whole, then by entry, table and fact.
  func precedes(_ other: Discrepancy) -> Bool {
    (entry ?? 0, position, fact ?? 0) < (other.entry ?? 0, other.position, other.fact ?? 0)
  }

  private var position: Int {
    FactTable.all.firstIndex { $0.name.description == table } ?? -1
  }
}
