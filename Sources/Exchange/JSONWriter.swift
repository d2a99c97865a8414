/// Writes a table as a JSON array of objects, one to a line, keyed by the names of the columns.
///
/// A percent is a string such as "70.93", so that no reader turns it into a binary fraction; what is empty is null.
public struct JSONWriter: TableWriter {
  private var buffer: OutputBuffer
  /// What stands before each value: `"code":`, from the second on with a comma in front.
  private var keys: [String] = []
  private var hasRows = false

  /// Writes to this sink, in pieces of about 64 KiB; the last one goes out with `end()`.
  public init(to sink: any ByteSink) {
    buffer = OutputBuffer(to: sink)
  }

  /// Opens the array.
  public mutating func begin(_ columns: [Column]) throws {
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
  public mutating func write(_ row: [Cell]) throws {
    guard row.count == keys.count else { throw TableError(cells: row.count, columns: keys.count) }
    buffer.append(hasRows ? ",\n" : "\n")
    hasRows = true
    buffer.append(object(of: row))
    try buffer.drain()
  }

  /// Closes the array; that of an empty table is `[]`.
  public mutating func end() throws {
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
