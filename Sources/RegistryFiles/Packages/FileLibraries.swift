import CapdoCExpat
import CapdoCMinizip

/// Which libraries read and write packages, each with its version.
package enum FileLibraries {
  /// minizip does not say its own version at run time; it is released with zlib.
  package static var used: [String] {
    [
      String(cString: XML_ExpatVersion()).replacing("_", with: " "),
      "zlib and minizip \(String(cString: zlibVersion()))",
    ]
  }
}
