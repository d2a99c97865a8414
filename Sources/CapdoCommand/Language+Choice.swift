import LevelRegistry

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
