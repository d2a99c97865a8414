import CapdoSQLite

// What was probably meant by a word that names no system and no closing.
extension RegistryError {
  /// In larger registries nobody is compared: a refusal must come at once.
  private static let mostCompared = 50_000

  /// The refusal of a word that is no system's code, with the systems whose codes or names come nearest.
  static func noSystem(_ word: String, in connection: RegistryConnection) throws -> RegistryError {
    var nearest = Nearest<String>(to: word)
    try connection.statement(
      """
      SELECT code, name FROM system WHERE voided_by IS NULL AND valid_to = '9999-12-31' AND code <> ?2
        AND (SELECT count(*) FROM (SELECT 1 FROM system LIMIT ?1 + 1)) <= ?1 ORDER BY code
      """
    ).forEachRow([.integer(Int64(mostCompared)), .text(word)]) { row in
      let (code, name) = (try row.text(0), try row.text(1))
      nearest.offer("\(code) (\(name))", as: [LetterPairs(of: code), LetterPairs(of: name)])
    }
    return .unknownSystem(word, nearest: nearest.best)
  }

  /// The refusal of a word that names no closing, with those that come nearest.
  static func noClosing(_ word: String, in connection: RegistryConnection) throws -> RegistryError {
    var nearest = Nearest<String>(to: word)
    try connection.statement("SELECT name FROM closing WHERE voided_by IS NULL ORDER BY fact")
      .forEachRow { row in
        let name = try row.text(0)
        nearest.offer(name, as: [LetterPairs(of: name)])
      }
    return .unknownClosing(word, nearest: nearest.best)
  }
}

extension Snapshot {
  /// The refusal of a word that is no system's code on the day: since when it is one, else what comes nearest.
  package func noSystem(_ word: String) throws -> RegistryError {
    let word = Folding.compose(word) ?? word
    let first = try connection.statement(
      "SELECT min(s.valid_from) FROM system s WHERE s.code = ?3 AND s.valid_from > ?1 AND \(Query.known("s"))"
    ).first(.text(day.description), .integer(entry), .text(word)) { try $0.optionalText(0) }
    if let first = try first?.map({ try Day($0) }) { return .systemNotThere(word, on: day, first: first) }
    return try .noSystem(word, in: connection)
  }
}
