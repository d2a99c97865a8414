import LevelRegistry

/// What a cell's number format makes of its number.
enum NumberFormat: Equatable {
  case number
  /// A day, or a day and a time.
  case date
  /// A time of day without a day.
  case time
  /// Digits with zeros in front, so many in all: the code 007 is kept as the number 7.
  case padded(Int)

  /// A format that every workbook has by its number.
  init(builtIn number: Int) {
    switch number {
    case 14...17, 22, 27...31, 34...36, 50...54, 57, 58: self = .date
    case 18...21, 32, 33, 45...47, 55, 56: self = .time
    default: self = .number
    }
  }

  /// The characters that a format can have; a longer one shows a number as it is.
  private static let longest = 255

  /// A format that the workbook spells out, for example `dd/mm/yyyy`.
  init(code: String) {
    guard code.utf8.count <= 4 * Self.longest else {
      self = .number
      return
    }
    let letters = Self.letters(of: code)
    if letters.contains(where: { $0 == "d" || $0 == "y" }) {
      self = .date
    } else if letters.contains(where: { $0 == "h" || $0 == "s" }) {
      self = .time
    } else if letters.contains("m") {
      self = .date
    } else if (2...Self.longest).contains(code.utf8.count), code.utf8.allSatisfy({ $0 == UInt8(ascii: "0") }) {
      self = .padded(code.utf8.count)
    } else {
      self = .number
    }
  }

  /// The letters that mean something: not those in quotes or brackets, nor those after `\`, `_` and `*`.
  private static func letters(of code: String) -> [Character] {
    var letters: [Character] = []
    var closing: Character?
    var isEscaped = false
    for character in code.lowercased() {
      if isEscaped {
        isEscaped = false
      } else if let end = closing {
        if character == end { closing = nil }
      } else {
        switch character {
        case "\\", "_", "*": isEscaped = true
        case "\"": closing = "\""
        case "[": closing = "]"
        case ";": return letters
        default: letters.append(character)
        }
      }
    }
    // `General` has an e, an r and an l, but no letter of a date.
    return letters == Array("general") ? [] : letters
  }
}

/// The number formats of a workbook's cells, by the number of their style.
final class WorkbookStyles: XMLHandler {
  private var own: [Int: NumberFormat] = [:]
  private var formats: [NumberFormat] = []
  private var isInCellFormats = false

  func format(ofStyle index: Int) -> NumberFormat {
    formats.indices.contains(index) ? formats[index] : .number
  }

  func begin(_ element: String, _ attributes: XMLAttributes) {
    switch element {
    case "numFmt":
      guard let number = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"] else {
        return
      }
      own[number] = NumberFormat(code: code)
    case "cellXfs": isInCellFormats = true
    case "xf" where isInCellFormats:
      let number = attributes["numFmtId"].flatMap { Int($0) } ?? 0
      formats.append(own[number] ?? NumberFormat(builtIn: number))
    default: break
    }
  }

  func end(_ element: String) {
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
