import CapdoCSQLite
import Glibc
import Synchronization

/// The first bytes of a file and its size, read through SQLite's own descriptor.
///
/// Closing any other descriptor of a file drops all POSIX locks that the process holds on it, those of a transaction in
/// another thread too (https://www.sqlite.org/howtocorrupt.html, 2.2): nothing else may ever open an open database.
package struct FileHead: Sendable {
  package let bytes: [UInt8]
  package let size: Int64

  /// Opens the file for reading without looking at its schema, its locks or a journal beside it.
  package init(ofFile path: String, count: Int) throws(SQLiteError) {
    _ = Connection.withoutStatistics
    var handle: OpaquePointer?
    let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    let code = sqlite3_open_v2(path, &handle, flags, nil)
    defer { sqlite3_close_v2(handle) }
    guard code == SQLITE_OK, let handle else { throw SQLiteError(code, on: handle, context: "open") }
    var bytes = [UInt8](repeating: 0, count: count)
    var size: Int64 = 0
    let read = capdo_sqlite_read(handle, &bytes, Int32(count), &size)
    guard read == SQLITE_OK || read == capdo_sqlite_short_read() else {
      throw SQLiteError(code: read, message: "the header cannot be read", context: "read")
    }
    self.bytes = Array(bytes.prefix(Int(min(Int64(count), size))))
    self.size = size
  }
}

/// The database files that this process has open, by device and inode.
package enum OpenDatabases {
  struct File: Hashable, Sendable {
    let device: UInt64
    let inode: UInt64

    init?(_ path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      device = UInt64(status.st_dev)
      inode = UInt64(status.st_ino)
    }
  }

  private static let counts = Mutex<[File: Int]>([:])

  /// Whether a path leads to one of them, under whatever name: then it must not be opened but by SQLite.
  package static func contain(_ path: String) -> Bool {
    guard let file = File(path) else { return false }
    return counts.withLock { $0[file] != nil }
  }

  static func add(_ path: String) -> File? {
    guard let file = File(path) else { return nil }
    counts.withLock { $0[file, default: 0] += 1 }
    return file
  }

  static func remove(_ file: File?) {
    guard let file else { return }
    counts.withLock { counts in
      let left = (counts[file] ?? 1) - 1
      counts[file] = left > 0 ? left : nil
    }
  }
}
