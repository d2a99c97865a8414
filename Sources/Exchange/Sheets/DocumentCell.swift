import LevelRegistry

/// A document as offices name one in a single cell: its number, then its day, then who issued it.
///
/// `123/QĐ-UBND`, `Số 123/QĐ-UBND ngày 05/3/2024 của UBND tỉnh`, `QĐ số 123/QĐ-UBND, ngày 5 tháng 3 năm 2024, UBND tỉnh`;
/// dots stand for a part that nobody knows: `Số … ngày 05/3/2024 của UBND tỉnh`.
struct DocumentCell: Equatable {
  let number: String?
  let day: Day?
  let issuer: String?

  /// - Throws: `CellFault` unless the text reads in exactly one way.
  init(_ text: String) throws(CellFault) {
    let words = Self.words(text)
    let dates = DateWords.all(in: words)
    guard dates.count <= 1 else { throw Self.fault(Phrase("two days in one cell", "ô có hai ngày")) }
    guard let date = dates.first ?? DateWords.blank(in: words) else {
      number = try Self.number(words)
      day = nil
      issuer = nil
      return
    }
    guard date.day != nil || date.isBlank else {
      throw Self.fault(
        Phrase(
          "the day in the cell does not exist, or its year is not written in full",
          "ngày ghi trong ô không tồn tại hoặc năm không ghi đủ bốn chữ số"))
    }
    day = date.day
    number = try Self.number(words[..<date.range.lowerBound])
    issuer = try Self.issuer(words[date.range.upperBound...])
  }

  /// The words of a text; a number written `123 / QĐ-UBND` is one.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      if let last = words.last, word.hasPrefix("/") || last.hasSuffix("/") {
        words[words.count - 1] = last + word
      } else {
        words.append(String(word))
      }
    }
    return words
  }

  /// The one word with a digit, after words that only say what it is the number of.
  private static func number(_ words: some Collection<String>) throws(CellFault) -> String? {
    let rest = words.map { $0.trimmed }.filter { !$0.isEmpty && !introductions.contains(Folding.fold($0)) }
    if rest.count == 1, rest[0].isDots { return nil }
    guard rest.count == 1, let number = rest.first, number.contains(where: \.isNumber) else {
      throw fault(
        Phrase("not one number of a document, its day and its issuer", "không phải một số văn bản, ngày và cơ quan"))
    }
    return number
  }

  /// Whoever comes after the day; a second number there makes two documents of it.
  private static func issuer(_ words: ArraySlice<String>) throws(CellFault) -> String? {
    var rest = words.drop { ["", "cua", "do", "boi"].contains(Folding.fold($0.trimmed)) }
    while let last = rest.last, ["", "ban", "hanh", "ky"].contains(Folding.fold(last.trimmed)) {
      rest = rest.dropLast()
    }
    guard !rest.contains(where: { $0.contains("/") && $0.contains(where: \.isNumber) }) else {
      throw fault(Phrase("more than one document in one cell", "ô có nhiều hơn một văn bản"))
    }
    let issuer = rest.joined(separator: " ").trimmed
    return issuer.isEmpty || issuer.isDots ? nil : issuer
  }

  private static let introductions: Set<String> = [
    "quyet", "dinh", "qd", "so", "quy", "che", "ban", "hanh", "kem", "theo", "tai", "ngay",
  ]

  private static func fault(_ reason: Phrase) -> CellFault {
    CellFault(
      reason: reason,
      hint: Phrase(
        "write it as '123/QĐ-UBND ngày 05/03/2024 của UBND tỉnh', or in columns of their own",
        "hãy ghi '123/QĐ-UBND ngày 05/03/2024 của UBND tỉnh', hoặc tách thành các cột riêng"))
  }
}

extension String {
  /// Whether this is what forms have where something is to be written: `…`, `……`.
  var isDots: Bool { !isEmpty && allSatisfy { $0 == "…" } }

  /// Without the marks that join parts of a sentence, at both ends.
  var trimmed: String {
    let marks: Set<Character> = [",", ";", ":", "(", ")", ".", "–", "-", " "]
    guard let first = firstIndex(where: { !marks.contains($0) }), let last = lastIndex(where: { !marks.contains($0) })
    else { return "" }
    return String(self[first...last])
  }
}
