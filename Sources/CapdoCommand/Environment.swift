@preconcurrency import Glibc

/// The variables that a run can see.
struct Environment: Sendable {
  private let look: @Sendable (String) -> String?

  /// The variables of this process.
  static let process = Environment { name in getenv(name).map { String(cString: $0) } }

  init(_ look: @escaping @Sendable (String) -> String?) {
    self.look = look
  }

  init(_ variables: [String: String]) {
    look = { variables[$0] }
  }

  /// The value of a variable; nil if it is not set or empty.
  subscript(name: String) -> String? {
    look(name).flatMap { $0.isEmpty ? nil : $0 }
  }
}
