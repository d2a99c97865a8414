import LevelRegistry

/// What a sheet that the registry wrote says of itself, so that it is known again when it comes back filled in.
package struct SheetOrigin: Hashable, Sendable {
  package let kind: SheetKind
  /// The registry and the entry that it was written from.
  package let checkpoint: Checkpoint
  /// The day whose state it shows.
  package let day: Day
  package let scope: SheetScope
  /// The language of its headings and words.
  package let language: Language

  package init(kind: SheetKind, checkpoint: Checkpoint, day: Day, scope: SheetScope, language: Language) {
    self.kind = kind
    self.checkpoint = checkpoint
    self.day = day
    self.scope = scope
    self.language = language
  }
}

/// Whose systems a sheet lists.
package enum SheetScope: Hashable, Sendable {
  case all
  /// The owner's, and those of everybody below it.
  case owner(String)
  /// The owner's alone.
  case ownerAlone(String)
  case operating(String)

  /// The code of the unit that fills the sheet in.
  package var unit: String? {
    switch self {
    case .all: nil
    case .owner(let code), .ownerAlone(let code), .operating(let code): code
    }
  }

  package var scope: Scope {
    switch self {
    case .all: return Scope()
    case .owner(let code): return Scope(owners: [code])
    case .ownerAlone(let code):
      var scope = Scope(owners: [code])
      scope.ownersAlone = true
      return scope
    case .operating(let code): return Scope(operators: [code])
    }
  }

  /// As the sheet has it: `owner HT-SYT`.
  fileprivate var text: String {
    switch self {
    case .all: "all"
    case .owner(let code): "owner \(code)"
    case .ownerAlone(let code): "owner-only \(code)"
    case .operating(let code): "operator \(code)"
    }
  }

  fileprivate init?(_ text: String) {
    let parts = text.split(separator: " ", maxSplits: 1).map { String($0) }
    switch (parts.first, parts.count) {
    case ("all", 1): self = .all
    case ("owner", 2): self = .owner(parts[1])
    case ("owner-only", 2): self = .ownerAlone(parts[1])
    case ("operator", 2): self = .operating(parts[1])
    default: return nil
    }
  }
}

extension SheetOrigin {
  /// The worksheet that says it.
  package static let worksheet = Phrase("About this sheet", "Giải thích")

  /// The worksheet of the inspections of its systems.
  package static let inspections = Phrase("Inspections", "Kiểm tra")

  /// The lines by which a sheet is known, each a label and a value.
  private enum Label: CaseIterable {
    case kind, registry, entry, digest, day, scope

    var phrase: Phrase {
      switch self {
      case .kind: Phrase("Kind of sheet", "Loại biểu")
      case .registry: Phrase("Registry", "Sổ đăng ký")
      case .entry: Phrase("Written from entry", "Lập theo mục nhật ký")
      case .digest: Phrase("Digest of that entry", "Mã băm của mục đó")
      case .day: Phrase("State of the day", "Số liệu của ngày")
      case .scope: Phrase("Scope", "Phạm vi")
      }
    }
  }

  /// The lines, in a language.
  package var lines: [(label: String, value: Cell)] {
    Label.allCases.map { ($0.phrase[language], value(of: $0)) }
  }

  private func value(of label: Label) -> Cell {
    switch label {
    case .kind: .text(kind.name)
    case .registry: .text(checkpoint.registry)
    case .entry: .integer(Int(checkpoint.entries))
    case .digest: .text(checkpoint.digest)
    case .day: .day(day)
    case .scope: .text(scope.text)
    }
  }

  /// Reads the worksheet that says it; nil where the rows do not.
  init?(_ rows: [SourceRow]) {
    for language in Language.allCases {
      var values: [Label: String] = [:]
      for row in rows {
        guard let label = Label.allCases.first(where: { $0.phrase[language] == row.text(0) }) else { continue }
        values[label] = row.text(1)
      }
      guard let kind = SheetKind.allCases.first(where: { $0.name == values[.kind] }),
        let day = try? Day(values[.day] ?? ""), let scope = SheetScope(values[.scope] ?? ""),
        let checkpoint = try? Checkpoint(
          parsing: [.registry, .entry, .digest].map { values[$0] ?? "" }.joined(separator: "\n"))
      else { continue }
      self.init(kind: kind, checkpoint: checkpoint, day: day, scope: scope, language: language)
      return
    }
    return nil
  }
}

extension SheetKind {
  /// As files name it.
  package var name: String {
    switch self {
    case .decisions: "decisions"
    case .organizations: "organizations"
    case .contacts: "contacts"
    case .successions: "successions"
    case .systems: "systems"
    case .requirements: "requirements"
    }
  }
}

extension Registry {
  /// The state that a sheet was written from.
  ///
  /// - Throws: `ImportError` for a sheet of another registry, of a history that is not this one, or from later than it.
  func base(of origin: SheetOrigin) throws -> Snapshot {
    let own = try checkpoint()
    func refused(_ reason: Phrase, _ hint: Phrase) -> ImportError {
      ImportError(problems: [ImportProblem(.row(1), reason, hint: hint)])
    }
    guard own.registry == origin.checkpoint.registry else {
      throw refused(
        Phrase("the sheet was written from another registry", "biểu được lập từ sổ đăng ký khác"),
        Phrase(
          "import it there; 'capdo checkpoint' prints a registry's id on its first line",
          "hãy nhập vào sổ đó; lệnh 'capdo checkpoint' in mã của sổ ở dòng đầu"))
    }
    guard origin.checkpoint.entries <= own.entries else {
      throw refused(
        Phrase(
          "the sheet was written from entry \(origin.checkpoint.entries), the registry ends with entry \(own.entries)",
          "biểu lập theo mục \(origin.checkpoint.entries), sổ này mới có đến mục \(own.entries)"),
        Phrase(
          "is this an old copy of the registry? use the newest one",
          "đây có phải bản cũ của sổ không? hãy dùng bản mới nhất"))
    }
    let base = try snapshot(asOf: origin.day, knownAt: .entry(origin.checkpoint.entries))
    guard base.digest == origin.checkpoint.digest else {
      throw refused(
        Phrase(
          "entry \(origin.checkpoint.entries) of the registry is not the one that the sheet was written from",
          "mục \(origin.checkpoint.entries) của sổ không phải mục mà biểu được lập theo"),
        Phrase(
          "the registry was restored or recorded twice since then: write a new sheet, and compare",
          "sổ đã được phục hồi hoặc ghi lại khác đi từ khi lập biểu: hãy xuất biểu mới rồi đối chiếu"))
    }
    return base
  }
}
