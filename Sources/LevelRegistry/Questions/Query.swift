import SQLite

/// The one question behind all others: every system of a scope on the day, with what counts for it.
///
/// Systems are `s`, and joined as they are needed: the approval in force `a`, the plan that counts `p`, the periodic
/// inspection of the reporting year `i`, the confirmation of the owner's list `c`, the dossier `d`.
struct Query {
  private(set) var values: [Value]
  private var joins: [SQL] = []
  private var conditions: [SQL]

  /// `?1` is the day and `?2` the entry.
  init(_ snapshot: Snapshot) {
    values = [.text(snapshot.day.description), .integer(snapshot.entry)]
    conditions = [Self.holds("s")]
  }

  /// The facts that were known.
  static func known(_ table: SQL) -> SQL {
    "\(table).entry <= ?2 AND (\(table).voided_by IS NULL OR \(table).voided_by > ?2)"
  }

  /// The facts that were known and held on the day.
  static func holds(_ table: SQL) -> SQL {
    "\(table).valid_from <= ?1 AND ?1 < \(table).valid_to AND \(known(table))"
  }

  /// The facts that were known, and those that another step of the same day took the place of: what was put right since,
  /// by a correction or a sheet, has not happened.
  static func happened(_ table: SQL) -> SQL {
    """
    \(table).entry <= ?2 AND (\(table).voided_by IS NULL OR \(table).voided_by > ?2 OR (SELECT v.action FROM entry v
      WHERE v.seq = \(table).voided_by) NOT IN ('correct', 'import systems'))
    """
  }

  mutating func joinApproval() {
    joins.append("LEFT JOIN approval a ON a.system = s.id AND \(Self.holds("a"))")
  }

  /// Completion is completion of the plan that was approved: a status counts only if no approval of another level held
  /// on any day from the status's first day up to the day asked. Needs the approval.
  mutating func joinPlan() {
    joins.append(
      """
      LEFT JOIN plan p ON p.system = s.id AND \(Self.holds("p")) AND NOT EXISTS (
        SELECT 1 FROM approval x WHERE x.system = s.id AND x.valid_from <= ?1 AND x.valid_to > p.valid_from
        AND x.level <> a.level AND \(Self.known("x")))
      """)
  }

  mutating func joinInspection(since day: Day) {
    let since = bind(.text(day.description))
    joins.append(
      """
      LEFT JOIN inspection i ON i.system = s.id AND i.kind = 'periodic' AND \(Self.holds("i"))
      AND i.valid_from >= \(since)
      """)
  }

  mutating func joinConfirmation() {
    joins.append("LEFT JOIN confirmation c ON c.owner = s.owner AND \(Self.holds("c"))")
  }

  mutating func joinDossier() {
    joins.append("LEFT JOIN dossier d ON d.system = s.id AND \(Self.holds("d"))")
  }

  mutating func join(_ join: SQL) {
    joins.append(join)
  }

  mutating func bind(_ value: Value) -> SQL {
    values.append(value)
    return .parameter(values.count)
  }

  mutating func filter(_ condition: SQL) {
    conditions.append(condition)
  }

  /// Keeps the rows whose column has one of the values; nil among them keeps NULL too.
  mutating func filter(_ column: SQL, in wanted: [String?]) {
    guard !wanted.isEmpty else { return }
    let list = SQL.joined(wanted.compactMap { $0 }.map { bind(.text($0)) }, separator: ", ")
    conditions.append(
      wanted.contains(nil) ? "(\(column) IN (\(list)) OR \(column) IS NULL)" : "\(column) IN (\(list))")
  }

  /// Keeps the rows whose column is one of the ids.
  mutating func filter(_ column: SQL, in ids: Set<Int64>) {
    let list = ids.sorted().map(String.init).joined(separator: ",")
    conditions.append("\(column) IN (SELECT value FROM json_each(\(bind(.text("[\(list)]")))))")
  }

  /// The statement that selects columns of the systems.
  func select(_ columns: SQL, _ ending: SQL = "") -> SQL {
    """
    SELECT \(columns) FROM system s \(SQL.joined(joins, separator: " "))
    WHERE \(SQL.joined(conditions, separator: " AND ")) \(ending)
    """
  }
}
