import CapdoSQLite
@preconcurrency import Glibc

extension Connection {
  /// Opens a file for reading and begins with `body`.
  ///
  /// When a crash left a journal, the file is opened once for writing before, so that SQLite rolls back what was never
  /// acknowledged; nothing else is written.
  static func reading<T>(_ path: String, _ body: (Connection) throws -> T) throws -> (connection: Connection, T) {
    do {
      let connection = try Connection(path: path, access: .reading)
      return (connection, try body(connection))
    } catch let error as SQLiteError where error.needsRollback {
      try rollBack(path)
      let connection = try Connection(path: path, access: .reading)
      return (connection, try body(connection))
    }
  }

  private static func rollBack(_ path: String) throws {
    try RollbackJournal.check(beside: path)
    do {
      // The first question does it.
      try Connection(path: path, access: .writing).statement("SELECT count(*) FROM sqlite_schema").run()
    } catch let error as SQLiteError where !error.isBusy {
      throw RegistryError.cannotRollBack(path: path, because: RegistryError(error))
    }
  }
}

/// The journal that a crash left beside a registry (https://www.sqlite.org/fileformat.html#the_rollback_journal).
///
/// SQLite rolls back whatever bears the name, the journal of another file too, which destroys both.
struct RollbackJournal {
  private let descriptor: Int32

  /// Throws when the journal beside a registry cannot be its own.
  ///
  /// It is when it was begun on a file of no more pages, and when its copy of page 1 has the change counter of the file
  /// or the one before: every transaction counts one up. A journal without page 1 shows nothing more.
  static func check(beside path: String) throws(RegistryError) {
    guard let head = try? FileHead(ofFile: path, count: 100) else { return }
    let journal = open(path + "-journal", O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard journal >= 0 else { return }
    defer { close(journal) }
    guard head.bytes.count == 100, RollbackJournal(descriptor: journal).belongs(to: head.bytes, size: off_t(head.size))
    else { throw .foreignJournal(path: path) }
  }

  private func belongs(to header: [UInt8], size: off_t) -> Bool {
    guard let start = segment(at: 0) else { return true }
    let declared = off_t(header[16]) << 8 | off_t(header[17])
    guard start.pageSize == (declared == 1 ? 65_536 : declared), start.pages * start.pageSize <= size else {
      return false
    }
    guard let page = firstPage() else { return true }
    let (before, now) = (number(page, 24), number(header, 24))
    return number(page, 68) == Schema.applicationID && (before == now || before &+ 1 == now)
  }

  /// What a header says: each time the journal was synced a new one began.
  private struct Segment {
    let records: off_t
    let pages: off_t
    let sectorSize: off_t
    let pageSize: off_t
  }

  private func segment(at place: off_t) -> Segment? {
    let bytes = bytes(28, at: place)
    guard bytes.starts(with: [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7]) else { return nil }
    let segment = Segment(
      records: off_t(number(bytes, 8)), pages: off_t(number(bytes, 16)), sectorSize: off_t(number(bytes, 20)),
      pageSize: off_t(number(bytes, 24)))
    return segment.sectorSize >= 28 && segment.pageSize > 0 ? segment : nil
  }

  /// The head of page 1, if one of the records is its copy: each is the number of a page, the page, and a checksum.
  private func firstPage() -> [UInt8]? {
    var place: off_t = 0
    while let segment = segment(at: place), segment.records > 0 {
      place += segment.sectorSize
      for _ in 0..<segment.records {
        let found = bytes(104, at: place)
        guard !found.isEmpty else { return nil }
        if number(found, 0) == 1 { return Array(found.dropFirst(4)) }
        place += segment.pageSize + 8
      }
      place = (place + segment.sectorSize - 1) / segment.sectorSize * segment.sectorSize
    }
    return nil
  }

  private func bytes(_ count: Int, at place: off_t) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    return pread(descriptor, &bytes, count, place) == count ? bytes : []
  }

  private func number(_ bytes: [UInt8], _ start: Int) -> UInt32 {
    bytes[start..<start + 4].reduce(0) { $0 << 8 | UInt32($1) }
  }
}
