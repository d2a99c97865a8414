/// What an organization that a sheet names, and nobody has recorded, could be recorded as.
///
/// A proposal is read from the name alone and from what is recorded; where it could be wrong there is a doubt, and a person
/// decides.
package struct OrganizationProposal: Hashable, Sendable {
  /// A code that nobody has or ever had.
  package let code: String
  /// As the sheet has it.
  package let name: String
  /// The tier that the first words of the name say; nil where they say none.
  package let tier: Authority?
  /// The code of the body that it would belong to.
  package let parent: String?
  package let doubt: Doubt?

  /// What a person has to decide.
  package enum Doubt: Hashable, Sendable {
    /// The name is nearly that of a recorded organization.
    case another(code: String, name: String)
    /// The name does not say which body it belongs to.
    case parent
  }
}

extension Snapshot {
  /// Proposes how organizations could be recorded that are known by their names only, in the order of the names.
  package func proposals(for names: [String]) throws -> [OrganizationProposal] {
    let recorded = try directory.all(on: day)
    var free = FreeCodes(besides: try directory.everything().map(\.code))
    let kinds = names.map(BodyKind.init)
    let codes = kinds.map { free.next(for: $0.initials) }
    let province =
      recorded.first { BodyKind(of: $0.name).rank == .provinceCommittee }?.code
      ?? zip(codes, kinds).first { $1.rank == .provinceCommittee }?.0
    let hasDistricts = try tiers().ended[.district] == nil
    var similar = SimilarNames()
    for organization in recorded { similar.add(organization.code, organization.name) }
    // A name of other days is no new body: who bore it is called otherwise, or somebody took over.
    let heirs = try heirs()
    for organization in try directory.everything() where !organization.holds(on: day) {
      var (last, seen) = (organization.id, Set([organization.id]))
      while let next = heirs[last], seen.insert(next).inserted { last = next }
      let heir = try directory.organization(last, asOf: day) ?? organization
      similar.add(heir.reference(on: day), organization.name, now: heir.name)
    }
    return zip(names, zip(codes, kinds)).map { name, proposed in
      let (code, kind) = proposed
      let parent = kind.belongsToProvince(withDistricts: hasDistricts) ? province : nil
      let doubt = similar.doubt(about: name) ?? kind.doubt(hasParent: parent != nil)
      similar.add(code, name)
      return OrganizationProposal(code: code, name: name, tier: kind.tier, parent: parent, doubt: doubt)
    }
  }
}

/// Codes that nobody has, given one after the other.
private struct FreeCodes {
  private var taken: Set<String>
  /// The numbers up to which codes with these letters are known to be taken.
  private var numbers: [String: Int] = [:]

  init(besides codes: [String]) {
    taken = Set(codes)
  }

  /// The letters themselves, with the first number from 2 on behind them where they are taken.
  mutating func next(for letters: String) -> String {
    if taken.insert(letters).inserted { return letters }
    var number = numbers[letters, default: 1] + 1
    while !taken.insert("\(letters)\(number)").inserted { number += 1 }
    numbers[letters] = number
    return "\(letters)\(number)"
  }
}

extension BodyKind {
  /// What the name leaves open: with the body that it belongs to comes the tier.
  fileprivate func doubt(hasParent: Bool) -> OrganizationProposal.Doubt? {
    hasParent || rank == .provinceCommittee ? nil : .parent
  }

  /// The first letters of its words, in capitals and without marks.
  fileprivate var initials: String {
    let letters = words.lazy.compactMap { Folding.fold(String($0)).first { $0.isLetter || $0.isNumber } }.prefix(12)
    return letters.isEmpty ? "DV" : String(letters).uppercased()
  }
}

/// Names by their letters, without marks and blanks: what begins with all the words of another may be meant for that.
private struct SimilarNames {
  private var byLetters: [String: (code: String, name: String)] = [:]
  /// A name of more words is no name of a body.
  private static let mostWords = 100

  /// - Parameter current: what who has the name is called on the day, where that is something else.
  mutating func add(_ code: String, _ name: String, now current: String? = nil) {
    let letters = Self.words(of: name).joined()
    if byLetters[letters] == nil { byLetters[letters] = (code, current ?? name) }
  }

  func doubt(about name: String) -> OrganizationProposal.Doubt? {
    let words = Self.words(of: name)
    for count in stride(from: words.count, to: 1, by: -1) {
      if let other = byLetters[words.prefix(count).joined()] { return .another(code: other.code, name: other.name) }
    }
    return nil
  }

  private static func words(of name: String) -> [String] {
    Folding.fold(name).split { !$0.isLetter && !$0.isNumber }.prefix(mostWords).map(String.init)
  }
}

extension OrganizationProposal.Doubt {
  /// The question that a person answers.
  package var phrase: Phrase {
    switch self {
    case .another(let code, let name):
      Phrase("is it \(code) (\(name))?", "có phải là \(code) (\(name)) không?")
    case .parent: Phrase("which body does it belong to?", "thuộc cơ quan nào?")
    }
  }
}
