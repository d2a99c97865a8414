import LevelRegistry

/// What holds of one key on each of some days, told by the three steps as the design has them: what covers the day ends,
/// and the new fact goes on to where that one ended, or to where the next one begins.
struct NaiveDays<Content> {
  private var days: [(number: Int, content: Content)?]
  private var last = 0

  init(count: Int) { days = Array(repeating: nil, count: count) }

  subscript(day: Int) -> Content? { days[day]?.content }

  /// Whether the fact that covers a day begins on it.
  func begins(on day: Int) -> Bool {
    days[day] != nil && (day == 0 || days[day - 1]?.number != days[day]?.number)
  }

  /// The first day of the fact that covers a day.
  func start(of day: Int) -> Int {
    var first = day
    while first > 0, days[first - 1]?.number == days[day]?.number { first -= 1 }
    return first
  }

  /// Ends what covers the day, and writes a fact that ends on another day, or before the next one.
  mutating func write(_ content: Content, from day: Int, through end: Int) {
    last += 1
    if let covering = days[day]?.number {
      for index in day..<days.count where days[index]?.number == covering { days[index] = nil }
    }
    for index in day...min(end, days.count - 1) {
      guard days[index] == nil else { return }
      days[index] = (last, content)
    }
  }

  mutating func set(_ content: Content, from day: Int) {
    last += 1
    let covering = days[day]?.number
    for index in day..<days.count where days[index]?.number == covering {
      guard days[day..<index].allSatisfy({ $0?.number == last }) else { return }
      days[index] = (last, content)
    }
  }
}

/// A naive model of requirements: no database and no times but arrays of days, one copy for each entry.
struct NaiveRequirements {
  /// What each level asks of a subject: its code there, and whether a result may be carried from the level below.
  static let subjects: [[Level: (code: String, carries: Bool)]] = [
    [.one: ("P1", false), .two: ("P1", true), .three: ("P2", true)],
    [.one: ("N1", false), .two: ("N1", false), .three: ("N1", true)],
    [.two: ("N2", false), .three: ("N2", true)],
    [.two: ("S1", false), .three: ("S1", false)],
    [.three: ("D1", false)],
  ]

  enum Content: Equatable {
    case value(Fulfillment)
    /// From another system, at its level then.
    case inherited(String, Level)
  }

  struct Key: Hashable {
    let system: String
    let level: Level
    let subject: Int
  }

  /// What is to be put right, of a requirement of a level or of none.
  struct Remedy {
    let id: Int64
    let system: String
    let requirement: Key?
    let due: Int?
    let since: Int
    var done: Int?
  }

  /// What shows that requirements are not met and nothing says by when they will be: since when, and which.
  struct Unplanned: Hashable {
    let system: String
    let since: Int
    let codes: [String]
  }

  let days: Int
  var remedies: [Remedy] = []
  var answers: [Unplanned: NaiveDays<Bool>] = [:]
  var levels: [String: NaiveDays<Level>] = [:]
  var operating: [String: NaiveDays<Bool>] = [:]
  var results: [Key: NaiveDays<Content>] = [:]

  init(days: Int, levels: [String: Level]) {
    self.days = days
    for (system, level) in levels {
      self.levels[system] = NaiveDays(count: days)
      self.levels[system]?.set(level, from: 0)
      operating[system] = NaiveDays(count: days)
      operating[system]?.set(true, from: 0)
    }
  }

  func level(_ system: String, _ day: Int) -> Level? { levels[system]?[day] }

  func result(_ system: String, _ level: Level, _ subject: Int, _ day: Int) -> Content? {
    results[Key(system: system, level: level, subject: subject)]?[day]
  }

  mutating func set(_ content: Content, _ system: String, _ level: Level, _ subject: Int, from day: Int) {
    results[Key(system: system, level: level, subject: subject), default: NaiveDays(count: days)].set(
      content, from: day)
  }

  /// What counts: the value, or that which the provider found itself, while it operates.
  func counted(_ system: String, _ subject: Int, _ day: Int) -> Fulfillment? {
    guard let level = level(system, day) else { return nil }
    switch result(system, level, subject, day) {
    case .value(let value): return value
    case .inherited(let provider, let above):
      guard operating[provider]?[day] == true,
        case .value(let value) = result(provider, above, subject, day), value != .notApplicable
      else { return nil }
      return value
    case nil: return nil
    }
  }

  /// What was found below and waits to be confirmed.
  func carried(_ system: String, _ subject: Int, _ day: Int) -> Fulfillment? {
    guard var level = level(system, day), result(system, level, subject, day) == nil else { return nil }
    while Self.subjects[subject][level]?.carries == true, let below = Level(rawValue: level.rawValue - 1) {
      level = below
      guard let found = result(system, level, subject, day) else { continue }
      if case .value(let value) = found { return value }
      return nil
    }
    return nil
  }

  /// Where each requirement of a system stands, in the order of the catalog.
  func lines(_ system: String, _ day: Int) -> [String] {
    guard let level = level(system, day) else { return [] }
    return Self.subjects.indices.compactMap { subject in
      Self.subjects[subject][level].map { asked in
        let words = [counted(system, subject, day), carried(system, subject, day)].map { $0?.rawValue ?? "–" }
        return "\(asked.code) \(words[0]), waiting \(words[1])"
      }
    }
  }

  /// The finding of a system on a day; nil where there is none.
  func unplanned(_ system: String, _ day: Int) -> Unplanned? {
    guard operating[system]?[day] == true, let level = level(system, day) else { return nil }
    let found = Self.subjects.indices.compactMap { subject -> (since: Int, code: String)? in
      let key = Key(system: system, level: level, subject: subject)
      guard case .value(let value) = results[key]?[day], value == .partial || value == .notMet,
        let asked = Self.subjects[subject][level], let since = results[key]?.start(of: day)
      else { return nil }
      let isPlanned = remedies.contains {
        $0.requirement == key && $0.due != nil && $0.since <= day && ($0.done.map { day < $0 } ?? true)
      }
      return isPlanned ? nil : (since, asked.code)
    }
    guard let since = found.map(\.since).min() else { return nil }
    return Unplanned(system: system, since: since, codes: found.map(\.code).sorted())
  }

  /// `N1, S1` where requirements are not met and unplanned, `answered` where somebody said why, else nothing.
  func finding(_ system: String, _ day: Int) -> String? {
    unplanned(system, day).map { found in
      answers[found]?[day] == true ? "\(system) answered" : "\(system) \(found.codes.count)"
    }
  }

  /// `3 overdue`, for each remedy of the day.
  func standings(_ day: Int) -> [String] {
    remedies.filter { $0.since <= day }.map { remedy in
      if let done = remedy.done, done <= day { return "\(remedy.id) done" }
      return "\(remedy.id) \(remedy.due.map { $0 < day } == true ? "overdue" : "open")"
    }
  }

  /// Met of all but those that do not apply, over the systems that operate.
  func rate(_ day: Int) -> String {
    var (met, whole, assessed) = (0, 0, false)
    for system in levels.keys where operating[system]?[day] == true {
      guard let level = level(system, day) else { continue }
      for subject in Self.subjects.indices where Self.subjects[subject][level] != nil {
        if result(system, level, subject, day) != nil { assessed = true }
        let value = counted(system, subject, day)
        if value != .notApplicable { whole += 1 }
        if value == .met { met += 1 }
      }
    }
    return assessed ? Rate(part: met, whole: whole)?.description ?? "" : "n/a"
  }
}
