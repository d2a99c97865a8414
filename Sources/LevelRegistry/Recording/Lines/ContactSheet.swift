import CapdoSQLite

/// The columns in which units fill in how they are reached.
package enum ContactColumn: String, LineColumn {
  case code, name, functions, representative, position, address, phone, email
  case specializedUnit = "specialized_unit"

  package typealias Line = ContactLine
}

/// How one organization is reached, as a line of a sheet has it; nil where the cell is empty.
package struct ContactLine: SheetLine {
  package var code: String?
  package var name: String?
  package var functions: String?
  package var representative: String?
  package var position: String?
  package var address: String?
  package var phone: String?
  package var email: String?
  /// The code or name of the organization that appraises for it.
  package var specializedUnit: String?

  package typealias Column = ContactColumn
  package typealias Source = ContactRecord

  package static let fields: [LineField<ContactLine>] = [
    LineField(.code, "Mã", \.code) { $0.organization.code },
    LineField(.name, "Tên cơ quan, đơn vị", \.name) { $0.organization.name },
    LineField(.functions, "Quy định chức năng, nhiệm vụ và quyền hạn", \.functions) { $0.contact?.functions },
    LineField(.representative, "Người đại diện", \.representative) { $0.contact?.representative },
    LineField(.position, "Chức vụ", \.position) { $0.contact?.position },
    LineField(.address, "Địa chỉ liên lạc", \.address) { $0.contact?.address },
    LineField(.phone, "Điện thoại", \.phone) { $0.contact?.phone },
    LineField(.email, "Thư điện tử", \.email) { $0.contact?.email },
    LineField(.specializedUnit, "Đơn vị chuyên trách về an ninh mạng", \.specializedUnit) { $0.specializedUnit },
  ]

  package init() {}
}

/// An organization and its contact as a line is made of them.
package struct ContactRecord: Sendable {
  let organization: Organization
  let contact: Contact?
  /// What people call the unit that appraises for it.
  let specializedUnit: String?
}

extension Snapshot {
  /// How each organization of the day is reached, by code: the lines of a sheet.
  package func contactLines() throws -> [ContactLine] {
    try directory.all(on: day).map { try contactLine(of: $0) }
  }

  func contactLine(of organization: Organization) throws -> ContactLine {
    let contact = try contact(of: organization.id)
    let unit = try contact?.specializedUnit.flatMap { try self.organization($0) }.map { try call($0) }
    return ContactLine(ContactRecord(organization: organization, contact: contact, specializedUnit: unit))
  }
}

/// Records what the lines of a sheet of contacts say beyond what the registry had when it wrote them.
package final class ContactSheet: ColumnErrors {
  typealias Column = ContactColumn
  private let recording: Recording
  private let base: Snapshot
  private let day: Day

  /// - Parameters:
  ///   - base: the day of the sheet, as known at its entry.
  ///   - day: from when on edits hold.
  package init(_ recording: Recording, base: Snapshot, day: Day) {
    self.recording = recording
    self.base = base
    self.day = day
  }

  /// What became of a line.
  package enum Outcome {
    case recorded(LineOutcome<ContactLine>)
    case open([SheetConflict<ContactLine>])
  }

  /// Records a line, or says which of its edits are to be decided.
  package func record(_ given: ContactLine, _ decide: (SheetConflict<ContactLine>) -> SheetSide?) throws -> Outcome {
    guard let code = given.code else { throw error(.code, .emptyText(.code)) }
    let organization = try at(.code) { try base.organization(code) }
    var given = given
    given.specializedUnit = try given.specializedUnit.map { unit in
      let named = try at(.specializedUnit) { try recording.organization(unit, on: day) }
      return try Snapshot(connection: recording.connection, day: day, head: .open).call(named)
    }
    let was = try base.contactLine(of: organization)
    let now = try line(of: organization, at: Trail.Point(day: day, entry: Snapshot.Head.open.entry))
    let rows = try Trail(ofSystem: organization.id, upTo: .max, on: recording.connection).rows(.contact)
    let meanwhile = Meanwhile(rows, since: base) { try self.line(of: organization, at: $0) }
    var line = ContactLine()
    var conflicts: [SheetConflict<ContactLine>] = []
    for field in ContactLine.fields where ![.code, .name].contains(field.column) {
      guard !field.isEmpty(in: given), !field.agrees(given, was), !field.agrees(given, now) else { continue }
      var side = SheetSide.sheet
      if let change = try meanwhile.change(of: [field]) {
        let registry = try self.line(of: organization, at: .init(day: change.since, entry: Snapshot.Head.open.entry))
        let conflict = SheetConflict(
          code: organization.code, name: organization.name, fields: [field], base: was, sheet: given,
          registry: registry, change, actor: try JournalLine.find(change.entry, in: recording.connection)?.actor ?? "")
        guard let decided = decide(conflict) else {
          conflicts.append(conflict)
          continue
        }
        side = decided
      }
      if side == .sheet { field.fill(&line, from: given) }
    }
    guard conflicts.isEmpty else { return .open(conflicts) }
    return .recorded(try write(line, of: organization, now))
  }

  private func write(
    _ line: ContactLine, of organization: Organization, _ now: ContactLine
  ) throws -> LineOutcome<ContactLine> {
    let parts: [(Contact.Part, ContactColumn, String?)] = [
      (.functions, .functions, line.functions), (.representative, .representative, line.representative),
      (.position, .position, line.position), (.address, .address, line.address), (.phone, .phone, line.phone),
      (.email, .email, line.email), (.specializedUnit, .specializedUnit, line.specializedUnit),
    ]
    let said = parts.compactMap { part, column, text in text.map { (part, column, $0) } }
    guard let first = said.first else { return .unchanged(code: organization.code) }
    _ = try at(first.1) {
      try recording.setContact(
        of: "\(organization.code)@\(organization.shown(on: base.day))",
        to: Dictionary(said.map { ($0.0, $0.2) }, uniquingKeysWith: { one, _ in one }), on: day)
    }
    return .changed(code: organization.code, from: now, to: now.filled(by: line))
  }

  private func line(of organization: Organization, at point: Trail.Point) throws -> ContactLine {
    let head = Snapshot.Head(entry: point.entry, recordedAt: Moment(seconds: 0), digest: "")
    return try Snapshot(connection: recording.connection, day: point.day, head: head).contactLine(of: organization)
  }
}
