@preconcurrency import Glibc
import RegistryFiles

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

/// Writes to a file descriptor that somebody else opened and closes.
final class DescriptorSink: ByteSink {
  private let descriptor: Int32

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// - Throws: OutputError with what write(2) says.
  func write(_ bytes: [UInt8]) throws {
    try bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count > 0 {
          rest = rest.dropFirst(count)
        } else {
          try wait(for: errno)
        }
      }
    }
  }

  /// Returns if the write is to be tried again: it was interrupted, or the reader of a non-blocking pipe is slow.
  private func wait(for error: Int32) throws {
    switch error {
    case EINTR: return
    case EAGAIN:
      var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      poll(&request, 1, -1)
    default: throw OutputError(code: error)
    }
  }
}
