import CapdoSQLite

extension Check {
  static let abolished = [
    gone(
      .ownerAbolishedWithoutSuccessor, "s.owner", "NOT EXISTS (\(successors("s.owner")))",
      Phrase("it has no successor", "chưa có đơn vị kế thừa")),
    gone(
      .ownerAbolished, "s.owner", "EXISTS (\(successors("s.owner")))",
      Phrase("they were not handed over", "chưa được chuyển giao")),
    gone(
      .operatorAbolished, "s.operator", "s.operator <> s.owner",
      Phrase("they still name it as operator", "vẫn ghi là đơn vị vận hành")),
  ]

  /// An organization that is gone by the day, and that systems still name.
  private static func gone(
    _ code: Finding.Code, _ organization: SQL, _ condition: SQL, _ complaint: Phrase
  ) -> Check {
    Check(
      code: code, about: .organization, object: "o.code, o.name",
      joins: """
        JOIN organization o ON o.fact = (SELECT x.fact FROM organization x WHERE x.id = \(organization)
          AND x.valid_from <= ?1 AND \(Query.known("x")) ORDER BY x.valid_from DESC LIMIT 1)
        """,
      // Few bodies are gone: whose systems none of them has is not looked up.
      condition: """
        \(organization) IN (SELECT x.id FROM organization x WHERE x.valid_to <= ?1 AND \(Query.known("x")))
        AND o.valid_to <= ?1 AND \(condition)
        """,
      since: "o.valid_to", entry: "o.entry", columns: "count(*), min(s.code)",
      ending: "GROUP BY \(organization) ORDER BY o.code, o.fact",
      tell: { _ in
        { row in
          let (count, first) = (try row.integer(0), try row.text(1))
          return Evidence(
            "\(count) \(count == 1 ? "system" : "systems"), the first \(first): \(complaint.english)",
            "\(count) hệ thống, đầu tiên là \(first): \(complaint.vietnamese)")
        }
      })
  }

  private static func successors(_ organization: SQL) -> SQL {
    "SELECT 1 FROM succession x WHERE x.predecessor = \(organization) AND x.valid_from <= ?1 AND \(Query.known("x"))"
  }

  /// The one who operated the system that day is the one who appraised: who did so as it is recorded, else whom the contact
  /// of the owner names. Nothing is read from who issued the decision.
  static let operatorAppraisedOwnDossier = Check(
    code: .operatorAppraisedOwnDossier,
    joins: """
      JOIN system t ON t.id = s.id AND t.valid_from <= \(appraised) AND \(appraised) < t.valid_to AND \(Query.known("t"))
      LEFT JOIN contact k ON k.organization = t.owner AND k.specialized_unit = t.operator
        AND k.valid_from <= \(appraised) AND \(appraised) < k.valid_to AND \(Query.known("k"))
      LEFT JOIN \(SQL.obligation("independent-appraisal", on: appraised))
      """,
    condition: "iif(d.appraiser_name IS NOT NULL, d.appraiser = t.operator, k.fact IS NOT NULL)",
    since: appraised, entry: "iif(d.status = 'appraised', d.entry, a.entry)", article: "r.article",
    columns: "t.operator",
    tell: { snapshot in
      let directory = snapshot.directory
      return { row in
        let name = try directory.names(of: row.integer(0)).last ?? ""
        return Evidence(
          "\(name) operates it and appraises for its owner", "\(name) vừa vận hành vừa thẩm định cho chủ quản")
      }
    })

  /// The day of the recorded appraisal, else of the decision.
  private static let appraised: SQL = "iif(d.status = 'appraised', d.valid_from, a.decided_on)"
}

extension Check {
  /// Whose a system was before: systems of one name are told apart by it after a merger.
  ///
  /// - Parameter owned: the owners that it had, each with its first day: `2024-01-01/7 2023-01-01/5`.
  fileprivate static func former(_ owned: String?, beside current: Int64, in directory: Directory) throws -> Phrase {
    let owners = (owned ?? "").split(separator: " ").sorted(by: >).compactMap { one in
      one.split(separator: "/").last.flatMap { Int64($0) }
    }
    return try directory.formerOwner(owners, beside: current).map {
      Phrase(" (formerly of \($0))", " (trước thuộc \($0))")
    } ?? Phrase("", "")
  }
}

// These remember the rows of one owner or of one decision at a time.
extension Check {
  static let names = [
    Check(
      code: .namesAlike, candidates: { try $0.systemsOfNamesAlike(among: $1) }, condition: "1", since: "s.valid_from",
      entry: "s.entry",
      columns: """
        s.owner, s.code, s.name, (SELECT group_concat(t.valid_from || '/' || t.owner, ' ') FROM system t
          WHERE t.id = s.id AND t.owner <> s.owner AND t.valid_from < s.valid_from AND \(Query.known("t")))
        """,
      ending: "ORDER BY s.owner, s.code",
      tell: { snapshot in
        let directory = snapshot.directory
        var owner: Int64?
        var seen: [ExactText: (code: String, name: String, owned: String?)] = [:]
        return { row in
          let (current, code, name) = (try row.integer(0), try row.text(1), try row.text(2))
          if current != owner { (owner, seen) = (current, [:]) }
          let owned = row.optionalText(3)
          guard let other = seen.updateValue((code, name, owned), forKey: ExactText(Folding.fold(name))) else {
            return nil
          }
          let (here, there) = try (
            former(owned, beside: current, in: directory), former(other.owned, beside: current, in: directory)
          )
          return Evidence(
            "'\(name)'\(here.english), and \(other.code) of the same owner is '\(other.name)'\(there.english)",
            "'\(name)'\(here.vietnamese), còn \(other.code) của cùng chủ quản là '\(other.name)'\(there.vietnamese)")
        }
      }),
    Check(
      code: .systemRepeated,
      condition: """
        (a.number, a.decided_on) IN (\(Held.approvals(
          "a.number, a.decided_on", "GROUP BY 1, 2 HAVING min(s.owner) < max(s.owner)")))
        """,
      since: "a.decided_on", entry: "s.entry",
      columns: "a.number, a.decided_on, s.owner, s.code, s.name", ending: "ORDER BY a.number, a.decided_on, s.code",
      tell: { snapshot in
        let directory = snapshot.directory
        var decided: [Value] = []
        // The systems of one decision; of nearly all there is one, whose name need not be compared.
        var alone: (name: String, owner: Int64, code: String)?
        var seen: [ExactText: (owner: Int64, code: String)] = [:]
        return { row in
          let (owner, code, name) = (try row.integer(2), try row.text(3), try row.text(4))
          guard decided == [row[0], row[1]] else {
            (decided, alone, seen) = ([row[0], row[1]], (name, owner, code), [:])
            return nil
          }
          if let first = alone { (seen[ExactText(Folding.fold(first.name))], alone) = ((first.owner, first.code), nil) }
          guard let other = seen.updateValue((owner, code), forKey: ExactText(Folding.fold(name))),
            other.owner != owner
          else { return nil }
          let decision = try decision(row)
          let names = try directory.names(of: other.owner).last ?? ""
          return Evidence(
            "\(decision.english) on '\(name)' stands at \(other.code) of \(names) too",
            "\(decision.vietnamese) về '\(name)' cũng có ở \(other.code) của \(names)")
        }
      }),
  ]
}

extension Snapshot {
  /// The systems whose names differ from that of another one of their owner in marks and capitals at most.
  fileprivate func systemsOfNamesAlike(among held: Held) throws -> Set<Int64> {
    var owner: Int64?
    var named: [ExactText: Int64] = [:]
    var alike: Set<Int64> = []
    try connection.statement(
      """
      SELECT s.owner, s.id, s.name FROM temp.held h CROSS JOIN system s ON s.fact = h.system WHERE h.run = ?
      ORDER BY s.owner
      """
    ).forEachRow([.integer(held.run)]) { row in
      let (current, id, name) = (try row.integer(0), try row.integer(1), ExactText(Folding.fold(try row.text(2))))
      if current != owner { (owner, named) = (current, [:]) }
      if let other = named.updateValue(id, forKey: name) { alike.formUnion([other, id]) }
    }
    return alike
  }

  /// That the registry goes by rules or days off which this version knows to have changed; then its other findings may be
  /// wrong.
  func rulesOutdated() throws -> Finding? {
    let outdated = try outdatedRules()
    guard !outdated.isEmpty else { return nil }
    let days = try outdated.daysThatDiffer
    let subjects = Set(outdated.missing.rules.map(\.subject)).sorted()
    let parts = [
      days.isEmpty
        ? nil
        : Phrase(
          "days off that differ: \(days.map(\.description).joined(separator: ", "))",
          "ngày nghỉ khác với thông báo: \(days.map(\.vietnamese).joined(separator: ", "))"),
      subjects.isEmpty
        ? nil
        : Phrase(
          "rules that differ: \(subjects.joined(separator: ", "))",
          "quy định khác với bản hiện hành: \(subjects.joined(separator: ", "))"),
    ].compactMap { $0 }
    return Finding(
      code: .rulesOutdated, object: .init(kind: .registry, code: "", name: ""), since: nil,
      evidence: parts.isEmpty
        ? Phrase("rules that no longer exist", "có quy định không còn được áp dụng")
        : Phrase(
          parts.map(\.english).joined(separator: "; "), parts.map(\.vietnamese).joined(separator: "; ")),
      article: nil, entry: 1, source: nil)
  }
}
