import CapdoCLinux
import CapdoSQLite
@preconcurrency import Glibc

/// A file that has been looked at before SQLite opens it: its header is that of a registry.
struct RegistryFile {
  /// Its absolute path.
  let path: String
  /// The version of its schema, not above the one it was checked against.
  let version: UInt32
  /// The path as it was given.
  private let name: String
  private let mode: mode_t
  private let group: gid_t

  /// Reads the first 100 bytes (https://www.sqlite.org/fileformat.html) through SQLite and writes nothing.
  init(checking name: String, against schema: Schema) throws(RegistryError) {
    guard Self.isPath(name) else { throw .noSuchFile(path: name) }
    self.name = name
    path = OperatingSystem.absolute(name)
    let (header, mode, group) = try Self.header(of: path, named: name)
    guard !header.isEmpty else { throw .isEmptyFile(path: name) }
    guard header.count == 100, header.starts(with: "SQLite format 3\0".utf8),
      Self.number(header, at: 68) == Schema.applicationID, Self.number(header, at: 56) == 1
    else { throw .notARegistry(path: name) }
    self.mode = mode
    self.group = group
    version = Self.number(header, at: 60)
    guard version <= schema.version else { throw .isNewer(path: name, version: version) }
    guard version + UInt32(schema.steps.count) >= schema.version else { throw .notARegistry(path: name) }
    // SQLite reads a log that lies there whatever the header says.
    guard header[18] == 1, header[19] == 1, !OperatingSystem.exists(path + "-wal") else {
      throw .usesWriteAheadLog(path: name)
    }
  }

  /// The rights of those who should have none: of the group too, unless the registry is kept by it.
  private var strangers: mode_t { SharedFolder(of: path)?.group == group ? mode & 0o007 : mode & 0o077 }

  var isWritableByOthers: Bool { strangers & 0o022 != 0 }

  /// What somebody who writes the file should know about it.
  var concerns: [RegistryWarning] {
    var concerns: [RegistryWarning] = []
    if let kind = SharedFileSystem(of: path) { concerns.append(.isShared(path: name, fileSystem: kind.rawValue)) }
    if isWritableByOthers {
      concerns.append(.isWritableByOthers(path: name))
    } else if strangers & 0o044 != 0 {
      concerns.append(.isReadableByOthers(path: name))
    }
    return concerns
  }

  private static func header(
    of absolute: String, named path: String
  ) throws(RegistryError) -> (bytes: [UInt8], mode: mode_t, group: gid_t) {
    var status = stat()
    guard lstat(absolute, &status) == 0 else { throw error(errno, path) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFLNK: throw .isSymbolicLink(path: path)
    case S_IFDIR: throw .isFolder(path: path)
    default: throw .notARegistry(path: path)
    }
    // SQLite takes a file of one byte for an empty one.
    guard status.st_size != 1 else { throw .notARegistry(path: path) }
    do throws(SQLiteError) {
      return (try FileHead(ofFile: absolute, count: 100).bytes, status.st_mode, status.st_gid)
    } catch {
      throw .cannotOpen(path: path, systemError: error.systemError == 0 ? EIO : error.systemError)
    }
  }

  private static func error(_ code: Int32, _ path: String) -> RegistryError {
    switch code {
    case ENOENT, ENOTDIR: .noSuchFile(path: path)
    default: .cannotOpen(path: path, systemError: code)
    }
  }

  /// A path that C can carry.
  static func isPath(_ path: String) -> Bool {
    !path.isEmpty && !path.utf8.contains(0)
  }

  private static func number(_ header: [UInt8], at start: Int) -> UInt32 {
    header[start..<start + 4].reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// Makes an empty file that only its user can read, or takes the empty one that an interrupted `init` left.
  ///
  /// Returns its absolute path. SQLite writes the whole schema and entry 1 in one transaction, and gives its journal the
  /// permissions of the file.
  static func create(_ path: String) throws -> String {
    guard isPath(path) else { throw RegistryError.cannotCreate(path: path, systemError: EINVAL) }
    let absolute = OperatingSystem.absolute(path)
    let file = open(absolute, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    if file >= 0 {
      close(file)
      return absolute
    }
    guard errno == EEXIST else { throw RegistryError.cannotCreate(path: path, systemError: errno) }
    guard try isLeftByInit(absolute, named: path) else { throw RegistryError.fileExists(path: path) }
    guard chmod(absolute, 0o600) == 0 else { throw RegistryError.cannotCreate(path: path, systemError: errno) }
    return absolute
  }

  /// Whether a file is empty, or will be when SQLite has rolled back what was never acknowledged: then it does.
  private static func isLeftByInit(_ absolute: String, named path: String) throws -> Bool {
    let header: [UInt8]
    do {
      header = try Self.header(of: absolute, named: path).bytes
    } catch RegistryError.notARegistry {
      return false
    }
    if header.count == 100, number(header, at: 68) == Schema.applicationID,
      OperatingSystem.exists(absolute + "-journal")
    {
      _ = try Connection.reading(absolute) { try $0.statement("SELECT count(*) FROM sqlite_schema").run() }
      return OperatingSystem.isEmpty(absolute)
    }
    return header.isEmpty
  }
}

/// A file that bears its name only when it is complete: written beside its place, synced, and then renamed.
///
/// Killed before, it leaves a file that ends in `.part`, and SQLite perhaps the journal of that; otherwise what was not kept is removed.
package final class UnfinishedFile {
  /// Where it is written.
  package let temporary: String
  /// The open file.
  package let descriptor: Int32
  private var isOpen = true
  private let name: String
  private let path: String

  /// - Parameter isPrivate: whether only its user may read it, as a registry; else it has the rights of any file of theirs.
  /// - Throws: `RegistryError.fileExists` or `cannotCreate`.
  package init(for name: String, isPrivate: Bool) throws(RegistryError) {
    guard RegistryFile.isPath(name) else { throw .cannotCreate(path: name, systemError: EINVAL) }
    self.name = name
    path = OperatingSystem.absolute(name)
    guard !OperatingSystem.exists(path) else { throw .fileExists(path: name) }
    temporary = "\(path).\(try OperatingSystem.randomName().prefix(8)).part"
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
    descriptor = open(temporary, flags, isPrivate ? 0o600 : 0o666)
    guard descriptor >= 0 else { throw .cannotCreate(path: name, systemError: errno) }
  }

  deinit {
    if isOpen { close(descriptor) }
    unlink(temporary)
  }

  /// Gives the file its name; one that came there meanwhile is left alone.
  ///
  /// - Throws: `RegistryError.fileExists` or `cannotCreate`; then the name does not lead to this file.
  package func keep() throws(RegistryError) {
    // Closed before it bears its name: who opens it under that takes locks, which closing would drop.
    guard fsync(descriptor) == 0, closeOnce(), rename() else {
      throw errno == EEXIST ? .fileExists(path: name) : .cannotCreate(path: name, systemError: errno)
    }
    guard OperatingSystem.syncFolder(of: path) else {
      let error = errno
      unlink(path)
      throw .cannotCreate(path: name, systemError: error)
    }
  }

  private func closeOnce() -> Bool {
    isOpen = false
    return close(descriptor) == 0
  }

  private func rename() -> Bool {
    if capdo_rename_new(temporary, path) == 0 { return true }
    // Not every file system knows how to rename without replacing.
    return errno != EEXIST && link(temporary, path) == 0
  }
}

extension SharedFileSystem {
  /// The file system that a path lies on; nil for one of this machine alone.
  init?(of path: String) {
    self.init(number: capdo_file_system(path))
  }
}
