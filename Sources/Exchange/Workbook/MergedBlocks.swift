/// Finds the blocks of cells that a sheet shows as one.
final class MergedBlocks: XMLHandler {
  private let limit: Int
  private(set) var all: [MergedCells] = []

  init(limit: Int) {
    self.limit = limit
  }

  func begin(_ element: String, _ attributes: XMLAttributes) throws {
    guard element == "mergeCell", let block = attributes["ref"].flatMap({ MergedCells($0) }) else { return }
    all.append(block)
    guard all.count <= limit else { throw WorkbookError.tooLarge(.merges(limit)) }
  }

  func end(_ element: String) {}

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// Gives the content of a block that spans rows to each of them: a merged owner is the owner of all its rows.
///
/// A block that spans columns keeps its content in the first of them, for titles and headings span columns too.
struct MergedRows {
  /// The blocks that span rows and have not begun yet, the next one last.
  private var waiting: [MergedCells]
  private var open: [(block: MergedCells, content: SourceCell)] = []

  init(_ blocks: [MergedCells]) {
    waiting = blocks.filter { $0.first.row < $0.last.row }.sorted { $0.first.row > $1.first.row }
  }

  /// Fills the cells of the next row in which there is any text.
  mutating func fill(_ row: inout SourceRow) {
    let number = row.place.number
    open.removeAll { $0.block.last.row < number }
    for (block, content) in open {
      row.set(block.first.column, ifBlank: content)
    }
    while let block = waiting.last, block.first.row <= number {
      waiting.removeLast()
      // What begins in a row without text has none.
      guard block.first.row == number, row.cells.indices.contains(block.first.column) else { continue }
      open.append((block, row.cells[block.first.column]))
    }
  }
}

extension SourceRow {
  fileprivate mutating func set(_ column: Int, ifBlank content: SourceCell) {
    if column >= cells.count { cells += repeatElement(.text(""), count: column + 1 - cells.count) }
    if cells[column].isBlank { cells[column] = content }
  }
}
