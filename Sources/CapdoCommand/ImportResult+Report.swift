import Exchange
import LevelRegistry

extension ImportResult {
  /// Says what was done, and what was left out.
  ///
  /// - Parameter isDryRun: tells every line; else only those that lower a level or replace a decision.
  func tell(on console: Console, isDryRun: Bool) throws {
    if let dialect {
      console.note(Phrase("read as: \(dialect.english)", "đọc theo: \(dialect.vietnamese)"))
    }
    for line in lines where isDryRun || line.lowersLevel || line.replacesDecision {
      try console.say(Phrase(line.phrase(in: .english), line.phrase(in: .vietnamese)))
    }
    try console.say(counts(isDryRun: isDryRun))
    for (reason, rows) in Dictionary(grouping: skipped, by: \.reason).sorted(by: { $0.value[0] < $1.value[0] }) {
      let places = Place.phrase(of: rows.map(\.place))
      console.note(
        Phrase(
          "left out, \(reason.phrase.english): \(places.english)",
          "bỏ qua, \(reason.phrase.vietnamese): \(places.vietnamese)"))
    }
    if !columnsNotKept.isEmpty {
      let names = columnsNotKept.joined(separator: "; ")
      console.note(Phrase("columns not taken over: \(names)", "các cột không nhập: \(names)"))
    }
    if !inspectionsWithoutDay.isEmpty {
      let cells = inspectionsWithoutDay.map(\.name).joined(separator: ", ")
      console.note(
        Phrase(
          "left out, an inspection without its day: \(cells); write the day after it, or use capdo inspect",
          "bỏ qua, kiểm tra, đánh giá không ghi ngày: \(cells); hãy ghi thêm ngày hoặc dùng lệnh capdo inspect"))
    }
    if !newCodes.isEmpty, !isDryRun {
      let codes = newCodes.joined(separator: ", ")
      try console.say(Phrase("new codes: \(codes)", "mã mới: \(codes)"))
    }
  }

  private func counts(isDryRun: Bool) -> Phrase {
    let recorded =
      isDryRun
      ? Phrase("; a dry run, nothing recorded", "; chạy thử, không ghi nhận gì")
      : entry.map { Phrase(" (entry \($0))", " (mục \($0))") } ?? Phrase("; nothing recorded", "; không ghi nhận gì")
    return Phrase(
      "\(added) added, \(changed) changed, \(unchanged) unchanged\(recorded.english)",
      "thêm \(added), sửa \(changed), giữ nguyên \(unchanged)\(recorded.vietnamese)")
  }
}

extension SkippedRow {
  fileprivate static func < (a: SkippedRow, b: SkippedRow) -> Bool { a.place.number < b.place.number }
}
