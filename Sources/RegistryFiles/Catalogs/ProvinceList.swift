import LevelRegistry

/// The provinces of which a registry is expected: one to a line, by code, by name, or by both.
package struct ProvinceList {
  package let provinces: [Province]

  /// One of them.
  package struct Province: Hashable, Sendable {
    package let code: String?
    package let name: String?
    private let key: ProvinceKey

    fileprivate init(code: String?, name: String?) {
      self.code = code
      self.name = name
      key = ProvinceKey(code: code, name: name)
    }

    /// As a message names it: `Tỉnh Lam Giang (42)`.
    package var text: String {
      guard let name, let code, name != code else { return name ?? code ?? "" }
      return "\(name) (\(code))"
    }

    /// Whether this is the province of a registry.
    package func isMeant(by registry: ProvinceKey) -> Bool {
      key.code != nil && key.code == registry.code || key.name != nil && key.name == registry.name
    }
  }

  private static let limit = 1 << 20
  private static let codeHeadings: Set<String> = ["code", "province_code", "province code", "ma", "ma tinh", "ma dvhc"]
  private static let nameHeadings: Set<String> = [
    "name", "province", "ten", "tinh", "ten tinh", "tinh, thanh pho", "tinh thanh pho", "ten tinh, thanh pho",
  ]

  /// Reads a list: text with a code or a name to a line, or CSV with the columns code and name.
  ///
  /// - Throws: `ProvinceListError`, `CSVError`, or what the source throws.
  package static func read(_ source: any ByteSource) throws -> ProvinceList {
    let bytes = try source.next(limit)
    let firstLine = bytes.prefix { $0 != UInt8(ascii: "\n") }
    let separator: CSVSeparator =
      firstLine.contains(UInt8(ascii: "\t")) ? .tab : firstLine.contains(UInt8(ascii: ";")) ? .semicolon : .comma
    var reader = CSVReader(MemorySource(bytes), separatedBy: separator)
    var (record, rows) = (CSVRecord(), [[String]]())
    while try reader.read(into: &record) {
      rows.append(try (0..<record.count).map { CSVGuard.remove(try record.text($0)) })
    }
    return try ProvinceList(rows)
  }

  private init(_ rows: [[String]]) throws {
    let heading = (rows.first ?? []).map { Folding.fold($0) }
    var code = heading.firstIndex(where: Self.codeHeadings.contains)
    var name = heading.firstIndex(where: Self.nameHeadings.contains)
    let hasHeading = code != nil || name != nil
    if !hasHeading {
      // A column of numbers beside the code would be taken for codes.
      guard heading.count <= 2 else { throw ProvinceListError() }
      (code, name) = (0, heading.count == 2 ? 1 : 0)
    }
    var seen: Set<Province> = []
    provinces = rows.dropFirst(hasHeading ? 1 : 0).compactMap { row in
      func cell(_ column: Int?) -> String? {
        guard let column, column < row.count else { return nil }
        let text = row[column].split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return text.isEmpty ? nil : text
      }
      let province = Province(code: cell(code), name: cell(name))
      return province.text.isEmpty || !seen.insert(province).inserted ? nil : province
    }
    guard !provinces.isEmpty else { throw ProvinceListError() }
  }
}

/// What all spellings of a province's code and of its name have in common.
package struct ProvinceKey: Hashable, Sendable {
  fileprivate let code: String?
  fileprivate let name: String?

  package init(code: String?, name: String?) {
    // A spreadsheet makes 1 of 01.
    self.code = code.map { code in Int(code).map { "\($0)" } ?? Folding.fold(code) }
    self.name = name.map(Self.key(of:))
  }

  /// With or without "tỉnh" in front.
  private static func key(of name: String) -> String {
    let key = NameSpelling.bodyKey(name)
    let kind = kinds.first { key.hasPrefix($0) }
    return String(key.dropFirst(kind?.count ?? 0))
  }

  private static let kinds = ["tỉnh", "thành phố"].map { NameSpelling.bodyKey($0) + " " }
}

/// Why a file is no list of provinces.
package struct ProvinceListError: RegistryFailure, Equatable {
  package var code: String { "not-a-list-of-provinces" }

  package var message: Phrase {
    Phrase(
      "the list names no province: write a code or a name to a line, or the columns code and name",
      "danh sách không nêu tỉnh nào: ghi mỗi dòng một mã hoặc một tên, hoặc hai cột mã, tên")
  }
}
