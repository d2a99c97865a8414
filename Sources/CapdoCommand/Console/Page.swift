import LevelRegistry

/// Text for people, line by line: verdict first, then what to do, then the evidence.
struct Page {
  /// A line as it is, a text in as many lines as it needs, or rows whose columns line up.
  private enum Part {
    case line(String)
    case text(String, indent: Int)
    case rows([[String]], right: Set<Int>)
  }

  private var parts: [Part] = []

  /// The widest line that a page has, so that it can be printed and pasted.
  static let width = 100

  /// The lines of the page where it is as wide as it may be.
  var lines: [String] { lines(within: Page.width) }

  /// The whole page, as a file has it.
  var text: String { lines.map { $0.trimmedAtEnd + "\n" }.joined() }

  mutating func say(_ text: String = "") {
    parts.append(.line(visible(text)))
  }

  /// Adds a text in as many lines as it needs, the later ones beneath the first letter.
  mutating func wrap(_ text: String, indent: Int = 0) {
    parts.append(.text(String(visible(text).drop { $0 == " " }), indent: indent))
  }

  /// Adds rows whose columns line up, those of `right` on their right; on a narrow terminal the widest columns give way.
  mutating func columns(_ rows: [[String]], right: Set<Int> = []) {
    parts.append(.rows(rows.map { $0.map(visible) }, right: right))
  }

  /// Adds the lines of another page.
  mutating func add(_ page: Page) { parts += page.parts }

  /// Writes the page; on a terminal that is narrower than a line, the line goes on below, indented.
  func write(to console: Console) throws {
    let width = min(Page.width, console.terminal?.width ?? Page.width)
    for line in lines(within: width) { try console.write(line.trimmedAtEnd + "\n") }
  }

  func lines(within width: Int) -> [String] {
    parts.flatMap { part in
      switch part {
      case .text(let text, let indent): Self.broken(text, within: width, indent: indent)
      case .line(let line) where width < Page.width && terminalWidth(line) > width && !line.contains("capdo "):
        Self.broken(
          line, within: width, first: Self.indent(of: line, within: width),
          later: Self.indent(of: line, within: width) + 2)
      case .line(let line): [line]
      case .rows(let rows, let right): Self.laidOut(rows, right: right, within: width < Page.width ? width : .max)
      }
    }
  }

  /// The least that a column of texts is narrowed to.
  private static let narrowest = 12

  private static func laidOut(_ rows: [[String]], right: Set<Int>, within width: Int) -> [String] {
    let count = rows.map(\.count).max() ?? 0
    var widths = (0..<count).map { column in
      rows.map { column < $0.count ? terminalWidth($0[column]) : 0 }.max() ?? 0
    }
    while widths.reduce(0, +) + 2 * (count - 1) > width,
      let widest = widths.indices.filter({ !right.contains($0) }).max(by: { widths[$0] < widths[$1] }),
      widths[widest] > narrowest
    {
      widths[widest] -= 1
    }
    return rows.flatMap { row in
      let cells = zip(row, widths).map { text, width in
        terminalWidth(text) > width && !text.hasPrefix("capdo ") ? folded(text, to: width) : [text]
      }
      return (0..<(cells.map(\.count).max() ?? 0)).map { line in
        cells.enumerated().map { column, lines in
          let text = line < lines.count ? lines[line] : ""
          let space = String(repeating: " ", count: max(0, widths[column] - terminalWidth(text)))
          return right.contains(column) ? space + text : text + space
        }.joined(separator: "  ").trimmedAtEnd
      }
    }
  }

  /// A text in lines of a width; a command to copy stays whole, on a line of its own behind words.
  private static func broken(_ text: String, within width: Int, indent: Int) -> [String] {
    if text.hasPrefix("capdo ") { return [String(repeating: " ", count: indent) + text] }
    guard terminalWidth(text) + indent > width, let command = text.firstRange(of: ": capdo ") else {
      return broken(text, within: width, first: indent, later: indent)
    }
    return broken(String(text[..<command.lowerBound]) + ":", within: width, first: indent, later: indent)
      + [String(repeating: " ", count: indent + 2) + text[command.lowerBound...].dropFirst(2)]
  }

  /// A cell in lines of a width, all as far indented as the first; one that is a command stays whole.
  private static func folded(_ text: String, to width: Int) -> [String] {
    let text = text.trimmedAtEnd
    let blanks = String(text.prefix { $0 == " " })
    return wrapped(text, to: max(1, width - blanks.count)).map { blanks + $0 }
  }

  private static func broken(_ text: String, within width: Int, first: Int, later: Int) -> [String] {
    wrapped(text, to: max(20, width - later)).enumerated().map {
      String(repeating: " ", count: $0 == 0 ? first : later) + $1
    }
  }

  /// What stands at the right of a wide page stands at the left of a narrow one.
  private static func indent(of line: String, within width: Int) -> Int {
    let blanks = line.prefix { $0 == " " }.count
    return blanks < width / 3 ? blanks : 4
  }
}

extension StringProtocol {
  /// The text without the blanks at its end.
  var trimmedAtEnd: String {
    var end = endIndex
    while end > startIndex, self[index(before: end)] == " " { end = index(before: end) }
    return String(self[..<end])
  }
}

extension Language {
  /// What a count or a rate came to: `+26`, `−3,49 đ.%`, `0`; nil is `–`.
  func change(_ change: FigureComparison.Change?) -> String {
    switch change {
    case .count(let count): sign(of: count) + self.count(abs(count))
    case .points(let points):
      sign(of: points) + decimal(hundredths: abs(points)) + Phrase(" points", " đ.%")[self]
    case nil: "–"
    }
  }

  private func sign(of number: Int) -> String { number == 0 ? "" : number > 0 ? "+" : "−" }

  private func decimal(hundredths: Int) -> String {
    guard hundredths != 0 else { return "0" }
    let rest = hundredths % 100
    return "\(hundredths / 100)\(Phrase(".", ",")[self])\(rest < 10 ? "0" : "")\(rest)"
  }
}
