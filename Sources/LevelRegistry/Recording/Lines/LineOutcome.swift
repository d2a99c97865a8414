/// What a line of a sheet did to the register.
public enum LineOutcome<Line: Hashable & Sendable>: Hashable, Sendable {
  /// The system or organization was not on record.
  case added(code: String)
  /// What an export of the sheet's day had, and what it would have if it said what the line says.
  case changed(code: String, from: Line, to: Line)
  /// The register said so already.
  case unchanged(code: String)

  public var code: String {
    switch self {
    case .added(let code), .changed(let code, _, _), .unchanged(let code): code
    }
  }
}

/// Why a line of a sheet cannot be recorded, and which column says so.
public struct LineError<Column: Term>: Error {
  public let column: Column
  public let reason: RegistryError

  init(_ column: Column, _ reason: RegistryError) {
    self.column = column
    self.reason = reason
  }
}

/// Records the lines of a sheet; what the register refuses it gives the column that says so.
protocol ColumnErrors {
  associatedtype Column: Term
}

extension ColumnErrors {
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
