/// Returns two columns, indented by two spaces; a label too wide for its column gets a line of its own.
///
/// - Parameter width: The width of the first column; nil for the widest label, within reason.
func listing(_ lines: [(label: String, text: String)], width: Int? = nil, wraps: Bool = true) -> String {
  let widest = lines.map { terminalWidth($0.label) }.max() ?? 0
  let width = width ?? min(widest, 28)
  var listing = ""
  for (label, text) in lines {
    let padding = width - terminalWidth(label)
    listing += "  " + label
    listing += padding < 0 ? "\n" + spaces(width + 4) : spaces(padding + 2)
    listing += wraps ? wrapped(text, indentedBy: width + 4).drop { $0 == " " } : text + "\n"
  }
  return listing
}

/// Returns the words of a text in lines of at most 80 columns.
func wrapped(_ text: String, indentedBy indentation: Int) -> String {
  wrapped(text.split(separator: " ").map(String.init), indentedBy: indentation)
}

/// Returns words in lines of at most 80 columns; a word may have spaces in it, and is never broken.
///
/// - Parameter hanging: The further indentation of every line but the first.
func wrapped(_ words: [String], indentedBy indentation: Int, hanging: Int = 0) -> String {
  var lines = spaces(indentation) + (words.first ?? "")
  var width = terminalWidth(lines)
  for word in words.dropFirst() {
    let wordWidth = terminalWidth(word)
    if width + 1 + wordWidth > 80 {
      lines += "\n" + spaces(indentation + hanging) + word
      width = indentation + hanging + wordWidth
    } else {
      lines += " " + word
      width += 1 + wordWidth
    }
  }
  return lines + "\n"
}

private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
