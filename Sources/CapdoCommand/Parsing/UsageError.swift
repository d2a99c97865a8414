import LevelRegistry

/// Words on the command line that cannot be understood.
struct UsageError: PresentableError {
  let message: Phrase
  private let hint: Phrase?

  var exitStatus: ExitStatus { .usage }

  func hint(in program: Program) -> Phrase? { hint }

  init(_ message: Phrase, hint: Phrase? = nil) {
    self.message = message
    self.hint = hint
  }

  /// Returns the same error with the help to read as its last hint.
  ///
  /// - Parameter topic: A command or a group; nil stands for capdo as a whole.
  func pointing(to topic: String?) -> UsageError {
    let line = ["capdo", topic, "--help"].compactMap { $0 }.joined(separator: " ")
    let see = Phrase("see '\(line)'", "xem '\(line)'")
    guard let hint else { return UsageError(message, hint: see) }
    return UsageError(
      message, hint: Phrase(hint.english + "\n" + see.english, hint.vietnamese + "\n" + see.vietnamese))
  }
}

extension UsageError {
  /// Bytes that are no text: what they look like could be the name of another file.
  static func notText(_ bytes: [UInt8], in place: Phrase) -> UsageError {
    let shown = bytes.map { byte in
      (0x20..<0x7F).contains(byte)
        ? String(UnicodeScalar(byte)) : "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined()
    return UsageError(
      Phrase("\(place.english) is not UTF-8: '\(shown)'", "\(place.vietnamese) không phải UTF-8: '\(shown)'"),
      hint: Phrase("rename the file, or type the word again", "hãy đổi tên tệp hoặc gõ lại"))
  }

  static func unknownOption(_ word: String, among options: [Option]) -> UsageError {
    let bare = String(word.drop { "-–—−".contains($0) })
    let nearest = nearest(to: bare, among: options.map(\.name))
    let shown = visible(word)
    return UsageError(
      Phrase("unknown option '\(shown)'", "không có tùy chọn '\(shown)'"),
      hint: nearest.map { didYouMean("--" + $0) })
  }

  /// An option of a command, typed before the command was named.
  static func tooEarly(_ spelling: String) -> UsageError {
    UsageError(
      Phrase("option '\(spelling)' comes before its command", "tùy chọn '\(spelling)' đứng trước tên lệnh"),
      hint: Phrase("write the command first, then its options", "ghi tên lệnh trước, rồi đến các tùy chọn của lệnh"))
  }

  /// - Parameter rest: the words behind it, which may be part of what was meant: `qua hạn`.
  /// - Parameter topics: what else could be meant where a page of help is asked for.
  static func unknownCommand(
    _ words: String, _ rest: [String] = [], in table: [Command], or topics: [String] = []
  ) -> UsageError {
    let names = table.compactMap(\.group) + table.map(\.name) + topics
    let meant = VietnameseVerb.command(meantBy: [words] + rest).flatMap { names.contains($0) ? $0 : nil }
    let nearest = meant ?? nearest(to: words, among: names)
    let shown = visible(words)
    return UsageError(
      Phrase("unknown command '\(shown)'", "không có lệnh '\(shown)'"), hint: nearest.map(didYouMean))
  }

  static func missingValue(for spelling: String) -> UsageError {
    UsageError(Phrase("missing value for '\(spelling)'", "thiếu giá trị cho '\(spelling)'"))
  }

  static func takesNoValue(_ option: Option) -> UsageError {
    UsageError(
      Phrase("option '--\(option.name)' takes no value", "tùy chọn '--\(option.name)' không nhận giá trị"))
  }

  static func givenTwice(_ option: Option) -> UsageError {
    UsageError(
      Phrase("option '--\(option.name)' is given twice", "tùy chọn '--\(option.name)' được ghi hai lần"))
  }

  static func missing(_ option: Option) -> UsageError {
    UsageError(
      Phrase("missing option '\(option.usage(.english))'", "thiếu tùy chọn '\(option.usage(.vietnamese))'"))
  }

  static func unknownColumn(_ name: String, _ columns: [String]) -> UsageError {
    let (shown, all) = (visible(name), columns.joined(separator: ", "))
    return UsageError(
      Phrase("there is no column '\(shown)'", "không có cột '\(shown)'"),
      hint: Phrase("the columns are \(all)", "các cột gồm: \(all)"))
  }

  /// Everything that the line lacks, at once.
  static func missing(all operands: [Operand], _ options: [Option]) -> UsageError {
    if options.isEmpty, operands.count == 1 { return missing(operands[0]) }
    if operands.isEmpty, options.count == 1 { return missing(options[0]) }
    func names(_ language: Language) -> String {
      (operands.map { $0.usage(language) } + options.map { $0.usage(language) }).joined(separator: ", ")
    }
    return UsageError(Phrase("missing: \(names(.english))", "thiếu: \(names(.vietnamese))"))
  }

  static func missing(oneOf options: [Option]) -> UsageError {
    let names = options.map { "--\($0.name)" }.joined(separator: ", ")
    return UsageError(Phrase("give at least one of \(names)", "cần ít nhất một trong các tùy chọn \(names)"))
  }

  static func misplaced(_ option: Option, for kind: String) -> UsageError {
    UsageError(
      Phrase(
        "option '--\(option.name)' does not apply to a \(kind)", "tùy chọn '--\(option.name)' không dùng cho \(kind)"))
  }

  static func excluded(_ option: Option, by other: Option) -> UsageError {
    UsageError(
      Phrase(
        "options '--\(option.name)' and '--\(other.name)' exclude each other",
        "không dùng đồng thời tùy chọn '--\(option.name)' và '--\(other.name)'"))
  }

  static func missing(_ operand: Operand) -> UsageError {
    UsageError(
      Phrase(
        "missing argument \(operand.placeholder[.english])",
        "thiếu tham số \(operand.placeholder[.vietnamese])"))
  }

  static func unexpected(_ word: String) -> UsageError {
    UsageError(Phrase("unexpected argument '\(visible(word))'", "thừa tham số '\(visible(word))'"))
  }

  /// A value that is none of those its option takes.
  static func badValue(_ value: String, for option: Option) -> UsageError {
    badValue(value, for: Phrase("'\(option.usage(.english))'", "'\(option.usage(.vietnamese))'"), option.placeholder)
  }

  /// A value that is none of those its place on the line takes.
  static func badValue(_ value: String, for operand: Operand) -> UsageError {
    let name = operand.placeholder
    return badValue(value, for: Phrase(name[.english], name[.vietnamese]), name)
  }

  private static func badValue(_ value: String, for place: Phrase, _ placeholder: Placeholder?) -> UsageError {
    let shown = visible(value)
    return UsageError(
      Phrase(
        "the value '\(shown)' is invalid for \(place.english)",
        "giá trị '\(shown)' không hợp lệ cho \(place.vietnamese)"),
      hint: nearest(to: value, among: placeholder?.choices ?? []).map(didYouMean))
  }

  /// The name of a kind of file that is not written here.
  static func notWritten(_ suffix: String, _ path: String, _ formats: [String]) -> UsageError {
    let endings = formats.map { ".\($0)" }.joined(separator: ", ")
    return UsageError(
      Phrase(
        "'\(visible(path))': no .\(suffix) file is written here",
        "'\(visible(path))': không xuất được tệp .\(suffix)"),
      hint: Phrase("end the name in one of: \(endings)", "hãy đặt tên tệp có đuôi là một trong: \(endings)"))
  }

  private static func didYouMean(_ word: String) -> Phrase {
    Phrase("did you mean '\(word)'?", "có phải '\(word)' không?")
  }

  static func inReverse(_ from: Day, _ to: Day) -> UsageError {
    UsageError(
      Phrase("\(from) is after \(to)", "ngày \(from.vietnamese) sau ngày \(to.vietnamese)"),
      hint: Phrase("write the earlier day first", "hãy viết ngày sớm hơn trước"))
  }
}
