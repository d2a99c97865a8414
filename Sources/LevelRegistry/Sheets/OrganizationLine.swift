/// The columns in which organizations are kept.
public enum OrganizationColumn: String, Term {
  case code, name, tier, parent
  case validFrom = "valid_from"
  case validTo = "valid_to"
  case continues
  case listConfirmedOn = "list_confirmed_on"

  /// The heading in both languages.
  public var phrase: Phrase {
    switch self {
    case .code: Phrase("code", "Mã")
    case .name: Phrase("name", "Tên cơ quan, đơn vị")
    case .tier: Phrase("tier", "Cấp")
    case .parent: Phrase("parent", "Cấp trên")
    case .validFrom: Phrase("valid from", "Từ ngày")
    case .validTo: Phrase("valid to", "Đến trước ngày")
    case .continues: Phrase("continues", "Tiếp nối")
    case .listConfirmedOn: Phrase("list confirmed on", "Ngày xác nhận danh mục")
    }
  }
}

/// One organization as a line of a sheet has it; nil where the cell is empty.
public struct OrganizationLine: Hashable, Sendable {
  public var code: String?
  public var name: String?
  public var tier: Authority?
  /// The code, `CODE@DAY` or name of the body it belongs to.
  public var parent: String?
  /// nil: always.
  public var validFrom: Day?
  /// The day after its last; nil: for ever.
  public var validTo: Day?
  /// Whether it is the organization of the line of this code that ends on the day this one begins.
  public var continues = false
  public var listConfirmedOn: Day?

  public init() {}

  /// This line with every cell that another one fills taken from that one.
  func filled(by line: OrganizationLine) -> OrganizationLine {
    var filled = self
    filled.name = line.name ?? name
    filled.tier = line.tier ?? tier
    filled.parent = line.parent ?? parent
    filled.validTo = line.validTo ?? validTo
    filled.listConfirmedOn = line.listConfirmedOn ?? listConfirmedOn
    return filled
  }
}

extension Snapshot {
  /// Returns every organization that was known, whatever its days, with the latest confirmation up to the day: the lines
  /// of an export, by code and first day.
  public func organizationLines() throws -> [OrganizationLine] {
    let directory = try directory()
    let confirmations = try confirmations()
    return directory.everything.map { organization in
      var line = OrganizationLine()
      line.code = organization.code
      line.name = organization.name
      line.tier = organization.tier
      line.validFrom = organization.from == .always ? nil : organization.from
      line.validTo = organization.to == .forever ? nil : organization.to
      let asked = organization.shown(on: day)
      line.parent = organization.parent.flatMap { directory.organization($0, asOf: asked)?.reference(on: asked) }
      line.continues = directory.history(of: organization.id).contains {
        $0.code == organization.code && $0.to == organization.from
      }
      if organization.holds(on: day) { line.listConfirmedOn = confirmations[organization.id] }
      return line
    }
  }

  /// The latest day up to the one asked on which each owner confirmed its list, by the owner's id.
  public func confirmations() throws -> [Int64: Day] {
    var days: [Int64: Day] = [:]
    try connection.statement("SELECT c.owner, c.valid_from FROM confirmation c WHERE \(Query.holds("c"))")
      .forEachRow([.text(day.description), .integer(entry)]) { days[try $0.integer(0)] = try Day($0.text(1)) }
    return days
  }

  /// Returns the organizations that are there on the day, by code, with the day each last confirmed its list.
  public func organizations() throws -> [(organization: Organization, listConfirmedOn: Day?)] {
    let confirmations = try confirmations()
    return try directory().all(on: day).map { ($0, confirmations[$0.id]) }
  }
}
