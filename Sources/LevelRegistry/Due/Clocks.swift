import SQLite

// The steps of a dossier that the law gives a time for. A step waits from the first of the facts that follow each other
// with its status; a dossier that was sent back in between waits anew, even when it came again on the same day.
extension SQL {
  /// Joins the last fact `w` of each run of a status that began by the day.
  static func waiting(_ statuses: SQL) -> SQL {
    """
    JOIN dossier w ON w.system = s.id AND w.status IN (\(statuses)) AND w.valid_from <= ?1 AND \(Query.known("w"))
      AND NOT EXISTS (SELECT 1 FROM dossier g WHERE g.system = w.system AND g.valid_from = w.valid_to
        AND g.valid_from <= ?1 AND g.status = w.status AND \(Query.known("g")) AND NOT EXISTS (\(moved("g"))))
    """
  }

  /// The first day of the run that `w` ends.
  static let waitingSince: SQL = """
    (SELECT max(f.valid_from) FROM dossier f WHERE f.system = w.system AND f.status = w.status
      AND f.valid_from <= w.valid_from AND \(Query.known("f"))
      AND (EXISTS (\(moved("f"))) OR NOT EXISTS (SELECT 1 FROM dossier g WHERE g.system = f.system
        AND g.valid_to = f.valid_from AND g.status = f.status AND \(Query.known("g")))))
    """

  /// Joins the rule `r` of a clock that was in force when the wait began, for the level proposed.
  static func clock(_ name: SQL) -> SQL {
    """
    rule r ON r.kind = 'clock' AND r.subject = '\(name)-' || w.proposed_level
      AND r.valid_from <= \(waitingSince) AND \(waitingSince) < r.valid_to AND \(Query.known("r"))
    """
  }

  /// Another step on the first day of a fact, which the fact took the place of.
  private static func moved(_ table: SQL) -> SQL {
    """
    SELECT 1 FROM dossier h WHERE h.system = \(table).system AND h.valid_from = \(table).valid_from
      AND h.status <> \(table).status AND \(Query.happened("h"))
    """
  }

  /// A step on the day after the run that `w` ends.
  static func next(_ statuses: SQL) -> SQL {
    """
    SELECT 1 FROM dossier n WHERE n.system = w.system AND n.valid_from = w.valid_to AND n.valid_from <= ?1
      AND n.status IN (\(statuses)) AND \(Query.happened("n"))
    """
  }
}
