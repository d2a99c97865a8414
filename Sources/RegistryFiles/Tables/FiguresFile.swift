import LevelRegistry

/// The figures of a registry as a file: counts, and which registry they are of; no system and no owner is named.
package enum FiguresFile {
  /// The version of the format; a file of another one is refused.
  static let version = 1
  /// No file is larger, and no count.
  package static let limit = 1 << 20
  private static let most = 1_000_000_000

  /// The figures as one JSON object on one line.
  package static func text(of figures: RegistryFigures) -> String {
    let identity = figures.identity
    var object = JSONObject()
    object.append("capdo_figures", .integer(version))
    object.append("registry", .string(identity.checkpoint.registry))
    object.append("name", text(identity.name))
    object.append("province_code", text(identity.provinceCode))
    object.append("as_of", .string("\(figures.day)"))
    object.append("closing", text(figures.closing))
    object.append("known_at", .string("\(figures.knownAt)"))
    object.append("entries", .integer(Int(identity.checkpoint.entries)))
    object.append("digest", .string(identity.checkpoint.digest))
    object.append("unconfirmed_owners", .integer(figures.unconfirmedOwners))
    object.append("systems", list(figures.groups.map(Self.object)))
    object.append("requirements", list(figures.requirements.map(Self.object)))
    return object.text + "\n"
  }

  private static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
  private static func list(_ objects: [JSONObject]) -> JSONValue {
    .raw("[" + objects.map(\.text).joined(separator: ",") + "]")
  }

  private static func object(_ group: RegistryFigures.Group) -> JSONObject {
    var object = JSONObject()
    object.append("tier", .string(group.authority.rawValue))
    object.append("level", group.level.map { .integer($0.rawValue) } ?? .null)
    for (name, count) in counts { object.append(name, .integer(group.tally[keyPath: count])) }
    return object
  }

  private static func object(_ results: RegistryFigures.Requirements) -> JSONObject {
    var object = JSONObject()
    object.append("catalog", .string(results.catalog))
    object.append("as", .string(results.kind.rawValue))
    for (name, count) in resultCounts { object.append(name, .integer(results.tally[keyPath: count])) }
    return object
  }

  /// What is counted of the systems of a tier and level; the confirmed ones are those of owners that confirmed their lists.
  private static var counts: [(String, WritableKeyPath<Tally, Int>)] {
    [
      ("operating", \.operating), ("approved", \.approved), ("plan_none", \.none), ("plan_partial", \.partial),
      ("plan_full", \.full), ("inspected", \.inspected), ("confirmed", \.confirmed),
      ("confirmed_approved", \.confirmedApproved), ("confirmed_reported", \.confirmedReported),
      ("confirmed_full", \.confirmedFull), ("building", \.building), ("suspended", \.suspended),
      ("retired", \.retired),
    ]
  }

  private static var resultCounts: [(String, WritableKeyPath<RequirementTally, Int>)] {
    [
      ("systems", \.systems), ("assessed_systems", \.assessedSystems), ("requirements", \.whole), ("met", \.met),
      ("inherited", \.inherited), ("partial", \.partial), ("not_met", \.notMet), ("not_applicable", \.notApplicable),
    ]
  }
}

extension FiguresFile {
  /// Reads a file of figures.
  ///
  /// - Throws: `JSONError`, `FiguresError`, or what the source throws.
  package static func read(_ source: any ByteSource) throws -> RegistryFigures {
    let bytes = try source.next(limit + 1)
    guard bytes.count <= limit else { throw FiguresError(Phrase("it is larger than 1 MiB", "tệp lớn hơn 1 MiB")) }
    var file = try Members(JSONDocument(parsing: bytes))
    guard try file.integer("capdo_figures") == version else {
      throw FiguresError(Phrase("it is of another version", "tệp thuộc phiên bản khác"))
    }
    let text = try "\(file.string("registry"))\n\(file.integer("entries"))\n\(file.string("digest"))"
    let figures = RegistryFigures(
      identity: RegistryIdentity(
        name: try file.optionalString("name"), provinceCode: try file.optionalString("province_code"),
        checkpoint: try Checkpoint(parsing: text)),
      day: try Day(file.string("as_of")), closing: try file.optionalString("closing"),
      knownAt: try Moment(file.string("known_at")), unconfirmedOwners: try file.count("unconfirmed_owners"),
      groups: try file.list("systems", of: group), requirements: try file.list("requirements", of: results))
    try file.finish()
    let keys = Set(figures.groups.map { "\($0.authority) \($0.level?.rawValue ?? 0)" })
    guard keys.count == figures.groups.count else { throw FiguresError.doesNotAddUp }
    return figures
  }

  private static func group(_ document: JSONDocument) throws -> RegistryFigures.Group {
    var members = try Members(document)
    guard let tier = Authority(rawValue: try members.string("tier")) else { throw FiguresError.member("tier") }
    let number = try members.optionalInteger("level")
    let level = number.flatMap { Level(rawValue: $0) }
    guard (level == nil) == (number == nil) else { throw FiguresError.member("level") }
    var tally = Tally()
    for (name, count) in counts { tally[keyPath: count] = try members.count(name) }
    try members.finish()
    let isApproved = tally.approved == (level == nil ? 0 : tally.operating)
    guard isApproved, tally.addsUp else { throw FiguresError.doesNotAddUp }
    return RegistryFigures.Group(authority: tier, level: level, tally: tally)
  }

  private static func results(_ document: JSONDocument) throws -> RegistryFigures.Requirements {
    var members = try Members(document)
    let catalog = try members.string("catalog")
    guard let kind = AssessmentKind(rawValue: try members.string("as")) else { throw FiguresError.member("as") }
    var tally = RequirementTally()
    for (name, count) in resultCounts { tally[keyPath: count] = try members.count(name) }
    try members.finish()
    guard tally.notAssessed >= 0, tally.inherited <= tally.met, tally.assessedSystems <= tally.systems else {
      throw FiguresError.doesNotAddUp
    }
    return RegistryFigures.Requirements(catalog: catalog, kind: kind, tally: tally)
  }

  /// The members of an object, each of which is asked for once.
  private struct Members {
    private var members: [String: JSONDocument]

    init(_ document: JSONDocument) throws {
      guard case .object(let members) = document else {
        throw FiguresError(Phrase("it holds no figures of capdo", "tệp không chứa số liệu của capdo"))
      }
      self.members = members
    }

    mutating func string(_ name: String) throws -> String {
      guard let text = try optionalString(name) else { throw FiguresError.member(name) }
      return text
    }

    mutating func optionalString(_ name: String) throws -> String? {
      switch members.removeValue(forKey: name) {
      case .string(let text)? where (1...500).contains(text.unicodeScalars.count): text
      case .null?: nil
      case .object, .array, .string, .integer, .bool, nil: throw FiguresError.member(name)
      }
    }

    mutating func integer(_ name: String) throws -> Int {
      guard let number = try optionalInteger(name) else { throw FiguresError.member(name) }
      return number
    }

    mutating func optionalInteger(_ name: String) throws -> Int? {
      switch members.removeValue(forKey: name) {
      case .integer(let number)?: number
      case .null?: nil
      case .object, .array, .string, .bool, nil: throw FiguresError.member(name)
      }
    }

    mutating func count(_ name: String) throws -> Int {
      let number = try integer(name)
      guard (0...most).contains(number) else { throw FiguresError.member(name) }
      return number
    }

    mutating func list<T>(_ name: String, of read: (JSONDocument) throws -> T) throws -> [T] {
      guard case .array(let items)? = members.removeValue(forKey: name) else { throw FiguresError.member(name) }
      return try items.map(read)
    }

    /// What is not known may change what the rest means.
    func finish() throws {
      if let name = members.keys.min() { throw FiguresError.member(name) }
    }
  }
}

extension Tally {
  /// Whether no count is larger than the one that it is a part of.
  fileprivate var addsUp: Bool {
    approved <= operating && notReported >= 0 && inspected <= approved && confirmed <= operating
      && confirmedApproved <= min(confirmed, approved) && confirmedReported <= confirmedApproved
      && confirmedFull <= min(confirmedReported, full)
  }
}

/// Why a file holds no figures that can be counted.
package struct FiguresError: RegistryFailure, Equatable {
  package var code: String { "not-figures" }
  package let message: Phrase

  fileprivate init(_ message: Phrase) { self.message = message }

  fileprivate static let doesNotAddUp = FiguresError(
    Phrase("its figures do not add up", "các số liệu trong tệp không khớp nhau"))

  fileprivate static func member(_ name: String) -> FiguresError {
    FiguresError(
      Phrase("'\(name.prefix(60))' is missing, unknown or wrong", "'\(name.prefix(60))' bị thiếu, không rõ hoặc sai"))
  }
}
