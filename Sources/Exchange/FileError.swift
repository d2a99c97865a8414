import Glibc
import LevelRegistry

/// A file that could not be opened or read.
public struct FileError: Error, Equatable {
  /// What is wrong with it.
  public enum Kind: Equatable, Sendable {
    case missing
    case directory
    case notPermitted
    /// Anything else, with the `errno` of the system call.
    case system(code: Int32)
  }

  /// The path as it was given.
  public let path: String
  /// What is wrong with it.
  public let kind: Kind

  init(path: String, code: Int32) {
    self.path = path
    kind =
      switch code {
      case ENOENT, ENOTDIR: .missing
      case EISDIR: .directory
      case EACCES, EPERM: .notPermitted
      default: .system(code: code)
      }
  }

  /// Returns the file, the reason and the next step, as one sentence for people.
  public func message(in language: Language) -> String {
    phrase[language]
  }

  private var phrase: Phrase {
    switch kind {
    case .missing:
      Phrase(
        "no file '\(path)'; check the name and the folder",
        "không có tệp '\(path)'; hãy kiểm tra lại tên tệp và thư mục")
    case .directory:
      Phrase(
        "'\(path)' is a folder; name a file in it",
        "'\(path)' là thư mục; hãy chỉ rõ một tệp trong đó")
    case .notPermitted:
      Phrase(
        "not permitted to read '\(path)'; ask its owner for permission to read it",
        "không có quyền đọc tệp '\(path)'; hãy xin chủ sở hữu tệp cấp quyền đọc")
    case .system(let code):
      Phrase(
        "cannot read '\(path)': \(reason(code)); copy the file to a local disk and try again",
        "không đọc được tệp '\(path)': \(reason(code)); hãy chép tệp về ổ đĩa của máy rồi thử lại")
    }
  }
}

/// Returns what the C library calls an `errno`, with its number.
private func reason(_ code: Int32) -> String {
  guard let text = strerror(code) else { return "errno \(code)" }
  return "\(String(cString: text)) (errno \(code))"
}
