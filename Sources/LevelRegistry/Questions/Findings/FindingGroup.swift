import CapdoSQLite

/// What is found wrong in a scope, counted: no more of it is kept than a page shows.
package struct FindingOverview: Sendable {
  /// The findings by their codes, in the order of the codes.
  package private(set) var groups: [FindingGroup] = []
  /// How many are answered, which are not among them.
  package private(set) var answered = 0
  /// What is found of each system: a bit for the place of every code.
  private var found: [Int64: UInt64] = [:]

  /// How many systems are found wrong.
  package var systems: Int { found.count }

  /// What is found wrong with a system, in the order of the codes.
  package func codes(ofSystem id: Int64) -> [Finding.Code] {
    guard let bits = found[id] else { return [] }
    return groups.lazy.filter { bits & $0.bit != 0 }.map(\.code)
  }

  fileprivate mutating func add(_ finding: Finding, ofOwner owner: String?) {
    guard finding.answer == nil else {
      answered += 1
      return
    }
    if groups.last?.code != finding.code { groups.append(FindingGroup(code: finding.code)) }
    let isNew = isFirst(finding, bit: groups[groups.count - 1].bit)
    groups[groups.count - 1].add(finding, ofOwner: owner, inAnotherSystem: isNew)
  }

  /// Whether it is the first of its code that is found of its system.
  private mutating func isFirst(_ finding: Finding, bit: UInt64) -> Bool {
    guard finding.object.kind == .system, let system = finding.proof?.object else { return false }
    let bits = found[system, default: 0]
    found[system] = bits | bit
    return bits & bit == 0
  }
}

/// The findings of one code: how many, whose, and since when.
package struct FindingGroup: Sendable {
  package let code: Finding.Code
  /// The bit for the place of the code, of which there are fewer than sixty-four.
  fileprivate let bit: UInt64
  package private(set) var count = 0
  /// The first of them, each with the name of its object's owner; nil for what has none.
  package private(set) var named: [(finding: Finding, owner: String?)] = []
  /// How many systems are found wrong.
  package private(set) var systems = 0
  /// The first day of the longest standing one, as far as the record says.
  package private(set) var since: Day?
  private var counts: [ExactText: Int] = [:]
  private var articles: [Article: Int] = [:]

  /// How many are named one by one, where there are no more.
  package static let mostNamed = 3

  fileprivate init(code: Finding.Code) {
    self.code = code
    bit = 1 << UInt64(Finding.Code.allCases.firstIndex(of: code) ?? 0)
  }

  fileprivate mutating func add(_ finding: Finding, ofOwner owner: String?, inAnotherSystem isNew: Bool) {
    count += 1
    if count <= Self.mostNamed { named.append((finding, owner)) }
    if isNew { systems += 1 }
    if let day = finding.since { since = min(since ?? day, day) }
    if let owner { counts[ExactText(owner), default: 0] += 1 }
    if let article = finding.article { articles[article, default: 0] += 1 }
  }

  /// How many bodies they are found at.
  package var ownerCount: Int { counts.count }

  /// Whose systems they are about, in no order.
  package var ownerNames: some Sequence<ExactText> { counts.keys }

  /// Whose systems they are about, those with most first.
  package var owners: [(name: String, count: Int)] {
    counts.map { (name: $0.key.text, count: $0.value) }.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
  }

  /// The place in the law that most of them are held against.
  package var article: Article? {
    articles.max { ($0.value, $1.key.text) < ($1.value, $0.key.text) }?.key
  }
}

extension Snapshot {
  /// Counts the findings about the systems of a scope; those that are answered are left out.
  ///
  /// - Complexity: as `forEachFinding`; a number is kept for each system found wrong, and a count for each owner and code.
  package func findingOverview(
    in scope: Scope = Scope(), severities: Set<Severity> = Set(Severity.allCases)
  ) throws -> FindingOverview {
    var overview = FindingOverview()
    try forEachFinding(in: scope, severities: severities) { finding in
      overview.add(finding, ofOwner: try finding.owner.map { try directory.name(of: $0, asOf: day) })
    }
    return overview
  }
}
