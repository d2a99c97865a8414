import LevelRegistry

/// What several registries come to, and who has not sent.
package struct RollupReport {
  package let rollup: Rollup
  /// Who is expected; nil where nobody said.
  package let expected: [ProvinceList.Province]?

  /// Which of those expected each line is of; nil: of none.
  private let places: [Int?]

  package init(_ rollup: Rollup, expected: [ProvinceList.Province]? = nil) {
    self.rollup = rollup
    self.expected = expected
    places = rollup.lines.map { line in
      guard let expected, let identity = line.identity else { return nil }
      let key = ProvinceKey(code: identity.provinceCode, name: identity.name)
      return expected.firstIndex { $0.isMeant(by: key) }
    }
  }

  /// Those expected of whom nothing came.
  package var missing: [ProvinceList.Province] {
    let arrived = Set(places.compactMap { $0 })
    return (expected ?? []).enumerated().filter { !arrived.contains($0.offset) }.map(\.element)
  }

  /// What is counted, though nobody expected it.
  package var unexpected: [Rollup.Line] {
    guard expected != nil else { return [] }
    return zip(rollup.lines, places).filter { $0.isCounted && $1 == nil }.map(\.0)
  }

  /// How many are counted: of those expected, else of those that came.
  package var share: (counted: Int, of: Int) {
    guard let expected else { return (rollup.counted.count, rollup.lines.count) }
    let counted = Set(zip(rollup.lines, places).compactMap { $0.isCounted ? $1 : nil })
    return (counted.count, expected.count)
  }
}

extension Rollup.Line {
  /// What people call it: its name, else its file.
  package var title: String { identity?.name ?? path.split(separator: "/").last.map { String($0) } ?? path }
}

extension Rollup.Standing {
  /// Beside the name of a registry.
  package var phrase: Phrase {
    switch self {
    case .trusted: Phrase("agrees with its checkpoint", "khớp mốc")
    case .withoutCheckpoint: Phrase("no checkpoint", "chưa có mốc")
    case .figuresOnly: Phrase("figures only", "chỉ số liệu")
    case .excluded: Phrase("not counted", "không tính")
    }
  }
}

/// Several registries as a table: a line for each, one for each that was not sent, and the total.
package enum RollupTable {
  package static var columns: [Column] {
    [
      Column("name", Phrase("registry", "Sổ đăng ký")), Column("standing", Phrase("standing", "Tình trạng")),
      Column("operating", Phrase("operating", "Vận hành")), Column("approved", Phrase("approved", "Phê duyệt")),
      Column("full", Phrase("full", "Đầy đủ")), Column("completion_rate", Phrase("full, %", "Tỷ lệ đầy đủ")),
      Column("entries", Phrase("entry", "Mục")), Column("province_code", Phrase("province", "Mã tỉnh")),
      Column("partial", Phrase("partial", "Một số hạng mục")), Column("none", Phrase("none", "Chưa triển khai")),
      Column("not_reported", Phrase("not reported", "Chưa báo cáo")),
      Column("inspected", Phrase("inspected", "Đã kiểm tra định kỳ")),
      Column("approval_rate", Phrase("approval rate", "Tỷ lệ phê duyệt")),
      Column("as_of", Phrase("as of", "Tính đến ngày")), Column("closing", Phrase("closing", "Mốc chốt")),
      Column("reason", Phrase("reason", "Lý do")), Column("file", Phrase("file", "Tệp")),
      Column("registry", Phrase("registry's id", "Mã nhận dạng sổ")), Column("digest", Phrase("digest", "Mã băm")),
    ]
  }

  /// The columns that people read, those that may be left out last.
  package static let forPeople = [
    "name", "standing", "operating", "approved", "full", "completion_rate", "entries", "province_code",
  ]

  package static func rows(_ report: RollupReport) -> [[Cell]] {
    report.rollup.lines.map(row) + report.missing.map(row) + [total(report)]
  }

  private static func row(_ line: Rollup.Line) -> [Cell] {
    let (identity, figures) = (line.identity, line.isCounted ? line.figures : nil)
    return [.text(line.title), standing(line)] + counts(figures?.tally)
      + [
        identity.map { .integer(Int($0.checkpoint.entries)) } ?? .empty, Cell(identity?.provinceCode),
      ] + others(figures?.tally)
      + [
        Cell(figures?.day), Cell(figures?.closing),
        line.exclusion.map { .term($0.code, $0.phrase) } ?? .empty, .text(line.path),
        Cell(identity?.checkpoint.registry), Cell(identity?.checkpoint.digest),
      ]
  }

  private static func row(_ province: ProvinceList.Province) -> [Cell] {
    let standing = Cell.term("not-sent", Phrase("not sent", "chưa gửi"))
    return [.text(province.name ?? province.text), standing] + counts(nil)
      + [.empty, province.code == province.name ? .empty : Cell(province.code)] + others(nil)
      + Array(repeating: .empty, count: 6)
  }

  private static func total(_ report: RollupReport) -> [Cell] {
    let (tally, share) = (report.rollup.tally, report.share)
    let counted = "\(share.counted)/\(share.of)"
    return [.term("total", Phrase("total", "Tổng cộng")), .term("total", Phrase(counted, counted))] + counts(tally)
      + [.empty, .empty] + others(tally) + [Cell(report.rollup.question.day)] + Array(repeating: .empty, count: 5)
  }

  private static func standing(_ line: Rollup.Line) -> Cell {
    switch line.standing {
    case .trusted: .term("trusted", line.standing.phrase)
    case .withoutCheckpoint: .term("no-checkpoint", line.standing.phrase)
    case .figuresOnly: .term("figures-only", line.standing.phrase)
    case .excluded: .term("not-counted", line.standing.phrase)
    }
  }

  private static func counts(_ tally: Tally?) -> [Cell] {
    guard let tally else { return Array(repeating: .empty, count: 4) }
    return [
      .integer(tally.operating), .integer(tally.approved), .integer(tally.full),
      .percent(hundredths: tally.rate(of: .completion).hundredths),
    ]
  }

  private static func others(_ tally: Tally?) -> [Cell] {
    guard let tally else { return Array(repeating: .empty, count: 5) }
    return [
      .integer(tally.partial), .integer(tally.none), .integer(tally.notReported), .integer(tally.inspected),
      .percent(hundredths: tally.rate(of: .approval).hundredths),
    ]
  }
}

/// One rate of several registries, for programs.
package enum RollupReportFile {
  /// - Parameter word: which rate it is.
  package static func json(_ report: RollupReport, _ rate: Rate, of word: String) -> JSONObject {
    let (rollup, share) = (report.rollup, report.share)
    var object = JSONObject()
    object.append("of", .string(word))
    object.append("part", .integer(rate.part))
    object.append("whole", .integer(rate.whole))
    object.append("percent", rate.percent.map { .string($0) } ?? .null)
    object.append("as_of", .string("\(rollup.question.day)"))
    object.append("counted", .integer(share.counted))
    object.append("expected", .integer(share.of))
    object.append("not_sent", .strings(report.missing.map(\.text)))
    object.append("not_counted", list(rollup.lines.compactMap(excluded)))
    return object
  }

  private static func excluded(_ line: Rollup.Line) -> String? {
    line.exclusion.map { ["file": .string(line.path), "reason": .string($0.code)] as JSONObject }?.text
  }

  private static func list(_ items: [String]) -> JSONValue { .raw("[" + items.joined(separator: ",") + "]") }
}
