import CLinux
@preconcurrency import Glibc

/// A file that bears its name only when it is complete: written beside its place, synced, and then renamed.
///
/// Killed before, it leaves a file that ends in `.part`, and SQLite perhaps the journal of that; otherwise what was not kept is removed.
public final class UnfinishedFile {
  /// Where it is written.
  public let temporary: String
  /// The open file.
  public let descriptor: Int32
  private let name: String
  private let path: String

  /// - Throws: `RegistryError.fileExists` or `cannotCreate`.
  public init(for name: String) throws(RegistryError) {
    guard RegistryFile.isPath(name) else { throw .cannotCreate(path: name, systemError: EINVAL) }
    self.name = name
    path = OperatingSystem.absolute(name)
    guard !OperatingSystem.exists(path) else { throw .fileExists(path: name) }
    temporary = "\(path).\(try OperatingSystem.randomName().prefix(8)).part"
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .cannotCreate(path: name, systemError: errno) }
  }

  deinit {
    close(descriptor)
    unlink(temporary)
  }

  /// Gives the file its name; one that came there meanwhile is left alone.
  ///
  /// - Throws: `RegistryError.fileExists` or `cannotCreate`; then the name does not lead to this file.
  public func keep() throws(RegistryError) {
    guard fsync(descriptor) == 0, rename() else {
      throw errno == EEXIST ? .fileExists(path: name) : .cannotCreate(path: name, systemError: errno)
    }
    guard OperatingSystem.syncFolder(of: path) else {
      let error = errno
      unlink(path)
      throw .cannotCreate(path: name, systemError: error)
    }
  }

  private func rename() -> Bool {
    if capdo_rename_new(temporary, path) == 0 { return true }
    // Not every file system knows how to rename without replacing.
    return errno != EEXIST && link(temporary, path) == 0
  }
}
