/// What a value of JSON may be, written as JSON Schema (2020-12).
indirect enum SchemaType: Sendable {
  case text
  case integer
  /// The number of a fact in some rows, a word in others.
  case textOrInteger
  case bool
  case day
  /// A day, a month, a quarter or a year.
  case period
  case moment
  case digest
  /// `70.93`, `100`, `0`.
  case percent
  case oneOf([String])
  case nullable(SchemaType)
  case list(SchemaType)
  /// Each member is there, and no other.
  case object([(String, SchemaType)])
  /// Members of any name, each a text.
  case texts

  /// The schema, its lines indented by so many blanks but the first.
  func json(_ indent: Int = 0) -> String {
    switch self {
    case .list(let item):
      block([("type", Self.quote("array")), ("items", item.json(indent + 2))], indent)
    case .object(let members):
      block(
        [
          ("type", Self.quote("object")),
          ("properties", block(members.map { ($0.0, $0.1.json(indent + 4)) }, indent + 2)),
          ("required", Self.list(members.map(\.0))), ("additionalProperties", "false"),
        ], indent)
    case .texts:
      "{\"type\": \"object\", \"additionalProperties\": {\"type\": \"string\"}}"
    case .nullable(.oneOf(let words)):
      "{\"enum\": [" + (words.map(Self.quote) + ["null"]).joined(separator: ", ") + "]}"
    case .textOrInteger: "{\"type\": [\"string\", \"integer\"]}"
    case .nullable(.textOrInteger): "{\"type\": [\"string\", \"integer\", \"null\"]}"
    case .nullable(let type): "{\"type\": [\(Self.quote(type.name)), \"null\"]\(type.rest)}"
    case .oneOf(let words): "{\"enum\": \(Self.list(words))}"
    case .text, .integer, .bool, .day, .period, .moment, .digest, .percent:
      "{\"type\": \(Self.quote(name))\(rest)}"
    }
  }

  private var name: String {
    switch self {
    case .integer: "integer"
    case .bool: "boolean"
    case .list: "array"
    case .object, .texts: "object"
    case .text, .textOrInteger, .day, .period, .moment, .digest, .percent, .oneOf: "string"
    case .nullable(let type): type.name
    }
  }

  private var pattern: String? {
    switch self {
    case .day: "^\\d{4}-\\d\\d-\\d\\d$"
    case .period: "^\\d{4}(-Q[1-4]|-\\d\\d(-\\d\\d)?)?$"
    case .moment: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$"
    case .digest: "^[0-9a-f]{64}$"
    case .percent: "^-?\\d+(\\.\\d\\d)?$"
    case .text, .integer, .textOrInteger, .bool, .oneOf, .nullable, .list, .object, .texts: nil
    }
  }

  private var rest: String {
    pattern.map { ", \"pattern\": \"\($0.replacing("\\", with: "\\\\"))\"" } ?? ""
  }

  private func block(_ members: [(String, String)], _ indent: Int) -> String {
    let blanks = String(repeating: " ", count: indent)
    let lines = members.map { "\(blanks)  \(Self.quote($0.0)): \($0.1)" }
    return "{\n" + lines.joined(separator: ",\n") + "\n\(blanks)}"
  }

  private static func list(_ words: [String]) -> String { "[" + words.map(quote).joined(separator: ", ") + "]" }
  private static func quote(_ word: String) -> String { "\"\(word)\"" }
}
