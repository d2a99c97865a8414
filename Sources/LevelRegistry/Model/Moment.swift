@preconcurrency import Glibc

/// A second in time.
public struct Moment: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z.
  public let seconds: Int64

  /// Makes the moment so many seconds after 1970-01-01T00:00:00Z; those outside the years 1 to 9999 are not written.
  public init(seconds: Int64) {
    self.seconds = seconds
  }

  /// The moment that the machine's clock shows.
  public static func now() -> Moment {
    Moment(seconds: Int64(time(nil)))
  }

  public static func < (a: Moment, b: Moment) -> Bool { a.seconds < b.seconds }

  /// Vietnam is seven hours ahead of UTC all year.
  static let vietnam: Int64 = 7 * 3_600

  /// The day it is in Vietnam.
  public var day: Day {
    Day(ordinal: Int32(clamping: Self.floorDivide(seconds + Self.vietnam, by: 86_400)))
  }

  /// The last second of a day in Vietnam.
  public init(endOf day: Day) {
    seconds = (Int64(day.ordinal) + 1) * 86_400 - Self.vietnam - 1
  }

  static func floorDivide(_ number: Int64, by divisor: Int64) -> Int64 {
    number >= 0 ? number / divisor : -((-number + divisor - 1) / divisor)
  }
}

extension Moment: CustomStringConvertible {
  /// The moment in UTC: `2026-11-23T08:15:30Z`.
  public var description: String {
    let days = Self.floorDivide(seconds, by: 86_400)
    return "\(Day(ordinal: Int32(clamping: days)))T\(Self.clock(of: seconds))Z"
  }

  /// The moment as people in Vietnam read it, with the zone: `2026-11-23 15:15:30 +07:00`, `23/11/2026 15:15:30 +07:00`.
  package var phrase: Phrase {
    let time = "\(timeOfDay) +07:00"
    return Phrase("\(day) \(time)", "\(day.vietnamese) \(time)")
  }

  /// The time of the day in Vietnam: `15:15:30`.
  package var timeOfDay: String { Self.clock(of: seconds + Self.vietnam) }

  private static func clock(of seconds: Int64) -> String {
    let rest = Int(seconds - floorDivide(seconds, by: 86_400) * 86_400)
    return [rest / 3_600, rest / 60 % 60, rest % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }

  /// Reads `2026-11-23T08:15:30` or `23/11/2026 08:15:30`, a T or a space between day and time, without the seconds if need
  /// be, ending in nothing or Z for UTC or in an offset such as `+07:00`: what a screen shows can be typed.
  ///
  /// - Throws: `not-a-moment`.
  public init(_ text: String) throws {
    guard let moment = Self.parse(Array(text.utf8)) else { throw RegistryError.notAMoment(text) }
    self = moment
  }

  private static func parse(_ bytes: [UInt8]) -> Moment? {
    guard bytes.count >= 16, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
      let day = try? Day(String(decoding: bytes[..<10], as: UTF8.self))
    else { return nil }
    var rest = bytes[11...]
    guard let hour = take(&rest, below: 24), take(&rest, UInt8(ascii: ":")), let minute = take(&rest, below: 60)
    else { return nil }
    var second = 0
    if take(&rest, UInt8(ascii: ":")) {
      guard let found = take(&rest, below: 60) else { return nil }
      second = found
    }
    guard let offset = offset(&rest), rest.isEmpty else { return nil }
    let local = Int64(day.ordinal) * 86_400 + Int64(hour * 3_600 + minute * 60 + second)
    return Moment(seconds: local - Int64(offset))
  }

  private static func take(_ rest: inout ArraySlice<UInt8>, below limit: Int) -> Int? {
    guard rest.count >= 2, let number = Day.number(rest.prefix(2)), number < limit else { return nil }
    rest.removeFirst(2)
    return number
  }

  private static func take(_ rest: inout ArraySlice<UInt8>, _ sign: UInt8) -> Bool {
    guard rest.first == sign else { return false }
    rest.removeFirst()
    return true
  }

  private static func offset(_ rest: inout ArraySlice<UInt8>) -> Int? {
    if rest.isEmpty || take(&rest, UInt8(ascii: "Z")) { return 0 }
    _ = take(&rest, UInt8(ascii: " "))
    let west = take(&rest, UInt8(ascii: "-"))
    guard west || take(&rest, UInt8(ascii: "+")), let hours = take(&rest, below: 15) else { return nil }
    _ = take(&rest, UInt8(ascii: ":"))
    guard let minutes = take(&rest, below: 60) else { return nil }
    return (west ? -1 : 1) * (hours * 3_600 + minutes * 60)
  }
}

extension Moment: Codable {
  /// Reads the text that `encode(to:)` writes.
  public init(from decoder: any Decoder) throws {
    try self.init(decoder.singleValueContainer().decode(String.self))
  }

  /// Writes a text such as `2026-11-23T08:15:30Z`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
