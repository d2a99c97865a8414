import LevelRegistry

/// A word that begins with dashes, and what it means to a command.
struct Option: Sendable {
  /// The name without its dashes.
  let name: String
  /// The letter of the short form, for example `o` for `-o`.
  let short: Character?
  /// What stands for the value; nil for a flag, which has none.
  let placeholder: Placeholder?
  let isRequired: Bool
  let isRepeatable: Bool
  let help: Phrase

  init(
    _ name: String, _ placeholder: Placeholder? = nil, short: Character? = nil,
    required: Bool = false, repeatable: Bool = false, help: Phrase
  ) {
    self.name = name
    self.short = short
    self.placeholder = placeholder
    self.isRequired = required
    self.isRepeatable = repeatable
    self.help = help
  }

  /// Whether this is the option that `word`, dashes included, stands for.
  func isSpelled(_ word: Substring) -> Bool {
    if word.utf8.starts(with: "--".utf8) { return word.utf8.dropFirst(2).elementsEqual(name.utf8) }
    guard let short else { return false }
    return word.count == 2 && word.last == short
  }

  /// Returns the option as one types it, for example `--on DAY`.
  func usage(_ language: Language) -> String {
    guard let placeholder else { return "--" + name }
    return "--" + name + " " + placeholder.brief(language)
  }
}

// Options that several commands share.
extension Option {
  static let on = Option(
    "on", .day, required: true, help: Phrase("the day on which it happened", "ngày phát sinh"))
  static let sheetDay = Option(
    "on", .day, help: Phrase("the day of the sheet", "ngày của biểu"))
  static let note = Option("note", .text, help: Phrase("why, for the journal", "ghi chú cho nhật ký"))
  static let reason = Option("reason", .text, help: Phrase("why, for the journal", "lý do, ghi vào nhật ký"))
  static let asOf = Option(
    "as-of", .day,
    help: Phrase(
      "the day asked (default: today; with a closing, its day)",
      "số liệu tính đến ngày (mặc định: hôm nay; với mốc chốt: ngày chốt)"))
  static let knownAt = Option(
    "known-at", .recorded(Phrase("WHEN", "MỐC"), [.closings, .entries, .days]),
    help: Phrase(
      "as known at an entry, a day, a moment or a closing",
      "theo số liệu ghi nhận đến mục, ngày, thời điểm hoặc mốc chốt"))
  static let format = Option(
    "format", .oneOf(["table", "csv", "json"]),
    help: Phrase("how to print (default: table)", "định dạng hiển thị (mặc định: table)"))
  static let byAuthority = Option(
    "authority", .oneOf(Authority.allCases.map(\.rawValue)),
    help: Phrase("only of these tiers", "lọc theo cấp phê duyệt (tỉnh, huyện, xã)"))
  static let byLevel = Option(
    "level", .oneOf(["1", "2", "3", "unapproved"]), help: Phrase("only of these levels", "lọc theo cấp độ"))
  static let byOwner = Option(
    "owner", .organization,
    help: Phrase("only of these owners and all below", "chỉ các chủ quản này và đơn vị trực thuộc"))
  static let ownerAlone = Option(
    "only", help: Phrase("with --owner: without those below", "cùng --owner: không gồm đơn vị trực thuộc"))
  static let byOperator = Option(
    "operator", .organization, help: Phrase("only of these operators", "chỉ các đơn vị vận hành này"))
  static let byDistrict = Option(
    "district", .organization, help: Phrase("only of these districts", "chỉ các địa bàn này"))
  static let byCategory = Option(
    "category", .oneOf(Category.allCases.map(\.rawValue) + ["unclassified"]),
    help: Phrase("only of these categories", "chỉ các loại hình này"))
  static let byState = Option(
    "state", .oneOf(SystemState.allCases.map(\.rawValue)),
    help: Phrase("only in these states", "chỉ các trạng thái này"))
  static let byDossier = Option(
    "dossier", .oneOf(DossierStatus.allCases.map(\.rawValue) + ["missing"]),
    help: Phrase("only with these dossiers", "chỉ các tình trạng hồ sơ này"))
  static let byPlan = Option(
    "plan", .oneOf(PlanReport.allCases.map(\.rawValue)),
    help: Phrase("only approved ones with these plans", "chỉ hệ thống đã phê duyệt có tình trạng phương án này"))

  static let search = Option(
    "search", .text,
    help: Phrase(
      "only those with these words in name, code or owner, marks or not",
      "có các chữ này trong tên, mã, chủ quản, có dấu hoặc không")
  )

  /// For an organization whose name is nearly that of a recorded one.
  static let distinct = Option(
    "distinct",
    help: Phrase(
      "it is another organization than the one with nearly the same name", "là đơn vị khác, chỉ có tên gần giống"))

  static let bySeverity = Option(
    "severity", .oneOf(Severity.allCases.map(\.rawValue)),
    help: Phrase("only of these severities", "chỉ các mức độ này"))

  /// What every question takes.
  static let time = [asOf, knownAt]
  static let filters = [
    byAuthority, byLevel, byOwner, ownerAlone, byOperator, byDistrict, byCategory, byState, byDossier, byPlan,
  ]

  static let yes = Option("yes", help: Phrase("do not ask", "không hỏi lại"))

  static let database = Option(
    "db", .file,
    help: Phrase(
      "the registry's file (default: CAPDO_DB, else capdo.db)",
      "tệp sổ đăng ký (mặc định: theo CAPDO_DB, rồi capdo.db)"))

  static let language = Option(
    "lang", .oneOf(["en", "vi"]),
    help: Phrase(
      "the language to answer in (default: CAPDO_LANG, else the locale)",
      "ngôn ngữ hiển thị (mặc định: theo CAPDO_LANG, rồi cài đặt của máy)"))

  static let actor = Option(
    "actor", .name,
    help: Phrase(
      "who makes the entry (default: CAPDO_ACTOR, else the login name)",
      "cán bộ ghi sổ (mặc định: theo CAPDO_ACTOR, rồi tên đăng nhập)"))

  static let help = Option(
    "help", short: "h", help: Phrase("show this help", "xem phần hướng dẫn này"))

  static let version = Option(
    "version", help: Phrase("show the version of capdo", "xem phiên bản của capdo"))

  /// The options that every command takes, anywhere on the line.
  static let global = [database, language, actor, help, version]
}

/// What stands for a value in help, and tells the shell how to complete it.
enum Placeholder: Sendable {
  case word(Phrase)
  /// What a registry holds: the shell offers those of the registry at hand.
  case recorded(Phrase, [Recorded])
  case file
  /// The name of a command.
  case command
  /// One of these words and no other.
  case oneOf([String])

  /// A code that is not recorded yet, or not of the registry.
  static var code: Placeholder { .word(Phrase("CODE", "MÃ")) }
  static var system: Placeholder { .recorded(Phrase("CODE", "MÃ"), [.systems]) }
  static var organization: Placeholder { .recorded(Phrase("CODE", "MÃ"), [.organizations]) }
  static var day: Placeholder { .recorded(Phrase("DAY", "NGÀY"), [.days]) }
  static var entry: Placeholder { .recorded(Phrase("ENTRY", "MỤC"), [.entries]) }
  static var name: Placeholder { .word(Phrase("NAME", "TÊN")) }
  static var number: Placeholder { .word(Phrase("NUMBER", "SỐ")) }
  static var text: Placeholder { .word(Phrase("TEXT", "NỘI-DUNG")) }

  subscript(language: Language) -> String {
    switch self {
    case .word(let phrase), .recorded(let phrase, _): phrase[language]
    case .file: Phrase("FILE", "TỆP")[language]
    case .command: Phrase("COMMAND", "LỆNH")[language]
    case .oneOf(let words): words.joined(separator: "|")
    }
  }

  /// The same, but a word for a list of choices that is too long for a line.
  func brief(_ language: Language) -> String {
    isLong ? Phrase("WORD", "TỪ")[language] : self[language]
  }

  /// Whether the choices are too many for one line.
  var isLong: Bool { choices.joined(separator: "|").utf8.count > 70 }

  /// The words to choose from, empty if the value is free.
  var choices: [String] {
    if case .oneOf(let words) = self { words } else { [] }
  }
}

/// What a registry holds that can be typed, so that a shell can complete it.
enum Recorded: String, CaseIterable, Sendable {
  case systems
  case organizations
  case closings
  case entries
  case days

  /// Several kinds as one word.
  static func list(_ kinds: [Recorded]) -> String { kinds.map(\.rawValue).joined(separator: ",") }
}

extension Option {
  /// How a command prints that has a page for people.
  static let pageFormat = Option(
    "format", .oneOf(["page", "table", "csv", "json"]),
    help: Phrase(
      "how to print (default: page on a terminal, else table)",
      "định dạng hiển thị (mặc định: page trên màn hình, còn lại: table)"))
}
