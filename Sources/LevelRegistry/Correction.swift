import SQLite

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

  struct Option: Hashable, Sendable {
    let name: String
    let value: String

    init(_ name: String, _ value: String?) {
      self.name = name
      self.value = value ?? ""
    }
  }

  init<F: SystemFact>(of fact: F, from day: Day, of code: String, options: [Option]?) {
    self.code = code
    kind = F.table.name.description
    inspection = (fact as? Inspection)?.kind.rawValue
    self.day = day
    self.options = options
  }

  /// The words of the command, from `correct` on.
  public func words(reason: String) -> [String] {
    var words = ["correct", code, kind]
    if let inspection { words += ["--kind", inspection] }
    words += ["--on", "\(day)", "--reason", reason]
    guard let options else { return words + ["--remove"] }
    return words + options.flatMap { ["--\($0.name)", $0.value] }
  }

  /// The line as one types it into a shell; the reason is there to be replaced.
  public var line: Phrase {
    func line(_ reason: String) -> String {
      (["capdo"] + words(reason: reason)).map { ShellWord.quote($0) }.joined(separator: " ")
    }
    return Phrase(line("recorded by mistake"), line("ghi nhầm"))
  }
}
