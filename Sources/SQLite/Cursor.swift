import CSQLite

/// The rows of a statement one after another, for those who read several statements side by side.
public final class Cursor {
  private let statement: Statement
  /// Whether the cursor stands on a row.
  public private(set) var hasRow = false

  init(_ statement: Statement, _ values: [Value]) throws {
    self.statement = statement
    try statement.begin(values)
    try advance()
  }

  deinit {
    statement.end()
  }

  /// The row that the cursor stands on; good until it is advanced.
  public var row: Row { Row(handle: statement.handle, sql: statement.sql) }

  /// Goes to the next row.
  public func advance() throws {
    hasRow = try statement.step()
  }
}

extension Statement {
  /// Returns a cursor on the first row.
  public func cursor(_ values: Value...) throws -> Cursor {
    try Cursor(self, values)
  }
}
