import Foundation

/// A folder of its own, removed with the object.
package final class TemporaryFolder {
  package let url: URL

  /// - Parameter inMemory: where the system has such a folder, for thousands of files none of which outlives a power cut.
  package init(inMemory: Bool = false) throws {
    let memory = URL(filePath: "/dev/shm")
    let isThere = inMemory && FileManager.default.isWritableFile(atPath: memory.path)
    let parent = isThere ? memory : FileManager.default.temporaryDirectory
    url = parent.appending(path: "capdo-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  /// The path of a file in the folder, made or not.
  package func path(_ name: String) -> String { url.path + "/" + name }

  /// Writes a file that is its user's alone, as a registry is.
  package func keep(_ file: Data, as name: String) throws {
    guard FileManager.default.createFile(atPath: path(name), contents: file, attributes: [.posixPermissions: 0o600])
    else { throw CocoaError(.fileWriteUnknown) }
  }
}
