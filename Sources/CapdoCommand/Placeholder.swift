import LevelRegistry

/// What stands for a value in help, and tells the shell how to complete it.
enum Placeholder: Sendable {
  case word(Phrase)
  case file
  /// The name of a command.
  case command
  /// One of these words and no other.
  case oneOf([String])

  static var code: Placeholder { .word(Phrase("CODE", "MÃ")) }
  static var day: Placeholder { .word(Phrase("DAY", "NGÀY")) }
  static var entry: Placeholder { .word(Phrase("ENTRY", "MỤC")) }
  static var name: Placeholder { .word(Phrase("NAME", "TÊN")) }
  static var number: Placeholder { .word(Phrase("NUMBER", "SỐ")) }
  static var text: Placeholder { .word(Phrase("TEXT", "NỘI-DUNG")) }

  subscript(language: Language) -> String {
    switch self {
    case .word(let phrase): phrase[language]
    case .file: Phrase("FILE", "TỆP")[language]
    case .command: Phrase("COMMAND", "LỆNH")[language]
    case .oneOf(let words): words.joined(separator: "|")
    }
  }

  /// The words to choose from, empty if the value is free.
  var choices: [String] {
    if case .oneOf(let words) = self { words } else { [] }
  }
}
