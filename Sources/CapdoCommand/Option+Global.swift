import LevelRegistry

extension Option {
  static let database = Option(
    "db", .file,
    help: Phrase(
      "the register's file (else CAPDO_DB, else capdo.db)",
      "tệp sổ đăng ký (nếu không ghi: theo CAPDO_DB, rồi capdo.db)"))

  static let language = Option(
    "lang", .oneOf(["en", "vi"]),
    help: Phrase(
      "the language to answer in (else CAPDO_LANG, else the locale)",
      "ngôn ngữ hiển thị (nếu không ghi: theo CAPDO_LANG, rồi cài đặt của máy)"))

  static let actor = Option(
    "actor", .name,
    help: Phrase(
      "who makes the entry (else CAPDO_ACTOR, else the login name)",
      "cán bộ ghi sổ (nếu không ghi: theo CAPDO_ACTOR, rồi tên đăng nhập)"))

  static let help = Option(
    "help", short: "h", help: Phrase("show this help", "xem phần hướng dẫn này"))

  static let version = Option(
    "version", help: Phrase("show the version of capdo", "xem phiên bản của capdo"))

  /// The options that every command takes, anywhere on the line.
  static let global = [database, language, actor, help, version]
}
