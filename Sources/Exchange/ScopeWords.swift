import LevelRegistry

extension Scope {
  /// What the scope asks for, as people say it: `province, level 3`; empty when it asks for everything.
  public var words: Phrase {
    var words: [Phrase] = authorities.map(\.phrase)
    words += levels.map { $0?.phrase ?? Phrase("not approved", "chưa được phê duyệt") }
    words += owners.map { Phrase("owner \($0)", "chủ quản \($0)") }
    words += operators.map { Phrase("operator \($0)", "đơn vị vận hành \($0)") }
    words += districts.map { Phrase("district \($0)", "địa bàn \($0)") }
    words += categories.map { $0?.phrase ?? Phrase("not classified", "chưa phân loại") }
    words += states.map(\.phrase)
    words += dossiers.map {
      $0.map { Phrase("dossier \($0.phrase.english)", "hồ sơ: \($0.phrase.vietnamese)") }
        ?? Phrase("no dossier", "chưa có hồ sơ")
    }
    words += plans.map { plan in
      plan.status.map { Phrase("plan \($0.phrase.english)", "phương án: \($0.phrase.vietnamese)") } ?? plan.phrase
    }
    return Phrase(
      words.map(\.english).joined(separator: ", "), words.map(\.vietnamese).joined(separator: ", "))
  }
}
