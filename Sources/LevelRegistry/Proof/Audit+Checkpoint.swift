extension Audit {
  /// Compares an entry as it goes by.
  func compareCheckpoint(at number: Int64, _ digest: String) {
    guard let checkpoint else { return }
    if number == 1, digest != checkpoint.registry {
      report(Discrepancy(.otherRegister, entry: 1, expected: checkpoint.registry, found: digest))
    } else if number == checkpoint.entries, digest != checkpoint.digest, verdict.registry == checkpoint.registry {
      report(Discrepancy(.otherHistory, entry: number, expected: checkpoint.digest, found: digest))
    }
  }

  /// Tells a register that was cut.
  func compareCheckpoint() {
    guard let checkpoint, verdict.entries < checkpoint.entries else { return }
    report(Discrepancy(.shorter, expected: "\(checkpoint.entries)", found: "\(verdict.entries)"))
  }
}
