import Foundation

/// The checkout that the tests were built from.
package enum Repository {
  package static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// A file of the checkout by its path from the top.
  package static func file(_ path: String) -> URL { root.appending(path: path) }

  /// The text of a file of the checkout.
  package static func text(_ path: String) throws -> String { try String(contentsOf: file(path), encoding: .utf8) }

  /// The Swift files below a folder of the checkout.
  package static func swiftFiles(in folder: String) -> [URL] {
    let found = FileManager.default.enumerator(at: file(folder), includingPropertiesForKeys: nil)
    return (found?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
  }
}
