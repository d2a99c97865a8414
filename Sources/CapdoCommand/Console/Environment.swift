@preconcurrency import Glibc
import LevelRegistry

/// The variables that a run can see.
struct Environment: Sendable {
  private let look: @Sendable (String) -> String?

  /// The variables of this process.
  static let process = Environment { name in getenv(name).map { String(cString: $0) } }

  /// The variables of this process that capdo reads, in the bytes that they hold.
  static var settings: [(name: String, value: [UInt8])] {
    ["CAPDO_DB", "CAPDO_LANG", "CAPDO_ACTOR"].compactMap { name in
      getenv(name).map { (name, Array(UnsafeRawBufferPointer(start: $0, count: strlen($0)))) }
    }
  }

  init(_ look: @escaping @Sendable (String) -> String?) {
    self.look = look
  }

  init(_ variables: [String: String]) {
    look = { variables[$0] }
  }

  /// These variables, and for those that are not set what a settings file says.
  func completed(by settings: [String: String]) -> Environment {
    settings.isEmpty ? self : Environment { name in self[name] ?? settings[name] ?? self.look(name) }
  }

  /// The value of a variable, which may be empty; nil if it is not set.
  func set(_ name: String) -> String? { look(name) }

  /// The value of a variable; nil if it is not set or empty.
  subscript(name: String) -> String? {
    look(name).flatMap { $0.isEmpty ? nil : $0 }
  }
}

extension Language {
  /// Chooses the language of a run: the one asked for, else that of CAPDO_LANG, else that of the locale.
  ///
  /// A word that is no language is passed over.
  init(asked: String?, environment: Environment) {
    let named = [asked, environment["CAPDO_LANG"]].lazy.compactMap { $0.flatMap(Language.init(rawValue:)) }
    if let first = named.first {
      self = first
    } else {
      let locale = environment["LC_ALL"] ?? environment["LC_MESSAGES"] ?? environment["LANG"] ?? ""
      self = locale.hasPrefix("vi") ? .vietnamese : .english
    }
  }
}
