extension Heading {
  /// Reads one row as a heading.
  init(_ row: SourceRow) {
    self.init(row.cells.map(\.text), at: row.place)
  }

  /// Reads two rows as one heading: `Quyết định phê duyệt` above `Số` and `Ngày`; nil when the lower one is no part of it.
  ///
  /// Every text of the lower row must make a known heading together with the one above, so no row of data is taken for it.
  init?(_ upper: SourceRow, over lower: SourceRow) {
    guard !lower.isBlank else { return nil }
    var group = ""
    var texts: [String] = []
    var isOfBoth = false
    for index in 0..<max(upper.cells.count, lower.cells.count) {
      let above = upper.text(index)
      let below = lower.text(index)
      if !above.isEmpty { group = above }
      guard !SourceCell.text(below).isBlank, below != above else {
        if above.isEmpty { group = "" }
        isOfBoth = isOfBoth || Self.isKnown(above)
        texts.append(above)
        continue
      }
      guard let joined = ["\(group): \(below)", below].first(where: Self.isKnown) else { return nil }
      isOfBoth = isOfBoth || (joined != below && !group.isEmpty)
      texts.append(joined)
    }
    // A title above a heading of one row is no part of it.
    guard isOfBoth else { return nil }
    self.init(texts, at: upper.place)
  }

  private static func isKnown(_ text: String) -> Bool {
    switch meaning(text) {
    case .column, .shared, .notKept: true
    case .unknown, .blank: false
    }
  }
}
