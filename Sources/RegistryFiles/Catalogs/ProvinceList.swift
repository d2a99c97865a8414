import LevelRegistry

/// The provinces of which a registry is expected: one to a line, by code, by name, or by both.
package struct ProvinceList {
  package let provinces: [Province]

  /// One of them.
  package struct Province: Hashable, Sendable {
    package let code: String?
    package let name: String?

    /// As a message names it: `Tỉnh Lam Giang (42)`.
    package var text: String {
      guard let name, let code, name != code else { return name ?? code ?? "" }
      return "\(name) (\(code))"
    }

    /// Whether a registry is this province's: by its code, or by its name, with or without "tỉnh" in front.
    package func owns(_ registry: RegistryIdentity) -> Bool {
      if let code, let other = registry.provinceCode, Self.isSame(code, other) { return true }
      guard let name, let other = registry.name else { return false }
      let keys = ["", "tỉnh ", "thành phố "].map { NameSpelling.bodyKey($0 + name) }
      return keys.contains(NameSpelling.bodyKey(other)) || keys[0] == NameSpelling.bodyKey("tỉnh " + other)
        || keys[0] == NameSpelling.bodyKey("thành phố " + other)
    }

    /// A spreadsheet makes 1 of 01.
    private static func isSame(_ a: String, _ b: String) -> Bool {
      if let (a, b) = pair(Int(a), Int(b)) { return a == b }
      return Folding.fold(a) == Folding.fold(b)
    }

    private static func pair(_ a: Int?, _ b: Int?) -> (Int, Int)? {
      guard let a, let b else { return nil }
      return (a, b)
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

/// Why a file is no list of provinces.
package struct ProvinceListError: RegistryFailure, Equatable {
  package var code: String { "not-a-list-of-provinces" }

  package var message: Phrase {
    Phrase(
      "the list names no province: write a code or a name to a line, or the columns code and name",
      "danh sách không nêu tỉnh nào: ghi mỗi dòng một mã hoặc một tên, hoặc hai cột mã, tên")
  }
}
