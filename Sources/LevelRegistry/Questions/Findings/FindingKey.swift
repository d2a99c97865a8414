import CapdoSQLite

extension Finding {
  /// What an answer is given to: the finding, what it is about, and what the facts that show it say.
  struct Key: Hashable, Sendable {
    let code: Code
    let kind: Object.Kind
    let object: Int64
    let shownBy: String

    init(_ code: Code, _ kind: Object.Kind, _ object: Int64, shownBy values: some Sequence<Value>) {
      self.code = code
      self.kind = kind
      self.object = object
      shownBy = values.map { Self.text($0) }.joined(separator: "|")
    }

    init(_ code: Code, _ kind: Object.Kind, _ object: Int64, stored shownBy: String) {
      self.code = code
      self.kind = kind
      self.object = object
      self.shownBy = shownBy
    }

    /// No two values are the same text: NULL is nothing, and no stored text is.
    private static func text(_ value: Value) -> String {
      switch value {
      case .null: ""
      case .integer(let integer): "\(integer)"
      case .text(let text) where text.utf8.contains { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "|") }:
        text.replacing("\\", with: "\\\\").replacing("|", with: "\\|")
      case .text(let text): text
      }
    }

    var values: [Value] {
      [.text(code.rawValue), .text(kind.rawValue), .integer(object), .text(shownBy)]
    }
  }
}

extension Snapshot {
  /// The answers to findings of one code that hold on the day; most registries have none.
  func answers(to code: Finding.Code) throws -> [Finding.Key: Answer] {
    let columns = SQL.joined(FactTable.answer.columns.map { "w.\($0)" }, separator: ", ")
    var answers: [Finding.Key: Answer] = [:]
    try connection.statement("SELECT \(columns) FROM answer w WHERE w.finding = ?3 AND \(Query.holds("w"))")
      .forEachRow([.text(day.description), .integer(entry), .text(code.rawValue)]) { row in
        let fact = try Fact(row, of: .answer)
        let key = Fields(fact.key, "answer")
        guard let kind = Finding.Object.Kind(rawValue: try key.text(1)) else {
          throw RegistryError.schemaDiffers("answer")
        }
        answers[.init(code, kind, try key.integer(2), stored: try key.text(3))] = try Answer(fact)
      }
    return answers
  }
}
