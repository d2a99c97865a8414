/// A day, month, quarter or year by which something is expected: due on its last day, printed as given.
public struct Period: Hashable, Sendable {
  private enum Length: Hashable, Sendable {
    case day(Day)
    case month(Int)
    case quarter(Int)
    case year
  }

  private let year: Int
  private let length: Length

  private init(year: Int, _ length: Length) {
    self.year = year
    self.length = length
  }

  /// Makes the period of one day.
  public init(_ day: Day) {
    self.init(year: day.year, .day(day))
  }

  /// Reads `2027-06-30`, `30/6/2027`, `2027-06`, `06/2027`, `2027-Q2`, `Q2/2027`, `Quý II/2027` or `2027`.
  ///
  /// - Throws: `not-a-period`.
  public init(_ text: String) throws { try self.init(parsing: text) }

  package init(parsing text: String) throws(RegistryError) {
    if let day = try? Day(text) {
      self.init(day)
    } else if let period = Self.parse(text) {
      self = period
    } else {
      throw .notAPeriod(text)
    }
  }

  private static func parse(_ text: String) -> Period? {
    let bytes = Array(Folding.fold(text).utf8)
    let parts = bytes.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/") }
    guard let first = parts.first, let last = parts.last, parts.count <= 2 else { return nil }
    if parts.count == 1 { return yearNumber(first).map { Period(year: $0, .year) } }
    // The year comes first with a hyphen and last with a slash.
    let yearFirst = bytes.contains(UInt8(ascii: "-"))
    guard let year = yearNumber(yearFirst ? first : last) else { return nil }
    return part(yearFirst ? last : first).map { Period(year: year, $0) }
  }

  private static func yearNumber(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.count == 4, let year = Day.number(bytes), year >= 1 else { return nil }
    return year
  }

  private static func part(_ bytes: ArraySlice<UInt8>) -> Length? {
    if bytes.count <= 2, let month = Day.number(bytes) {
      return (1...12).contains(month) ? .month(month) : nil
    }
    let quarters = ["q1", "q2", "q3", "q4", "quy i", "quy ii", "quy iii", "quy iv", "quy 1", "quy 2", "quy 3", "quy 4"]
    let name = String(decoding: bytes, as: UTF8.self)
    return quarters.firstIndex(of: name).map { .quarter($0 % 4 + 1) }
  }

  /// The last day of the period.
  public var lastDay: Day {
    switch length {
    case .day(let day): day
    case .month(let month): Self.end(of: month, in: year)
    case .quarter(let quarter): Self.end(of: quarter * 3, in: year)
    case .year: Self.end(of: 12, in: year)
    }
  }

  private static func end(of month: Int, in year: Int) -> Day {
    Day(year: year, month: month, day: Day.length(ofMonth: month, in: year)) ?? .forever
  }
}

extension Period: CustomStringConvertible {
  /// The period as it is stored and exported: `2027-06-30`, `2027-06`, `2027-Q2`, `2027`.
  public var description: String {
    switch length {
    case .day(let day): day.description
    case .month(let month): "\(padded)-\(month < 10 ? "0" : "")\(month)"
    case .quarter(let quarter): "\(padded)-Q\(quarter)"
    case .year: padded
    }
  }

  private var padded: String {
    String(repeating: "0", count: 4 - String(year).count) + String(year)
  }

  /// The period as people read it.
  public subscript(language: Language) -> String {
    guard language == .vietnamese else { return description }
    return switch length {
    case .day(let day): day.vietnamese
    case .month(let month): "\(month < 10 ? "0" : "")\(month)/\(year)"
    case .quarter(let quarter): "Quý \(["I", "II", "III", "IV"][quarter - 1])/\(year)"
    case .year: "\(year)"
    }
  }
}

extension Period: Codable {
  /// Reads the text that `encode(to:)` writes.
  public init(from decoder: any Decoder) throws {
    try self.init(decoder.singleValueContainer().decode(String.self))
  }

  /// Writes a text such as `2027-06`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
