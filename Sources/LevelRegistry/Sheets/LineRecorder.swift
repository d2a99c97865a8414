/// Records the lines of a sheet; what the register refuses it gives the column that says so.
protocol LineRecorder {
  associatedtype Column: Term
}

extension LineRecorder {
  func error(_ column: Column, _ reason: RegistryError) -> LineError<Column> {
    LineError(column, reason)
  }

  /// Gives what the register refuses its column.
  func at<T>(_ column: Column, _ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let reason as RegistryError {
      throw error(column, reason)
    }
  }
}
