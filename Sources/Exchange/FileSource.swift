import Glibc

/// A file open for reading; it is closed when nobody holds it any more.
public final class FileSource: ByteSource {
  private let path: String
  private let descriptor: Int32
  /// The size of a regular file when it was opened; nil for a pipe or a device.
  public let size: Int?

  /// Opens the file at this path for reading only.
  ///
  /// - Throws: `FileError`.
  public init(path: String) throws(FileError) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
    do throws(FileError) {
      size = try regularSize(of: descriptor, path: path)
    } catch {
      close(descriptor)
      throw error
    }
  }

  deinit {
    close(descriptor)
  }

  /// Reads the next bytes, beginning again when a signal interrupts.
  ///
  /// - Throws: `FileError`.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      if errno != EINTR { throw FileError(path: path, code: errno) }
    }
  }
}

/// Returns the size of a regular file and nil for a pipe or a device.
private func regularSize(of descriptor: Int32, path: String) throws(FileError) -> Int? {
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw FileError(path: path, code: errno) }
  switch status.st_mode & S_IFMT {
  case S_IFDIR: throw FileError(path: path, code: EISDIR)
  case S_IFREG: return Int(status.st_size)
  default: return nil
  }
}
