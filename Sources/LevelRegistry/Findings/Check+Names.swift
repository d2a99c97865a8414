import SQLite

// These remember the rows of one owner or of one decision at a time.
extension Check {
  static let names = [
    Check(
      code: .namesAlike,
      condition: "1", since: "s.valid_from", entry: "s.entry", columns: "s.owner, s.code, s.name",
      ending: "ORDER BY s.owner, s.code",
      tell: { _ in
        var owner: Int64?
        var seen: [String: (code: String, name: String)] = [:]
        return { row in
          let (current, code, name) = (try row.integer(0), try row.text(1), try row.text(2))
          if current != owner { (owner, seen) = (current, [:]) }
          guard let other = seen.updateValue((code, name), forKey: Folding.fold(name)) else { return nil }
          return Evidence(
            "'\(name)', and \(other.code) of the same owner is '\(other.name)'",
            "'\(name)', còn \(other.code) của cùng chủ quản là '\(other.name)'")
        }
      }),
    Check(
      code: .systemRepeated,
      condition: "a.number IS NOT NULL", since: "a.decided_on", entry: "s.entry",
      columns: "a.number, a.decided_on, s.owner, s.code, s.name", ending: "ORDER BY a.number, a.decided_on, s.code",
      tell: { snapshot in
        let directory = try snapshot.directory()
        var decided: Phrase?
        var seen: [String: (owner: Int64, code: String)] = [:]
        return { row in
          let decision = try decision(row)
          let (owner, code, name) = (try row.integer(2), try row.text(3), try row.text(4))
          if decision != decided { (decided, seen) = (decision, [:]) }
          guard let other = seen.updateValue((owner, code), forKey: Folding.fold(name)), other.owner != owner else {
            return nil
          }
          let names = directory.names(of: other.owner).last ?? ""
          return Evidence(
            "\(decision.english) on '\(name)' stands at \(other.code) of \(names) too",
            "\(decision.vietnamese) về '\(name)' cũng có ở \(other.code) của \(names)")
        }
      }),
  ]
}
