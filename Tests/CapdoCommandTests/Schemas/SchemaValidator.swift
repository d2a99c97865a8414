import Foundation

/// Holds a document to a JSON Schema; knows the keywords that docs/schemas uses and refuses every other.
final class SchemaValidator {
  private static let known: Set<String> = [
    "$schema", "title", "type", "properties", "required", "additionalProperties", "items", "enum", "pattern",
  ]

  private let schema: [String: Any]
  private var patterns: [String: NSRegularExpression] = [:]

  init(_ text: Data) throws {
    schema = try JSONSerialization.jsonObject(with: text) as? [String: Any] ?? [:]
  }

  /// What of a document does not fit, and where.
  func problems(in document: Data) throws -> [String] {
    problems(try JSONSerialization.jsonObject(with: document, options: .fragmentsAllowed), schema, "$")
  }

  private func problems(_ value: Any, _ schema: [String: Any], _ place: String) -> [String] {
    var problems: [String] = []
    for keyword in schema.keys where !Self.known.contains(keyword) {
      problems.append("\(place): the keyword \(keyword) is not known")
    }
    if let types = schema["type"] as? [String] ?? (schema["type"] as? String).map({ [$0] }),
      !types.contains(where: { Self.isOfType(value, $0) })
    {
      problems.append("\(place): \(value) is no \(types.joined(separator: " or "))")
    }
    if let words = schema["enum"] as? [Any], !words.contains(where: { Self.isSame($0, value) }) {
      problems.append("\(place): \(value) is none of those allowed")
    }
    if let pattern = schema["pattern"] as? String, let text = value as? String,
      !matches(text, pattern)
    {
      problems.append("\(place): '\(text)' does not match \(pattern)")
    }
    if let object = value as? [String: Any] { problems += members(object, schema, place) }
    if let list = value as? [Any], let items = schema["items"] as? [String: Any] {
      problems += list.enumerated().flatMap { self.problems($1, items, "\(place)[\($0)]") }
    }
    return problems
  }

  private func matches(_ text: String, _ pattern: String) -> Bool {
    let expression = patterns[pattern] ?? (try? NSRegularExpression(pattern: pattern))
    patterns[pattern] = expression
    return expression?.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
  }

  private func members(_ object: [String: Any], _ schema: [String: Any], _ place: String) -> [String] {
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    let missing = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }
    return missing.map { "\(place): \($0) is missing" }
      + object.flatMap { name, value -> [String] in
        if let property = properties[name] { return problems(value, property, "\(place).\(name)") }
        if let others = schema["additionalProperties"] as? [String: Any] {
          return problems(value, others, "\(place).\(name)")
        }
        return schema["additionalProperties"] as? Bool == false ? ["\(place): \(name) is not known"] : []
      }
  }

  private static func isOfType(_ value: Any, _ type: String) -> Bool {
    switch type {
    case "null": value is NSNull
    case "string": value is String
    case "array": value is [Any]
    case "object": value is [String: Any]
    case "boolean": isBool(value)
    case "integer": !isBool(value) && (value as? Int).map { Double($0) == value as? Double } == true
    default: false
    }
  }

  /// Foundation makes a number of a boolean; only its spelling tells them apart.
  private static func isBool(_ value: Any) -> Bool {
    guard value is Bool, let text = try? JSONSerialization.data(withJSONObject: [value]) else { return false }
    return ["[true]", "[false]"].contains(String(decoding: text, as: UTF8.self))
  }

  private static func isSame(_ a: Any, _ b: Any) -> Bool {
    if a is NSNull || b is NSNull { return a is NSNull && b is NSNull }
    return a as? String == b as? String && a is String
  }
}
