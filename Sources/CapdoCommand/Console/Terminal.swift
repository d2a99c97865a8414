@preconcurrency import Glibc
import LevelRegistry
import RegistryFiles

/// The terminal on which people read the output.
struct Terminal: Sendable {
  /// The columns of a line.
  let width: Int
  /// The lines of the screen.
  let height: Int
  /// Whether it understands bold and colors, and the person wants them.
  let isStyled: Bool

  init(width: Int, height: Int = 24, isStyled: Bool = false) {
    self.width = max(20, width)
    self.height = max(5, height)
    self.isStyled = isStyled
  }

  /// The terminal that a descriptor leads to; nil where it leads to a file or to another program.
  ///
  /// COLUMNS and LINES take the place of a size that the terminal does not know; NO_COLOR and TERM=dumb ask for plain text
  /// (https://no-color.org).
  init?(of descriptor: Int32, _ environment: Environment) {
    guard isatty(descriptor) == 1 else { return nil }
    var size = winsize()
    _ = ioctl(descriptor, UInt(TIOCGWINSZ), &size)
    let known = (columns: Int(size.ws_col), lines: Int(size.ws_row))
    self.init(
      width: known.columns > 0 ? known.columns : environment["COLUMNS"].flatMap { Int($0) } ?? 80,
      height: known.lines > 0 ? known.lines : environment["LINES"].flatMap { Int($0) } ?? 24,
      isStyled: environment["NO_COLOR"] == nil && environment["TERM"].map { $0 != "dumb" } ?? false)
  }

  /// How a text stands out.
  enum Style: String {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
  }

  /// Returns the text in a style, or as it is on a terminal without any.
  func styled(_ text: String, _ style: Style?) -> String {
    guard isStyled, let style, !text.isEmpty else { return text }
    return "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m"
  }
}

/// Returns a text in lines of at most so many columns of a terminal, broken at blanks.
///
/// - Parameter cutsWords: whether a word that is longer than a line ends in …; else it makes the line longer.
func wrapped(_ text: String, to width: Int, cutsWords: Bool = true) -> [String] {
  guard terminalWidth(text) > width else { return [text] }
  var lines: [String] = []
  var line = ""
  for word in text.split(separator: " ") {
    let word = cutsWords ? shortened(String(word), to: width) : String(word)
    if line.isEmpty {
      line = word
    } else if terminalWidth(line) + 1 + terminalWidth(word) <= width {
      line += " " + word
    } else {
      lines.append(line)
      line = word
    }
  }
  return lines + [line]
}

/// Returns the beginning of a text that takes so many columns, with … for what is left out.
func shortened(_ text: String, to width: Int) -> String {
  guard terminalWidth(text) > width else { return text }
  var kept = ""
  var taken = 1
  for character in text {
    taken += terminalWidth(String(character))
    if taken > width { break }
    kept.append(character)
  }
  while kept.last == " " { kept.removeLast() }
  return kept + "…"
}
