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
}
