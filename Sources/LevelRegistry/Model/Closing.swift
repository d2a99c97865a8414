import CapdoSQLite

/// The name of a state of knowledge: the figures of a day as they were known when it was given.
public struct Closing: Codable, Hashable, Sendable {
  /// What it is called wherever a state of knowledge is asked for.
  public let name: String
  /// The day whose figures were closed.
  public let asOf: Day
  /// The entry that gave the name, which knows itself and all before it.
  public let entry: Int64
}

extension Closing {
  /// Returns a name as it is stored: a code that begins with a letter, so that it is never taken for an entry or a day.
  static func name(_ text: String) throws(RegistryError) -> String {
    guard let name = try? Text.code(text), name.unicodeScalars.first?.properties.isAlphabetic == true, name != "today"
    else { throw .notAClosingName(text) }
    return name
  }

  static func find(_ name: String, in connection: RegistryConnection) throws -> Closing? {
    guard let name = Folding.compose(name) else { return nil }
    return try connection.statement("SELECT as_of, entry FROM closing WHERE name = ? AND voided_by IS NULL LIMIT 1")
      .first(.text(name)) { Closing(name: name, asOf: try Day($0.text(0)), entry: try $0.integer(1)) }
  }
}
