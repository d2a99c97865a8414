import CapdoCSchema
import CapdoSQLite
import Glibc

/// A version of the schema: the text that spells its tables, and the steps that lead to it from older versions.
package struct Schema: Sendable {
  static let applicationID: UInt32 = 1_667_330_148

  package let version: UInt32
  /// One from each older version that was released to the next, in order.
  package let steps: [Migration]
  package let bytes: [UInt8]
  /// Where in the text the statements stand that make an object, the last one first.
  private let objects: [Range<Int>]

  package init(version: UInt32, steps: [Migration], bytes: [UInt8]) {
    self.version = version
    self.steps = steps
    self.bytes = bytes
    objects = bytes.withUnsafeBufferPointer(Self.objects)
  }

  /// The text of schema.sql, the only place where a table is spelled. No version before it was released.
  package static let current = Schema(
    version: 1, steps: [], bytes: Array(UnsafeBufferPointer(start: capdo_schema(), count: capdo_schema_length())))

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Opens a file and compares its schema.
  func connect(to path: String, for access: Registry.Access) throws -> Connection {
    // Whoever records also looks before SQLite rolls anything back.
    if access == .reading || OperatingSystem.exists(path + "-journal") {
      let (connection, _) = try Connection.reading(path) { connection in
        // An interrupted `init` that was rolled back.
        guard !OperatingSystem.isEmpty(path) else { throw RegistryError.isEmptyFile(path: path) }
        try compare(with: connection)
      }
      if access == .reading { return connection }
    }
    do {
      let connection = try Connection(path: path, access: .writing)
      try compare(with: connection)
      return connection
    } catch let error as SQLiteError where error.needsRollback {
      throw RegistryError.cannotRollBack(path: path, because: RegistryError(error))
    }
  }

  /// Throws unless the file has exactly the tables, indexes and triggers of this schema, to the letter.
  ///
  /// SQLite keeps the text of each statement as it was given, so each must be found in the text, and as many as stand
  /// there. Names the first object that differs. Compares bytes, for every question pays for this.
  func compare(with connection: Connection) throws {
    try bytes.withUnsafeBufferPointer { text in
      var missing = objects
      try connection.statement("SELECT sql, name FROM sqlite_schema WHERE sql IS NOT NULL").forEachRow { row in
        // From the end: a file that was never compacted has its objects in the order of the text.
        let index = try row.withText(0) { found in missing.lastIndex { Self.same(text[$0], found) } }
        guard let index else { throw RegistryError.schemaDiffers(try row.text(1)) }
        missing.remove(at: index)
      }
      if let first = missing.last { throw RegistryError.schemaDiffers(Self.name(of: text[first])) }
    }
  }

  private static func same(_ statement: Slice<UnsafeBufferPointer<UInt8>>, _ found: UnsafeBufferPointer<UInt8>) -> Bool
  {
    let statement = UnsafeBufferPointer(rebasing: statement)
    guard statement.count == found.count else { return false }
    guard let a = statement.baseAddress, let b = found.baseAddress else { return true }
    return memcmp(a, b, found.count) == 0
  }

  /// The statements that make an object, without their semicolons: from a line that begins with CREATE to one that
  /// ends with a semicolon, which for a trigger is its END.
  private static func objects(in text: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var objects: [Range<Int>] = []
    var line = 0
    var start: Int?
    var isTrigger = false
    while line < text.count {
      let end = text[line...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
      let content = text[line..<end]
      if start == nil, content.starts(with: "CREATE ".utf8) {
        start = line
        isTrigger = content.starts(with: "CREATE TRIGGER ".utf8)
      }
      if let first = start, content.last == UInt8(ascii: ";"), !isTrigger || content.starts(with: "END;".utf8) {
        objects.append(first..<end - 1)
        start = nil
      }
      line = end + 1
    }
    return objects.reversed()
  }

  /// The third word of a statement: CREATE TABLE name.
  private static func name(of statement: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    let words = statement.split(separator: UInt8(ascii: " "), maxSplits: 3)
    return words.count > 2 ? String(decoding: words[2], as: UTF8.self) : ""
  }
}

/// A step from one version of the schema to the next.
package struct Migration: Sendable {
  /// What is to be done, opened by a comment that says why and what it costs.
  let script: String

  package init(_ script: String) {
    self.script = script
  }
}

extension Schema {
  /// Brings a file up to this version, one transaction for each step, after a backup beside the file.
  ///
  /// Killed anywhere, the file is of one version or another, never between, and going on is opening it again.
  /// - Returns: the path of the backup.
  func migrate(_ file: RegistryFile, at moment: Moment) throws -> String {
    let connection = try Connection(path: file.path, access: .writing)
    let stamp = moment.description.filter { $0 != ":" }
    let backup = "\(file.path).schema-\(file.version)-\(stamp)"
    try connection.backUp(to: backup, checking: Connection.mustBeSound)
    for (number, step) in zip(version - UInt32(steps.count)..<version, steps) where number >= file.version {
      try connection.transaction({ try take(step, from: number, on: connection) })
    }
    return backup
  }

  private func take(_ step: Migration, from number: UInt32, on connection: Connection) throws {
    let current = try connection.statement("PRAGMA user_version").first { try $0.integer(0) }
    // Somebody else was faster.
    guard current == Int64(number) else { return }
    try connection.execute(script: step.script)
    try connection.execute(script: "PRAGMA user_version = \(number + 1)")
    if number + 1 == version { try compare(with: connection) }
  }
}
