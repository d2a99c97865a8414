/// A calendar day, from 0001-01-01 to 9999-12-31; no time zone.
public struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01.
  let ordinal: Int32

  /// The first day there is: what held on it has held always.
  public static let always = Day(ordinal: -719_162)
  /// The last day there is: what ends on it holds for ever.
  public static let forever = Day(ordinal: 2_932_896)

  init(ordinal: Int32) {
    self.ordinal = ordinal
  }

  /// Makes a day of the calendar, nil when it has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(ofMonth: month, in: year)
    else { return nil }
    ordinal = Self.ordinal(year, month, day)
  }

  /// Reads `2024-11-13` or `13/11/2024`; nothing shorter, longer or guessed.
  ///
  /// - Throws: `not-a-day`.
  public init(_ text: String) throws { try self.init(parsing: text) }

  package init(parsing text: String) throws(RegistryError) {
    var bytes = text
    guard let day = bytes.withUTF8(Self.parse) else { throw .notADay(text) }
    self = day
  }

  private static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Day? {
    if bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") {
      // As the registry holds days, and reads them by the hundred thousand.
      return make(number(bytes, 0, 4), number(bytes, 5, 7), number(bytes, 8, 10))
    }
    // A day has no more bytes; what is split here need not be long.
    guard (8...10).contains(bytes.count) else { return nil }
    let parts = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard parts.count == 3, (1...2).contains(parts[0].count), (1...2).contains(parts[1].count), parts[2].count == 4
    else { return nil }
    return make(number(parts[2]), number(parts[1]), number(parts[0]))
  }

  private static func make(_ year: Int?, _ month: Int?, _ day: Int?) -> Day? {
    guard let year, let month, let day else { return nil }
    return Day(year: year, month: month, day: day)
  }

  private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
    var number = 0
    for place in start..<end {
      let digit = bytes[place] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      number = number * 10 + Int(digit)
    }
    return number
  }

  /// Reads digits and nothing else.
  static func number(_ digits: some Collection<UInt8>) -> Int? {
    // More of them are no number that anything here counts.
    guard (1...18).contains(digits.count) else { return nil }
    var number = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      number = number * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return number
  }

  public static func < (a: Day, b: Day) -> Bool { a.ordinal < b.ordinal }

  /// The day so many days later; the calendar's ends are not passed.
  public func adding(days: Int) -> Day {
    let first = Int(Day.always.ordinal - ordinal)
    let last = Int(Day.forever.ordinal - ordinal)
    return Day(ordinal: ordinal + Int32(min(max(days, first), last)))
  }

  /// How many days later this is, below 0 when it is earlier.
  public func days(since day: Day) -> Int { Int(ordinal) - Int(day.ordinal) }

  /// The day before, the first day staying what it is.
  public var previous: Day { adding(days: -1) }
  /// The day after.
  public var next: Day { adding(days: 1) }

  /// Monday is 1 and Sunday 7.
  package var weekday: Int { (Int(ordinal) + 719_162) % 7 + 1 }
}

// The civil calendar by eras of 400 years, which all have 146,097 days.
extension Day {
  /// The year, 1 to 9999.
  public var year: Int { civil.year }
  /// The month, 1 to 12.
  public var month: Int { civil.month }
  /// The day of the month, from 1.
  public var day: Int { civil.day }

  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Years are counted from March, so that the leap day is the last.
  private static func ordinal(_ year: Int, _ month: Int, _ day: Int) -> Int32 {
    let year = month <= 2 ? year - 1 : year
    let era = year / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * 146_097 + dayOfEra - 719_468)
  }

  private var civil: (year: Int, month: Int, day: Int) {
    let days = Int(ordinal) + 719_468
    let era = days / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let day = dayOfYear - (153 * shifted + 2) / 5 + 1
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }
}

extension Day: CustomStringConvertible {
  /// The day as ISO 8601 has it: `2024-11-13`.
  public var description: String {
    let (year, month, day) = civil
    return String(unsafeUninitializedCapacity: 10) { buffer in
      Self.write(year, digits: 4, at: 0, in: buffer)
      buffer[4] = UInt8(ascii: "-")
      Self.write(month, digits: 2, at: 5, in: buffer)
      buffer[7] = UInt8(ascii: "-")
      Self.write(day, digits: 2, at: 8, in: buffer)
      return 10
    }
  }

  /// The day as people in Vietnam write it: `13/11/2024`.
  package var vietnamese: String {
    let (year, month, day) = civil
    return "\(day < 10 ? "0" : "")\(day)/\(month < 10 ? "0" : "")\(month)/\(year)"
  }

  /// The day as people write it: `2024-11-13`, in Vietnamese `13/11/2024`.
  public subscript(language: Language) -> String {
    language == .vietnamese ? vietnamese : description
  }

  private static func write(_ number: Int, digits: Int, at start: Int, in buffer: UnsafeMutableBufferPointer<UInt8>) {
    var rest = number
    for place in (start..<start + digits).reversed() {
      buffer[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }
}

extension Day: Codable {
  /// Reads the text that `encode(to:)` writes.
  public init(from decoder: any Decoder) throws {
    try self.init(decoder.singleValueContainer().decode(String.self))
  }

  /// Writes a text such as `2024-11-13`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
