import CapdoCSQLite

/// The SQLite that is used (https://sqlite.org/c3ref/libversion.html).
package enum SQLiteLibrary {
  package static var version: String { String(cString: sqlite3_libversion()) }
  /// The day and the hash of the sources that it was made from.
  package static var sourceID: String { String(cString: sqlite3_sourceid()) }
}
