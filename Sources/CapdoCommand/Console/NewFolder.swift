@preconcurrency import Glibc
import LevelRegistry

/// A folder that is either complete or absent: made beside its place and given its name when everything is in it.
///
/// Killed before, it leaves a folder that ends in `.part`; otherwise what was not kept is removed.
final class NewFolder {
  /// The name that it is to have.
  let path: String
  private let temporary: String
  private var isKept = false
  /// What was made in it, for the case that it is not kept.
  private var made: [(path: String, isFolder: Bool)] = []

  /// - Throws: `RegistryError.fileExists` where something is there already that is no empty folder, or `cannotCreate`.
  init(_ path: String) throws {
    let end = path.hasSuffix("/") && path.utf8.count > 1
    self.path = end ? String(path.dropLast()) : path
    if Folder.isFolder(self.path) {
      guard try Folder(making: self.path).names().allSatisfy({ [".", ".."].contains($0) }) else {
        throw RegistryError.fileExists(path: path)
      }
    } else if access(self.path, F_OK) == 0 {
      throw RegistryError.fileExists(path: path)
    }
    temporary = "\(self.path).\(getpid()).part"
    guard mkdir(temporary, 0o777) == 0 else { throw RegistryError.cannotCreate(path: path, systemError: errno) }
  }

  deinit {
    guard !isKept else { return }
    for each in made.reversed() { _ = each.isFolder ? rmdir(each.path) : unlink(each.path) }
    rmdir(temporary)
  }

  /// Where a file of it is written; whoever asks makes it.
  func place(of name: String) -> String {
    let place = "\(temporary)/\(name)"
    made.append((place, false))
    return place
  }

  /// Where a file of it lies until the folder is kept.
  func location(of name: String) -> String { "\(temporary)/\(name)" }

  /// A new file in it, or in a folder that it holds: `letters/X01.docx`.
  func newFile(_ name: String) throws -> NewFile { try NewFile(path: place(of: name)) }

  /// Makes a folder in it.
  func makeFolder(_ name: String) throws {
    let place = "\(temporary)/\(name)"
    guard mkdir(place, 0o777) == 0 else {
      throw RegistryError.cannotCreate(path: "\(path)/\(name)", systemError: errno)
    }
    made.append((place, true))
  }

  /// The names of the files in it, in the order in which they were made.
  var files: [String] {
    made.filter { !$0.isFolder }.map { String($0.path.dropFirst(temporary.count + 1)) }
  }

  /// Gives the folder its name; what came there meanwhile is left alone.
  func keep() throws {
    guard rename(temporary, path) == 0 else {
      let isTaken = [EEXIST, ENOTEMPTY, ENOTDIR].contains(errno)
      throw isTaken ? RegistryError.fileExists(path: path) : .cannotCreate(path: path, systemError: errno)
    }
    isKept = true
  }
}
