@preconcurrency import Glibc
import LevelRegistry
import RegistryFiles

/// A folder in which a command makes files.
struct Folder {
  let path: String

  /// Makes the folder; one that exists will do.
  init(making path: String) throws {
    self.path = path
    guard mkdir(path, 0o777) == 0 || errno == EEXIST && Self.isFolder(path) else {
      throw RegistryError.cannotCreate(path: path, systemError: errno)
    }
  }

  /// A new file in it.
  func newFile(_ name: String) throws -> NewFile { try NewFile(path: place(of: name)) }

  /// Where a file of it is.
  func place(of name: String) -> String { path.hasSuffix("/") ? path + name : "\(path)/\(name)" }

  /// The names of everything in it.
  func names() throws -> [String] { try Self.names(in: path) }

  /// Removes a file of it.
  func remove(_ name: String) throws {
    guard unlink(place(of: name)) == 0 else { throw FolderError.cannotRemove(place(of: name), code: errno) }
  }

  /// Moves a file into it; one of that name that lies there already is not replaced.
  func move(_ path: String, as name: String, at moment: String) throws {
    for target in [place(of: name), place(of: "\(moment) \(name)")] where access(target, F_OK) != 0 {
      guard rename(path, target) == 0 else { throw RegistryError.cannotCreate(path: target, systemError: errno) }
      return
    }
    throw RegistryError.fileExists(path: place(of: name))
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The path of a file, or those of `sheets(in:)` a folder.
  ///
  /// - Throws: `FolderError`.
  static func sheets(at path: String) throws -> [String] {
    isFolder(path) ? try sheets(in: path) : [path]
  }

  /// The paths of the workbooks and CSV files in a folder, by name; what programs hide is left out.
  ///
  /// - Throws: `FolderError`.
  static func sheets(in path: String) throws -> [String] {
    let names = try names(in: path).filter { name in
      let isSheet = [".xlsx", ".xlsm", ".csv"].contains { name.lowercased().hasSuffix($0) }
      return isSheet && !name.hasPrefix(".") && !name.hasPrefix("~$")
    }
    guard !names.isEmpty else { throw FolderError.isEmpty(path) }
    return names.sorted().map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
  }

  /// The files in a folder, by name, and the folders in it; what programs hide is left out.
  ///
  /// - Throws: `FolderError`.
  static func contents(of path: String) throws -> (files: [String], folders: [String]) {
    let names = try names(in: path).filter { !$0.hasPrefix(".") }.sorted()
    let paths = names.map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
    return (paths.filter { !isFolder($0) }, paths.filter(isFolder))
  }

  private static func names(in path: String) throws(FolderError) -> [String] {
    guard let folder = opendir(path) else { throw .cannotRead(path, code: errno) }
    defer { closedir(folder) }
    var names: [String] = []
    while true {
      // The end of a folder and a failure look alike but for errno.
      errno = 0
      guard let entry = readdir(folder) else {
        guard errno == 0 else { throw .cannotRead(path, code: errno) }
        return names
      }
      let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { name in
          String(validatingCString: name).map { ($0, true) } ?? (String(cString: name), false)
        }
      }
      guard name.1 else { throw .nameIsNoText(path, name.0) }
      names.append(name.0)
    }
  }
}

/// Why the files of a folder cannot be taken.
enum FolderError: PresentableError {
  case cannotRead(String, code: Int32)
  case cannotRemove(String, code: Int32)
  case isEmpty(String)
  /// A name that is not UTF-8, with what cannot be read replaced.
  case nameIsNoText(String, String)

  var message: Phrase {
    switch self {
    case .cannotRead(let path, let code):
      let reason = String(cString: strerror(code))
      return Phrase("cannot read the folder '\(path)': \(reason)", "không đọc được thư mục '\(path)': \(reason)")
    case .cannotRemove(let path, let code):
      let reason = String(cString: strerror(code))
      return Phrase("cannot remove '\(path)': \(reason)", "không xóa được '\(path)': \(reason)")
    case .isEmpty(let path):
      return Phrase(
        "the folder '\(path)' holds no workbook (.xlsx) and no CSV file",
        "thư mục '\(path)' không có bảng tính (.xlsx) hoặc tệp CSV nào")
    case .nameIsNoText(let path, let name):
      return Phrase(
        "the folder '\(path)' holds a file whose name is not UTF-8: '\(name)'; rename it",
        "thư mục '\(path)' có tệp mà tên không phải UTF-8: '\(name)'; hãy đổi tên tệp đó")
    }
  }

  func hint(in program: Program) -> Phrase? { nil }

  var exitStatus: ExitStatus {
    switch self {
    case .cannotRead, .isEmpty, .nameIsNoText: .noInput
    case .cannotRemove: .ioError
    }
  }
}
