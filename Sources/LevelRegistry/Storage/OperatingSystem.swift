@preconcurrency import Glibc

/// What the register asks of the operating system.
public enum OperatingSystem {
  /// The login name of the user who runs the process, or the number when it has no name.
  public static var userName: String {
    let number = geteuid()
    return getpwuid(number).map { String(cString: $0.pointee.pw_name) } ?? "\(number)"
  }

  /// 128 random bits in hexadecimal.
  static func randomName() throws(RegistryError) -> String {
    var bytes = [UInt8](repeating: 0, count: 16)
    guard getentropy(&bytes, bytes.count) == 0 else { throw .noRandomness }
    return SHA256.hexadecimal(bytes)
  }

  /// The absolute path of a file that need not exist; nothing is resolved but the working folder.
  static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    return String(cString: folder) + "/" + path
  }
}
