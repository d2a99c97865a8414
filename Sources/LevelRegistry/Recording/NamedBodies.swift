// Bodies as documents name them: which organization of the registry each is.
extension Recording {
  /// The body that a document names, with the organization that a code, `CODE@DAY` or a name means on a day.
  ///
  /// A code becomes the name of that day; a name stays as it is typed. What means no organization, or several, is a name
  /// and nothing else; what is recorded already, and what was looked up, is kept as it is.
  func body(_ typed: NamedBody?, _ field: RegistryError.Field, on day: Day, known: NamedBody? = nil) throws
    -> NamedBody?
  {
    if let known, typed == known { return known }
    guard let typed, let text = try Text.optional(typed.name, field) else { return nil }
    if let organization = typed.organization { return NamedBody(text, organization: organization) }
    guard let organization = try organizationMeant(by: text, on: day) else { return NamedBody(text) }
    let isCode = text == organization.code || text.hasPrefix(organization.code + "@")
    return NamedBody(isCode ? organization.name : text, organization: organization.id)
  }

  /// The tier of the body that issued a decision, on its day; nil where it is no organization.
  func tier(of body: NamedBody?, on day: Day) throws -> Authority? {
    try body?.organization.flatMap { try knownOrganizations().organization($0, asOf: day)?.tier }
  }

  /// An inspection as it may be stored.
  func checked(_ inspection: Inspection, on day: Day, known: NamedBody? = nil) throws -> Inspection {
    var checked = inspection
    checked.inspector = try body(inspection.inspector, .inspector, on: day, known: known)
    checked.document = try Text.optional(inspection.document, .document)
    return checked
  }

  /// A step of a dossier as it may be stored.
  func checked(_ dossier: Dossier, on day: Day, known: NamedBody? = nil) throws -> Dossier {
    var checked = dossier
    checked.appraiser = try body(dossier.appraiser, .appraiser, on: day, known: known)
    checked.document = try Text.optional(dossier.document, .document)
    checked.note = try Text.optional(dossier.note, .note)
    return checked
  }
}
