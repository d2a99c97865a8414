import LevelRegistry

extension Cell {
  public init(_ text: String?) {
    self = text.map(Cell.text) ?? .empty
  }

  public init(_ day: Day?) {
    self = day.map { .term($0.description, Phrase($0.description, $0.vietnamese)) } ?? .empty
  }

  public init(_ period: Period?) {
    self = period.map { .term($0.description, Phrase($0.description, $0[.vietnamese])) } ?? .empty
  }

  public init<T: Term>(_ term: T?) {
    self = term.map { .term($0.rawValue, $0.phrase) } ?? .empty
  }

  public init(_ level: Level?) {
    self = level.map { .term("\($0.rawValue)", Phrase("\($0.rawValue)", "\($0.rawValue)")) } ?? .empty
  }
}
