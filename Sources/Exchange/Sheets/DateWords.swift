import LevelRegistry

/// A day among the words of a text: `05/3/2024`, `2024-03-05`, or `05 tháng 3 năm 2024`.
struct DateWords {
  /// The words that make it up, `ngày` before it included.
  let range: Range<Int>
  /// nil when the calendar has no such day, or none is written.
  let day: Day?
  /// Whether dots stand where the day is to be written: `ngày …`.
  var isBlank = false

  static func all(in words: [String]) -> [DateWords] {
    var dates: [DateWords] = []
    var index = 0
    while index < words.count {
      if let date = DateWords(words, at: index) {
        dates.append(date)
        index = date.range.upperBound
      } else {
        index += 1
      }
    }
    return dates
  }

  /// The first `ngày …`, nil when there is none.
  static func blank(in words: [String]) -> DateWords? {
    words.indices.dropFirst().first { words[$0].trimmed.isDots && Folding.fold(words[$0 - 1].trimmed) == "ngay" }
      .map { DateWords(range: $0 - 1..<$0 + 1, day: nil, isBlank: true) }
  }

  private init(range: Range<Int>, day: Day?, isBlank: Bool) {
    (self.range, self.day, self.isBlank) = (range, day, isBlank)
  }

  private init?(_ words: [String], at index: Int) {
    let hasName = index > 0 && Folding.fold(words[index - 1].trimmed) == "ngay"
    let start = hasName ? index - 1 : index
    if let day = Self.short(words[index].trimmed) {
      (range, self.day) = (start..<index + 1, day.day)
    } else if index + 4 < words.count, Folding.fold(words[index + 1]) == "thang",
      Folding.fold(words[index + 3]) == "nam"
    {
      let parts = [words[index], words[index + 2], words[index + 4]].map { $0.trimmed }
      (range, day) = (start..<index + 5, try? Day(parts.joined(separator: "/")))
    } else {
      return nil
    }
  }

  /// A day in one word: three groups of digits and nothing else.
  private static func short(_ word: String) -> (day: Day?, Void)? {
    for separator in ["/", "-", "."] as [Character] {
      let parts = word.split(separator: separator, omittingEmptySubsequences: false)
      guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }) else {
        continue
      }
      let isYearFirst = parts[0].count == 4 && separator == "-"
      return (try? Day(isYearFirst ? word : parts.joined(separator: "/")), ())
    }
    return nil
  }
}
