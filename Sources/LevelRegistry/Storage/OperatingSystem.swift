@preconcurrency import Glibc

/// What the registry asks of the operating system.
package enum OperatingSystem {
  /// The login name of the user who runs the process, or the number when it has no name.
  package static var userName: String {
    let number = geteuid()
    return getpwuid(number).map { String(cString: $0.pointee.pw_name) } ?? "\(number)"
  }

  /// 128 random bits in hexadecimal.
  static func randomName() throws(RegistryError) -> String {
    var bytes = [UInt8](repeating: 0, count: 16)
    guard getentropy(&bytes, bytes.count) == 0 else { throw .noRandomness }
    return SHA256.hexadecimal(bytes)
  }

  /// The absolute path of a file that need not exist: links among its folders are followed, for SQLite refuses them; the
  /// file itself may still be one.
  static func absolute(_ path: String) -> String {
    // By bytes: a mark after a slash would make it another character.
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let name = path[(slash.map(path.utf8.index(after:)) ?? path.startIndex)...]
    let folder = slash == nil ? "." : String(path[..<name.startIndex])
    guard !name.isEmpty, name != ".", name != "..", let real = realpath(folder, nil) else { return path }
    defer { free(real) }
    let above = String(cString: real)
    return above == "/" ? "/" + name : above + "/" + name
  }

  /// Whether anything bears a name.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether a file is there and holds nothing.
  static func isEmpty(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_size == 0
  }

  /// Syncs the folder of a file, so that the names in it outlast a power cut; false when that failed.
  static func syncFolder(of path: String) -> Bool {
    let end = path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex
    let folder = open(end == path.startIndex ? "/" : String(path[..<end]), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return false }
    defer { close(folder) }
    return fsync(folder) == 0
  }
}
