import CapdoSQLite

/// An open registry: snapshots are read from it, entries are recorded in it.
///
/// One file, one connection, one thread at a time. Two threads open two registries. After a failure of the disk it is
/// closed: whatever is asked of it then throws, and a new one has to be opened.
public final class Registry {
  /// The absolute path of the file.
  public let path: String
  var connection: RegistryConnection
  let now: @Sendable () -> Moment
  let user: String
  let warn: (RegistryWarning) -> Void
  /// The entry that was recorded last through this object.
  var last: Journal.Head?
  /// The entries that were recorded through this object: they stand, whatever fails afterwards.
  package internal(set) var recorded: [Int64] = []

  /// What is meant to be done with the registry.
  public enum Access: Sendable {
    /// Questions only: the file is opened read-only.
    case reading
    /// Questions and acts.
    case recording
  }

  /// Opens a registry.
  ///
  /// The file is looked at before SQLite touches it: a missing, foreign, newer or altered file is refused with its bytes
  /// unchanged. One of an older version is brought up to date when it is opened for recording, after a backup.
  /// - Parameters:
  ///   - now: the clock, which a test can hold.
  ///   - user: who runs the process, kept with every entry; nil asks the operating system.
  ///   - warn: called with what does not stop the work but should be known.
  /// - Throws: a `RegistryFailure` for a file that is not a registry of this version, and for a failure beneath.
  public convenience init(
    opening path: String, for access: Access = .recording, now: @escaping @Sendable () -> Moment = Moment.now,
    user: String? = nil, warn: @escaping (RegistryWarning) -> Void = { _ in }
  ) throws {
    try self.init(opening: path, for: access, schema: .current, now: now, user: user, warn: warn)
  }

  /// Opens a registry of a schema that need not be the current one.
  package init(
    opening path: String, for access: Access, schema: Schema, now: @escaping @Sendable () -> Moment = Moment.now,
    user: String? = nil, warn: @escaping (RegistryWarning) -> Void = { _ in }
  ) throws {
    let file = try RegistryFile(checking: path, against: schema)
    if access == .recording { file.concerns.forEach(warn) }
    if file.version < schema.version {
      guard access == .recording else { throw RegistryError.isOlder(path: path, version: file.version) }
      warn(.migrated(backup: try RegistryError.translating { try schema.migrate(file, at: now()) }))
    }
    self.path = file.path
    self.now = now
    self.user = user ?? OperatingSystem.userName
    self.warn = warn
    connection = RegistryConnection(try RegistryError.translating { try schema.connect(to: file.path, for: access) })
  }

  /// Makes a new registry: a file that only its user can read, with entry 1.
  ///
  /// The note of entry 1 holds 128 random bits, and its digest identifies the registry permanently.
  /// - Parameters:
  ///   - name: what it is called, from the first of all days on: the province's name.
  ///   - provinceCode: the province's code in the national list, for a registry with a name.
  ///   - group: the group of users of the machine who keep it together; its folder must be theirs (mode 2770).
  /// - Throws: `file-exists` when there is anything but an empty file at the path; `cannot-create`; what a name
  ///   or a code may not be.
  public init(
    creating path: String, by actor: String, named name: String? = nil, provinceCode: String? = nil,
    sharedWith group: String? = nil, now: @escaping @Sendable () -> Moment = Moment.now,
    user: String? = nil, warn: @escaping (RegistryWarning) -> Void = { _ in }
  ) throws {
    let actor = try Text.name(actor, .actor)
    // Before there is a file: a name that is refused leaves none.
    let name = try name.map { text in try Text.name(text, .name) }
    let code = try provinceCode.map { text in try Text.code(text) }
    let sharing = try group.map { group in try Sharing(with: group, of: OperatingSystem.absolute(path)) }
    let file = try RegistryError.translating { try RegistryFile.create(path) }
    try sharing?.apply(to: file, named: path)
    self.path = file
    self.now = now
    self.user = user ?? OperatingSystem.userName
    self.warn = warn
    if let kind = SharedFileSystem(of: self.path) { warn(.isShared(path: path, fileSystem: kind.rawValue)) }
    connection = RegistryConnection(
      try RegistryError.translating { try Connection(path: file, access: .writing) })
    try record(
      by: actor, act: Act.initialize.rawValue, note: OperatingSystem.randomName(),
      preparing: { try connection.execute(script: Schema.current.text) },
      { recording in
        try recording.writeRules()
        if let name { try recording.nameRegistry(name, provinceCode: code) }
      })
  }

  /// A copy of the registry as of now, in which acts can be tried: nobody else can open it, and it is gone with the object.
  ///
  /// Whoever records in the registry meanwhile waits only while its pages are copied.
  package func rehearsal() throws -> Registry { try Registry(rehearsing: self) }

  private init(rehearsing registry: Registry) throws {
    path = ""
    now = registry.now
    user = registry.user
    warn = registry.warn
    let original = try registry.connection.opened()
    connection = RegistryConnection(try RegistryError.translating { try Connection(copying: original) })
  }

  /// The registry's name for ever: the digest of entry 1.
  public func id() throws -> String {
    // What was just made is not read again: that could fail, though the registry is there.
    if let last, last.number == 1 { return last.digest }
    return try Checkpoint(of: connection).registry
  }

  /// Closes the file before the object goes; whatever is asked of it, or of its snapshots, afterwards throws.
  public func close() { connection.close() }

  /// Whether this process has the registry at a path open, under whatever name.
  ///
  /// Such a file must not be opened in any other way: closing it again would take the locks of the process with it, and
  /// somebody else could write while it does.
  package static func isOpen(at path: String) -> Bool { OpenDatabases.contain(path) }

  /// Today, in Vietnam.
  public var today: Day { now().day }
}

extension Registry {
  /// The checkpoint of all that is recorded.
  ///
  /// - Throws: `entry-left-open` when no entry is closed.
  public func checkpoint() throws -> Checkpoint {
    try Checkpoint(of: connection)
  }
}
