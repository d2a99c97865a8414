import SQLite

/// What the end of an organization did, and what it left open.
public struct Ending: Sendable {
  public let changes: [Change]
  /// The systems whose owner or operator is gone, by code.
  public let left: [LeftSystem]
}

/// A system whose owner or operator is gone, and the act that gives it another.
public struct LeftSystem: Hashable, Sendable {
  public let code: String
  public let name: String
  /// Who could take it; the first one stands in the line.
  public let candidates: [Candidate]
  /// The words of the command after `transfer CODE`, without the values that name the new body.
  let options: [String]
  let authority: Authority?
  let since: Day

  public struct Candidate: Hashable, Sendable {
    public let code: String
    public let name: String
  }

  /// The line as one types it into a shell.
  public var line: Phrase { line(after: ["capdo"]) }

  /// The line after the words that call the program.
  public func line(after program: [String]) -> Phrase {
    func line(_ placeholder: String) -> String {
      let body = ShellWord.quote(candidates.first?.code ?? placeholder)
      var words = (program + ["transfer", code]).map { ShellWord.quote($0) }
      words += options.flatMap { ["--\($0)", body] }
      if let authority { words += ["--authority", authority.rawValue] }
      words += ["--on", since.description]
      guard candidates.count > 1 else { return words.joined(separator: " ") }
      let others = candidates.dropFirst().map { "\($0.code) \($0.name)" }.joined(separator: "; ")
      return words.joined(separator: " ") + "  # " + others.replacing("\n", with: " ")
    }
    return Phrase(line("CODE"), line("MÃ"))
  }
}

extension Recording {
  /// The systems that name an organization that is gone, from a day on; those given up for good are left in peace.
  func systemsLeft(by id: Int64, to candidates: [Organization], from day: Day) throws -> [LeftSystem] {
    try mentions(of: [id], in: .system, [2, 3], after: day)
      .compactMap { fact -> LeftSystem? in
        let system = try InformationSystem(fact.values)
        guard system.state != .retired else { return nil }
        let since = max(day, fact.from)
        return LeftSystem(
          code: system.code, name: system.name, candidates: candidates.map { .init(code: $0.code, name: $0.name) },
          options: (system.owner == id ? ["owner"] : []) + (system.operator == id ? ["operator"] : []),
          authority: try successor(of: system.authority, candidates.first?.tier, on: since), since: since)
      }
      .sorted { ($0.code, $0.since) < ($1.code, $1.since) }
  }

  /// The tier that is competent once another has ended; nil while that one is there.
  private func successor(of authority: Authority, _ tier: Authority?, on day: Day) throws -> Authority? {
    func isThere(_ tier: Authority) throws -> Bool {
      try rules(kind: "authority", subject: tier.rawValue).contains { $0.from <= day && day < $0.to }
    }
    guard try !isThere(authority) else { return nil }
    return try tier.flatMap { try isThere($0) ? $0 : nil } ?? .province
  }
}
