import LevelRegistry
import RegistryFiles

extension Command {
  private static let points = Operand(
    .recorded(Phrase("DAY|CLOSING", "NGÀY|MỐC-CHỐT"), [.days, .closings]), required: false, repeating: true,
    help: Phrase(
      "what to put side by side (default: the same day a year before, the last closing, today)",
      "các thời điểm so sánh (mặc định: cùng ngày năm trước, lần chốt gần nhất, hôm nay)"))

  static let compare = Command(
    "compare", for: .officials,
    Phrase("put the figures of several days side by side", "so sánh số liệu giữa các thời điểm"),
    discussion: Phrase(
      "The last column is compared with the first, or with the day a year before; one DAY alone is compared with today. A "
        + "closing's column is as it was closed, the others are what is known now. 'capdo changes' lists the systems.",
      "Cột cuối so với cột đầu, hoặc với cùng ngày năm trước; chỉ ghi một thời điểm thì so với hôm nay. Cột của mốc chốt "
        + "đúng như lúc chốt, các cột khác theo số liệu hiện có. 'capdo changes' liệt kê từng hệ thống."),
    operands: [points], options: Option.time + Option.filters + [.pageFormat],
    examples: [
      Example("capdo compare", Phrase("with the year before", "so với năm trước")),
      Example(
        "capdo compare 2024-06-30 2024-11-13 --authority province",
        Phrase("two days of the province's systems", "hai thời điểm của hệ thống cấp tỉnh")),
      Example("capdo compare year-2024 --format csv", Phrase("with a closing, as a file", "so với lần chốt, dạng tệp")),
    ]
  ) { arguments, console in
    let session = try Session(arguments, console)
    let scope = try arguments.scope()
    let comparison = try comparison(session, scope)
    guard session.wantsPage else {
      try session.table(ComparisonTable.columns, hasTotal: true) { write in
        for row in ComparisonTable.rows(comparison) { try write(row) }
      }
      return .done
    }
    let last = comparison.last
    let snapshot = try session.registry.snapshot(asOf: last.day, knownAt: last.entry.map { .entry($0) } ?? .now)
    let page = ComparisonPage(
      comparison: comparison, targets: try snapshot.targets(), scope: scope,
      name: try session.registryName(in: snapshot), today: session.registry.today, language: console.language)
    let days = [comparison.first.day, comparison.last.day].sorted().map { $0[console.language] }
    // Of one day, what was recorded since it was closed.
    let closing = days[0] == days[1] ? comparison.first.closing : nil
    let words = closing.map { ["--\(Option.knownAt.name)", $0] } ?? days
    try page.page(next: session.line(["changes"] + words)).write(to: console)
    return .done
  }

  private static func comparison(_ session: Session, _ scope: Scope) throws -> FigureComparison {
    let (arguments, registry) = (session.arguments, session.registry)
    guard let first = arguments.operands.first else {
      return try registry.comparisonWithYearBefore(try session.snapshot(), in: scope)
    }
    var points = try arguments.operands.map { try point($0, today: registry.today) }
    if arguments.operands.count > 1 {
      if arguments.has(.asOf) { throw UsageError.unexpected("--as-of") }
    } else {
      let last = try session.snapshot().day
      guard try point(first, today: registry.today) != .day(last) else { throw UsageError.missing(Self.points) }
      points.append(.day(last))
    }
    return try registry.comparison(of: points, knownAt: try arguments.knownAt(today: registry.today), in: scope)
  }

  /// A closing's name begins with a letter.
  private static func point(_ text: String, today: Day) throws -> FigureComparison.Point {
    let isName = text.unicodeScalars.first?.properties.isAlphabetic ?? false
    return isName && (try? Day(spelled: text, today: today)) == nil
      ? .closing(text) : .day(try Arguments.day(text, today: today))
  }
}
