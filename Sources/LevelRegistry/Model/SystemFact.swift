import CapdoSQLite

/// What is recorded of a system, as a row of its fact table holds it.
protocol SystemFact {
  static var table: FactTable { get }
  init(_ fact: Fact) throws
  var values: [Value] { get }
  /// What tells facts of one system apart, beside the system.
  var subkey: [Value] { get }
  /// The options of the act with what this fact says, all of them and always in the same order; empty for what it leaves
  /// out. Organizations are given as they are typed.
  func options(typing organization: (Int64) -> String) -> [Correction.Option]
  var phrase: Phrase { get }
  /// All that it says, always in the same order.
  func parts(in organizations: () throws -> Directory, on day: Day) throws -> [Part]
  /// The words for it once something else follows; `day` is its first.
  func phrase(of day: Day) -> Phrase
}

extension SystemFact {
  var subkey: [Value] { [] }

  func phrase(of day: Day) -> Phrase { phrase }
  func key(of system: RegisteredSystem) -> [Value] { [.integer(system.id)] + subkey }
}

extension InformationSystem: SystemFact {
  static var table: FactTable { .system }

  init(_ fact: Fact) throws { try self.init(fact.values) }
}

extension Dossier: SystemFact {
  static var table: FactTable { .dossier }

  init(_ fact: Fact) throws { try self.init(fact.values) }
}

extension Approval: SystemFact {
  static var table: FactTable { .approval }

  init(_ fact: Fact) throws { try self.init(fact.values) }
}

extension Plan: SystemFact {
  static var table: FactTable { .plan }

  init(_ fact: Fact) throws { try self.init(fact.values) }
}

extension Inspection: SystemFact {
  static var table: FactTable { .inspection }

  init(_ fact: Fact) throws { try self.init(kind: fact.key[1], fact.values) }

  var subkey: [Value] { [.text(kind.rawValue)] }

  func phrase(of day: Day) -> Phrase {
    Phrase("\(phrase.english) of \(day)", "\(phrase.vietnamese) ngày \(day.vietnamese)")
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
  func words(in organizations: () throws -> Directory, on day: Day) throws -> Phrase {
    .list(try parts(in: organizations, on: day).compactMap(\.said))
  }

  /// What this fact and another of its kind say otherwise than each other.
  ///
  /// - Parameter earlier: the day as of which this one names organizations, where it is not that of the other.
  func difference(
    to other: Self, in organizations: () throws -> Directory, on day: Day, before earlier: Day? = nil
  ) throws -> (before: Phrase, after: Phrase) {
    let changed = try zip(parts(in: organizations, on: earlier ?? day), other.parts(in: organizations, on: day))
      .filter { $0 != $1 }
    // Two organizations can have one name.
    guard !changed.isEmpty else {
      return (try words(in: organizations, on: day), try other.words(in: organizations, on: day))
    }
    return (.list(changed.map { $0.0.said ?? $0.0.unsaid }), .list(changed.map { $0.1.said ?? $0.1.unsaid }))
  }
}

extension InformationSystem {
  func parts(in organizations: () throws -> Directory, on day: Day) throws -> [Part] {
    let directory = try organizations()
    func name(_ id: Int64) -> String { directory.name(of: id, asOf: day) }
    let kind = category?.phrase ?? Phrase("not classified", "chưa phân loại")
    return [
      Part(Phrase("name \(self.name)", "tên \(self.name)")),
      Part(Phrase("owner \(name(owner))", "chủ quản \(name(owner))")),
      Part(Phrase("operator \(name(`operator`))", "đơn vị vận hành \(name(`operator`))")),
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
  func parts(in organizations: () throws -> Directory, on day: Day) -> [Part] {
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
  func parts(in organizations: () throws -> Directory, on day: Day) -> [Part] {
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
  func parts(in organizations: () throws -> Directory, on day: Day) -> [Part] { parts }

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
  func parts(in organizations: () throws -> Directory, on day: Day) -> [Part] {
    [
      Part(phrase),
      Part(
        inspector.map { Phrase("by \($0.name)", "đơn vị kiểm tra \($0.name)") },
        unsaid: Phrase("no inspector", "không có đơn vị kiểm tra")),
      Part(
        document.map { Phrase("minutes \($0)", "biên bản \($0)") },
        unsaid: Phrase("no minutes", "không có biên bản")),
      Part(
        remedyBy.map { Phrase("to be remedied by \($0)", "hạn khắc phục \($0.vietnamese)") },
        unsaid: Phrase("no day for remedies", "không có hạn khắc phục")),
    ]
  }
}

// The options by which the acts, and `correct`, say what a fact says.

extension InformationSystem {
  func options(typing organization: (Int64) -> String) -> [Correction.Option] {
    [
      .init("name", name), .init("owner", organization(owner)), .init("operator", organization(`operator`)),
      .init("authority", authority.rawValue), .init("category", category?.rawValue), .init("state", state.rawValue),
    ]
  }
}

extension Dossier {
  func options(typing organization: (Int64) -> String) -> [Correction.Option] {
    [
      .init("level", "\(proposedLevel.rawValue)"), .init("status", status.rawValue),
      .init("expected", expected?.description), .init("note", note),
    ]
  }
}

extension Approval {
  func options(typing organization: (Int64) -> String) -> [Correction.Option] {
    [
      .init("level", "\(level.rawValue)"), .init("authority", authority.rawValue), .init("decision", number),
      .init("issuer", issuer?.name), .init("basis", basis.rawValue), .init("regulation", regulation.number),
      .init("regulation-on", regulation.on?.description), .init("regulation-issuer", regulation.issuer?.name),
    ]
  }
}

extension Plan {
  func options(typing organization: (Int64) -> String) -> [Correction.Option] {
    let proof = Correction.Option("evidence", evidence?.path)
    return [
      .init("status", status.rawValue), .init("expected", expected?.description),
      // With its digest, for the file may be gone.
      evidence.map { .init(proof, .init("evidence-digest", $0.digest)) } ?? proof,
    ]
  }
}

extension Inspection {
  func options(typing organization: (Int64) -> String) -> [Correction.Option] {
    [
      .init("by", inspector?.name), .init("document", document), .init("result", result?.rawValue),
      .init("remedy-by", remedyBy?.description),
    ]
  }
}
