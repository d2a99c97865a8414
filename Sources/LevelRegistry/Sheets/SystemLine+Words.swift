extension SystemLine {
  /// This line with what it says of the dossier in the words of the register.
  ///
  /// Form 08 has fewer of them: a returned dossier is a draft there, one whose decision was revoked is appraised, and
  /// beside an approval in force nothing is said of another dossier. Such a cell, without a day of its own, is no news.
  func inWordsOfRegister(_ written: SystemLine, _ approval: Approval?) -> SystemLine {
    guard dossierOn == nil, let dossier else { return self }
    var line = self
    switch (dossier, written.dossier) {
    case (.draft, .returned): line.dossier = .returned
    case (.appraised, .approved) where approval == nil: line.dossier = .approved
    case (.approved, let known) where known != .approved && hasDecision(approval):
      if known == nil, proposedLevel != nil { return self }
      line.dossier = nil
      line.proposedLevel = nil
    default: break
    }
    return line
  }

  /// Whether the line has no other decision than the one in force.
  private func hasDecision(_ approval: Approval?) -> Bool {
    approval.map { decidedOn == nil || decidedOn == $0.decidedOn } ?? false
  }
}
