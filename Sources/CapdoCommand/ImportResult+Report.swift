import Exchange
import LevelRegistry

extension ImportResult {
  /// Says what was done, and what was left out.
  func tell(on console: Console) throws {
    if let dialect {
      console.note(Phrase("read as: \(dialect.english)", "đọc theo: \(dialect.vietnamese)"))
    }
    try console.say(counts)
    for (reason, rows) in Dictionary(grouping: skipped, by: \.reason).sorted(by: { $0.value[0] < $1.value[0] }) {
      let numbers = rows.map { String($0.place.number) }.joined(separator: ", ")
      console.note(
        Phrase(
          "left out, \(reason.phrase.english): lines \(numbers)",
          "bỏ qua, \(reason.phrase.vietnamese): các dòng \(numbers)"))
    }
    if !columnsNotKept.isEmpty {
      let names = columnsNotKept.joined(separator: "; ")
      console.note(Phrase("columns not taken over: \(names)", "các cột không nhập: \(names)"))
    }
    if !newCodes.isEmpty {
      let codes = newCodes.joined(separator: ", ")
      try console.say(Phrase("new codes: \(codes)", "mã mới: \(codes)"))
    }
  }

  private var counts: Phrase {
    let recorded =
      entry.map { Phrase(" (entry \($0))", " (mục \($0))") } ?? Phrase("; nothing recorded", "; không ghi nhận gì")
    return Phrase(
      "\(added) added, \(changed) changed, \(unchanged) unchanged\(recorded.english)",
      "thêm \(added), sửa \(changed), giữ nguyên \(unchanged)\(recorded.vietnamese)")
  }
}

extension SkippedRow {
  fileprivate static func < (a: SkippedRow, b: SkippedRow) -> Bool { a.place.number < b.place.number }
}
