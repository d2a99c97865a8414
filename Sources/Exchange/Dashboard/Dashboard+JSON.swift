import LevelRegistry

extension Dashboard {
  /// Writes the data of the page as one JSON object; the columns of its tables are those of the summary, the findings and
  /// the list. What findings are shown by is told in one language.
  public func writeJSON(in language: Language, to sink: any ByteSink) throws {
    let rates = Measure.allCases.reduce(into: JSONObject()) { object, measure in
      let rate = total.rate(of: measure)
      object.append(measure.rawValue, .raw(Self.json(rate).text))
    }
    var head: JSONObject = [
      "as_of": .string("\(day)"), "known_at": .string("\(knownAt)"), "registry": .string(registry),
      "entry": .integer(Int(entry)), "digest": .string(digest), "scope": .string(scope.words.english),
      "rates": .raw(rates.text),
    ]
    head.append("not_reported", .integer(total.notReported))
    try sink.write(Array(head.text.utf8.dropLast()))
    for (name, summary) in [("by_authority", authorities), ("by_level", levels), ("by_owner", owners)] {
      try write(name, SummaryTable.columns, SummaryTable.rows(summary), to: sink)
    }
    try write("months", SummaryTable.columns, SummaryTable.rows(months), to: sink)
    let waiting = deadlines.lazy.map { DeadlineTable.row($0, on: day, in: language) }
    try write("due", DeadlineTable.columns, waiting, to: sink)
    let rows = findings.lazy.flatMap(\.findings).map { FindingTable.row($0, in: language) }
    try write("findings", FindingTable.columns, rows, to: sink)
    let lines = systems.lazy.map { SystemTable.row(SystemLine($0.position, on: day)) }
    try write("systems", SystemTable.columns(), lines, to: sink)
    try sink.write(Array("}\n".utf8))
  }

  private static func json(_ rate: Rate) -> JSONObject {
    ["part": .integer(rate.part), "whole": .integer(rate.whole), "percent": rate.percent.map(JSONValue.string) ?? nil]
  }

  /// Writes a table under its name, after what is there already.
  private func write(_ name: String, _ columns: [Column], _ rows: some Sequence<[Cell]>, to sink: any ByteSink) throws {
    try sink.write(Array(",\n\"\(name)\":".utf8))
    var writer = JSONWriter(to: sink)
    try writer.begin(columns)
    for row in rows { try writer.write(row) }
    try writer.end()
  }
}
