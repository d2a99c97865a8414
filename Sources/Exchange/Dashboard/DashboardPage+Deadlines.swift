import LevelRegistry

extension DashboardPage {
  /// What is late and what falls due, a line for each task.
  mutating func deadlines() -> Markup {
    var rows: Markup = ""
    for task in Deadline.Task.allCases {
      let deadlines = dashboard.deadlines.filter { $0.task == task }
      if !deadlines.isEmpty { rows += row(task, deadlines) }
    }
    let headings = [say("Late", "Quá hạn"), say("Due within 30 days", "Đến hạn trong 30 ngày")]
      .map { #"<th scope="col" class="n">\#($0)</th>"# as Markup }
    let table: Markup = """
      <table><thead><tr><th scope="col">\(say("Task", "Việc"))</th>\(headings)\
      <th scope="col">\(say("First day", "Hạn sớm nhất"))</th></tr></thead><tbody>\(rows)</tbody></table>
      """
    let none: Markup = "<p>\(say("Nothing.", "Không có."))</p>"
    return """
      <section id="due"><h2>\(say("Late and due", "Đến hạn và quá hạn"))</h2>
      \(dashboard.deadlines.isEmpty ? none : table)</section>

      """
  }

  private mutating func row(_ task: Deadline.Task, _ deadlines: [Deadline]) -> Markup {
    let name = task.phrase[language].capitalizedFirst
    var cells: Markup = ""
    for standing in [Deadline.Standing.late, .due] {
      let counted = deadlines.filter { $0.standing(on: dashboard.day) == standing }
      let systems = Set(counted.compactMap { $0.system?.code }).count
      let words = "\(name), \(standing.phrase[language])"
      let shown = systems > 0 ? figure(systems, Selection().and(.deadline(task, standing)), words) : "\(counted.count)"
      cells += #"<td class="n">\#(shown)</td>"#
    }
    let first = deadlines.compactMap(\.dueOn).min()?[language] ?? ""
    return "<tr><th scope=\"row\">\(name)</th>\(cells)<td>\(first)</td></tr>\n"
  }
}
