import LevelRegistry

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
