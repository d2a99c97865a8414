/// The text of an SQL statement, made of literals alone.
///
/// Only other `SQL` can be interpolated, so a name typed by somebody cannot become part of a statement; values are bound.
public struct SQL: Hashable, Sendable, ExpressibleByStringInterpolation, CustomStringConvertible {
  public let description: String

  public init(stringLiteral value: StaticString) {
    description = value.description
  }

  public init(stringInterpolation: Interpolation) {
    description = stringInterpolation.text
  }

  public struct Interpolation: StringInterpolationProtocol {
    var text = ""

    public init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity * 2)
    }

    public mutating func appendLiteral(_ literal: StaticString) {
      text += literal.description
    }

    public mutating func appendInterpolation(_ fragment: SQL) {
      text += fragment.description
    }
  }

  fileprivate init(text: String) {
    description = text
  }

  /// Returns the fragments with a separator between them.
  public static func joined(_ fragments: some Sequence<SQL>, separator: SQL) -> SQL {
    SQL(text: fragments.map(\.description).joined(separator: separator.description))
  }
}

extension SQL {
  /// The parameter of that number, from 1.
  public static func parameter(_ number: Int) -> SQL {
    SQL(text: "?\(number)")
  }
}

extension SQL {
  /// Text that is the program's own without being a literal: a fragment of its schema.
  package init(partOfSchema text: String) {
    self.init(text: text)
  }
}
