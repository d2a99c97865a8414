/// A value in a JSON object.
public enum JSONValue: Equatable, Sendable {
  /// A text, escaped when it is written.
  case string(String)
  /// A number without a fraction.
  case integer(Int)
  /// Nothing.
  case null
  /// JSON already written, such as the text of another object; it is not looked into.
  case raw(String)
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByNilLiteral {
  /// Makes a string of a literal.
  public init(stringLiteral text: String) { self = .string(text) }

  /// Makes a number of a literal.
  public init(integerLiteral number: Int) { self = .integer(number) }

  /// Makes null of `nil`.
  public init(nilLiteral: ()) { self = .null }
}

extension JSONValue {
  init(_ cell: Cell) {
    self =
      switch cell {
      case .empty, .percent(hundredths: nil): .null
      case .text(let text), .term(let text, _): .string(text)
      case .integer(let number): .integer(number)
      case .day(let day): .string(day.description)
      case .percent(hundredths: let share?): .string(plainPercent(hundredths: share))
      }
  }
}

extension String {
  mutating func append(jsonValue value: JSONValue) {
    switch value {
    case .string(let text): append(jsonString: text)
    case .integer(let number): append(String(number))
    case .null: append("null")
    case .raw(let json): append(json)
    }
  }
}
