import LevelRegistry
import RegistryFiles

extension Command {
  /// What the scripts of `completions` ask at each press of the key; people need not see it.
  static let offer = Command(
    "__complete", for: .everybody,
    Phrase("print what a registry holds that begins like a word", "in những gì sổ có, bắt đầu bằng một từ"),
    operands: [
      Operand(.text, help: Phrase("which kinds, with commas", "các loại, cách nhau dấu phẩy")),
      Operand(.text, required: false, help: Phrase("the word", "từ đang gõ")),
    ]
  ) { arguments, console in
    let kinds = arguments.operands[0].split(separator: ",").compactMap { Recorded(rawValue: String($0)) }
    // Whoever presses the key is in the middle of a line: without a registry there is nothing to offer, and nothing to say.
    guard
      let registry = try? Registry(
        opening: arguments.database(in: console.environment), for: .reading, now: console.now),
      let offers = try? RecordedWords(of: registry, kinds, in: console.language)
    else { return .done }
    for offer in offers.beginning(with: arguments.operands.dropFirst().first ?? "") {
      try console.write("\(offer.word)\t\(offer.meaning)\n")
    }
    return .done
  }
}

/// The words of some kinds that a registry holds today, each with what it means.
struct RecordedWords {
  typealias Offer = (word: String, meaning: String)
  private var offers: [Offer] = []

  init(of registry: Registry, _ kinds: [Recorded], in language: Language) throws {
    let snapshot = try registry.snapshot()
    for kind in kinds { offers += try Self.offers(kind, snapshot, language) }
    offers = offers.map { (visible($0.word), visible($0.meaning)) }
  }

  /// Those that begin with a word; where none does, those that do but for marks and case. Of a list, its last word counts.
  func beginning(with typed: String) -> [Offer] {
    let found = matching(typed)
    guard found.isEmpty, let comma = typed.lastIndex(of: ",") else { return found }
    let head = typed[...comma]
    return matching(String(typed[comma...].dropFirst())).map { (head + $0.word, $0.meaning) }
  }

  private func matching(_ typed: String) -> [Offer] {
    let beginning = Folding.compose(typed) ?? typed
    let exact = offers.filter { $0.word.utf8.starts(with: beginning.utf8) }
    guard exact.isEmpty else { return exact }
    let folded = Folding.fold(typed)
    return offers.filter { Folding.fold($0.word).utf8.starts(with: folded.utf8) }
  }

  private static func offers(_ kind: Recorded, _ snapshot: Snapshot, _ language: Language) throws -> [Offer] {
    switch kind {
    case .systems: try snapshot.systemNames().map { ($0.code, $0.name) }
    case .organizations: try organizations(snapshot)
    case .closings: try snapshot.closings().map { ($0.name, $0.asOf[language]) }
    case .entries:
      try snapshot.journal().reversed().map {
        ("\($0.entry)", "\($0.recordedAt.day[language]) \(Act.words($0.act)[language]) \($0.actor)")
      }
    case .days: try days(snapshot, language)
    }
  }

  /// By code, then by name.
  private static func organizations(_ snapshot: Snapshot) throws -> [Offer] {
    let organizations = try snapshot.organizations().map(\.organization)
    return organizations.map { ($0.code, $0.name) } + organizations.map { ($0.name, $0.code) }
  }

  /// Today, the days that were closed, and those on which something was recorded, the latest first.
  private static func days(_ snapshot: Snapshot, _ language: Language) throws -> [Offer] {
    let today = Phrase("today", "hôm nay")[language]
    let closed = try snapshot.closings().map { (day: $0.asOf, meaning: $0.name) }
    let recorded = try snapshot.journal().map {
      (day: $0.recordedAt.day, meaning: "\(Act.words($0.act)[language]) \($0.actor)")
    }
    var seen: Set<Day> = [snapshot.day]
    let others = (closed + recorded).sorted { $0.day > $1.day }.filter { seen.insert($0.day).inserted }
    return [("\(snapshot.day)", today)] + others.map { ("\($0.day)", $0.meaning) }
  }
}
