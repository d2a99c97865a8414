extension Authority {
  /// The tier that the words of a body's name say; nil where they say none.
  package init?(ofBody name: String) {
    guard let tier = BodyKind(of: name).tier else { return nil }
    self = tier
  }
}

/// What the words of a name say of a body.
struct BodyKind {
  /// Where a body stands, told from the words with which its name begins.
  enum Rank {
    case provinceCommittee, provinceBody, districtCommittee, communeCommittee, unknown
  }

  let rank: Rank
  /// The words of the name, abbreviations written out.
  let words: [Substring]

  init(of name: String) {
    words = NameSpelling.key(name).split(separator: " ")
    let body = NameSpelling.bodyKey(name).split(separator: " ").map { Folding.fold(String($0)) }
    let isCommittee = body.count < words.count
    switch (body.first ?? "", body.dropFirst().first ?? "") {
    case ("tinh", "uy"), ("tinh", "doan"): rank = .provinceBody
    case ("tinh", _): rank = .provinceCommittee
    case ("so", _): rank = .provinceBody
    case ("thanh", "tra") where body.contains("tinh"): rank = .provinceBody
    case ("van", "phong") where body.last == "tinh" || body.contains("tinh"): rank = .provinceBody
    case ("ban", _) where body.contains("tinh"), ("cong", "an") where body.contains("tinh"): rank = .provinceBody
    case ("xa", _), ("phuong", _), ("thi", "tran"), ("dac", "khu"): rank = .communeCommittee
    case ("huyen", _), ("thi", "xa"): rank = .districtCommittee
    case ("thanh", "pho") where isCommittee: rank = .districtCommittee
    default: rank = .unknown
    }
  }

  /// Whether a text names several bodies, each by words that say what it is: `Sở Y tế/Sở Nội vụ`.
  static func areSeveral(in text: String) -> Bool {
    let parts = text.split { "/;+\n".contains($0) }
    return parts.count > 1 && parts.allSatisfy { BodyKind(of: String($0)).rank != .unknown }
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
}
