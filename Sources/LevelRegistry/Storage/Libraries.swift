import CapdoCCrypto
import CapdoCUTF8Proc
import CapdoSQLite

/// Which libraries this program was built with or has loaded, each with its version.
package enum Libraries {
  package static var used: [String] {
    [
      "SQLite \(SQLiteLibrary.version) (\(SQLiteLibrary.sourceID))",
      OPENSSL_VERSION_TEXT,
      "utf8proc \(utf8proc_version().map { String(cString: $0) } ?? "")",
    ]
  }
}
