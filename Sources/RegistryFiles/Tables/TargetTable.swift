import LevelRegistry

/// Targets as a table, each with the rate of the day beside it.
package enum TargetTable {
  package static var columns: [Column] {
    [
      Column("target", Phrase("target", "Mục tiêu")), Column("measure", Phrase("rate", "Tỷ lệ")),
      Column("amount", Phrase("to reach, percent", "Phải đạt (%)")), Column("due_on", Phrase("by", "Đến ngày")),
      Column("valid_from", Phrase("since", "Từ ngày")), Column("count", Phrase("reached", "Đã đạt")),
      Column("whole", Phrase("of", "Trên tổng số")), Column("percent", Phrase("percent now", "Tỷ lệ hiện tại")),
      Column("left", Phrase("still to go", "Còn thiếu")),
    ]
  }

  package static func row(_ target: Target, _ tally: Tally, in language: Language) -> [Cell] {
    let rate = tally.rate(of: target.measure)
    return [
      .text(target.article.phrase[language]), Cell(target.measure), .integer(target.percent), Cell(target.by),
      Cell(target.from), .integer(rate.part), .integer(rate.whole), .percent(hundredths: rate.hundredths),
      target.remaining(of: rate).map(Cell.integer) ?? .empty,
    ]
  }
}

extension Target {
  /// What is asked for, and how far it is, as a sentence.
  package func sentence(_ tally: Tally) -> Phrase {
    let rate = tally.rate(of: measure)
    let what = Phrase(
      "target of \(article.phrase.english), \(measure.phrase.english) \(percent)%\(by.map { " by \($0)" } ?? "")",
      "mục tiêu của \(article.text), \(measure.phrase.vietnamese) \(percent)%\(by.map { " đến ngày \($0.vietnamese)" } ?? "")"
    )
    guard let remaining = remaining(of: rate) else {
      return Phrase("\(what.english): the rate is not known.", "\(what.vietnamese): chưa tính được tỷ lệ.")
    }
    let left = leftOut(of: tally)
    guard remaining > 0 else {
      return Phrase("\(what.english): reached\(left.english).", "\(what.vietnamese): đã đạt\(left.vietnamese).")
    }
    return Phrase(
      "\(what.english): \(remaining) of \(rate.whole) systems to go\(left.english).",
      "\(what.vietnamese): còn \(Rate.grouped(remaining)) trong \(Rate.grouped(rate.whole)) hệ thống\(left.vietnamese)."
    )
  }

  /// The systems that the rate does not count, because nobody vouches for the lists that they stand in.
  private func leftOut(of tally: Tally) -> Phrase {
    let left = tally.operating - tally.confirmed
    guard measure == .approval, left > 0 else { return Phrase("", "") }
    return Phrase(
      ", not counting \(left) system\(left == 1 ? "" : "s") in lists that are not confirmed",
      ", chưa tính \(Rate.grouped(left)) hệ thống trong danh mục chưa được xác nhận")
  }
}
