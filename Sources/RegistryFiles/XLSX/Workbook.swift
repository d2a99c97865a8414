import LevelRegistry

/// A workbook of Excel 2007 and later (ECMA-376), open for reading.
final class Workbook {
  private static let prefix: [UInt8] = [0x50, 0x4B]
  private static let compoundFile: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  private let archive: ZipArchive
  private let limits: WorkbookLimits
  private let list = SheetList()
  private let parts: Relationships

  /// Whether a file that begins like this is a workbook, or what people take for one.
  static func isLikely(_ start: [UInt8]) -> Bool {
    start.starts(with: prefix) || start.starts(with: compoundFile)
  }

  /// - Throws: `WorkbookError`, or what the source throws.
  init(_ source: any ByteSource, limits: WorkbookLimits = WorkbookLimits()) throws {
    self.limits = limits
    let bytes = try Self.bytes(of: source, limit: limits.file)
    if bytes.starts(with: Self.compoundFile) {
      // A workbook with a password is put, encrypted, into the same kind of file as old workbooks are.
      let name = "EncryptedPackage".utf16.flatMap { [UInt8(truncatingIfNeeded: $0), 0] as [UInt8] }
      throw Self.contains(name, in: bytes) ? WorkbookError.encrypted : .otherKind(.legacy)
    }
    archive = try ZipArchive(bytes, limits: limits)
    let root = Relationships(of: "")
    let main: String
    if archive.has("_rels/.rels") {
      try XMLReader.read(try archive.open("_rels/.rels"), root)
    }
    main = root.target(ofType: "officeDocument") ?? "xl/workbook.xml"
    try Self.requireWorkbook(archive, main)
    parts = Relationships(of: main)
    try XMLReader.read(try archive.open(main), list)
    try XMLReader.read(try archive.open(Relationships.part(of: main)), parts)
  }

  private static func requireWorkbook(_ archive: ZipArchive, _ main: String) throws(WorkbookError) {
    if main.hasSuffix(".bin") { throw .otherKind(.binary) }
    if archive.has("content.xml"), archive.has("mimetype") { throw .otherKind(.openDocument) }
    guard main.hasSuffix("workbook.xml") || archive.has("xl/workbook.xml"), archive.has(main) else {
      throw .otherKind(.archive)
    }
  }

  var sheets: [SheetList.Entry] { list.sheets }

  /// The place of a sheet asked for by name or by number, from 1; of the first that is not hidden when none is asked for.
  ///
  /// - Throws: `WorkbookError.noSuchSheet`.
  func index(of asked: String?) throws(WorkbookError) -> Int {
    guard let asked else {
      guard let first = sheets.firstIndex(where: { !$0.isHidden }) ?? sheets.indices.first else {
        throw .noSuchSheet("1", sheets: [])
      }
      return first
    }
    let key = Folding.fold(asked)
    let named = sheets.firstIndex { $0.name == asked } ?? sheets.firstIndex { Folding.fold($0.name) == key }
    let numbered = Int(asked).map { $0 - 1 }.flatMap { sheets.indices.contains($0) ? $0 : nil }
    if let named, let numbered, named != numbered { throw .ambiguousSheet(asked) }
    guard let index = named ?? numbered else { throw .noSuchSheet(asked, sheets: sheets.map(\.name)) }
    return index
  }

  /// The first sheet that is not hidden and has a heading, else the first that is not hidden: a cover may come before it.
  ///
  /// - Parameter isHeaded: says whether the first rows of a sheet, up to so many, have a heading.
  func likeliest(looking limit: Int, _ isHeaded: ([SourceRow]) -> Bool) throws(WorkbookError) -> Int {
    let shown = sheets.indices.filter { !sheets[$0].isHidden }
    guard shown.count > 1 else { return try index(of: nil) }
    let found = shown.first { index in
      guard let sheet = try? open(index) else { return false }
      var rows: [SourceRow] = []
      while rows.count < limit, let row = try? sheet.next() { rows.append(row) }
      return isHeaded(rows)
    }
    if let found { return found }
    return try index(of: nil)
  }

  /// Opens a sheet by its place.
  ///
  /// - Throws: `WorkbookError`.
  func open(_ index: Int) throws -> WorkbookSheet {
    let entry = sheets[index]
    guard let part = parts.target(entry.relationship) else { throw WorkbookError.missingPart(entry.name) }
    let reader = WorksheetCellReader(
      strings: try sharedStrings(), styles: try styles(), days: SerialDay(countsFrom1904: list.countsFrom1904))
    let merged = MergedBlocks(limit: limits.merges)
    try XMLReader.read(try archive.open(part), merged)
    let rows = WorksheetRows(reader, limits: limits.cells)
    let dialect = sheets.count > 1 ? Self.phrase(entry.name, index + 1, of: sheets.count) : nil
    let others = sheets.indices.filter { $0 != index && !sheets[$0].isHidden }.map { sheets[$0].name }
    return WorkbookSheet(
      try XMLReader(try archive.open(part), rows), rows, MergedRows(merged.all), limits.cells, named: entry.name,
      beside: others, dialect: dialect)
  }

  private static func phrase(_ name: String, _ number: Int, of count: Int) -> Phrase {
    Phrase("sheet '\(name)', number \(number) of \(count)", "trang tính '\(name)', số \(number) trong \(count)")
  }

  private func sharedStrings() throws -> SharedStrings {
    let strings = SharedStrings(limit: limits.sharedText, ofEach: limits.cells.field)
    if let part = parts.target(ofType: "sharedStrings") { try XMLReader.read(try archive.open(part), strings) }
    return strings
  }

  private func styles() throws -> WorkbookStyles {
    let styles = WorkbookStyles()
    if let part = parts.target(ofType: "styles") { try XMLReader.read(try archive.open(part), styles) }
    return styles
  }

  private static func bytes(of source: any ByteSource, limit: Int) throws -> [UInt8] {
    if let size = source.size, size > limit { throw WorkbookError.tooLarge(.file(limit)) }
    var bytes: [UInt8] = []
    try source.forEachBlock { block in
      bytes += block
      guard bytes.count <= limit else { throw WorkbookError.tooLarge(.file(limit)) }
    }
    return bytes
  }

  private static func contains(_ pattern: [UInt8], in bytes: [UInt8]) -> Bool {
    bytes.indices.dropLast(pattern.count - 1).contains { start in
      bytes[start] == pattern[0] && bytes[start..<start + pattern.count].elementsEqual(pattern)
    }
  }
}

/// The sheets that a workbook lists, in the order of its tabs.
final class SheetList: XMLHandler {
  struct Entry {
    let name: String
    /// By which the workbook's relationships tell its part.
    let relationship: String
    let isHidden: Bool
  }

  private(set) var sheets: [Entry] = []
  private(set) var countsFrom1904 = false

  func begin(_ element: XMLWord, _ attributes: XMLAttributes) {
    switch element {
    case "workbookPr": countsFrom1904 = ["1", "true"].contains(attributes["date1904"] ?? "0")
    case "sheet":
      guard let name = attributes["name"], let relationship = attributes["id"] else { return }
      sheets.append(
        Entry(name: name, relationship: relationship, isHidden: (attributes["state"] ?? "visible") != "visible"))
    default: break
    }
  }

  func end(_ element: XMLWord) {}

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// What the relationships of a part point to.
final class Relationships: XMLHandler {
  private var targets: [String: String] = [:]
  private var byType: [String: String] = [:]
  private let folder: Substring

  /// - Parameter part: the part whose relationships they are.
  init(of part: String) {
    folder = part.split(separator: "/").dropLast().joined(separator: "/")[...]
  }

  /// Where the relationships of a part are written down.
  static func part(of part: String) -> String {
    var names = part.split(separator: "/")
    let last = names.popLast() ?? ""
    return (names + ["_rels", last + ".rels"]).joined(separator: "/")
  }

  func target(_ relationship: String) -> String? { targets[relationship] }

  /// The target of the first relationship whose type ends with this word.
  func target(ofType type: String) -> String? { byType[type] }

  func begin(_ element: XMLWord, _ attributes: XMLAttributes) {
    guard element == "Relationship", let id = attributes["Id"], let target = attributes["Target"] else { return }
    let path = resolved(target)
    targets[id] = path
    if let type = attributes["Type"]?.split(separator: "/").last, byType[String(type)] == nil {
      byType[String(type)] = path
    }
  }

  func end(_ element: XMLWord) {}

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  /// A path from the root of the archive: targets begin with a slash or stand beside the part.
  private func resolved(_ target: String) -> String {
    let full = target.hasPrefix("/") ? target[...] : folder + "/" + target
    return full.split(separator: "/").reduce(into: [Substring]()) { path, name in
      if name == ".." { _ = path.popLast() } else if name != "." { path.append(name) }
    }.joined(separator: "/")
  }
}

/// The rows of one sheet of a workbook, read as they are asked for.
final class WorkbookSheet: SheetSource {
  private let reader: XMLReader
  private let rows: WorksheetRows
  private var merged: MergedRows
  private let limits: CSVLimits
  /// Rows that were read and not asked for yet, the next one last.
  private var waiting: [SourceRow] = []
  let worksheet: String?
  let otherWorksheets: [String]
  let dialect: Phrase?
  let isRegular = false

  init(
    _ reader: XMLReader, _ rows: WorksheetRows, _ merged: MergedRows, _ limits: CSVLimits, named name: String,
    beside others: [String], dialect: Phrase?
  ) {
    worksheet = name
    otherWorksheets = others
    self.reader = reader
    self.rows = rows
    self.merged = merged
    self.limits = limits
    self.dialect = dialect
  }

  /// - Throws: `WorkbookError`, or what the source throws.
  func next() throws -> SourceRow? {
    while waiting.isEmpty {
      guard !reader.isAtEnd else { return nil }
      try reader.step()
      waiting = rows.take().reversed()
    }
    guard var row = waiting.popLast() else { return nil }
    merged.fill(&row)
    guard row.cells.reduce(0, { $0 + $1.text.utf8.count }) <= limits.record else {
      throw WorkbookError.row(row.place.number, .tooLong(limits.record))
    }
    return row
  }
}
