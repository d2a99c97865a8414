extension Arguments {
  /// Returns the file of the register: that of `--db`, else of CAPDO_DB, else capdo.db.
  func database(in environment: Environment) -> String {
    self[.database] ?? environment["CAPDO_DB"] ?? "capdo.db"
  }

  /// Returns who is said to make the entry, by `--actor` or CAPDO_ACTOR; nil leaves it to the login name.
  func claimedActor(in environment: Environment) -> String? {
    self[.actor] ?? environment["CAPDO_ACTOR"]
  }
}
