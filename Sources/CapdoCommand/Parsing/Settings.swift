import LevelRegistry
import RegistryFiles

/// What is set for a user or a machine once and for all: which registry, which language, and nothing else.
///
/// A line is `db = /srv/capdo/tinh.db` or `lang = vi`; one that begins with # is a remark. Variables of the environment and
/// options come before it.
enum Settings {
  /// Which variable each setting stands for.
  private static let variables = ["db": "CAPDO_DB", "lang": "CAPDO_LANG"]
  private static let longest = 1 << 16

  /// The settings of the user, and where they say nothing those of the machine, by the variables they stand for.
  ///
  /// - Throws: UsageError with the file and the line of a setting that is none.
  static func ofUserAndMachine(_ environment: Environment) throws(UsageError) -> [String: String] {
    // Where variables say it all, no file is opened.
    if variables.values.allSatisfy({ environment[$0] != nil }) { return [:] }
    let home = environment["XDG_CONFIG_HOME"] ?? environment["HOME"].map { $0 + "/.config" }
    var settings: [String: String] = [:]
    for path in [home.map { $0 + "/capdo.conf" }, "/etc/capdo.conf"].compactMap(\.self) {
      settings.merge(try read(path)) { user, _ in user }
    }
    return settings
  }

  /// Reads one file; where there is none, nothing is set.
  static func read(_ path: String) throws(UsageError) -> [String: String] {
    guard let source = try? FileSource(path: path) else { return [:] }
    guard let bytes = try? source.next(longest), bytes.count < longest,
      let text = String(validating: bytes, as: UTF8.self)
    else { throw unreadable(path) }
    return try settings(in: text, of: path)
  }

  /// The settings that the lines of a file make.
  static func settings(in text: String, of path: String) throws(UsageError) -> [String: String] {
    var settings: [String: String] = [:]
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let line = line.drop { $0 == " " || $0 == "\t" }
      if line.isEmpty || line.hasPrefix("#") { continue }
      let parts = line.split(separator: "=", maxSplits: 1).map { $0.drop { $0 == " " }.trimmedAtEnd }
      guard parts.count == 2, let variable = variables[parts[0]], !parts[1].isEmpty,
        parts[0] != "lang" || Language(rawValue: parts[1]) != nil
      else { throw noSetting(String(line), at: "\(path):\(index + 1)") }
      settings[variable] = parts[1]
    }
    return settings
  }

  private static func noSetting(_ line: String, at place: String) -> UsageError {
    let (place, line) = (visible(place), visible(line))
    return UsageError(
      Phrase("\(place): '\(line)' is no setting", "\(place): '\(line)' không phải cài đặt"),
      hint: Phrase("write 'db = FILE' or 'lang = en|vi'", "hãy ghi 'db = TỆP' hoặc 'lang = en|vi'"))
  }

  private static func unreadable(_ path: String) -> UsageError {
    UsageError(Phrase("\(visible(path)) cannot be read as text", "không đọc được \(visible(path)) như tệp văn bản"))
  }
}
