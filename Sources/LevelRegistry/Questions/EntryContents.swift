import CapdoSQLite

/// One fact that an entry recorded, or voided: what it is about and what it says.
package struct RecordedItem: Hashable, Sendable {
  package let kind: RecordedKind
  /// The code of the system or the organization that it is about; nil where it is about neither.
  package let code: String?
  /// What that, or the fact itself, is called.
  package let name: String
  /// What it says.
  package let phrase: Phrase
  /// The days during which it holds; half open.
  package let from: Day
  package let to: Day
  /// Whether the entry voided it; else the entry recorded it.
  package let isVoided: Bool
}

extension RecordedItem {
  /// The same without what it says.
  fileprivate var withoutWords: RecordedItem {
    RecordedItem(kind: kind, code: code, name: name, phrase: Phrase("", ""), from: from, to: to, isVoided: isVoided)
  }

  /// Code, name and what it says, on one line.
  package var summary: Phrase {
    let about = [code, name.isEmpty ? nil : name].compactMap(\.self).joined(separator: " ")
    func text(_ words: String, _ voided: String) -> String {
      let said = [about, words].filter { !$0.isEmpty }.joined(separator: ": ")
      return isVoided ? "\(voided): \(said)" : said
    }
    return Phrase(text(phrase.english, "voided"), text(phrase.vietnamese, "bỏ ghi nhận"))
  }
}

/// What each entry of a journal is about, in short: of many things the last one, and how many others.
package struct EntryObjects {
  private let snapshot: Snapshot
  private var found: [Int64: (table: FactTable, fact: Int64, count: Int64, isVoided: Bool)] = [:]

  /// What an entry is about first: of an import the systems, of a decision the decision and not the dossier that it ends.
  private static let tables: [FactTable] = [
    .registry, .closing, .organization, .system, .approval, .plan, .inspection, .dossier, .remedy, .assessment,
    .requirement, .answer, .succession, .confirmation, .contact, .alias, .holiday, .rule,
  ]

  /// Tables of things, of which each says something else: of many the first is named and no more.
  private static let things = Set([RecordedKind.organization, .system, .requirement])

  init(_ snapshot: Snapshot, after first: Int64) throws {
    self.snapshot = snapshot
    for (column, isVoided) in [("entry", false), ("voided_by", true)] as [(SQL, Bool)] {
      for table in Self.tables {
        // What is left of a fact that was cut is written again: of one key there is one thing.
        let parts = table.key.map { "ifnull(\($0), '')" as SQL }
        let counted: SQL =
          table.isTimeline ? "DISTINCT \(SQL.joined(["''"] + parts, separator: " || ' ' || "))" : "*"
        try snapshot.connection.statement(
          """
          SELECT \(column), max(fact), count(\(counted)) FROM \(table.name)
          WHERE \(column) > ?1 AND \(column) <= ?2 GROUP BY \(column)
          """
        ).forEachRow([.integer(first), .integer(snapshot.entry)]) { row in
          let entry = try row.integer(0)
          // What every new registry begins with is no news, but for its name.
          guard entry > 1 || table.kind == .registry else { return }
          if found[entry] == nil { found[entry] = (table, try row.integer(1), try row.integer(2), isVoided) }
        }
      }
    }
  }

  /// What an entry is about; nil for one that recorded nothing.
  package func object(of entry: Int64) throws -> Phrase? {
    guard let (table, number, count, isVoided) = found[entry] else { return nil }
    guard let item = try snapshot.items(of: table, "fact = ?1", number, areVoided: isVoided, inShort: true).first else {
      return nil
    }
    let others = count - 1
    guard others > 0 else { return item.summary }
    let first = Self.things.contains(table.kind) ? item.withoutWords.summary : item.summary
    return Phrase("\(first.english) and \(others) more", "\(first.vietnamese) và \(others) nội dung khác")
  }
}

extension Snapshot {
  /// What each entry after another one is about.
  package func entryObjects(after first: Int64 = 0) throws -> EntryObjects { try EntryObjects(self, after: first) }

  /// An entry that was known.
  ///
  /// - Throws: `RegistryError.unknownEntry`.
  package func journalLine(_ number: Int64) throws -> JournalLine {
    guard number <= entry, let line = try JournalLine.find(number, in: connection) else {
      throw RegistryError.unknownEntry(number, last: entry)
    }
    return line
  }

  /// Everything that an entry recorded, then what it voided of earlier entries.
  package func contents(of entry: Int64) throws -> [RecordedItem] {
    try FactTable.all.flatMap { try items(of: $0, "entry = ?1", entry, areVoided: false) }
      + FactTable.all.flatMap { try items(of: $0, "voided_by = ?1 AND entry <> ?1", entry, areVoided: true) }
  }

  /// Every fact about an organization that was ever recorded, with its entry, in the order recorded.
  ///
  /// - Parameter reference: a code, `CODE@DAY` or name, as of the day.
  package func history(ofOrganization reference: String) throws -> [(
    line: JournalLine, item: RecordedItem, voidedBy: Int64?
  )] {
    let id = try organization(reference).id
    let tables: [(FactTable, SQL)] = [
      (.organization, "id = ?1"), (.alias, "organization = ?1"), (.succession, "?1 IN (predecessor, successor)"),
      (.confirmation, "owner = ?1"), (.contact, "organization = ?1"),
    ]
    return try tables.flatMap { table, condition in
      let entries = try connection.statement(
        "SELECT entry, voided_by FROM \(table.name) WHERE \(condition) AND entry <= ?2 ORDER BY fact"
      ).rows(.integer(id), .integer(entry)) { (try $0.integer(0), try $0.optionalInteger(1)) }
      let items = try items(of: table, "\(condition) AND entry <= ?2", id, .integer(entry), areVoided: false)
      return try zip(entries, items).map { entry, item in
        (line: try journalLine(entry.0), item: item, voidedBy: entry.1.flatMap { $0 <= self.entry ? $0 : nil })
      }
    }.enumerated().sorted { ($0.element.line.entry, $0.offset) < ($1.element.line.entry, $1.offset) }.map(\.element)
  }

  fileprivate func items(
    of table: FactTable, _ condition: SQL, _ number: Int64, _ others: Value..., areVoided: Bool, inShort: Bool = false
  ) throws -> [RecordedItem] {
    let columns = table.columnList
    var facts: [Fact] = []
    try connection.statement("SELECT \(columns) FROM \(table.name) WHERE \(condition) ORDER BY fact")
      .forEachRow([.integer(number)] + others) { facts.append(try Fact($0, of: table)) }
    return try facts.map { fact in
      let (subject, phrase) = try words(of: fact, table, inShort: inShort)
      let (code, name) = try self.name(of: subject, on: fact.from)
      return RecordedItem(
        kind: table.kind, code: code, name: name, phrase: phrase, from: fact.from, to: fact.to,
        isVoided: areVoided)
    }
  }

  /// What a fact is about.
  private enum Subject {
    case system(Int64)
    case organization(Int64)
    case named(String)
  }

  private func name(of subject: Subject, on day: Day) throws -> (code: String?, name: String) {
    switch subject {
    case .system(let id):
      let known = try connection.statement("SELECT code, name FROM system WHERE id = ? ORDER BY fact DESC LIMIT 1")
        .first(.integer(id)) { (try $0.text(0), try $0.text(1)) }
      return known.map { ($0.0, $0.1) } ?? (nil, "")
    case .organization(let id):
      return (try directory.organization(id, asOf: day)?.code, try directory.name(of: id, asOf: day))
    case .named(let name): return (nil, name)
    }
  }

  /// What a fact is about and what it says, whatever its table.
  private func words(of fact: Fact, _ table: FactTable, inShort: Bool) throws -> (Subject, Phrase) {
    if let words = try wordsOfSystem(fact, table, inShort: inShort) { return words }
    if let words = try wordsOfOrganization(fact, table) { return words }
    let (key, row) = (Fields(fact.key, table.name.description), Fields(fact.values, table.name.description))
    switch table.kind {
    case .registry:
      return (.named(try row.text(0)), Phrase("the name of the registry", "tên sổ đăng ký"))
    case .closing:
      let day = try Day(row.text(0))
      return (.named(try key.text(0)), Phrase("figures as of \(day)", "số liệu tính đến ngày \(day.vietnamese)"))
    case .rule:
      let rule = try Rule(fact)
      return rule.kind == .target
        ? (.named(rule.article.text), rule.phrase) : (.named(rule.subject), rule.kind.phrase)
    case .requirement:
      return (.named("\(try key.text(0)) \(try key.text(2))"), Phrase(try row.text(3), try row.text(2)))
    case .answer:
      let id = try key.integer(2)
      let text = "\(try key.text(0)): \(try row.text(0))"
      return (try key.text(1) == "system" ? .system(id) : .organization(id), Phrase(text, text))
    case .holiday: return (.named(try row.text(0)), Phrase("holiday", "ngày nghỉ"))
    case .organization, .alias, .succession, .confirmation, .contact, .system, .dossier, .approval, .plan, .inspection,
      .assessment, .remedy:
      throw RegistryError.schemaDiffers(table.name.description)
    }
  }

  private func wordsOfSystem(_ fact: Fact, _ table: FactTable, inShort: Bool) throws -> (Subject, Phrase)? {
    func words<F: SystemFact>(_ type: F.Type) throws -> (Subject, Phrase) {
      let said = try F(fact)
      let phrase = try inShort ? said.phrase(of: fact.from) : said.words(in: directory, on: fact.from)
      return (.system(try Fields(fact.key, "system").integer(0)), phrase)
    }
    switch table.kind {
    case .system: return try words(InformationSystem.self)
    case .dossier: return try words(Dossier.self)
    case .approval: return try words(Approval.self)
    case .plan: return try words(Plan.self)
    case .inspection: return try words(Inspection.self)
    case .assessment:
      let key = Fields(fact.key, "assessment")
      let value = Fields(fact.values, "assessment").optionalText(0).flatMap(Fulfillment.init(rawValue:))?.phrase
      let said = value ?? Phrase("inherited", "kế thừa")
      let number = try key.text(3)
      return (.system(try key.integer(0)), Phrase("\(number) \(said.english)", "\(number) \(said.vietnamese)"))
    case .remedy:
      let remedy = try Remedy(fact.values)
      return (.system(try Fields(fact.values, "remedy").integer(0)), Phrase(remedy.what, remedy.what))
    case .registry, .organization, .alias, .succession, .confirmation, .contact, .closing, .holiday, .rule,
      .requirement,
      .answer:
      return nil
    }
  }

  private func wordsOfOrganization(_ fact: Fact, _ table: FactTable) throws -> (Subject, Phrase)? {
    guard case .integer(let id)? = fact.key.first else { return nil }
    switch table.kind {
    case .organization: return (.organization(id), try Organization(fact).tier.phrase)
    case .alias:
      let name = try Fields(fact.key, "alias").text(1)
      return (.organization(id), Phrase("also called '\(name)'", "còn gọi là '\(name)'"))
    case .succession:
      let successor = try directory.name(of: Fields(fact.key, "succession").integer(1), asOf: fact.from)
      return (.organization(id), Phrase("succeeded by \(successor)", "được \(successor) kế thừa"))
    case .confirmation:
      return (.organization(id), Phrase("list confirmed", "danh mục đã được xác nhận"))
    case .contact:
      let contact = try Contact(fact.values)
      let parts = Contact.Part.allCases.compactMap { part in contact[part] }.joined(separator: ", ")
      return (.organization(id), Phrase("contact: \(parts)", "thông tin liên hệ: \(parts)"))
    case .registry, .system, .dossier, .approval, .plan, .inspection, .closing, .holiday, .rule, .requirement,
      .assessment, .remedy, .answer:
      return nil
    }
  }
}
