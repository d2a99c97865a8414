import Exchange
@preconcurrency import Glibc
import LevelRegistry

/// A file that is either complete or absent: written beside its place, synced, and linked there when it is done.
final class NewFile: ByteSink {
  private let path: String
  private let temporary: String
  private let descriptor: Int32
  private let sink: DescriptorSink

  init(path: String) throws {
    guard access(path, F_OK) != 0 else { throw RegistryError.fileExists(path: path) }
    self.path = path
    temporary = "\(path).\(getpid()).part"
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw RegistryError.cannotCreate(path: path, systemError: errno) }
    sink = DescriptorSink(descriptor)
  }

  deinit {
    close(descriptor)
    unlink(temporary)
  }

  func write(_ bytes: [UInt8]) throws {
    try sink.write(bytes)
  }

  /// Gives the file its name; one that came there meanwhile is left alone.
  func keep() throws {
    guard fsync(descriptor) == 0 else { throw OutputError(code: errno) }
    guard link(temporary, path) == 0 else {
      throw errno == EEXIST
        ? RegistryError.fileExists(path: path) : RegistryError.cannotCreate(path: path, systemError: errno)
    }
  }
}
