import SQLite

extension Contact {
  /// The parts of a contact, as the annual form asks for them.
  public enum Part: String, Term {
    case functions, representative, position, address, phone, email
    case specialisedUnit = "specialised-unit"

    public var phrase: Phrase {
      switch self {
      case .functions: Phrase("functions", "Quy định chức năng, nhiệm vụ và quyền hạn")
      case .representative: Phrase("representative", "Người đại diện")
      case .position: Phrase("position", "Chức vụ")
      case .address: Phrase("address", "Địa chỉ liên lạc")
      case .phone: Phrase("phone", "Điện thoại")
      case .email: Phrase("email", "Thư điện tử")
      case .specialisedUnit: Phrase("specialised unit", "Đơn vị chuyên trách về an ninh mạng")
      }
    }

    /// Where a part of plain text is kept; nil for the unit, which is an organization.
    var text: WritableKeyPath<Contact, String?>? {
      switch self {
      case .functions: \.functions
      case .representative: \.representative
      case .position: \.position
      case .address: \.address
      case .phone: \.phone
      case .email: \.email
      case .specialisedUnit: nil
      }
    }
  }

  /// The text of a part; nil for what is not on record, and for the unit.
  public subscript(part: Part) -> String? { part.text.flatMap { self[keyPath: $0] } }
}

extension Recording {
  /// Records how an organization is reached and who appraises for it, from a day on; what is left out stays.
  ///
  /// - Parameters:
  ///   - code: a code, `CODE@DAY` or name, as of that day; so is the specialised unit.
  ///   - parts: an empty text takes a part out.
  @discardableResult
  public func setContact(of code: String, to parts: [Contact.Part: String], on day: Day) throws -> Change {
    try act("organization set") {
      try mustHaveHappened(day)
      let organization = try standingOrganization(code, on: day)
      let timeline = try timeline(.contact)
      let key: [Value] = [.integer(organization.id)]
      let before = try timeline.fact(of: key, on: day).map { try Contact($0.values) } ?? Contact()
      var after = before
      for (part, text) in parts {
        if let path = part.text {
          after[keyPath: path] = try Text.optional(text, .contact)
        } else {
          after.specialisedUnit = text.isEmpty ? nil : try standingOrganization(text, on: day).id
        }
      }
      guard after != before else { throw RegistryError.organizationUnchanged(organization.code, on: day) }
      _ = try set(.contact, of: organization.id, to: after.values, from: day)
      try settle(organization.id, in: .contact)
      let changed = Contact.Part.allCases.filter { parts[$0] != nil }
      return Change(
        code: organization.code, name: organization.name, before: nil,
        after: .list(
          changed.map { part in
            let text = parts[part] ?? ""
            return text.isEmpty
              ? Phrase("no \(part.phrase.english)", "bỏ \(part.phrase.vietnamese)")
              : Phrase("\(part.phrase.english) \(text)", "\(part.phrase.vietnamese): \(text)")
          }), since: day, later: nil)
    }
  }
}
