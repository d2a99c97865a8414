import Exchange

/// Gathers bytes, so that a line costs no system call.
final class BufferedSink: ByteSink {
  private static let capacity = 1 << 16

  private let target: any ByteSink
  private var waiting: [UInt8] = []
  /// The failure of the target, thrown again by every later call.
  private var failure: (any Error)?

  init(_ target: any ByteSink) {
    self.target = target
  }

  func write(_ bytes: [UInt8]) throws {
    waiting += bytes
    if waiting.count >= Self.capacity { try flush() }
  }

  /// Hands over everything written so far.
  func flush() throws {
    if let failure { throw failure }
    guard !waiting.isEmpty else { return }
    do {
      try target.write(waiting)
      waiting.removeAll(keepingCapacity: true)
    } catch {
      failure = error
      waiting = []
      throw error
    }
  }
}
