import CapdoSQLite

/// What is recorded of a system, as a row of its fact table holds it.
protocol SystemFact {
  static var table: FactTable { get }
  init(_ fact: Fact) throws
  var values: [Value] { get }
  /// What tells facts of one system apart, beside the system.
  var subkey: [Value] { get }
  /// Which of the facts of a system it is.
  var kindOfFact: FactKind { get }
  /// The organizations that it names.
  var organizations: [Int64] { get }
  /// This fact, and another that is wanted in its place.
  func change(to wanted: Self) -> Correction.Change
  var phrase: Phrase { get }
  /// All that it says, always in the same order.
  func parts(in directory: Directory, on day: Day) throws -> [Part]
  /// The words for it once something else follows; `day` is its first.
  func phrase(of day: Day) -> Phrase
}

extension SystemFact {
  var subkey: [Value] { [] }
  var organizations: [Int64] { [] }

  func phrase(of day: Day) -> Phrase { phrase }
  func key(of system: RegisteredSystem) -> [Value] { [.integer(system.id)] + subkey }
}

extension InformationSystem: SystemFact {
  static var table: FactTable { .system }
  var kindOfFact: FactKind { .system }
  var organizations: [Int64] { [owner, `operator`] }

  init(_ fact: Fact) throws { try self.init(fact.values) }

  func change(to wanted: InformationSystem) -> Correction.Change { .system(self, wanted: wanted) }
}

extension Dossier: SystemFact {
  static var table: FactTable { .dossier }
  var kindOfFact: FactKind { .dossier }

  init(_ fact: Fact) throws { try self.init(fact.values) }

  func change(to wanted: Dossier) -> Correction.Change { .dossier(self, wanted: wanted) }
}

extension Approval: SystemFact {
  static var table: FactTable { .approval }
  var kindOfFact: FactKind { .approval }

  init(_ fact: Fact) throws { try self.init(fact.values) }

  func change(to wanted: Approval) -> Correction.Change { .approval(self, wanted: wanted) }
}

extension Plan: SystemFact {
  static var table: FactTable { .plan }
  var kindOfFact: FactKind { .plan }

  init(_ fact: Fact) throws { try self.init(fact.values) }

  func change(to wanted: Plan) -> Correction.Change { .plan(self, wanted: wanted) }
}

extension Inspection: SystemFact {
  static var table: FactTable { .inspection }
  var kindOfFact: FactKind { .inspection(kind) }

  init(_ fact: Fact) throws { try self.init(kind: fact.key[1], fact.values) }

  var subkey: [Value] { [.text(kind.rawValue)] }

  func change(to wanted: Inspection) -> Correction.Change { .inspection(self, wanted: wanted) }

  func phrase(of day: Day) -> Phrase {
    Phrase("\(phrase.english) of \(day)", "\(phrase.vietnamese) ngày \(day.vietnamese)")
  }
}

extension RegistryConnection {
  /// The transfer that changes what a system is from a day on, where that follows from a reorganization: withdrawn, it would
  /// follow again.
  func transfer(_ before: InformationSystem, _ after: InformationSystem, _ code: String, on day: Day) throws
    -> Correction?
  {
    func hasSucceeded(_ role: KeyPath<InformationSystem, Int64>) throws -> Bool {
      guard before[keyPath: role] != after[keyPath: role] else { return false }
      return try statement(
        "SELECT 1 FROM succession WHERE predecessor = ? AND successor = ? AND valid_from = ? AND voided_by IS NULL"
      ).first(.integer(before[keyPath: role]), .integer(after[keyPath: role]), .text(day.description)) { _ in true }
        ?? false
    }
    let (owner, operating) = (try hasSucceeded(\.owner), try hasSucceeded(\.operator))
    guard owner || operating else { return nil }
    return Correction(transferring: code, owner: owner, operator: operating, on: day)
  }
}

/// One thing that a fact says, in words.
struct Part: Hashable {
  /// nil where the fact leaves it out.
  let said: Phrase?
  /// The words for a fact that leaves it out, beside one that does not.
  let unsaid: Phrase

  init(_ said: Phrase?, unsaid: Phrase = Phrase("", "")) {
    self.said = said
    self.unsaid = unsaid
  }
}

extension SystemFact {
  /// All that the fact says.
  func words(in directory: Directory, on day: Day) throws -> Phrase {
    .list(try parts(in: directory, on: day).compactMap(\.said))
  }

  /// What this fact and another of its kind say otherwise than each other.
  ///
  /// - Parameter earlier: the day as of which this one names organizations, where it is not that of the other.
  func difference(
    to other: Self, in directory: Directory, on day: Day, before earlier: Day? = nil
  ) throws -> (before: Phrase, after: Phrase) {
    let changed = try zip(parts(in: directory, on: earlier ?? day), other.parts(in: directory, on: day))
      .filter { $0 != $1 }
    // Two organizations can have one name.
    guard !changed.isEmpty else {
      return (try words(in: directory, on: day), try other.words(in: directory, on: day))
    }
    return (.list(changed.map { $0.0.said ?? $0.0.unsaid }), .list(changed.map { $0.1.said ?? $0.1.unsaid }))
  }
}

extension InformationSystem {
  func parts(in directory: Directory, on day: Day) throws -> [Part] {
    func name(_ id: Int64) throws -> String { try directory.name(of: id, asOf: day) }
    let kind = category?.phrase ?? Phrase("not classified", "chưa phân loại")
    return [
      Part(Phrase("name \(self.name)", "tên \(self.name)")),
      Part(Phrase("owner \(try name(owner))", "chủ quản \(try name(owner))")),
      Part(Phrase("operator \(try name(`operator`))", "đơn vị vận hành \(try name(`operator`))")),
      Part(Phrase("category \(kind.english)", "loại hình \(kind.vietnamese)")),
      Part(
        Phrase(
          "competent authority \(authority.phrase.english)",
          "cấp có thẩm quyền phê duyệt: \(authority.phrase.vietnamese)")),
      Part(state.phrase),
    ]
  }
}

extension Dossier {
  func parts(in directory: Directory, on day: Day) -> [Part] {
    [
      Part(phrase),
      Part(
        expected.map { Phrase("approval expected by \($0)", "dự kiến phê duyệt \($0[.vietnamese])") },
        unsaid: Phrase("no approval expected", "không có thời điểm dự kiến phê duyệt")),
      Part(
        appraiser.map { Phrase("appraised by \($0.name)", "đơn vị thẩm định \($0.name)") },
        unsaid: Phrase("no appraiser", "không có đơn vị thẩm định")),
      Part(
        document.map { Phrase("document \($0)", "văn bản số \($0)") },
        unsaid: Phrase("no document", "không có số văn bản")),
      Part(
        result.map { Phrase("result: \($0.phrase.english)", "kết quả: \($0.phrase.vietnamese)") },
        unsaid: Phrase("no result", "không có kết quả")),
      Part(note.map { Phrase("note \($0)", "ghi chú \($0)") }, unsaid: Phrase("no note", "không có ghi chú")),
    ]
  }
}

extension Approval {
  func parts(in directory: Directory, on day: Day) -> [Part] {
    [
      Part(phrase),
      Part(
        issuer.map { Phrase("issued by \($0.name)", "cơ quan phê duyệt \($0.name)") },
        unsaid: Phrase("no issuer", "không có cơ quan phê duyệt")),
      Part(basis.phrase),
      Part(
        regulation.number.map { Phrase("regulation \($0)", "quy chế \($0)") },
        unsaid: Phrase("no regulation", "không có quy chế")),
      Part(
        regulation.on.map { Phrase("regulation of \($0)", "quy chế ngày \($0.vietnamese)") },
        unsaid: Phrase("no day of the regulation", "không có ngày quy chế")),
      Part(
        regulation.issuer.map { Phrase("regulation issued by \($0.name)", "cơ quan ban hành quy chế \($0.name)") },
        unsaid: Phrase("no issuer of the regulation", "không có cơ quan ban hành quy chế")),
    ]
  }
}

extension Plan {
  func parts(in directory: Directory, on day: Day) -> [Part] { parts }

  var parts: [Part] {
    [
      Part(Phrase("plan \(status.phrase.english)", "phương án: \(status.phrase.vietnamese)")),
      Part(
        expected.map {
          Phrase("full expected by \($0)", "dự kiến triển khai đầy đủ \($0[.vietnamese])")
        }, unsaid: Phrase("no day promised", "không có thời điểm dự kiến")),
      Part(
        evidence.map {
          Phrase(
            "evidence \($0.path) (SHA-256 \($0.digest))", "tài liệu chứng minh \($0.path) (SHA-256 \($0.digest))")
        }, unsaid: Phrase("no evidence", "không có tài liệu chứng minh")),
    ]
  }
}

extension Inspection {
  func parts(in directory: Directory, on day: Day) -> [Part] {
    [
      Part(phrase),
      Part(
        inspector.map { Phrase("by \($0.name)", "đơn vị kiểm tra \($0.name)") },
        unsaid: Phrase("no inspector", "không có đơn vị kiểm tra")),
      Part(
        document.map { Phrase("minutes \($0)", "biên bản \($0)") },
        unsaid: Phrase("no minutes", "không có biên bản")),
    ]
  }
}

extension Correction {
  /// The correction that makes `wanted` of a fact, or withdraws it.
  init<F: SystemFact>(
    of fact: F, from day: Day, of code: String, becoming wanted: F?, in directory: Directory
  ) throws {
    self.code = code
    self.fact = fact.kindOfFact
    self.day = day
    change = wanted.map { fact.change(to: $0) }
    let named = wanted.map { fact.organizations + $0.organizations } ?? []
    references = Dictionary(
      try named.map { ($0, try directory.reference(to: $0, on: day)) }, uniquingKeysWith: { first, _ in first })
  }
}
