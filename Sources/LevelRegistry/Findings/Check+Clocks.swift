import SQLite

// A step that took longer than the law gives, ended or not; a level without a rule is never late.
extension Check {
  static let clocks = [
    clock(
      .replyLate, "reply", waiting: "'submitted'", "EXISTS (\(SQL.next("'returned'")))",
      Phrase("submitted", "gửi thẩm định"), Phrase("sent back", "trả lại")),
    clock(
      .appraisalLate, "appraise", waiting: "'submitted'", "NOT EXISTS (\(SQL.next("'returned', 'withdrawn'")))",
      Phrase("submitted", "gửi thẩm định"), Phrase("appraised", "thẩm định xong")),
    clock(
      .approvalLate, "approve", waiting: "'appraised'", "NOT EXISTS (\(SQL.next("'returned', 'withdrawn'")))",
      Phrase("appraised", "thẩm định xong"), Phrase("approved", "phê duyệt")),
  ]

  private static func clock(
    _ code: Finding.Code, _ name: SQL, waiting status: SQL, _ condition: SQL, _ began: Phrase, _ ended: Phrase
  ) -> Check {
    Check(
      code: code,
      joins: "\(SQL.waiting(status)) JOIN \(SQL.clock(name))",
      condition: """
        \(condition) AND julianday(min(w.valid_to, ?1)) - julianday(\(SQL.waitingSince)) > r.amount
        """,
      since: "NULL", entry: "w.entry", article: "r.article",
      columns: "\(SQL.waitingSince), iif(w.valid_to <= ?1, w.valid_to, NULL), r.amount, r.unit",
      ending: "ORDER BY s.code, w.valid_from",
      tell: { snapshot in
        let calendar = try snapshot.calendar()
        return { row in
          let (from, end, unit) = (try row.day(0), try row.optionalDay(1), try row.term(3) as Rule.Unit)
          let due = calendar.end(of: Int(try row.integer(2)), unit, from: from)
          guard due < end ?? snapshot.day else { return nil }
          let english = end.map { "\(ended.english) on \($0)" } ?? "not yet \(ended.english)"
          let vietnamese = end.map { "\(ended.vietnamese) ngày \($0.vietnamese)" } ?? "chưa \(ended.vietnamese)"
          return Evidence(
            "\(began.english) on \(from), due by \(due), \(english)",
            "\(began.vietnamese) ngày \(from.vietnamese), hạn \(due.vietnamese), \(vietnamese)", since: due.next)
        }
      })
  }
}
