import LevelRegistry

/// A line that somebody can type next, with blanks where only people know what to write.
struct SuggestedCommand: Hashable {
  /// One word of it.
  enum Word: Hashable {
    case typed(String)
    /// A text that is there to be replaced, in the language of the reader.
    case said(Phrase)
    /// What is to be filled in, as help names it.
    case blank(Phrase)

    static func blank(_ placeholder: Placeholder) -> Word {
      .blank(Phrase(placeholder[.english], placeholder[.vietnamese]))
    }

    static let code = blank(.code)
    static let day = blank(.day)
    static let entry = blank(.entry)
    static let name = blank(.name)
    static let file = blank(.file)
    static let level = blank(Phrase("LEVEL", "CẤP-ĐỘ"))
    static let tier = blank(Phrase("TIER", "CẤP"))
    static let reason = blank(Phrase("REASON", "LÝ-DO"))

    fileprivate func text(in language: Language) -> String {
      switch self {
      case .typed(let word): ShellWord.quote(word)
      case .said(let phrase): ShellWord.quote(phrase[language])
      case .blank(let phrase): phrase[language]
      }
    }
  }

  /// The words of the command's name.
  let name: String
  private(set) var words: [Word]
  /// What is said behind the line, for people alone.
  var remark: String?

  init(_ name: String, _ operands: Word...) { self.init(name, operands) }

  init(_ name: String, _ operands: [Word]) {
    self.name = name
    words = name.split(separator: " ").map { .typed(String($0)) } + operands
  }

  /// The command that takes back a whole entry.
  init(reversing entry: Int64) { self = SuggestedCommand("reverse", .typed("\(entry)")).option(.reason, .reason) }

  /// The command with one more option, which takes a value or none.
  func option(_ name: String, _ value: Word? = nil) -> SuggestedCommand {
    var longer = self
    if case .typed(let text) = value, text.hasPrefix("-") {
      // Apart, it would be read as another option.
      longer.words.append(.typed("--\(name)=\(text)"))
    } else {
      longer.words += [.typed("--\(name)")] + (value.map { [$0] } ?? [])
    }
    return longer
  }

  func option(_ option: Option, _ value: Word? = nil) -> SuggestedCommand { self.option(option.name, value) }

  /// The words after the name of the program, as a shell would hand them over.
  func arguments(in language: Language) -> [String] {
    words.map { word in
      switch word {
      case .typed(let text): text
      case .said(let phrase), .blank(let phrase): phrase[language]
      }
    }
  }

  fileprivate func line(in language: Language) -> String {
    let line = words.map { $0.text(in: language) }.joined(separator: " ")
    return remark.map { line + "  # " + $0.replacing("\n", with: " ") } ?? line
  }
}

/// How this program is called on the registry that the line named.
struct Program: Hashable {
  /// The file given with `--db`, nil where none was.
  var database: String?

  /// The line as one types it into a shell.
  func call(_ command: SuggestedCommand) -> Phrase {
    let program = (["capdo"] + (database.map { ["--db", $0] } ?? [])).map { ShellWord.quote($0) }
    func line(_ language: Language) -> String {
      (program + [command.line(in: language)]).joined(separator: " ")
    }
    return Phrase(line(.english), line(.vietnamese))
  }

  func call(_ name: String, _ operands: SuggestedCommand.Word...) -> Phrase {
    call(SuggestedCommand(name, operands))
  }
}

// What the library says of facts, as lines of this program.

extension SuggestedCommand {
  /// The line that corrects or withdraws a fact; the reason is there to be replaced.
  init(_ correction: Correction) {
    if case .transfer(let owner, let operating) = correction.change {
      var line = SuggestedCommand("transfer", .typed(correction.code))
      if owner { line = line.option("owner", .code) }
      if operating { line = line.option("operator", .code) }
      self = line.option(.on, .typed("\(correction.day)"))
      return
    }
    var line = SuggestedCommand("correct", .typed(correction.code), .typed(correction.fact.word))
    if case .inspection(let kind) = correction.fact {
      line = line.option(CorrectedValues.inspectionKind, .typed(kind.rawValue))
    }
    line = line.option(.on, .typed("\(correction.day)"))
      .option(.reason, .said(Phrase("recorded by mistake", "ghi nhầm")))
    guard let change = correction.change else {
      self = line.option("remove")
      return
    }
    let (recorded, wanted) = change.values(correction.references)
    for (before, after) in zip(recorded, wanted) where before.value != after.value || before.digest != after.digest {
      line = line.option(after.option, .typed(after.value ?? ""))
      // With its digest, for the file may be gone.
      if let digest = after.digest { line = line.option(CorrectedValues.evidenceDigest, .typed(digest)) }
    }
    self = line
  }

  /// The line that gives a system another owner or operator.
  init(transferring system: OrphanedSystem) {
    let body = system.candidates.first.map { Word.typed($0.code) } ?? .code
    var line = SuggestedCommand("transfer", .typed(system.code))
    if system.lacksOwner { line = line.option("owner", body) }
    if system.lacksOperator { line = line.option("operator", body) }
    if let authority = system.authority { line = line.option("authority", .typed(authority.rawValue)) }
    line = line.option(.on, .typed(system.since.description))
    let others = system.candidates.dropFirst().map { "\($0.code) \($0.name)" }
    if !others.isEmpty { line.remark = others.joined(separator: "; ") }
    self = line
  }
}

extension FactKind {
  /// The word for it on the command line.
  var word: String {
    switch self {
    case .system: "system"
    case .dossier: "dossier"
    case .approval: "approval"
    case .plan: "plan"
    case .inspection: "inspection"
    }
  }
}

/// What one option of `correct` says of a fact, nil where the fact leaves it out.
private struct OptionValue {
  let option: Option
  let value: String?
  var digest: String?

  init(_ option: Option, _ value: String?, digest: String? = nil) {
    self.option = option
    self.value = value
    self.digest = digest
  }
}

extension Correction.Change {
  /// What each option says of the fact recorded and of the one wanted, in the same order.
  fileprivate func values(_ references: [Int64: String]) -> (recorded: [OptionValue], wanted: [OptionValue]) {
    switch self {
    case .system(let fact, let wanted): (Self.values(fact, references), Self.values(wanted, references))
    case .dossier(let fact, let wanted): (Self.values(fact), Self.values(wanted))
    case .approval(let fact, let wanted): (Self.values(fact), Self.values(wanted))
    case .plan(let fact, let wanted): (Self.values(fact), Self.values(wanted))
    case .inspection(let fact, let wanted): (Self.values(fact), Self.values(wanted))
    case .transfer: ([], [])
    }
  }

  private typealias Values = CorrectedValues

  private static func values(_ system: InformationSystem, _ references: [Int64: String]) -> [OptionValue] {
    func reference(_ id: Int64) -> String { references[id] ?? "\(id)" }
    return [
      OptionValue(Values.code, system.code), OptionValue(Values.name, system.name),
      OptionValue(Values.owner, reference(system.owner)),
      OptionValue(Values.operating, reference(system.operator)),
      OptionValue(Values.authority, system.authority.rawValue),
      OptionValue(Values.category, system.category?.rawValue), OptionValue(Values.state, system.state.rawValue),
    ]
  }

  private static func values(_ dossier: Dossier) -> [OptionValue] {
    [
      OptionValue(Values.level, "\(dossier.proposedLevel.rawValue)"),
      OptionValue(Values.status, dossier.status.rawValue),
      OptionValue(Values.expected, dossier.expected?.description), OptionValue(Values.note, dossier.note),
    ]
  }

  private static func values(_ approval: Approval) -> [OptionValue] {
    let regulation = approval.regulation
    return [
      OptionValue(Values.level, "\(approval.level.rawValue)"),
      OptionValue(Values.authority, approval.authority.rawValue), OptionValue(Values.decision, approval.number),
      OptionValue(Values.issuer, approval.issuer?.name), OptionValue(Values.basis, approval.basis.rawValue),
      OptionValue(Values.regulation, regulation.number),
      OptionValue(Values.regulationOn, regulation.on?.description),
      OptionValue(Values.regulationIssuer, regulation.issuer?.name),
    ]
  }

  private static func values(_ plan: Plan) -> [OptionValue] {
    [
      OptionValue(Values.status, plan.status.rawValue), OptionValue(Values.expected, plan.expected?.description),
      OptionValue(Values.evidence, plan.evidence?.path, digest: plan.evidence?.digest),
    ]
  }

  private static func values(_ inspection: Inspection) -> [OptionValue] {
    [
      OptionValue(Values.by, inspection.inspector?.name), OptionValue(Values.document, inspection.document),
      OptionValue(Values.result, inspection.result?.rawValue),
    ]
  }
}
