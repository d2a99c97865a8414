import LevelRegistry

/// A column whose cells hold what several columns are for: `123/QĐ-UBND ngày 05/3/2024 của UBND tỉnh`.
enum SharedColumn<Column: Spelled>: Equatable {
  /// The number, day and issuer of a document.
  case document(number: Column, day: Column, issuer: Column)
  /// Which inspections there were.
  case inspections(beforeUse: Column, periodic: Column)

  var columns: [Column] {
    switch self {
    case .document(let number, let day, let issuer): [number, day, issuer]
    case .inspections(let beforeUse, let periodic): [beforeUse, periodic]
    }
  }

  /// The column of one part of a document, as the lower row of a heading names it: `Số`, `Ngày`, `Cơ quan ban hành`.
  func column(named part: String) -> Column? {
    guard case .document(let number, let day, let issuer) = self else { return nil }
    switch Spelling.key(part) {
    case "so", "so quyet dinh", "so hieu", "so van ban": return number
    case "ngay", "ngay ban hanh", "ngay ky", "ngay thang", "ngay quyet dinh": return day
    case "co quan", "co quan ban hanh", "co quan ky", "don vi", "don vi ban hanh", "noi ban hanh": return issuer
    default: return nil
    }
  }

  /// Whether the lower row of a heading says that number and day stand in one cell: `Số, ngày`.
  func isNamed(by part: String) -> Bool {
    guard case .document = self else { return false }
    return ["so ngay", "so va ngay", "so ngay thang", "so ngay ban hanh", "so ngay quyet dinh"]
      .contains(Spelling.key(part))
  }

  /// Splits a cell, if it reads in exactly one way.
  func split(_ text: String) throws(CellFault) -> SplitCell<Column> {
    switch self {
    case .document(let number, let day, let issuer):
      let document = try DocumentCell(text)
      var parts: [Column: String] = [:]
      parts[number] = document.number
      parts[day] = document.day?.description
      parts[issuer] = document.issuer
      return SplitCell(parts: parts)
    case .inspections(let beforeUse, let periodic):
      let inspections = try InspectionCell(text)
      var parts: [Column: String] = [:]
      parts[beforeUse] = inspections.days[.beforeUse]?.description
      parts[periodic] = inspections.days[.periodic]?.description
      return SplitCell(parts: parts, inspectionsWithoutDay: inspections.undated)
    }
  }
}

/// What a cell of a shared column says, by column.
struct SplitCell<Column: Spelled> {
  var parts: [Column: String]
  /// Inspections that are said to have happened, and nobody knows when: the registry has no place for them.
  var inspectionsWithoutDay: [InspectionKind] = []
}

/// Why a cell cannot be split.
struct CellFault: Error {
  let reason: Phrase
  let hint: Phrase
}

extension CellFault {
  static func saidOtherwise(in column: Phrase) -> CellFault {
    CellFault(
      reason: Phrase(
        "the column '\(column.english)' says otherwise", "cột '\(column.vietnamese)' ghi khác"),
      hint: Phrase("make the two agree, or clear one of them", "hãy sửa cho hai ô khớp nhau hoặc xóa một ô"))
  }
}

extension SystemColumn {
  /// Columns 7, 8 and 12 of Form 08, and what lists of offices call the first two.
  static let shared: [String: SharedColumn<SystemColumn>] = Spelling.table([
    (
      .document(number: .decisionNumber, day: .decidedOn, issuer: .issuer),
      [
        "Quyết định phê duyệt cấp độ", "Quyết định phê duyệt", "Quyết định phê duyệt HSĐXCĐ",
        "Quyết định phê duyệt cấp độ ATTT", "QĐ phê duyệt", "Số, ngày QĐ", "Số, ngày QĐ phê duyệt",
        "Số, ngày quyết định phê duyệt", "Số, ngày, cơ quan phê duyệt", "Số QĐ, ngày QĐ",
        "Quyết định phê duyệt cấp độ (số, ngày, cơ quan)", "Quyết định phê duyệt (số, ngày, cơ quan)",
        "Quyết định phê duyệt cấp độ (số, ngày, cơ quan ban hành)",
      ]
    ),
    (
      .document(number: .regulationNumber, day: .regulationOn, issuer: .regulationIssuer),
      [
        "Quy chế bảo đảm ANM cho hệ thống", "Quy chế bảo đảm ANM", "Quy chế bảo đảm ATTT", "Số, ngày quy chế",
        "Quy chế bảo đảm ATTT cho hệ thống", "Quy chế bảo đảm ANM cho hệ thống (số, ngày, cơ quan)", "Quy chế ATTT",
        "Quy chế",
      ]
    ),
    (
      .inspections(beforeUse: .inspectedBeforeUseOn, periodic: .inspectedPeriodicallyOn),
      ["Đã kiểm tra, đánh giá ANM", "Kiểm tra, đánh giá ANM"]
    ),
  ])
}

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

  /// A number without the words that only say what it is the number of: `QĐ số 89/QĐ-STC` is 89/QĐ-STC.
  static func withoutIntroduction(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, !("0"..."9").contains(first) else { return text }
    let words = words(text)
    let introduction = words.prefix { introductions.contains(Folding.fold($0.trimmed)) }
    guard introduction.last.map({ ["số", "so"].contains($0.trimmed.lowercased()) }) == true,
      words.dropFirst(introduction.count).first?.contains(where: \.isNumber) == true
    else { return text }
    return words.dropFirst(introduction.count).joined(separator: " ")
  }

  /// Whoever comes after the day; a second number there makes two documents of it.
  private static func issuer(_ words: ArraySlice<String>) throws(CellFault) -> String? {
    var rest = words.drop { ["", "cua", "do", "boi"].contains(Folding.fold($0.trimmed)) }
    while let last = rest.last, ["", "ban", "hanh", "ky"].contains(Folding.fold(last.trimmed)) {
      rest = rest.dropLast()
    }
    // What it is about is no part of who issued it.
    for (index, word) in rest.enumerated() where isAbout(word, rest.dropFirst(index + 1).first) {
      rest = rest.prefix(index)
      break
    }
    guard !rest.contains(where: { $0.contains("/") && $0.contains(where: \.isNumber) }) else {
      throw fault(Phrase("more than one document in one cell", "ô có nhiều hơn một văn bản"))
    }
    let issuer = rest.joined(separator: " ").trimmed
    if let words = remark(in: issuer) { throw remarkFault(words) }
    return issuer.isEmpty || issuer.isDots ? nil : issuer.closed
  }

  /// Whether `về việc` or `v/v` begins here.
  private static func isAbout(_ word: String, _ next: String?) -> Bool {
    let word = Folding.fold(word)
    return word == "v/v" || (word == "ve" && next.map { Folding.fold($0.trimmed) } == "viec")
  }

  /// Words that say something of a document and not who issued it; those that end it first.
  private static let remarks = [
    "thu hồi", "bãi bỏ", "hủy bỏ", "hết hiệu lực", "hết hạn", "thay thế", "sửa đổi", "đính chính", "dự thảo",
    "bản scan", "bản sao", "bản chụp", "bản gốc", "photo", "scan", "kèm theo",
  ]

  private static func remark(in text: String) -> String? {
    let key = " \(Spelling.key(text)) "
    return remarks.first { key.contains(" \(Spelling.key($0)) ") }
  }

  private static func remarkFault(_ words: String) -> CellFault {
    CellFault(
      reason: Phrase(
        "'\(words)' is not who issued the document", "'\(words)' không phải cơ quan ban hành văn bản"),
      hint: Phrase(
        "take the words out; a decision that is no longer in force is recorded as revoked, or not listed here",
        "hãy bỏ các chữ này; quyết định không còn hiệu lực thì ghi nhận việc thu hồi, hoặc không ghi ở đây"))
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

  /// With the bracket at its end that goes with one inside.
  var closed: String { count(where: { $0 == "(" }) > count(where: { $0 == ")" }) ? self + ")" : self }

  /// Without the marks that join parts of a sentence, at both ends.
  var trimmed: String {
    let marks: Set<Character> = [",", ";", ":", "(", ")", ".", "–", "-", " "]
    guard let first = firstIndex(where: { !marks.contains($0) }), let last = lastIndex(where: { !marks.contains($0) })
    else { return "" }
    return String(self[first...last])
  }
}

/// What column 12 of Form 08 says: which inspections there were, and, where somebody wrote it, on which day.
struct InspectionCell: Equatable {
  private(set) var days: [InspectionKind: Day] = [:]
  /// The kinds without a day.
  private(set) var undated: [InspectionKind] = []

  /// - Throws: `CellFault` for words that are no kind of inspection.
  init(_ text: String) throws(CellFault) {
    for part in text.split(whereSeparator: { ";,\n+&".contains($0) }) {
      let words = part.split(whereSeparator: \.isWhitespace).map(String.init)
      let dates = DateWords.all(in: words)
      let name = words.prefix(dates.first?.range.lowerBound ?? words.count).joined(separator: " ")
      guard !Spelling.key(name).isEmpty else { continue }
      guard let kind = Self.kinds[Spelling.key(name)], dates.count <= 1, dates.first.map({ $0.day != nil }) ?? true
      else { throw Self.fault }
      if let day = dates.first?.day { days[kind] = day } else { undated.append(kind) }
    }
  }

  private static let kinds: [String: InspectionKind] = [
    Spelling.key("Trước khi đưa vào sử dụng"): .beforeUse, Spelling.key("before-use"): .beforeUse,
    Spelling.key("Định kỳ"): .periodic, Spelling.key("Kiểm tra định kỳ"): .periodic,
    Spelling.key("periodic"): .periodic,
  ]

  private static let fault = CellFault(
    reason: Phrase("no kind of inspection of the form", "không phải loại kiểm tra, đánh giá của biểu mẫu"),
    hint: Phrase(
      "write 'Trước khi đưa vào sử dụng', 'Định kỳ' or both, each with its day after it if it is known",
      "hãy ghi 'Trước khi đưa vào sử dụng', 'Định kỳ' hoặc cả hai, kèm ngày phía sau nếu biết"))
}

/// A day among the words of a text: `05/3/2024`, `2024-03-05`, or `05 tháng 3 năm 2024`.
struct DateWords {
  /// The words that make it up, `ngày` before it included.
  let range: Range<Int>
  /// nil when the calendar has no such day, or none is written.
  let day: Day?
  /// Whether dots stand where the day is to be written: `ngày …`.
  var isBlank = false

  /// The day that a cell of its own says, as people write it: `ngày 05 tháng 01 năm 2024`, `05/01/2024 00:00:00`; nil where
  /// there is anything else.
  static func only(in text: String) -> Day? {
    var words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    if words.count > 1, let last = words.last, last.contains(":"), last.allSatisfy({ $0.isNumber || $0 == ":" }) {
      words.removeLast()
    }
    let dates = all(in: words)
    return dates.count == 1 && dates[0].range == words.indices ? dates[0].day : nil
  }

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
