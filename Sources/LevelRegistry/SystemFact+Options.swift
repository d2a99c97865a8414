// The options by which the acts, and `correct`, say what a fact says.

extension InformationSystem {
  func options(typing organization: (Int64) -> String) -> [Correction.Option] {
    [
      .init("name", name), .init("owner", organization(owner)), .init("operator", organization(`operator`)),
      .init("authority", authority.rawValue), .init("category", category?.rawValue), .init("state", state.rawValue),
    ]
  }
}

extension Dossier {
  func options(typing organization: (Int64) -> String) -> [Correction.Option] {
    [
      .init("level", "\(proposedLevel.rawValue)"), .init("status", status.rawValue),
      .init("expected", expected?.description), .init("note", note),
    ]
  }
}

extension Approval {
  func options(typing organization: (Int64) -> String) -> [Correction.Option] {
    [
      .init("level", "\(level.rawValue)"), .init("authority", authority.rawValue), .init("decision", number),
      .init("issuer", issuer), .init("basis", basis.rawValue), .init("regulation", regulation.number),
      .init("regulation-on", regulation.on?.description), .init("regulation-issuer", regulation.issuer),
    ]
  }
}

extension Plan {
  func options(typing organization: (Int64) -> String) -> [Correction.Option] {
    let proof = Correction.Option("evidence", evidence?.path)
    return [
      .init("status", status.rawValue), .init("expected", expected?.description),
      // With its digest, for the file may be gone.
      evidence.map { .init(proof, .init("evidence-digest", $0.digest)) } ?? proof,
    ]
  }
}

extension Inspection {
  func options(typing organization: (Int64) -> String) -> [Correction.Option] {
    [
      .init("by", inspector), .init("document", document), .init("result", result?.rawValue),
      .init("remedy-by", remedyBy?.description),
    ]
  }
}
