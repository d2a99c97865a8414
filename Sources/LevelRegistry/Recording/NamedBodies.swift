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
    guard let organization = try organizationMeant(by: text, on: day) else {
      try mustBeAName(text, on: day)
      return NamedBody(text)
    }
    return NamedBody(organization.isCalled(byCode: text) ? organization.name : text, organization: organization.id)
  }

  /// Throws for a code that is nobody's: what has no letter names no body.
  func mustBeAName(_ text: String, on day: Day) throws {
    if !text.contains(where: \.isLetter) { _ = try organization(text, on: day) }
  }

  /// The organization of the registry that a body is nearly written as, where it is none of them.
  func nearlyNamed(_ body: NamedBody, on day: Day) throws -> NearlyNamed? {
    guard body.organization == nil, try isHeardOf(body.name) else { return nil }
    do {
      _ = try organization(body.name, on: day)
    } catch RegistryError.unknownOrganization {
      return try organizationWithoutMarks(body.name, on: day).map { NearlyNamed(body: body.name, organization: $0) }
    } catch is RegistryError {}
    return nil
  }

  /// The tier of the body that issued a decision, on its day; nil where it is no organization.
  func tier(of body: NamedBody?, on day: Day) throws -> Authority? {
    try body?.organization.flatMap { try directory.organization($0, asOf: day)?.tier }
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
