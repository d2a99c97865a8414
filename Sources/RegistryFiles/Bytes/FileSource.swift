import Glibc
import LevelRegistry

/// A file open for reading; it is closed when nobody holds it any more.
package final class FileSource: ByteSource {
  private let path: String
  private let descriptor: Int32
  /// The size of a regular file when it was opened; nil for a pipe or a device.
  package let size: Int?

  /// Opens the file at this path for reading only.
  ///
  /// - Throws: `FileError`.
  package convenience init(path: String) throws(FileError) {
    // Opening and closing it would drop the locks of whoever records in it.
    guard !Registry.isOpen(at: path) else { throw FileError(path: path, kind: .openRegistry) }
    try self.init(path: path, descriptor: open(path, O_RDONLY | O_CLOEXEC))
  }

  /// What is fed to the standard input of the process, from where it stands.
  ///
  /// - Parameter name: what messages call it.
  /// - Throws: `FileError`.
  package static func standardInput(named name: String) throws(FileError) -> FileSource {
    try FileSource(path: name, descriptor: fcntl(0, F_DUPFD_CLOEXEC, 0))
  }

  /// Takes a descriptor over, below zero when it could not be opened.
  private init(path: String, descriptor: Int32) throws(FileError) {
    self.path = path
    self.descriptor = descriptor
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

  /// Reads the next bytes, beginning again when a signal interrupts that asks for nothing.
  ///
  /// - Throws: `FileError`, or `RegistryError.interrupted`.
  package func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    while true {
      try RegistryError.throwIfInterrupted()
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

/// A file that could not be opened or read.
package struct FileError: RegistryFailure, Equatable {
  /// What is wrong with it.
  package enum Kind: Equatable, Sendable {
    case missing
    case directory
    case notPermitted
    /// It is the registry that the process has open.
    case openRegistry
    /// Anything else, with the `errno` of the system call.
    case system(code: Int32)
  }

  /// The path as it was given.
  package let path: String
  /// What is wrong with it.
  package let kind: Kind

  init(path: String, kind: Kind) {
    self.path = path
    self.kind = kind
  }

  init(path: String, code: Int32) {
    self.path = path
    kind =
      switch code {
      case ENOENT, ENOTDIR: .missing
      case EISDIR: .directory
      case EACCES, EPERM: .notPermitted
      default: .system(code: code)
      }
  }

  package var code: String {
    switch kind {
    case .missing: "no-such-file"
    case .directory: "is-a-folder"
    case .notPermitted: "not-permitted"
    case .openRegistry: "is-the-registry"
    case .system: "cannot-read"
    }
  }

  /// The file, the reason and the next step.
  package var message: Phrase {
    switch kind {
    case .missing:
      Phrase(
        "no file '\(path)'; check the name and the folder",
        "không có tệp '\(path)'; hãy kiểm tra lại tên tệp và thư mục")
    case .directory:
      Phrase(
        "'\(path)' is a folder; name a file in it",
        "'\(path)' là thư mục; hãy chỉ rõ một tệp trong đó")
    case .notPermitted:
      Phrase(
        "not permitted to read '\(path)'; ask its owner for permission to read it",
        "không có quyền đọc tệp '\(path)'; hãy xin chủ sở hữu tệp cấp quyền đọc")
    case .openRegistry:
      Phrase(
        "'\(path)' is the registry itself; name another file",
        "'\(path)' chính là sổ đăng ký; hãy chọn tệp khác")
    case .system(let code):
      Phrase(
        "cannot read '\(path)': \(systemReason(code)); copy the file to a local disk and try again",
        "không đọc được tệp '\(path)': \(systemReason(code)); hãy chép tệp về ổ đĩa của máy rồi thử lại")
    }
  }
}

/// Returns what the C library calls an `errno`, with its number.
func systemReason(_ code: Int32) -> String {
  guard let text = strerror(code) else { return "errno \(code)" }
  return "\(String(cString: text)) (errno \(code))"
}

/// The SHA-256 of a file.
package enum FileDigest {
  /// Returns it in lower-case hexadecimal, reading the source to its end.
  package static func sha256(of source: any ByteSource) throws -> String {
    let hash = SHA256()
    try source.forEachBlock { hash.update($0) }
    return hash.finish()
  }
}
