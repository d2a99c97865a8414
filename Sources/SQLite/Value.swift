/// A value as SQLite stores it, of the classes this project uses.
public enum Value: Hashable, Sendable {
  case null
  case integer(Int64)
  case text(String)

  public init(_ integer: Int64?) {
    self = integer.map(Value.integer) ?? .null
  }

  public init(_ text: String?) {
    self = text.map(Value.text) ?? .null
  }
}
