import Glibc
import LevelRegistry

/// Bytes put aside, to be read once they are complete: in memory, and from a certain size on in a temporary file.
///
/// The file has no name, so that nobody else opens it and nothing of it is left, however the process ends.
final class Spool: ByteSink {
  /// How many bytes stay in memory unless a test says otherwise.
  static let standardRoom = 1 << 20

  private let room: Int
  private var memory: [UInt8] = []
  private var descriptor: Int32 = -1
  /// The bytes in the file, which come before those in memory.
  private var written = 0

  var count: Int { written + memory.count }

  init(room: Int = Spool.standardRoom) {
    self.room = room
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// - Throws: `SpoolError`.
  func write(_ bytes: [UInt8]) throws {
    memory += bytes
    if memory.count > room { try flush() }
  }

  private func flush() throws(SpoolError) {
    if descriptor < 0 { descriptor = try Self.openNamelessFile() }
    while !memory.isEmpty {
      let count = Glibc.write(descriptor, memory, memory.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw SpoolError(systemError: errno) }
      memory.removeFirst(count)
      written += count
    }
  }

  private static func openNamelessFile() throws(SpoolError) -> Int32 {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var path = Array("\(folder)/capdo-XXXXXX".utf8CString)
    let descriptor = mkstemp(&path)
    guard descriptor >= 0 else { throw SpoolError(systemError: errno) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    unlink(path)
    return descriptor
  }

  /// Reads from a place on, up to what is written when it gets there.
  func reader(from place: Int = 0) -> some ByteSource { SpoolReader(self, from: place) }

  /// Copies bytes from a place on; 0 at the end.
  fileprivate func read(from place: Int, into buffer: UnsafeMutableRawBufferPointer) throws(SpoolError) -> Int {
    guard place < written else {
      let found = memory[min(place - written, memory.count)...].prefix(buffer.count)
      buffer.copyBytes(from: found)
      return found.count
    }
    while true {
      let count = pread(descriptor, buffer.baseAddress, min(buffer.count, written - place), place)
      if count > 0 { return count }
      if count == 0 || errno != EINTR { throw SpoolError(systemError: count == 0 ? EIO : errno) }
    }
  }
}

/// Reads a spool once.
private final class SpoolReader: ByteSource {
  private let spool: Spool
  private var place: Int
  private let start: Int
  var size: Int? { spool.count - start }

  init(_ spool: Spool, from place: Int) {
    self.spool = spool
    self.place = place
    start = place
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = try spool.read(from: place, into: buffer)
    place += count
    return count
  }
}

/// A temporary file that could not be made, written or read.
package struct SpoolError: RegistryFailure, Equatable {
  package var code: String { "temporary-file" }

  /// The `errno` of the system call.
  let systemError: Int32

  /// What went wrong, with the system's reason.
  package var message: Phrase {
    let reason = systemReason(systemError)
    return Phrase("cannot use a temporary file: \(reason)", "không dùng được tệp tạm: \(reason)")
  }

  /// The next step.
  package var nextStep: Phrase {
    Phrase(
      "free some space there, or name another folder in TMPDIR",
      "hãy giải phóng dung lượng ở đó, hoặc đặt biến TMPDIR là một thư mục khác")
  }
}
