import CapdoCCatalogs
import LevelRegistry

/// A catalog of requirements as a CSV file: the shipped ones in `catalogs`, and an office's own.
package enum CatalogFile {
  /// The columns, those that may be missing last; `valid_to` is the first day without it.
  static let columns = [
    "catalog", "level", "code", "group", "title_vi", "title_en", "valid_from", "part", "article", "same_as", "carry",
    "valid_to",
  ]
  private static let required = 7

  /// The names of the catalogs that capdo brings along.
  package static func shippedNames() throws -> [String] { try shipped().map(\.name) }

  /// The requirements of a catalog that capdo brings along; nil for another one.
  package static func shipped(_ name: String) throws -> [Requirement]? {
    try shipped().first { $0.name == name }?.requirements
  }

  /// Every catalog that capdo brings along.
  package static func shipped() throws -> [(name: String, requirements: [Requirement])] {
    var catalogs: [(name: String, requirements: [Requirement])] = []
    while let start = capdo_catalog(catalogs.count) {
      let bytes = UnsafeBufferPointer(start: start, count: capdo_catalog_length(catalogs.count))
      let requirements = try read(MemorySource(bytes))
      catalogs.append((requirements.first?.key.catalog ?? "", requirements))
    }
    return catalogs
  }

  /// Reads a catalog.
  ///
  /// - Throws: `CatalogError` with every line that is wrong, `CSVError`, or what the source throws.
  package static func read(_ source: any ByteSource) throws -> [Requirement] {
    var reader = CSVReader(source)
    var record = CSVRecord()
    guard try reader.read(into: &record) else {
      throw CatalogError.missing(columns: columns.prefix(required).map { $0 })
    }
    let places = try places(in: record)
    var requirements: [Requirement] = []
    var problems: [CatalogError.Problem] = []
    while try reader.read(into: &record) {
      do {
        requirements.append(try requirement(in: record, places))
      } catch let error as RegistryError {
        problems.append(.init(line: record.line, reason: error.message))
      }
    }
    guard problems.isEmpty else { throw CatalogError.lines(problems) }
    return requirements
  }

  /// Where each column stands; nil for one that is left out.
  private static func places(in heading: CSVRecord) throws -> [Int?] {
    let names = try (0..<heading.count).map { try heading.text($0) }
    let places = columns.map { names.firstIndex(of: $0) }
    let missing = zip(columns, places).prefix(required).filter { $0.1 == nil }.map(\.0)
    guard missing.isEmpty else { throw CatalogError.missing(columns: missing) }
    return places
  }

  private static func requirement(in record: CSVRecord, _ places: [Int?]) throws -> Requirement {
    func text(_ column: Int) throws -> String {
      guard let place = places[column], place < record.count else { return "" }
      return try record.text(place)
    }
    func optional(_ column: Int) throws -> String? {
      let text = try text(column)
      return text.isEmpty ? nil : text
    }
    let carry = try optional(10).map { word in
      guard let carry = Requirement.Carry(rawValue: word) else {
        throw RegistryError.notATerm(word, choices: Requirement.Carry.allCases.map(\.rawValue).joined(separator: ", "))
      }
      return carry
    }
    return try Requirement(
      .init(text(0), Level(text(1)), text(2)), group: text(3), part: optional(7),
      title: Phrase(text(5), text(4)), article: optional(8), predecessor: optional(9), carry: carry,
      from: Day(text(6)), to: optional(11).map { text in try Day(text) } ?? .forever)
  }
}

extension Recording {
  /// Records a catalog that capdo brings along, unless it is recorded; of another one nothing.
  package func setShippedCatalog(_ name: String) throws {
    if try !knows(catalog: name), let requirements = try CatalogFile.shipped(name) { try setCatalog(requirements) }
  }
}

/// Why a file is no catalog.
package enum CatalogError: RegistryFailure, Equatable {
  package var code: String { "not-a-catalog" }

  case missing(columns: [String])
  case lines([Problem])

  /// What is wrong with a line.
  package struct Problem: Equatable, Sendable {
    package let line: Int
    package let reason: Phrase
  }

  /// How many errors are told.
  private static let shown = 100

  package var message: Phrase {
    switch self {
    case .missing(let columns):
      let names = columns.joined(separator: ", ")
      return Phrase("the file has no column \(names)", "tệp thiếu cột \(names)")
    case .lines(let problems):
      let shown = problems.prefix(Self.shown)
      let rest = problems.count - shown.count
      let more = rest > 0 ? Phrase("\n… and \(rest) more", "\n… và \(rest) lỗi nữa") : Phrase("", "")
      return Phrase(
        "the file has \(problems.count) error\(problems.count == 1 ? "" : "s"); nothing was recorded\n"
          + shown.map { "line \($0.line): \($0.reason.english)" }.joined(separator: "\n") + more.english,
        "tệp có \(problems.count) lỗi; chưa ghi nhận gì\n"
          + shown.map { "dòng \($0.line): \($0.reason.vietnamese)" }.joined(separator: "\n") + more.vietnamese)
    }
  }
}
