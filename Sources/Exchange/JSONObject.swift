/// One JSON object with its keys in the order given.
///
/// ```swift
/// let rate: JSONObject = ["part": 61, "percent": "70.93", "closing": nil]
/// print(rate.text)  // {"part":61,"percent":"70.93","closing":null}
/// ```
public struct JSONObject: ExpressibleByDictionaryLiteral, Sendable {
  private var pairs = ""

  /// Makes the object without keys, `{}`.
  public init() {}

  /// Makes an object of these keys and values, in this order.
  public init(dictionaryLiteral pairs: (String, JSONValue)...) {
    for (key, value) in pairs { append(key, value) }
  }

  /// Adds a key after the others; whether it is there already is not looked at.
  public mutating func append(_ key: String, _ value: JSONValue) {
    if !pairs.isEmpty { pairs.append(",") }
    pairs.append(jsonString: key)
    pairs.append(":")
    pairs.append(jsonValue: value)
  }

  /// The object on one line, without a line end.
  public var text: String { "{" + pairs + "}" }
}
