import LevelRegistry

// The list that all figures link to: each system once, folded by the tier of the owner and by owner, and there by plan.
//
// What is folded stands after its details and not within: a rule of style can then unfold it, where a figure was followed
// or the page is printed, without a script.
extension DashboardPage {
  /// An owner, and how many systems it has.
  private typealias Block = (owner: Organization, systems: Int)

  func writeSystems(to buffer: inout OutputBuffer) throws {
    buffer.append(listBegins.text)
    let (blocks, systems) = (dashboard.blocks, try dashboard.systems())
    for tier in Authority.allCases {
      let owned = blocks.filter { $0.owner.tier == tier }
      guard !owned.isEmpty else { continue }
      let count = owned.map(\.systems).reduce(0, +)
      let words = say(
        "\(tier.phrase.english) tier: \(owned.count) owners, \(count) systems",
        "\(tier.phrase.vietnamese): \(number(owned.count)) chủ quản, \(number(count)) hệ thống")
      buffer.append(
        ("<div class=\"fold\">\(summary("\(words.capitalizedFirst)", isOpen: blocks.count <= 30))<div class=\"inner owners\">\n"
          as Markup).text)
      try write(owned, systems, to: &buffer)
      buffer.append("</div></div>\n")
    }
    buffer.append("</section>\n")
  }

  private func summary(_ words: Markup, isOpen: Bool = false) -> Markup {
    "<details\(isOpen ? " open" as Markup : "")><summary>\(words)</summary></details>"
  }

  /// The blocks of owners, read in as few passes over the systems as may be kept until those of one owner are together.
  private func write(
    _ owned: [Block], _ systems: (Set<Int64>, (Dashboard.System) throws -> Void) throws -> Void,
    to buffer: inout OutputBuffer
  ) throws {
    var left = owned[...]
    while !left.isEmpty {
      var count = 0
      let batch = left.prefix { block in
        count += block.systems
        return count <= mostKept || count == block.systems
      }
      var rows: [Int64: [Place: String]] = [:]
      try systems(Set(batch.map(\.owner.id))) { system in
        rows[system.position.owner.id, default: [:]][Place(system), default: ""] += row(system).text
      }
      for block in batch { try write(rows[block.owner.id] ?? [:], of: block, to: &buffer) }
      left = left.dropFirst(batch.count)
    }
  }

  private func write(_ rows: [Place: String], of block: Block, to buffer: inout OutputBuffer) throws {
    let id = Int(block.owner.id)
    let words: Markup = "\(block.owner.name) <span class=\"quiet\">\(number(block.systems))</span>"
    buffer.append(("<div class=\"fold own\" id=\"o\(id)\">\(summary(words))<div class=\"inner\">\n" as Markup).text)
    for place in Place.allCases {
      guard let here = rows[place] else { continue }
      buffer.append(("<ul id=\"o\(id)-\(place.rawValue)\">\n" as Markup).text)
      buffer.append(here)
      buffer.append("</ul>\n")
      try buffer.drain()
    }
    buffer.append("</div></div>\n")
  }

  /// Where a system stands within the block of its owner: by plan, then those not approved, then those not operating.
  private enum Place: String, CaseIterable {
    case full, partial, none, unreported, unapproved, other

    init(_ system: Dashboard.System) {
      let position = system.position
      guard position.state == .operating else {
        self = .other
        return
      }
      guard position.approval != nil else {
        self = .unapproved
        return
      }
      switch position.plan?.status {
      case .full: self = .full
      case .partial: self = .partial
      case PlanStatus.none?: self = .none
      case nil: self = .unreported
      }
    }
  }

  /// For each target the rule that hides the rows that do not belong.
  var rules: String {
    targets.enumerated().map { place, target in
      "#f\(place):target~.fold li\(target.selection.others){display:none}"
    }.joined()
  }

  private var listBegins: Markup {
    var html: Markup = "<section id=\"systems\"><h2>\(say("Systems by owner", "Hệ thống theo chủ quản"))</h2>\n"
    for (place, target) in targets.enumerated() {
      html += """
        <p class="shown" id="f\(place)">\(target.words.capitalizedFirst): \(number(target.count)). \
        <a href="#systems">\(say("Show all", "Xem tất cả"))</a></p>

        """
    }
    return html
  }

  /// One of thousands, so names of elements are short, and the end tags that HTML can do without are left out.
  private func row(_ system: Dashboard.System) -> Markup {
    let position = system.position
    let marks = system.marks(on: dashboard.day).map(\.name).joined(separator: " ")
    return """
      <li id="s-\(position.code)" class="\(marks)"><span>\(position.name) <small><i>\(position.code)</i>\(facts(position))\
      <em> · \(position.owner.name)</em></small></span>\(plan(position))

      """
  }

  /// Level and decision, behind the code.
  private func facts(_ position: SystemStatus) -> String {
    guard let approval = position.approval else { return "" }
    let number = approval.number.map { $0 + ", " } ?? ""
    return " · \(approval.level.phrase[language]) · \(number)\(approval.decidedOn[language])"
  }

  /// Its state in the colours of the legend; of one that does not operate, which is nowhere counted, that.
  private func plan(_ position: SystemStatus) -> Markup {
    guard position.state == .operating else { return "<b>\(position.state.phrase[language].capitalizedFirst)</b>" }
    guard position.approval != nil else { return "<b>\(say("Not approved", "Chưa phê duyệt"))</b>" }
    let part = PlanPart(position.plan?.status)
    let expected = position.plan?.expected.map { " → " + $0[language] } ?? ""
    return "<b class=\"\(part.rawValue)\">\(part.short[language])\(expected)</b>"
  }
}
