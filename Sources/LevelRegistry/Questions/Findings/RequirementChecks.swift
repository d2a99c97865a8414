import CapdoSQLite

// What results per requirement say against what was declared; a registry without results has none of these.
extension Check {
  static let requirements = [
    Check(
      code: .declaredFullNotMet,
      joins: "LEFT JOIN \(SQL.obligation("report-schedule", on: "?1"))",
      condition: """
        \(anyResult) AND s.state = 'operating' AND a.fact IS NOT NULL AND p.status = 'full' AND EXISTS (SELECT 1 \(unmet))
        """,
      since: "max(p.valid_from, (SELECT min(max(r.valid_from, ifnull(o.valid_from, ''))) \(unmet)))",
      entry: "(SELECT max(max(r.entry, ifnull(o.entry, 0))) \(unmet))", article: "r.article",
      columns: "(SELECT count(*) \(unmet)), \(codes(unmet))",
      tell: { _ in
        { row in
          let (count, codes) = (try row.integer(0), listed(try row.text(1)))
          return Evidence(
            "declared full, \(count) \(count == 1 ? "requirement is" : "requirements are") not met: \(codes)",
            "báo cáo triển khai đầy đủ, còn \(count) yêu cầu chưa đáp ứng đầy đủ: \(codes)")
        }
      }),
    Check(
      code: .fullNotAssessed,
      joins: "LEFT JOIN \(SQL.obligation("report-schedule", on: "?1"))",
      condition: """
        \(anyResult) AND s.state = 'operating' AND a.fact IS NOT NULL AND p.status = 'full' AND EXISTS (SELECT 1 \(results))
        AND NOT EXISTS (SELECT 1 \(unmet)) AND EXISTS (SELECT 1 \(unassessed))
        """,
      since: "max(p.valid_from, (SELECT min(r.valid_from) \(results)))", entry: "p.entry", article: "r.article",
      columns: "(SELECT count(*) \(unassessed)), \(codes("\(unassessed)", "q.number"))",
      tell: { _ in
        { row in
          let (count, codes) = (try row.integer(0), listed(try row.text(1)))
          return Evidence(
            "declared full, \(count) \(count == 1 ? "requirement is" : "requirements are") not assessed: \(codes)",
            "báo cáo triển khai đầy đủ, còn \(count) yêu cầu chưa đánh giá: \(codes)")
        }
      }),
    Check(
      code: .unmetWithoutRemedy,
      joins: "LEFT JOIN \(SQL.obligation("report-schedule", on: "?1"))",
      condition: "\(anyResult) AND s.state = 'operating' AND a.fact IS NOT NULL AND EXISTS (SELECT 1 \(unplanned))",
      since: "(SELECT min(r.valid_from) \(unplanned))", entry: "(SELECT max(r.entry) \(unplanned))",
      article: "r.article", columns: "(SELECT count(*) \(unplanned)), \(codes(unplanned))",
      tell: { _ in
        { row in
          let (count, codes) = (try row.integer(0), listed(try row.text(1)))
          return Evidence(
            "\(count) not met, with neither a remedy that has a due day nor an expected day: \(codes)",
            "\(count) yêu cầu chưa đáp ứng đầy đủ, không có khắc phục có thời hạn và không có thời điểm dự kiến: \(codes)"
          )
        }
      }),
  ]

  /// Asked once, so that a registry without results has no system looked at.
  private static let anyResult: SQL = "EXISTS (SELECT 1 FROM assessment)"

  /// The results `r` of a system under the catalog and level of its approval in force.
  private static let results: SQL = """
    FROM assessment r \(SQL.provided) WHERE r.system = s.id AND r.catalog = \(SQL.catalog) AND r.level = a.level
      AND r.kind = 'self' AND \(Query.holds("r")) AND EXISTS (SELECT 1 FROM requirement q WHERE q.catalog = r.catalog
        AND q.level = r.level AND q.number = r.requirement AND \(Query.holds("q")))
    """

  private static let unmet: SQL = "\(results) AND \(SQL.counted) IN ('partial', 'not-met')"

  /// Its own results that are not met, and for which nothing says by when they will be.
  private static let unplanned: SQL = """
    \(results) AND r.value IN ('partial', 'not-met') AND r.expected_on IS NULL AND NOT EXISTS (
      SELECT 1 FROM remedy y WHERE y.system = s.id AND y.catalog = r.catalog AND y.level = r.level
        AND y.requirement = r.requirement AND y.due_on IS NOT NULL AND y.done_on IS NULL AND \(Query.holds("y")))
    """

  /// The requirements `q` without a result that counts.
  private static let unassessed: SQL = """
    FROM requirement q WHERE q.catalog = \(SQL.catalog) AND q.level = a.level AND \(Query.holds("q")) AND NOT EXISTS (
      SELECT 1 FROM assessment r \(SQL.provided) WHERE r.system = s.id AND r.catalog = q.catalog AND r.level = q.level
        AND r.requirement = q.number AND r.kind = 'self' AND \(Query.holds("r")) AND \(SQL.counted) IS NOT NULL)
    """

  /// Their codes, for `listed`.
  private static func codes(_ rows: SQL, _ code: SQL = "r.requirement") -> SQL {
    "(SELECT group_concat(\(code), ' ') \(rows))"
  }

  /// The first three codes, and that there are more.
  private static func listed(_ codes: String) -> String {
    let codes = codes.split(separator: " ").sorted()
    return codes.prefix(3).joined(separator: ", ") + (codes.count > 3 ? " …" : "")
  }
}

extension Check {
  /// A remedy whose day has passed.
  static let remedyOverdue = Check(
    code: .remedyOverdue,
    joins: "JOIN remedy y ON y.system = s.id AND y.done_on IS NULL AND \(Query.holds("y"))",
    condition: "y.due_on < ?1", since: "date(y.due_on, '+1 day')", entry: "y.entry",
    columns: "y.id, y.due_on, y.requirement, y.task", ending: "ORDER BY s.code, y.due_on, y.id",
    tell: { _ in
      { row in
        let (id, due) = (try row.integer(0), try row.day(1))
        let what = [row.optionalText(2), row.optionalText(3)].compactMap { $0 }.joined(separator: " ")
        return Evidence(
          "remedy \(id), \(what), was due on \(due)", "khắc phục \(id), \(what), hạn \(due.vietnamese)")
      }
    })
}
