import Exchange
@preconcurrency import Glibc

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
