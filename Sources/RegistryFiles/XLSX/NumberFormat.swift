import LevelRegistry

/// What a cell's number format makes of its number.
enum NumberFormat: Equatable {
  case number
  /// A day, or a day and a time.
  case date(DatePrecision)
  /// A time of day without a day.
  case time
  /// Digits with zeros in front and text around them: the code 007 is kept as the number 7, `12/QĐ-SYT` as 12.
  case written(before: String, digits: Int, after: String)
  /// The cell shows something that is not in its number, in a way that is not worked out here: `50%`, a fraction.
  case other

  /// How much of a date a cell shows.
  enum DatePrecision {
    case day
    /// A day whose month comes first, as in America.
    case dayAfterMonth
    case month
    case year
  }

  /// A format that every workbook has by its number.
  init(builtIn number: Int) {
    switch number {
    case 17: self = .date(.month)
    case 14...16, 22, 27...31, 34...36, 50...54, 57, 58: self = .date(.day)
    case 18...21, 32, 33, 45...47, 55, 56: self = .time
    case 9, 10, 12, 13: self = .other
    default: self = .number
    }
  }

  /// The characters that a format can have in a spreadsheet; a longer one shows a number as it is.
  private static let longest = 255

  /// A format that the workbook spells out, for example `dd/mm/yyyy`.
  init(code: String) {
    guard code.unicodeScalars.count <= Self.longest else {
      self = .number
      return
    }
    let signs = Self.signs(of: code)
    let letters = signs.filter { !$0.isText }.map(\.character)
    // `General` has an e, an r and an l, but no letter of a date.
    guard letters != Array("general") else {
      self = signs.contains(where: \.isText) ? .other : .number
      return
    }
    if letters.contains(where: { $0 == "d" || $0 == "y" }) {
      self = .date(Self.precision(of: letters))
    } else if letters.contains(where: { $0 == "h" || $0 == "s" }) {
      self = .time
    } else if letters.contains("m") {
      self = .other
    } else {
      self = Self.number(signs)
    }
  }

  private static func precision(of letters: [Character]) -> DatePrecision {
    guard let day = letters.firstIndex(of: "d") else { return letters.contains("m") ? .month : .year }
    guard let month = letters.firstIndex(of: "m") else { return .day }
    // 2024-11-13 has the month first too, and nobody misreads it.
    return month < day && letters.first != "y" ? .dayAfterMonth : .day
  }

  /// A number with nothing around its digits, or with text that can be put there.
  private static func number(_ signs: [Sign]) -> NumberFormat {
    if signs.contains(where: { !$0.isText && "%/eE?@".contains($0.character) }) {
      return signs.map(\.character) == ["@"] ? .number : .other
    }
    guard let first = signs.firstIndex(where: { !$0.isText }), let last = signs.lastIndex(where: { !$0.isText }) else {
      return signs.isEmpty ? .number : .other
    }
    let digits = signs[first...last]
    let (before, after) = (signs[..<first].map(\.character), signs[(last + 1)...].map(\.character))
    let isBare = (before + after).allSatisfy(\.isWhitespace)
    if digits.allSatisfy({ !$0.isText && $0.character == "0" }) {
      return isBare && digits.count == 1
        ? .number : .written(before: String(before), digits: digits.count, after: String(after))
    }
    return isBare && !digits.contains(where: \.isText) ? .number : .other
  }

  /// A character of a format, and whether the cell shows it as it is.
  private struct Sign {
    let character: Character
    let isText: Bool
  }

  /// The signs of the first section: text in quotes or after `\`, and what means something; colours, conditions and widths
  /// are left out.
  private static func signs(of code: String) -> [Sign] {
    var signs: [Sign] = []
    var rest = code[...]
    while let character = rest.popFirst() {
      switch character {
      case ";": return signs
      case "\\": if let next = rest.popFirst() { signs.append(Sign(character: next, isText: true)) }
      case "_", "*": _ = rest.popFirst()
      case "\"":
        let text = rest.prefix { $0 != "\"" }
        signs += text.map { Sign(character: $0, isText: true) }
        rest = rest.dropFirst(text.count + 1)
      case "[":
        let inside = rest.prefix { $0 != "]" }
        rest = rest.dropFirst(inside.count + 1)
        // `[$₫-42A]` shows a currency, `[$-409]` a country's way of writing and `[h]` hours.
        if inside.hasPrefix("$") {
          signs += inside.dropFirst().prefix { $0 != "-" }.map { Sign(character: $0, isText: true) }
        } else if let letter = inside.lowercased().first, ["h", "m", "s"].contains(String(letter)),
          inside.allSatisfy({ $0.lowercased() == String(letter) })
        {
          signs.append(Sign(character: "h", isText: false))
        }
      case " ", "-", "(", ")", ":", "+", "$", "₫", "đ": signs.append(Sign(character: character, isText: true))
      default: signs += character.lowercased().map { Sign(character: $0, isText: false) }
      }
    }
    return signs
  }
}

/// The number formats of a workbook's cells, by the number of their style.
final class WorkbookStyles: XMLHandler {
  /// How many formats of its own are worked out; a spreadsheet has a few hundred at most.
  private static let most = 5_000

  private var own: [Int: NumberFormat] = [:]
  private var formats: [NumberFormat] = []
  private var isInCellFormats = false

  func format(ofStyle index: Int) -> NumberFormat {
    formats.indices.contains(index) ? formats[index] : .number
  }

  func begin(_ element: XMLWord, _ attributes: XMLAttributes) {
    switch element {
    case "numFmt":
      guard let number = attributes["numFmtId"].flatMap({ Int($0) }) else { return }
      guard own.count < Self.most else {
        own[number] = .other
        return
      }
      if let code = attributes["formatCode"] { own[number] = NumberFormat(code: code) }
    case "cellXfs": isInCellFormats = true
    case "xf" where isInCellFormats:
      let number = attributes["numFmtId"].flatMap { Int($0) } ?? 0
      formats.append(own[number] ?? NumberFormat(builtIn: number))
    default: break
    }
  }

  func end(_ element: XMLWord) {
    if element == "cellXfs" { isInCellFormats = false }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// A day as spreadsheets count it.
struct SerialDay {
  /// Whether day 0 is 1904-01-01, as old programs for the Macintosh had it.
  let countsFrom1904: Bool

  /// Returns the day of a number; nil where the calendar has none.
  ///
  /// The other way of counting has a 29 February 1900, its day 60, that never was. A time of day is left out.
  func day(_ serial: Double) -> Day? {
    guard serial >= 0, serial < 3_000_000 else { return nil }
    let number = Int(serial)
    guard !countsFrom1904 else { return Day(year: 1904, month: 1, day: 1)?.adding(upTo: number) }
    switch number {
    case 1..<60: return Day(year: 1899, month: 12, day: 31)?.adding(upTo: number)
    case 61...: return Day(year: 1899, month: 12, day: 30)?.adding(upTo: number)
    default: return nil
    }
  }
}

extension Day {
  /// The day so many days later, nil beyond the calendar's end.
  fileprivate func adding(upTo days: Int) -> Day? {
    let day = adding(days: days)
    return day < .forever ? day : nil
  }
}
