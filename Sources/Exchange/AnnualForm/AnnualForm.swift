import LevelRegistry

/// What an owner reports each December: the data of the form, gathered from a snapshot.
///
/// Decree 331/2026, Art. 35 and 36 and form 08; the letters (a) to (f) of its counters are ours.
public struct AnnualForm {
  /// The year that ends on the reporting day, 14 December.
  public let year: Int
  public let day: Day
  /// The entry that was known, and its digest.
  public let entry: Int64
  public let digest: String
  /// Who reports: an owner, or an operator that reports to its owners.
  public let reporter: Organization
  /// The body that the reporter belongs to.
  public let above: Organization?
  public let owners: [Owner]
  public let rows: [Row]
  public let counters: Counters

  /// An owner in scope, with what the form prints about it and about the unit that appraises for it.
  public struct Owner {
    public let organization: Organization
    public let contact: Contact?
    public let unit: Organization?
    public let unitContact: Contact?
  }

  /// The counters (a) to (f) of section 1.
  public struct Counters: Hashable, Sendable {
    public var systems = 0
    public var classified = 0
    public var withDossier = 0
    public var appraised = 0
    public var approved = 0
    public var inspected = 0
    /// Of the systems those that operate, for the line under the table.
    public var operating = 0

    /// In the order of the form.
    public var all: [Int] { [systems, classified, withDossier, appraised, approved, inspected] }
  }

  /// The last day of the reporting year: what is asked earlier is not closed.
  public var cutOff: Day { Self.cutOff(of: year) }
  public var isClosed: Bool { day >= cutOff }

  /// The last day of a reporting year.
  public static func cutOff(of year: Int) -> Day { Day(year: year, month: 12, day: 14) ?? .forever }

  /// The reporting year that a day lies in: it begins on 15 December of the year before.
  public static func year(of day: Day) -> Int { day > cutOff(of: day.year) ? day.year + 1 : day.year }

  /// The latest day by which a system without approval is expected to have it; nil when one of them has none on record.
  public var lastApprovalExpected: Period? {
    let waiting = rows.filter { !$0.isApproved }.map(\.approvalExpected)
    guard waiting.allSatisfy({ $0 != nil }) else { return nil }
    return waiting.compactMap { $0 }.max { $0.lastDay < $1.lastDay }
  }
}

extension Snapshot {
  /// Gathers the form of an owner with everything beneath it, or of an operator.
  ///
  /// - Parameters:
  ///   - reporter: the code or name of who reports.
  ///   - isOperator: whether the systems are those that it operates; else those that it and all beneath it own.
  public func annualForm(of reporter: String, isOperator: Bool) throws -> AnnualForm {
    let organization = try self.organization(reporter)
    let scope = isOperator ? Scope(operators: [reporter]) : Scope(owners: [reporter])
    var rows: [AnnualForm.Row] = []
    var counters = AnnualForm.Counters()
    var owners: [Organization] = []
    try forEachPosition(in: scope) { position in
      let row = AnnualForm.Row(position, number: rows.count + 1, yearBegins: reportingYearBegins)
      counters.count(row)
      if !owners.contains(where: { $0.id == position.owner.id }) { owners.append(position.owner) }
      rows.append(row)
    }
    if owners.isEmpty { owners = [organization] }
    return AnnualForm(
      year: AnnualForm.year(of: day), day: day, entry: entry, digest: digest, reporter: organization,
      above: try organization.parent.flatMap { try self.organization($0) },
      owners: try owners.map(owner), rows: rows, counters: counters)
  }

  private func owner(_ organization: Organization) throws -> AnnualForm.Owner {
    let contact = try contact(of: organization.id)
    let unit = try contact?.specialisedUnit.flatMap { try self.organization($0) }
    return AnnualForm.Owner(
      organization: organization, contact: contact, unit: unit,
      unitContact: try unit.flatMap { try self.contact(of: $0.id) })
  }
}

extension AnnualForm.Counters {
  fileprivate mutating func count(_ row: AnnualForm.Row) {
    systems += 1
    if row.position.state == .operating { operating += 1 }
    if row.position.category != nil { classified += 1 }
    if row.hasDossier { withDossier += 1 }
    if row.isAppraised { appraised += 1 }
    if row.isApproved { approved += 1 }
    if row.isApproved, row.isInspectedPeriodically { inspected += 1 }
  }
}
