import Foundation

@testable import RegistryFiles

/// Writes into the cells of a workbook of ours as a person would, without the program that made it.
package struct SheetEditor {
  private var parts: [(name: String, text: String)] = []

  package init(_ bytes: [UInt8]) throws {
    let archive = try ZipArchive(bytes, limits: WorkbookLimits())
    var names = ["_rels/.rels", "docProps/app.xml", "docProps/custom.xml"]
    var number = 1
    while archive.has("xl/worksheets/sheet\(number).xml") {
      names.append("xl/worksheets/sheet\(number).xml")
      number += 1
    }
    names += ["xl/styles.xml", "xl/_rels/workbook.xml.rels", "xl/workbook.xml", "[Content_Types].xml"]
    for name in names { parts.append((name, try Self.text(of: try archive.open(name)))) }
  }

  private static func text(of part: any ByteSource) throws -> String {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = try block.withUnsafeMutableBytes({ try part.read(into: $0) }), count > 0 {
      bytes += block[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The file as it is by now.
  package func bytes() throws -> [UInt8] { try zipArchive(of: parts) }

  /// Writes a text into a cell of a worksheet, which keeps its looks; an empty text empties it.
  package mutating func set(_ cell: String, to text: String, inSheet number: Int = 1) {
    edit(number) { sheet in
      guard let range = Self.range(of: cell, in: sheet) else { return }
      let old = sheet[range]
      let style = old.firstMatch(of: /s="\d+"/).map { " \($0.output)" } ?? ""
      var bytes: [UInt8] = []
      appendCell(text, at: cell, style: 0, to: &bytes)
      let new = String(decoding: bytes, as: UTF8.self)
      sheet.replaceSubrange(range, with: new.replacing("<c r=\"\(cell)\"", with: "<c r=\"\(cell)\"\(style)"))
    }
  }

  /// Takes a whole row out.
  package mutating func removeRow(_ row: Int, inSheet number: Int = 1) {
    edit(number) { sheet in
      guard let start = sheet.range(of: "<row r=\"\(row)\""),
        let end = sheet[start.lowerBound...].range(of: "</row>")
      else { return }
      sheet.removeSubrange(start.lowerBound..<end.upperBound)
    }
  }

  private mutating func edit(_ number: Int, _ body: (inout String) -> Void) {
    guard let index = parts.firstIndex(where: { $0.name == "xl/worksheets/sheet\(number).xml" }) else { return }
    body(&parts[index].text)
  }

  private static func range(of cell: String, in sheet: String) -> Range<String.Index>? {
    guard let start = sheet.range(of: "<c r=\"\(cell)\"")?.lowerBound,
      let open = sheet[start...].firstIndex(of: ">")
    else { return nil }
    if sheet[sheet.index(before: open)] == "/" { return start..<sheet.index(after: open) }
    return sheet[open...].range(of: "</c>").map { start..<$0.upperBound }
  }
}

/// An archive of parts that are at hand.
package func zipArchive(of parts: [(name: String, text: String)]) throws -> [UInt8] {
  let bytes = GatheredBytes()
  let writer = try ZipWriter(to: bytes)
  for part in parts { try writer.add(part.name, part.text) }
  try writer.finish()
  return bytes.bytes
}
