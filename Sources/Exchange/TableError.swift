/// A row that does not fit its table; a mistake in the program, not in a file.
public struct TableError: Error, Equatable {
  /// The number of cells in the row.
  public let cells: Int
  /// The number of columns of the table.
  public let columns: Int
}
