import LevelRegistry

/// A row that is no line of data, and was left out.
public struct SkippedRow: Hashable, Sendable {
  public enum Reason: Sendable {
    /// A title or another text above the heading.
    case aboveHeading
    /// `(1) (2) (3) …` below the heading.
    case numbering
    /// `I. Khối sở, ngành`: a heading of the rows that follow.
    case block
    /// `Tổng cộng`.
    case total
    /// Nothing in any column that is taken over.
    case empty
    /// Of level 4 or 5.
    case outOfScope
  }

  public let place: Place
  public let reason: Reason
  /// The first text of the row.
  public let text: String

  init(_ row: SourceRow, _ reason: Reason) {
    place = row.place
    self.reason = reason
    text = row.cells.first { !$0.isBlank }?.text ?? ""
  }
}

extension SkippedRow.Reason {
  public var phrase: Phrase {
    switch self {
    case .aboveHeading: Phrase("above the heading", "phía trên dòng tiêu đề")
    case .numbering: Phrase("numbers of the columns", "dòng đánh số cột")
    case .block: Phrase("heading of a block", "dòng tên khối")
    case .total: Phrase("total", "dòng tổng cộng")
    case .empty: Phrase("nothing in the columns taken over", "không có nội dung ở các cột được nhập")
    case .outOfScope: Phrase("of level 4 or 5", "thuộc cấp độ 4 hoặc 5")
    }
  }
}

extension SourceRow {
  /// Whether this is `(1) (2) (3) …`, letters before the numbers allowed: `A B 1 2 3`.
  var isNumbering: Bool {
    let marks = cells.filter { !$0.isBlank }.map { Spelling.key($0.text) }
    let letters = Array(marks.prefix { $0.count == 1 && $0 >= "a" })
    let numbers = marks.dropFirst(letters.count)
    return marks.count >= 3 && letters == ["a", "b", "c"].prefix(letters.count).map(\.self)
      && numbers.elementsEqual((1...max(numbers.count, 1)).prefix(numbers.count).map(String.init))
  }

  /// Whether the first text says `Tổng cộng`, `Tổng số` or `Cộng`.
  var isTotal: Bool {
    guard let first = cells.first(where: { !$0.isBlank })?.text else { return false }
    // Without its marks "Cộng" would be "Cổng", a gate.
    return ["tong cong", "tong so"].contains(Spelling.key(first))
      || ["cộng", "tổng"].contains((Folding.compose(first) ?? first).lowercased().filter(\.isLetter))
  }

  /// Whether this is a mark and a title and nothing else: `I. Khối sở, ngành` in one cell, or in two when the mark stands in
  /// a column that only counts the lines.
  func isBlock(countedIn counting: Int?) -> Bool {
    let filled = cells.indices.filter { !cells[$0].isBlank }
    switch filled.count {
    case 1:
      let text = text(filled[0])
      guard let end = text.firstIndex(where: { ".)-:".contains($0) }) else { return false }
      return Self.isMark(text[..<end])
    case 2: return filled[0] == counting && Self.isMark(Substring(text(filled[0])))
    default: return false
    }
  }

  /// A Roman number or a capital letter, a point or bracket after it allowed.
  private static func isMark(_ text: Substring) -> Bool {
    let letters = text.filter { !" .)-:".contains($0) }
    guard !letters.isEmpty, letters.count == text.prefix(letters.count).count else { return false }
    return letters.allSatisfy { "IVXLC".contains($0) } || (letters.count == 1 && ("A"..."Z").contains(letters))
  }
}
