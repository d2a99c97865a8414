import CapdoSQLite

/// A decision in force (quyết định phê duyệt cấp độ).
public struct Approval: Codable, Hashable, Sendable {
  /// The level that was approved.
  public var level: Level
  /// The tier that approved.
  public var authority: Authority
  /// Who issued the decision; nil only where an imported sheet did not say.
  public var issuer: NamedBody?
  /// The number of the decision; nil only where an imported sheet did not say.
  public var number: String?
  /// The day of the decision, from which it holds.
  public var decidedOn: Day
  /// The decree that the decision rests on.
  public var basis: LegalBasis
  /// The security regulation of the system (quy chế), without which it should not have been approved.
  public var regulation: Regulation

  /// A security regulation; every part can be unknown.
  public struct Regulation: Codable, Hashable, Sendable {
    /// Its number.
    public var number: String?
    /// The day on which it was issued.
    public var on: Day?
    /// Who issued it.
    public var issuer: NamedBody?

    /// Makes a regulation; what is not known stays nil.
    public init(number: String? = nil, on: Day? = nil, issuer: NamedBody? = nil) {
      self.number = number
      self.on = on
      self.issuer = issuer
    }
  }

  init(
    level: Level, authority: Authority, issuer: NamedBody?, number: String?, decidedOn: Day, basis: LegalBasis,
    regulation: Regulation
  ) {
    self.level = level
    self.authority = authority
    self.issuer = issuer
    self.number = number
    self.decidedOn = decidedOn
    self.basis = basis
    self.regulation = regulation
  }

  init(_ values: [Value]) throws { try self.init(Fields(values, "approval")) }

  init(_ row: Fields) throws {
    level = try row.level(0)
    authority = try row.term(1)
    issuer = row.optionalBody(2)
    number = row.optionalText(4)
    decidedOn = try row.day(5)
    basis = try row.term(6)
    regulation = Regulation(number: row.optionalText(7), on: try row.optionalDay(8), issuer: row.optionalBody(9))
  }

  var values: [Value] {
    [.integer(Int64(level.rawValue)), .text(authority.rawValue)] + issuer.values + [
      Value(number), .text(decidedOn.description), .text(basis.rawValue), Value(regulation.number),
      Value(regulation.on?.description),
    ] + regulation.issuer.values
  }

  /// Takes from another one of the day what this one leaves out; the same body keeps the name that it has there.
  mutating func fill(from known: Approval) {
    if let id = issuer?.organization, id == known.issuer?.organization { issuer = known.issuer }
    regulation.number = regulation.number ?? known.regulation.number
    regulation.on = regulation.on ?? known.regulation.on
    regulation.issuer = regulation.issuer ?? known.regulation.issuer
  }

  /// Whether another one is the same decision with another day.
  ///
  /// Bodies number their decisions anew each year, so that a number of another year is another decision; but the same day
  /// of another year is a slip of the year.
  func isDecided(otherwiseIn other: Approval) -> Bool {
    let isOfTheYear = decidedOn.year == other.decidedOn.year
    let isOfTheDay = decidedOn.month == other.decidedOn.month && decidedOn.day == other.decidedOn.day
    return (isOfTheYear || isOfTheDay) && decidedOn != other.decidedOn && hasNumber(of: other)
  }

  /// Whether another one has its number, and is not of another body.
  func hasNumber(of other: Approval) -> Bool {
    guard let number, let otherNumber = other.number, NameSpelling.key(number) == NameSpelling.key(otherNumber) else {
      return false
    }
    guard let issuer, let otherIssuer = other.issuer else { return true }
    if let id = issuer.organization, let otherID = otherIssuer.organization { return id == otherID }
    return NameSpelling.key(issuer.name) == NameSpelling.key(otherIssuer.name)
  }

  /// What is said of one whose number a decision of another year has too.
  package static func numberRecorded(of day: Day) -> Phrase {
    Phrase(
      "a decision of \(day) on the system has the same number; if it is the same one, correct the day",
      "quyết định ngày \(day.vietnamese) của hệ thống có cùng số; nếu là một quyết định thì hãy sửa ngày")
  }

  /// The words for a system without one.
  static let none = Phrase("no approval", "không có quyết định phê duyệt")

  var phrase: Phrase {
    let number = number.map { ", \($0)" } ?? ""
    return Phrase(
      "\(level.phrase.english), \(authority.phrase.english)\(number) of \(decidedOn)",
      "\(level.phrase.vietnamese), \(authority.phrase.vietnamese)\(number) ngày \(decidedOn.vietnamese)")
  }
}
