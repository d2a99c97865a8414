import LevelRegistry

/// Text for people, line by line: verdict first, then what to do, then the evidence.
struct Page {
  private(set) var lines: [String] = []

  /// The widest line that a page has, so that it can be printed and pasted.
  static let width = 100

  mutating func say(_ text: String = "") {
    lines.append(visible(text))
  }

  /// Adds a text in as many lines as it needs, the later ones beneath the first letter.
  mutating func wrap(_ text: String, indent: Int = 0) {
    var line = String(repeating: " ", count: indent)
    for word in visible(text).split(separator: " ") {
      if terminalWidth(line) + 1 + terminalWidth(String(word)) > Page.width, line.contains(where: { $0 != " " }) {
        lines.append(line)
        line = String(repeating: " ", count: indent)
      }
      line += (line.allSatisfy { $0 == " " } ? "" : " ") + word
    }
    lines.append(line)
  }

  /// Adds rows whose columns line up, those of `right` on their right.
  mutating func columns(_ rows: [[String]], right: Set<Int> = []) {
    let rows = rows.map { $0.map(visible) }
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { column < $0.count ? terminalWidth($0[column]) : 0 }.max() ?? 0
    }
    for row in rows {
      var line = ""
      for (column, text) in row.enumerated() {
        let space = String(repeating: " ", count: widths[column] - terminalWidth(text))
        line += (column > 0 ? "  " : "") + (right.contains(column) ? space + text : text + space)
      }
      lines.append(line.trimmedAtEnd)
    }
  }

  /// Adds the lines of another page.
  mutating func add(_ page: Page) { lines += page.lines }

  /// Writes the page; on a terminal that is narrower than a line, the line goes on below, indented.
  func write(to console: Console) throws {
    for line in lines {
      for part in console.terminal.map({ Self.parts(of: line, within: $0.width) }) ?? [line] {
        try console.write(part.trimmedAtEnd + "\n")
      }
    }
  }

  private static func parts(of line: String, within width: Int) -> [String] {
    guard terminalWidth(line) > width else { return [line] }
    let blanks = line.prefix { $0 == " " }
    // What stands at the right of a wide page stands at the left of a narrow one.
    let indent = blanks.count < width / 3 ? blanks : "    "
    let parts = wrapped(String(line), to: max(20, width - indent.count - 2))
    return parts.enumerated().map { ($0 == 0 ? indent : indent + "  ") + $1 }
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
