import CapdoSQLite
@preconcurrency import Glibc

/// A folder of a group: whatever is made in it belongs to the group, and each of its users may remove what another made.
///
/// SQLite makes a journal beside the file, with the rights of the file; after a crash somebody else has to be able to read
/// and remove it.
struct SharedFolder {
  let group: gid_t

  /// The folder of a file; nil if it is that of one user.
  init?(of path: String) {
    var status = stat()
    let end = path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex
    guard stat(end == path.startIndex ? "/" : String(path[..<end]), &status) == 0,
      status.st_mode & 0o2070 == 0o2070, status.st_mode & S_ISVTX == 0
    else { return nil }
    group = status.st_gid
  }
}

/// Who keeps a registry together: the users of a group of the machine.
struct Sharing {
  private let group: gid_t

  /// - Parameters:
  ///   - name: the name of the group.
  ///   - path: the absolute path of the registry, which need not exist.
  /// - Throws: `RegistryError.unknownGroup` or `folderNotShared`.
  init(with name: String, of path: String) throws(RegistryError) {
    guard RegistryFile.isPath(name), let entry = getgrnam(name) else { throw .unknownGroup(name) }
    group = entry.pointee.gr_gid
    guard SharedFolder(of: path)?.group == group else {
      let end = path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex
      throw .folderNotShared(path: String(path[..<end]), group: name)
    }
  }

  /// Lets the group read and write a file, and nobody else but its owner.
  func apply(to path: String, named name: String) throws(RegistryError) {
    guard lchown(path, uid_t.max, group) == 0, chmod(path, 0o660) == 0 else {
      throw .cannotShare(path: name, systemError: errno)
    }
  }
}

extension Registry {
  /// Lets the users of a group of this machine keep a registry together: they read and record, others do neither.
  ///
  /// Its folder must be the group's, so that each of them can make a journal there and remove what a crash left of another's.
  /// - Throws: `RegistryError.unknownGroup`, `folderNotShared`, `cannotShare`; what opening throws.
  package static func share(_ path: String, with group: String) throws {
    let file = try RegistryFile(checking: path, against: .current)
    try Sharing(with: group, of: file.path).apply(to: file.path, named: path)
  }
}

extension RegistryError {
  /// Throws `interrupted` when whoever started the work asked for its end.
  package static func throwIfInterrupted() throws(RegistryError) {
    if Interruption.signal != 0 { throw .interrupted }
  }
}
