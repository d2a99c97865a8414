import RegistryFiles

/// Keeps what is written to it, and how often it was.
package final class MemorySink: ByteSink {
  package private(set) var bytes: [UInt8] = []
  package private(set) var writes = 0

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  package init() {}

  package func write(_ bytes: [UInt8]) {
    self.bytes += bytes
    writes += 1
  }
}
