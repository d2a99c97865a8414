import LevelRegistry

extension DashboardPage {
  /// The list that all figures link to: each system once, in the block of its owner and there by plan.
  func writeSystems(to buffer: inout OutputBuffer) throws {
    buffer.append(listBegins.text)
    for (owner, systems) in blocks {
      buffer.append(heading(owner, systems.count).text)
      for count in Self.order {
        let rows = systems.filter { count == self.count($0) }
        guard !rows.isEmpty else { continue }
        let place = count.map { "\(Int(owner.id))-\($0.rawValue)" } ?? "\(Int(owner.id))-other"
        buffer.append("<tbody id=\"o\(place)\">\n")
        for system in rows { buffer.append(row(system).text) }
        buffer.append("</tbody>\n")
        try buffer.drain()
      }
    }
    buffer.append("</table></section>\n")
  }

  /// For each target the rule that hides the rows that do not belong.
  var rules: String {
    targets.enumerated().map { place, target in
      "#f\(place):target~.list tbody tr\(target.selection.others){display:none}"
    }.joined()
  }

  /// Within a block: the counted ones by plan, those not approved, those not operating.
  private static let order: [Count?] = [.full, .partial, Count.none, .unreported, .operating, nil]

  /// The last column that counts the system; nil for one that no figure counts.
  private func count(_ system: Dashboard.System) -> Count? {
    guard system.position.state == .operating else { return nil }
    guard system.position.approval != nil else { return .operating }
    return system.position.plan.flatMap { Count(rawValue: $0.status.rawValue) } ?? .unreported
  }

  /// The systems by owner, owners in the order of their first system.
  private var blocks: [(owner: Organization, systems: [Dashboard.System])] {
    var places: [Int64: Int] = [:]
    var blocks: [(owner: Organization, systems: [Dashboard.System])] = []
    for system in dashboard.systems {
      let owner = system.position.owner
      if let place = places[owner.id] {
        blocks[place].systems.append(system)
      } else {
        places[owner.id] = blocks.count
        blocks.append((owner, [system]))
      }
    }
    return blocks
  }

  private var listBegins: Markup {
    var html: Markup = "<section id=\"systems\"><h2>\(say("Systems", "Danh sách hệ thống"))</h2>\n"
    for (place, target) in targets.enumerated() {
      html += """
        <p class="shown" id="f\(place)">\(target.words.capitalizedFirst): \(number(target.count)). \
        <a href="#systems">\(say("Show all", "Xem tất cả"))</a></p>

        """
    }
    let headings = [
      say("Code", "Mã"), say("System", "Tên HTTT"), say("Owner", "Chủ quản"), say("State", "Trạng thái"),
      say("Level", "Cấp độ"), say("Decision", "Quyết định"), say("Plan", "Phương án"),
      say("Full expected", "Dự kiến đầy đủ"),
    ]
    let cells = headings.map { #"<th scope="col">\#($0)</th>"# as Markup }
    return html + "<table class=\"wide list\"><thead><tr>\(cells)</tr></thead>\n"
  }

  private func heading(_ owner: Organization, _ count: Int) -> Markup {
    """
    <tbody id="o\(Int(owner.id))" class="owner"><tr><th colspan="7" scope="rowgroup">\(owner.name) \
    <span class="quiet">(\(number(count)))</span></th></tr></tbody>

    """
  }

  /// One of thousands, so the end tags that HTML can do without are left out; the owner is the third cell.
  private func row(_ system: Dashboard.System) -> Markup {
    let position = system.position
    let marks = system.marks(on: dashboard.day).map(\.name).joined(separator: " ")
    return """
      <tr id="s-\(position.code)" class="\(marks)"><th scope="row">\(position.code)<td>\(position.name)\
      <td>\(position.owner.name)<td>\(state(position))\
      <td>\(position.approval.map { "\($0.level.rawValue)" } ?? "")<td>\(decision(position))\
      <td>\(plan(position))<td>\(position.plan?.expected?[language] ?? "")</td>

      """
  }

  /// Nothing for an operating one, as nearly all are.
  private func state(_ position: Position) -> String {
    position.state == .operating ? "" : position.state.phrase[language].capitalizedFirst
  }

  private func decision(_ position: Position) -> String {
    guard let approval = position.approval else { return "" }
    let number = approval.number.map { $0 + ", " } ?? ""
    return number + approval.decidedOn[language]
  }

  private func plan(_ position: Position) -> String {
    guard position.approval != nil else { return "" }
    return (position.plan?.status.phrase ?? PlanStatus.notReported)[language].capitalizedFirst
  }
}
