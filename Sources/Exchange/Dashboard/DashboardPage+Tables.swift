import LevelRegistry

// The tables of counts: a line for each group, each count linked to its systems.
extension DashboardPage {
  /// What a line counts, in the order of its cells.
  enum Count: String, CaseIterable {
    case operating, approved, full, partial, none, unreported

    var plan: PlanStatus? { PlanStatus(rawValue: rawValue) }

    func of(_ tally: Tally) -> Int {
      switch self {
      case .operating: tally.operating
      case .approved: tally.approved
      case .full: tally.full
      case .partial: tally.partial
      case .none: tally.none
      case .unreported: tally.notReported
      }
    }

    /// The systems counted, of a group.
    func selection(_ group: Selection) -> Selection {
      switch self {
      case .operating: group.operating
      case .approved: group.approved
      default: group.with(plan)
      }
    }

    var phrase: Phrase {
      switch self {
      case .operating: SystemState.operating.phrase
      case .approved: Phrase("approved", "đã phê duyệt")
      case .unreported: PlanStatus.notReported
      default: plan?.phrase ?? PlanStatus.notReported
      }
    }

    /// What stands above the column, where there is little room.
    var heading: Phrase {
      switch self {
      case .full: Phrase("Full", "Đầy đủ")
      case .partial: Phrase("Partial", "Một số hạng mục")
      default: Phrase(phrase.english.capitalizedFirst, phrase.vietnamese.capitalizedFirst)
      }
    }
  }

  func columns(_ first: String) -> Markup {
    let rest = (Count.allCases.map { $0.heading[language] } + [shareHeading])
      .map { #"<th scope="col" class="n">\#($0)</th>"# as Markup }
    return #"<thead><tr><th scope="col">\#(first)</th>\#(rest)</tr></thead>"#
  }

  private var shareHeading: String { say("Completion", "Tỷ lệ đầy đủ") }

  /// A line whose figures show their systems in the list.
  mutating func row(_ name: String, _ tally: Tally, _ mark: Selection.Mark) -> Markup {
    let cells = Count.allCases.map { count in
      figure(count.of(tally), count.selection(Selection().and(mark)), "\(name), \(count.phrase[language])")
    }
    return line(name, tally, cells)
  }

  var total: Markup {
    mutating get {
      let cells = Count.allCases.map { count in
        figure(count.of(dashboard.total), count.selection(Selection()), count.phrase[language])
      }
      return line(say("Total", "Tổng cộng"), dashboard.total, cells, isTotal: true)
    }
  }

  func line(_ name: String, _ tally: Tally, _ figures: [Markup], isTotal: Bool = false) -> Markup {
    let cells = zip(Count.allCases, figures).map { count, figure in
      #"<td class="n" data-h="\#(count.heading[language])">\#(figure)</td>"# as Markup
    }
    return """
      <tr\(isTotal ? #" class="total""# as Markup : "")><th scope="row">\(name)</th>\(cells)\
      <td class="n" data-h="\(shareHeading)">\(percent(tally.rate(of: .completion)))</td></tr>

      """
  }
}
