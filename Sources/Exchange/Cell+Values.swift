import LevelRegistry

extension Cell {
  public init(_ text: String?) {
    self = text.map(Cell.text) ?? .empty
  }

  public init(_ day: Day?) {
    self = day.map(Cell.day) ?? .empty
  }

  public init(_ period: Period?) {
    guard let period else {
      self = .empty
      return
    }
    let plain = period.description
    self = (try? Day(plain)).map(Cell.day) ?? .term(plain, Phrase(plain, period[.vietnamese]))
  }

  public init<T: Term>(_ term: T?) {
    self = term.map { .term($0.rawValue, $0.phrase) } ?? .empty
  }

  public init(_ level: Level?) {
    self = level.map { .term("\($0.rawValue)", Phrase("\($0.rawValue)", "\($0.rawValue)")) } ?? .empty
  }
}
