import LevelRegistry

// What people type at a keyboard is read as what they write in a sheet.

extension Term {
  /// The term that a word means: as files hold it, or as people write it in either language, with or without marks.
  package init?(spelled text: String) {
    if let exact = Self(rawValue: text) {
      self = exact
      return
    }
    let key = Spelling.key(text)
    let known = (Self.self as? any Spelled.Type).flatMap { Self.spelled(key, in: $0) } as? Self
    guard let found = known ?? Self.allCases.first(where: { $0.isCalled(key) }) else { return nil }
    self = found
  }

  private static func spelled<S: Spelled>(_ key: String, in type: S.Type) -> Any? { type.spellings[key] }

  private func isCalled(_ key: String) -> Bool {
    !key.isEmpty && [phrase.english, phrase.vietnamese].contains { Spelling.key($0) == key }
  }
}

extension Level {
  /// Reads `2`, `cấp độ 2`, `CĐ2` or `II`.
  ///
  /// - Throws: `RegistryError.notALevel`, `levelOutOfScope`.
  package init(spelled text: String) throws(RegistryError) {
    do {
      try self.init(parsing: SheetRow<SystemColumn>.digit(text))
    } catch RegistryError.notALevel {
      throw .notALevel(text)
    }
  }
}

extension RequirementResult {
  /// Reads `Đáp ứng`, `met`, `Kế thừa từ HT-0001` or `inherited from HT-0001`.
  ///
  /// - Throws: `RegistryError.notATerm`.
  init(spelled text: String) throws(RegistryError) {
    if let value = Fulfillment(spelled: text) {
      self = .value(value)
      return
    }
    let words = text.split(whereSeparator: \.isWhitespace)
    let isInherited = ["ke thua tu", "inherited from"].contains(Spelling.key(words.dropLast().joined(separator: " ")))
    guard isInherited, let system = words.last else {
      let choices = Fulfillment.allCases.map { "\($0.rawValue) (\($0.phrase.vietnamese))" }
      throw .notATerm(text, choices: (choices + ["inherited from … (Kế thừa từ …)"]).joined(separator: ", "))
    }
    self = .inherited(from: String(system))
  }
}

extension Day {
  /// Reads `2024-11-13`, `13/11/2024`, `ngày 13 tháng 11 năm 2024`, `hôm nay`, `hôm qua`, `today` or `yesterday`.
  ///
  /// - Throws: `RegistryError.notADay`.
  package init(spelled text: String, today: Day) throws(RegistryError) {
    switch Folding.fold(text) {
    case "today", "hom nay": self = today
    case "yesterday", "hom qua": self = today.previous
    default:
      if let day = DateWords.only(in: text) { self = day } else { self = try Day(parsing: text) }
    }
  }
}
