/// What an organization that a sheet names, and nobody has recorded, could be recorded as.
///
/// A proposal is read from the name alone and from what is recorded; where it could be wrong there is a doubt, and a person
/// decides.
public struct OrganizationProposal: Hashable, Sendable {
  /// A code that nobody has or ever had.
  public let code: String
  /// As the sheet has it.
  public let name: String
  /// The tier that the first words of the name say; nil where they say none.
  public let tier: Authority?
  /// The code of the body that it would belong to.
  public let parent: String?
  public let doubt: Doubt?

  /// What a person has to decide.
  public enum Doubt: Hashable, Sendable {
    /// The name is nearly that of a recorded organization.
    case another(code: String, name: String)
    /// The name does not say for which tier it works.
    case tier
    /// The name does not say which body it belongs to.
    case parent
  }
}

extension Snapshot {
  /// Proposes how organizations could be recorded that are known by their names only, in the order of the names.
  public func proposals(for names: [String]) throws -> [OrganizationProposal] {
    let directory = try directory()
    let hasDistricts = directory.all(on: day).contains { $0.tier == .district }
    var codes = Set(directory.everything.map(\.code))
    let known = directory.all(on: day).map {
      (code: $0.code, name: $0.name, folded: Folding.fold($0.name), kind: BodyKind(of: $0.name))
    }
    let kinds = names.map(BodyKind.init)
    var proposed: [OrganizationProposal] = []
    for (name, kind) in zip(names, kinds) {
      let code = kind.code(freeOf: codes)
      codes.insert(code)
      let province =
        known.first { $0.kind.rank == .provinceCommittee }?.code
        ?? zip(proposed, kinds).first { $1.rank == .provinceCommittee }?.0.code
      let parent = kind.belongsToProvince(withDistricts: hasDistricts) ? province : nil
      let folded = Folding.fold(name)
      let near = known.first { folded.contains($0.folded) || $0.folded.contains(folded) }
      let doubt: OrganizationProposal.Doubt? =
        near.map { .another(code: $0.code, name: $0.name) }
        ?? (kind.tier == nil ? .tier : parent == nil && kind.rank != .provinceCommittee ? .parent : nil)
      proposed.append(OrganizationProposal(code: code, name: name, tier: kind.tier, parent: parent, doubt: doubt))
    }
    return proposed
  }
}

/// What the words of a name say of a body.
private struct BodyKind {
  /// Where a body stands, told from the words with which its name begins.
  enum Rank {
    case provinceCommittee, provinceBody, districtCommittee, communeCommittee, unknown
  }

  let rank: Rank
  /// The words of the name, abbreviations written out.
  private let words: [Substring]

  init(of name: String) {
    words = NameSpelling.key(name).split(separator: " ")
    let body = NameSpelling.bodyKey(name).split(separator: " ").map { Folding.fold(String($0)) }
    let isCommittee = body.count < words.count
    switch (body.first ?? "", body.dropFirst().first ?? "") {
    case ("tinh", _): rank = .provinceCommittee
    case ("so", _), ("thanh", "tra"): rank = .provinceBody
    case ("van", "phong") where body.last == "tinh" || body.contains("tinh"): rank = .provinceBody
    case ("ban", _) where body.contains("tinh"), ("cong", "an") where body.contains("tinh"): rank = .provinceBody
    case ("xa", _), ("phuong", _), ("thi", "tran"), ("dac", "khu"): rank = .communeCommittee
    case ("huyen", _), ("thi", "xa"): rank = .districtCommittee
    case ("thanh", "pho") where isCommittee: rank = .districtCommittee
    default: rank = .unknown
    }
  }

  var tier: Authority? {
    switch rank {
    case .provinceCommittee, .provinceBody: .province
    case .districtCommittee: .district
    case .communeCommittee: .commune
    case .unknown: nil
    }
  }

  /// Whether it belongs to the province's committee and to nothing between.
  ///
  /// Where there are districts a commune belongs to one of them, and only a person knows to which.
  func belongsToProvince(withDistricts hasDistricts: Bool) -> Bool {
    switch rank {
    case .provinceBody, .districtCommittee: true
    case .communeCommittee: !hasDistricts
    case .provinceCommittee, .unknown: false
    }
  }

  /// The first letters of its words, in capitals and without marks, with a number behind them where they are taken.
  func code(freeOf taken: Set<String>) -> String {
    let letters = words.compactMap { Folding.fold(String($0)).first { $0.isLetter || $0.isNumber } }
    let code = String(letters.prefix(12)).uppercased()
    let base = code.isEmpty ? "DV" : code
    guard taken.contains(base) else { return base }
    var number = 2
    while taken.contains("\(base)\(number)") { number += 1 }
    return "\(base)\(number)"
  }
}

extension OrganizationProposal.Doubt {
  /// The question that a person answers.
  public var phrase: Phrase {
    switch self {
    case .another(let code, let name):
      Phrase("is it \(code) (\(name))?", "có phải là \(code) (\(name)) không?")
    case .tier:
      Phrase(
        "for which tier does it work, and which body does it belong to?",
        "làm việc cho cấp nào, thuộc cơ quan nào?")
    case .parent: Phrase("which body does it belong to?", "thuộc cơ quan nào?")
    }
  }
}
