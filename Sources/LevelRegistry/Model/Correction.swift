import CapdoSQLite

/// A standing fact of a system that can be corrected, and what to make of it.
public struct Correction: Hashable, Sendable {
  /// The code of the system.
  public let code: String
  /// The table of the fact: system, dossier, approval, plan or inspection.
  public let kind: String
  /// Which inspection is meant, where it is one.
  public let inspection: String?
  /// A day on which the fact holds.
  public let day: Day
  /// The options of the act that change it, an empty value for what is to be taken out; nil takes the fact back.
  let options: [Option]?

  /// What says one thing of a fact, as it is typed.
  struct Option: Hashable, Sendable {
    let words: [String]

    init(_ name: String, _ value: String?) {
      let value = value ?? ""
      // A value that begins with a hyphen would be read as another option.
      words = value.hasPrefix("-") ? ["--\(name)=\(value)"] : ["--\(name)", value]
    }

    /// Two options that go together.
    init(_ first: Option, _ second: Option) {
      words = first.words + second.words
    }
  }

  /// The correction that makes `wanted` of a fact, or takes it back.
  init<F: SystemFact>(
    of fact: F, from day: Day, of code: String, becoming wanted: F?, in organizations: () throws -> Directory
  ) throws {
    self.code = code
    kind = F.table.name.description
    inspection = (fact as? Inspection)?.kind.rawValue
    self.day = day
    options = try wanted.map { wanted in
      let names = try organizations()
      let options = [fact, wanted].map { $0.options { names.reference(to: $0, on: day) } }
      return zip(options[0], options[1]).compactMap { $0 == $1 ? nil : $1 }
    }
  }

  /// The correction that takes back what a system has been since a day.
  init(ofSystem code: String, since day: Day) {
    self.code = code
    kind = FactTable.system.name.description
    inspection = nil
    self.day = day
    options = nil
  }

  /// The words of the command, from `correct` on.
  public func words(reason: String) -> [String] {
    var words = ["correct", code, kind]
    if let inspection { words += ["--kind", inspection] }
    words += ["--on", "\(day)", "--reason", reason]
    guard let options else { return words + ["--remove"] }
    return words + options.flatMap(\.words)
  }

  /// The line as one types it into a shell; the reason is there to be replaced.
  public var line: Phrase { line(after: ["capdo"]) }

  /// The line after the words that call the program.
  public func line(after program: [String]) -> Phrase {
    func line(_ reason: String) -> String {
      (program + words(reason: reason)).map { ShellWord.quote($0) }.joined(separator: " ")
    }
    return Phrase(line("recorded by mistake"), line("ghi nhầm"))
  }
}
