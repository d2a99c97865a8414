/// A chart of standing bars as inline SVG, each bar of one part or of several on top of each other.
///
/// It is drawn 340 units wide, as wide as a telephone, so that its letters stay readable there. What it shows stands in
/// its description, for those who do not see it.
struct BarChart {
  let id: String
  let title: String
  let bars: [Bar]
  /// The value that is as high as the chart; nil: the highest bar.
  var top: Int?
  /// Whether the names stand upright beneath the bars, one for each; else every third is named.
  var namesEveryBar = true

  struct Bar {
    let name: String
    let parts: [Part]
    /// What stands above the bar.
    var caption = ""

    var height: Int { parts.reduce(0) { $0 + $1.value } }
  }

  struct Part {
    let value: Int
    /// The class that gives it its colour.
    let kind: String
    /// What it is, with its figure: `61 full`.
    let description: String
  }

  private static let width = 340
  private static let plot = 150
  private static let above = 18

  private var isSlanted: Bool { namesEveryBar && bars.contains { $0.name.count * 7 * bars.count > Self.width } }
  /// Slanted names reach out to the left of their bars.
  private var margin: Int { isSlanted ? 35 : 5 }
  private var step: Int { (Self.width - margin - 5) / max(bars.count, 1) }
  private var barWidth: Int { min(step * 7 / 10, 48) }
  private var highest: Int { max(top ?? bars.map(\.height).max() ?? 0, 1) }
  private var bottom: Int { Self.above + Self.plot }

  var html: Markup {
    let height = bottom + (isSlanted ? 58 : 22)
    return """
      <svg class="chart" viewBox="0 0 \(Self.width) \(height)" role="img" aria-labelledby="\(id)-t \(id)-d" \
      data-top="\(highest)" data-plot="\(Self.plot)"><title id="\(id)-t">\(title)</title>\
      <desc id="\(id)-d">\(description)</desc>\(bars.enumerated().map(draw))\
      <line class="axis" x1="0" x2="\(Self.width)" y1="\(bottom)" y2="\(bottom)"/></svg>
      """
  }

  private var description: String {
    bars.map { bar in "\(bar.name): " + bar.parts.map(\.description).joined(separator: ", ") }.joined(separator: "; ")
  }

  private func draw(_ index: Int, _ bar: Bar) -> Markup {
    let left = margin + index * step + (step - barWidth) / 2
    var drawn: Markup = ""
    var below = 0
    for part in bar.parts where part.value > 0 {
      drawn += rectangle(part, left: left, below: below)
      below += part.value
    }
    let middle = left + barWidth / 2
    let top = hundredths(of: highest - min(bar.height, highest)) + Self.above * 100
    drawn += #"<text class="caption" x="\#(middle)" y="\#(Self.decimal(top - 400))">\#(bar.caption)</text>"#
    return drawn + name(bar.name, at: middle, isNamed: namesEveryBar || (bars.count - 1 - index) % 3 == 0)
  }

  private func rectangle(_ part: Part, left: Int, below: Int) -> Markup {
    let height = hundredths(of: part.value)
    let y = bottom * 100 - hundredths(of: below) - height
    return """
      <rect class="\(part.kind)" x="\(left)" y="\(Self.decimal(y))" width="\(barWidth)" height="\(Self.decimal(height))" \
      data-value="\(part.value)"><title>\(part.description)</title></rect>
      """
  }

  private func name(_ name: String, at middle: Int, isNamed: Bool) -> Markup {
    guard isNamed else { return "" }
    guard isSlanted else { return #"<text class="name" x="\#(middle)" y="\#(bottom + 15)">\#(name)</text>"# }
    return """
      <text class="slanted" transform="translate(\(middle + 4) \(bottom + 12)) rotate(-40)">\(name)</text>
      """
  }

  /// A value as hundredths of a unit of the drawing.
  private func hundredths(of value: Int) -> Int { value * Self.plot * 100 / highest }

  private static func decimal(_ hundredths: Int) -> String {
    let rest = hundredths.magnitude % 100
    return "\(hundredths < 0 ? "-" : "")\(hundredths.magnitude / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
