import CapdoCSQLite
import Synchronization

/// The wish that the work end: statements that run then fail, and the transaction that they are part of is rolled back.
///
/// A commit that has begun is not disturbed: it is carried out, and what follows it ends.
package enum Interruption {
  private static let number = Atomic<Int32>(0)
  /// How many steps a statement takes before it looks: some tens of microseconds.
  private static let steps: Int32 = 1_000

  /// The signal that asked for it; 0 while nobody did.
  package static var signal: Int32 { number.load(ordering: .relaxed) }

  /// Asks for it, also from the handler of a signal.
  package static func ask(_ signal: Int32) { number.store(signal, ordering: .relaxed) }

  /// Lets the statements of a connection look for it.
  static func watch(_ handle: OpaquePointer) {
    sqlite3_progress_handler(handle, steps, { _ in Interruption.signal == 0 ? 0 : 1 }, nil)
  }

  /// Runs what must come to its end once it has begun.
  static func deferred<T>(on handle: OpaquePointer, _ body: () throws -> T) rethrows -> T {
    sqlite3_progress_handler(handle, 0, nil, nil)
    defer { watch(handle) }
    return try body()
  }
}
