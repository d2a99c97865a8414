/// The text of an SQL statement, made of literals alone.
///
/// Only other `SQL` can be interpolated, so a name typed by somebody cannot become part of a statement; values are bound.
package struct SQL: Hashable, Sendable, ExpressibleByStringInterpolation, CustomStringConvertible {
  package let description: String

  package init(stringLiteral value: StaticString) {
    description = value.description
  }

  package init(stringInterpolation: Interpolation) {
    description = stringInterpolation.text
  }

  package struct Interpolation: StringInterpolationProtocol {
    var text = ""

    package init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity * 2)
    }

    package mutating func appendLiteral(_ literal: StaticString) {
      text += literal.description
    }

    package mutating func appendInterpolation(_ fragment: SQL) {
      text += fragment.description
    }
  }

  fileprivate init(text: String) {
    description = text
  }

  /// Returns the fragments with a separator between them.
  package static func joined(_ fragments: some Sequence<SQL>, separator: SQL) -> SQL {
    SQL(text: fragments.map(\.description).joined(separator: separator.description))
  }
}

extension SQL {
  /// The parameter of that number, from 1.
  package static func parameter(_ number: Int) -> SQL {
    SQL(text: "?\(number)")
  }
}

extension SQL {
  /// Text that is the program's own without being a literal: a fragment of its schema.
  package init(partOfSchema text: String) {
    self.init(text: text)
  }
}
