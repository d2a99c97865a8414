import LevelRegistry

/// What a table is called that is handed out: its worksheet, and the line above it.
package struct TableTitle: Sendable {
  package let worksheet: Phrase
  package let title: Phrase

  package static let systems = TableTitle(
    worksheet: Phrase("Systems", "Hệ thống"),
    title: Phrase("LIST OF INFORMATION SYSTEMS", "DANH MỤC HỆ THỐNG THÔNG TIN"))
  package static let organizations = TableTitle(
    worksheet: Phrase("Organizations", "Cơ quan, đơn vị"),
    title: Phrase("LIST OF ORGANIZATIONS", "DANH MỤC CƠ QUAN, ĐƠN VỊ"))
  package static let successions = TableTitle(
    worksheet: Phrase("Successions", "Kế thừa"),
    title: Phrase("WHICH ORGANIZATIONS REPLACED WHICH", "CƠ QUAN, ĐƠN VỊ KẾ THỪA"))
  package static let findings = TableTitle(
    worksheet: Phrase("Findings", "Phát hiện"), title: Phrase("FINDINGS", "PHÁT HIỆN KHI RÀ SOÁT"))
  package static let journal = TableTitle(
    worksheet: Phrase("Journal", "Nhật ký"), title: Phrase("JOURNAL OF THE REGISTRY", "NHẬT KÝ SỔ ĐĂNG KÝ"))
  package static let history = TableTitle(
    worksheet: Phrase("History", "Lịch sử"), title: Phrase("EVERY FACT EVER RECORDED", "TOÀN BỘ LỊCH SỬ GHI NHẬN"))

  /// The figures by group, or by month where there is no grouping.
  package static func summary(by grouping: Grouping?) -> TableTitle {
    let what = grouping?.phrase ?? Phrase("month", "tháng")
    return TableTitle(
      worksheet: Phrase("Summary", "Tổng hợp"),
      title: Phrase("FIGURES BY \(what.english.uppercased())", "TỔNG HỢP SỐ LIỆU THEO \(what.vietnamese.uppercased())"))
  }
}

extension Export {
  package var title: TableTitle {
    switch self {
    case .systems: .systems
    case .organizations: .organizations
    case .successions: .successions
    case .summary(let grouping, _): .summary(by: grouping)
    case .findings: .findings
    }
  }

  /// What its rows are of.
  fileprivate var scope: Scope {
    switch self {
    case .systems(let scope), .summary(_, let scope), .findings(_, let scope): scope
    case .organizations, .successions: Scope()
    }
  }

  fileprivate var isSummary: Bool {
    switch self {
    case .summary: true
    case .systems, .organizations, .successions, .findings: false
    }
  }
}

extension SheetLayout {
  /// The layout of a table that is handed out: above it what it is, of which registry, day and scope, and the checkpoint by
  /// which it can be proved; registry and day stand at the foot of each printed page too.
  package init(
    _ title: TableTitle, _ mark: FigureMark, of scope: Scope, _ checkpoint: Checkpoint, in language: Language
  ) {
    self.init()
    name = title.worksheet
    let words = scope.words[language]
    let proof = "\(checkpoint.registry) \(checkpoint.entries) \(checkpoint.digest)"
    titles = [
      title.title[language], "\(mark.registry), \(mark.phrase[language])",
      words.isEmpty ? nil : Phrase("Scope: \(scope.words.english)", "Phạm vi: \(scope.words.vietnamese)")[language],
      Phrase("Checkpoint: \(proof)", "Mốc xác minh: \(proof)")[language],
    ].compactMap { $0 }
    footer = "\(mark.registry), \(mark.day[language])"
  }
}

extension SheetLayout {
  /// Lays a summary out: a chart below, and above the table what its rates leave open or leave out.
  ///
  /// - Parameter hasTotal: whether the last row is the whole.
  package mutating func hold(summaryOf scope: Scope, _ snapshot: Snapshot, hasTotal: Bool, in language: Language) throws
  {
    chart = .plans
    self.hasTotal = hasTotal
    let tally = try snapshot.tally(in: scope)
    let notes = FigureNotes(tally, unconfirmedOwners: try snapshot.unconfirmedOwners(in: scope))
    let said = notes.about(.completion) + notes.about(.approval) + [notes.notCounted].compactMap { $0 }
    titles.insert(contentsOf: said.map { $0[language].capitalizedFirst }, at: titles.endIndex - 1)
  }
}

extension Snapshot {
  /// The layout of an export as a workbook.
  package func layout(of export: Export, _ mark: FigureMark, in language: Language) throws -> SheetLayout {
    var layout = SheetLayout(export.title, mark, of: export.scope, try checkpoint(), in: language)
    if export.isSummary { try layout.hold(summaryOf: export.scope, self, hasTotal: true, in: language) }
    return layout
  }
}
