/// An exact part of a whole, printed as `61/86 = 70.93%`.
public struct Rate: Hashable, Sendable {
  public let part: Int
  public let whole: Int
  /// Why no percentage is given though there is a whole.
  public let withheld: Withheld?

  /// Why a percentage would be invented.
  public enum Withheld: Hashable, Sendable {
    /// No system in scope has a plan on record.
    case nothingReported
    /// No owner in scope vouches that its list is complete.
    case nothingConfirmed
  }

  /// Makes a rate, nil unless 0 ≤ part ≤ whole.
  public init?(part: Int, whole: Int, withheld: Withheld? = nil) {
    guard part >= 0, part <= whole else { return nil }
    self.init(counted: part, of: whole, withheld: withheld)
  }

  init(counted part: Int, of whole: Int, withheld: Withheld? = nil) {
    self.part = part
    self.whole = whole
    self.withheld = withheld
  }

  /// The share in hundredths of a percent, half up; nil when there is none to give.
  ///
  /// What is not whole is never 10000, and what is not nothing is never 0.
  public var hundredths: Int? {
    guard whole > 0, withheld == nil else { return nil }
    if part == whole { return 10_000 }
    if part == 0 { return 0 }
    // part × 10000 ÷ whole, half up, in 128 bits: no count overflows it.
    let rounded = (Int128(part) * 20_000 + Int128(whole)) / (2 * Int128(whole))
    return min(max(Int(rounded), 1), 9_999)
  }

  /// The percentage as a plain number: `70.93`, `100`, `0`; nil when there is none to give.
  public var percent: String? {
    hundredths.map { Rate.decimal($0, point: ".") }
  }

  /// A number of hundredths of a percent as people write it: `70.93`, `100`, `0`.
  public static func decimal(_ hundredths: Int, point: String) -> String {
    if hundredths == 10_000 { return "100" }
    if hundredths == 0 { return "0" }
    let rest = hundredths % 100
    return "\(hundredths / 100)\(point)\(rest < 10 ? "0" : "")\(rest)"
  }
}

extension Rate: CustomStringConvertible {
  public var description: String { self[.english] }

  /// `61/86 = 70.93%` or `n/a`; in Vietnamese `61/86 = 70,93%` or `–`, with dots between thousands.
  public subscript(language: Language) -> String {
    let isVietnamese = language == .vietnamese
    guard let hundredths else { return isVietnamese ? "–" : "n/a" }
    let counts = [part, whole].map { isVietnamese ? Self.grouped($0) : "\($0)" }
    return "\(counts[0])/\(counts[1]) = \(Rate.decimal(hundredths, point: isVietnamese ? "," : "."))%"
  }

  /// A count as Vietnamese has it: `1.234`.
  public static func grouped(_ count: Int) -> String {
    let digits = Array(String(count))
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { grouped += "." }
      grouped.append(digit)
    }
    return grouped
  }
}
