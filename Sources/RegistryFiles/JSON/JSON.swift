/// A value in a JSON object.
package enum JSONValue: Equatable, Sendable {
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
  package init(stringLiteral text: String) { self = .string(text) }

  /// Makes a number of a literal.
  package init(integerLiteral number: Int) { self = .integer(number) }

  /// Makes null of `nil`.
  package init(nilLiteral: ()) { self = .null }
}

extension JSONValue {
  /// An array of texts.
  static func strings(_ texts: [String]) -> JSONValue {
    var array = ""
    for text in texts {
      if !array.isEmpty { array.append(",") }
      array.append(jsonString: text)
    }
    return .raw("[" + array + "]")
  }

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

/// One JSON object with its keys in the order given.
///
/// ```swift
/// let rate: JSONObject = ["part": 61, "percent": "70.93", "closing": nil]
/// print(rate.text)  // {"part":61,"percent":"70.93","closing":null}
/// ```
package struct JSONObject: ExpressibleByDictionaryLiteral, Sendable {
  private var pairs = ""

  /// Makes the object without keys, `{}`.
  package init() {}

  /// Makes an object of these keys and values, in this order.
  package init(dictionaryLiteral pairs: (String, JSONValue)...) {
    for (key, value) in pairs { append(key, value) }
  }

  /// Adds a key after the others; whether it is there already is not looked at.
  package mutating func append(_ key: String, _ value: JSONValue) {
    if !pairs.isEmpty { pairs.append(",") }
    pairs.append(jsonString: key)
    pairs.append(":")
    pairs.append(jsonValue: value)
  }

  /// The object on one line, without a line end.
  package var text: String { "{" + pairs + "}" }
}

/// Writes a table as a JSON array of objects, one to a line, keyed by the names of the columns.
///
/// A percent is a string such as "70.93", so that no reader turns it into a binary fraction; what is empty is null.
package struct JSONWriter: TableWriter {
  private var buffer: OutputBuffer
  /// What stands before each value: `"code":`, from the second on with a comma in front.
  private var keys: [String] = []
  private var hasRows = false

  /// Writes to this sink, in pieces of about 64 KiB; the last one goes out with `end()`.
  package init(to sink: any ByteSink) {
    buffer = OutputBuffer(to: sink)
  }

  /// Opens the array.
  package mutating func begin(_ columns: [Column]) throws {
    keys = columns.enumerated().map { index, column in
      var key = index == 0 ? "" : ","
      key.append(jsonString: column.name)
      return key + ":"
    }
    buffer.append("[")
  }

  /// Writes one object.
  ///
  /// - Throws: `TableError` unless there is a cell for each column, or what the sink throws.
  package mutating func write(_ row: [Cell]) throws {
    guard row.count == keys.count else { throw TableError(cells: row.count, columns: keys.count) }
    buffer.append(hasRows ? ",\n" : "\n")
    hasRows = true
    buffer.append(object(of: row))
    try buffer.drain()
  }

  /// Closes the array; that of an empty table is `[]`.
  package mutating func end() throws {
    buffer.append(hasRows ? "\n]\n" : "]\n")
    try buffer.flush()
  }

  private func object(of row: [Cell]) -> String {
    var object = "{"
    for (key, cell) in zip(keys, row) {
      object.append(key)
      object.append(jsonValue: JSONValue(cell))
    }
    return object + "}"
  }
}

extension String {
  /// Appends the text as a string of RFC 8259, quotes included.
  ///
  /// U+2028 and U+2029 are escaped too: JavaScript once took them for line ends.
  mutating func append(jsonString text: String) {
    append("\"")
    if text.utf8.contains(where: mayNeedEscape) {
      for scalar in text.unicodeScalars { append(jsonScalar: scalar) }
    } else {
      append(text)
    }
    append("\"")
  }

  private mutating func append(jsonScalar scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": append("\\\"")
    case "\\": append("\\\\")
    case "\n": append("\\n")
    case "\r": append("\\r")
    case "\t": append("\\t")
    case "\0"..<" ", "\u{2028}", "\u{2029}":
      let digits = String(scalar.value, radix: 16)
      append("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits)
    default: unicodeScalars.append(scalar)
    }
  }
}

/// Whether a scalar that begins with this byte may have to be escaped; 0xE2 begins U+2028 and U+2029.
private func mayNeedEscape(_ byte: UInt8) -> Bool {
  byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0xE2
}
