import Foundation

/// A folder of its own, removed with the object.
package final class TemporaryFolder {
  package let url = FileManager.default.temporaryDirectory.appending(path: "capdo-\(UUID().uuidString)")

  package init() throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  /// The path of a file in the folder, made or not.
  package func path(_ name: String) -> String { url.path + "/" + name }
}
