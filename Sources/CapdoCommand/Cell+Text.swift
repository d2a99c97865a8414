import Exchange
import LevelRegistry

extension Cell {
  /// Returns the value as people read it, safe for a terminal.
  func text(in language: Language) -> String {
    switch self {
    case .empty: ""
    case .text(let text): visible(text)
    case .integer(let number): language.count(number)
    case .percent(let hundredths): language.percent(hundredths)
    case .day(let day): day[language]
    case .term(_, let phrase): visible(phrase[language])
    }
  }
}
