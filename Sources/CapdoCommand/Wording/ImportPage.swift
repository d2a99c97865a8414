import LevelRegistry
import RegistryFiles

/// What the import of a sheet of systems says: whether it goes in, which cells must be touched, what is to be decided, whether
/// it was understood, and what comes next. A dry run and the real one print the same page.
struct ImportPage {
  /// As it was typed.
  let path: String
  /// The day of the sheet, where it was given.
  let day: Day?
  /// The command that imports files as this one does.
  let importing: ([SuggestedCommand.Word]) -> SuggestedCommand
  let result: ImportResult
  let isDryRun: Bool
  let problems: [ImportProblem]
  /// The organizations that are not recorded, and as what they could be.
  let organizations: [UnknownOrganization]
  let proposals: [OrganizationProposal]
  /// Where the errors and the organizations were written.
  let errorFile: String?
  let organizationFile: String?
  let program: Program

  /// How many lines of a kind are shown.
  private static let shown = 10

  func page(in language: Language) -> Page {
    var page = Page()
    func add(_ lines: [Phrase], indent: Int = 2) {
      for (index, line) in lines.enumerated() { page.wrap(line[language], indent: index == 0 ? 0 : indent) }
    }
    page.wrap(verdict[language])
    page.columns(counts.map { $0.map { $0[language] } })
    add(corrections)
    add(duplicates)
    add(missing)
    add(choices)
    add(changes)
    if !sample.isEmpty {
      page.wrap(understood[language])
      page.columns(table(in: language))
      for (mark, note) in notes { page.wrap("\(mark) \(note[language])", indent: 2) }
    }
    add(leftOut)
    if let newCodes { page.wrap(newCodes[language]) }
    return page
  }

  private var file: String { Command.fileName(path) }

  // MARK: Verdict.

  /// The rows that cannot be recorded, whatever is done about organizations.
  private var badRows: Set<Int> { Set(mistakes.map(\.place.number)) }
  private var mistakes: [ImportProblem] { problems.filter { $0.unknownName == nil && !$0.isDuplicate } }
  private var otherwise: [ImportProblem] { problems.filter(\.isDuplicate) }

  private var repeated: [(row: SkippedRow, place: Place)] {
    result.skipped.compactMap { row in
      if case .duplicate(let place) = row.reason { (row, place) } else { nil }
    }
  }

  private var repeatedRows: Set<Int> {
    Set(repeated.map(\.row.place.number) + otherwise.map(\.place.number)).subtracting(badRows)
  }

  private var leftOutRows: Set<Int> { badRows.union(repeatedRows) }

  /// Rows whose organizations are not recorded, where they could not be read as if those were.
  private var waitingRows: Set<Int> {
    let known = Set(result.understood.lines.map(\.place.number))
    return Set(problems.filter { $0.unknownName != nil }.map(\.place.number)).subtracting(badRows)
      .subtracting(repeatedRows).subtracting(known)
  }

  private var recordable: Int {
    let out = leftOutRows
    let refused = result.understood.lines.filter { out.contains($0.place.number) }.count
    return result.understood.count - refused + waitingRows.count
  }

  private var rows: Int { recordable + repeatedRows.count + badRows.count }

  private var verdict: Phrase {
    let on = day.map { Phrase(", day \($0)", ", ngày \($0.vietnamese)") } ?? Phrase("", "")
    let start: Phrase
    if isDryRun {
      start = Phrase("DRY RUN, nothing is recorded", "ĐỌC THỬ, chưa ghi gì vào sổ")
    } else if let entry = result.entry {
      start = Phrase("RECORDED, entry \(entry)", "ĐÃ GHI, mục \(entry)")
    } else {
      start = Phrase("NOTHING RECORDED, all of it was known", "KHÔNG GHI GÌ MỚI, sổ đã có đủ")
    }
    return Phrase(
      "\(start.english): \(file)\(worksheet.english)\(on.english)",
      "\(start.vietnamese): \(file)\(worksheet.vietnamese)\(on.vietnamese)")
  }

  private var worksheet: Phrase {
    guard let sheets = result.worksheets else { return Phrase("", "") }
    let others = sheets.others.map { "'\($0)'" }.joined(separator: ", ")
    let also = others.isEmpty ? Phrase("", "") : Phrase(" (others: \(others))", " (còn trang \(others))")
    return Phrase(
      ", worksheet '\(sheets.read)'\(also.english)", ", trang tính '\(sheets.read)'\(also.vietnamese)")
  }

  private var counts: [[Phrase]] {
    var rest: [Phrase] = []
    if isDryRun {
      rest.append(Phrase("\(recordable) can be recorded", "\(recordable) ghi được"))
    } else {
      rest.append(
        Phrase(
          "\(result.added) added, \(result.changed) changed, \(result.unchanged) unchanged",
          "thêm \(result.added), sửa \(result.changed), giữ nguyên \(result.unchanged)"))
    }
    rest +=
      Self.some(repeatedRows.count, "duplicates", "trùng") + Self.some(badRows.count, "must be corrected", "phải sửa")
    let all = result.understood.lines.map(\.place.number) + problems.map(\.place.number) + repeatedRows
    let range = Place.ranges(of: Array((all.min() ?? 0)...(all.max() ?? 0)))
    // Of a large sheet not every row is kept.
    let place =
      isDryRun
      ? Phrase(" (row\(range.allSatisfy(\.isNumber) ? "" : "s") \(range))", " (hàng \(range))") : Phrase("", "")
    var lines = [
      [
        Phrase(
          "  \(rows) row\(rows == 1 ? "" : "s") of systems\(place.english)",
          "  \(rows) hàng hệ thống\(place.vietnamese)"),
        Self.joined(rest),
      ]
    ]
    if !proposals.isEmpty {
      let open = proposals.filter { $0.doubt != nil }.count
      let filled = Phrase(
        "\(proposals.count - open) filled in", "\(proposals.count - open) đã tự điền mã, cấp, đơn vị trên")
      lines.append([
        Phrase("  \(proposals.count) organizations not recorded", "  \(proposals.count) cơ quan chưa có trong sổ"),
        Self.joined([filled] + Self.some(open, "to be decided", "cần chọn")),
      ])
    }
    return lines
  }

  private static func some(_ count: Int, _ english: String, _ vietnamese: String) -> [Phrase] {
    count == 0 ? [] : [Phrase("\(count) \(english)", "\(count) \(vietnamese)")]
  }

  private static func joined(_ phrases: [Phrase], _ separator: String = " · ") -> Phrase {
    Phrase(
      phrases.map(\.english).joined(separator: separator), phrases.map(\.vietnamese).joined(separator: separator))
  }

  // MARK: What is to be done.

  private var corrections: [Phrase] {
    guard !mistakes.isEmpty else { return [] }
    let cells = Set(mistakes.map(\.place)).count
    return [
      Phrase("MUST BE CORRECTED in \(file), cells: \(cells)", "PHẢI SỬA trong \(file): \(cells) ô")
    ] + cut(mistakes.map { $0.phrase(in: program, sayingValueOnce: true) }, rest: errorFile ?? "--errors")
  }

  private var duplicates: [Phrase] {
    let same = repeated.map { row, place in
      Phrase(
        "row \(row.place.number) is the same as row \(place.number): left out",
        "hàng \(row.place.number) giống hệt hàng \(place.number): bỏ qua")
    }
    let different = otherwise.map { problem in
      Phrase(
        "row \(problem.place.number): \(problem.reason.english); delete one of them",
        "hàng \(problem.place.number): \(problem.reason.vietnamese); xóa một hàng")
    }
    guard !(same + different).isEmpty else { return [] }
    return [Phrase("DUPLICATES", "TRÙNG")] + cut(same + different, rest: nil)
  }

  /// Organizations that are not recorded, with those whose names come near: they are in the file, where one is asked for.
  private var missing: [Phrase] {
    guard !proposals.isEmpty, organizationFile == nil else { return [] }
    let places = problems.placesOfUnknown
    let names = organizations.map { organization in
      let rows = Place.ranges(of: (places[organization.key] ?? []).map(\.number))
      let near = organization.nearest.joined(separator: "; ")
      return Phrase(
        "'\(organization.name)', rows \(rows)" + (near.isEmpty ? "" : "; nearest: \(near)"),
        "'\(organization.name)', hàng \(rows)" + (near.isEmpty ? "" : "; gần nhất: \(near)"))
    }
    return [
      Phrase(
        "NOT RECORDED: \(names.count) (--organizations FILE writes them as a sheet to complete)",
        "CHƯA CÓ TRONG SỔ: \(names.count) (--organizations TỆP ghi ra bảng để bổ sung)")
    ] + cut(names, rest: "--organizations")
  }

  private var choices: [Phrase] {
    let open = proposals.filter { $0.doubt != nil }
    guard !open.isEmpty else { return [] }
    let place = organizationFile.map { Phrase(" in \($0)", " trong \($0)") } ?? Phrase("", "")
    let homeless = open.filter { $0.doubt == .parent }.map { "'\($0.name)'" }
    let question = OrganizationProposal.Doubt.parent.phrase
    let parents =
      homeless.isEmpty
      ? []
      : [
        Phrase(
          "\(homeless.joined(separator: ", ")): \(question.english)",
          "\(homeless.joined(separator: ", ")): \(question.vietnamese)")
      ]
    let others = open.filter { $0.doubt != .parent }.compactMap { proposal in
      proposal.doubt.map {
        Phrase("'\(proposal.name)': \($0.phrase.english)", "'\(proposal.name)': \($0.phrase.vietnamese)")
      }
    }
    let isColored = organizationFile?.lowercased().hasSuffix(".csv") != true
    return [
      isColored
        ? Phrase(
          "TO BE DECIDED\(place.english), colored cells: \(open.count)",
          "CẦN CHỌN\(place.vietnamese): \(open.count) ô tô vàng")
        : Phrase("TO BE DECIDED\(place.english): \(open.count)", "CẦN CHỌN\(place.vietnamese): \(open.count)")
    ] + parents + cut(others, rest: organizationFile ?? "--organizations")
  }

  /// What happens to systems that are recorded already.
  private var changes: [Phrase] {
    let changed = result.lines.filter {
      if case .added = $0.kind { false } else { true }
    }
    guard !changed.isEmpty else { return [] }
    let careful = changed.filter { $0.lowersLevel || $0.replacesDecision }
    let plain = changed.filter { !($0.lowersLevel || $0.replacesDecision) }
    return [Phrase("CHANGED: \(changed.count)", "SỬA: \(changed.count)")]
      + cut((careful + plain).map { Phrase($0.phrase(in: .english), $0.phrase(in: .vietnamese)) }, rest: nil)
  }

  private func cut(_ lines: [Phrase], rest: String?) -> [Phrase] {
    guard lines.count > Self.shown else { return lines }
    let more = lines.count - Self.shown
    let place = rest.map { ": \($0)" } ?? ""
    return lines.prefix(Self.shown) + [Phrase("… \(more) more\(place)", "… còn \(more)\(place)")]
  }

  // MARK: What was understood.

  private var sample: [UnderstoodLine] {
    let out = leftOutRows
    return result.understood.sample { out.contains($0.number) }
  }

  /// All of them are in the workbook of errors.
  private var understood: Phrase {
    let (some, all) = (sample.count, recordable - waitingRows.count)
    let sheet = UnderstoodTable.worksheet
    let place =
      errorFile.map { $0.lowercased().hasSuffix(".xlsx") } ?? false
      ? Phrase(
        " (all \(all): worksheet '\(sheet.english)' of \(errorFile ?? ""))",
        " (đủ \(all) hàng: trang '\(sheet.vietnamese)' của \(errorFile ?? ""))") : Phrase("", "")
    return Phrase(
      "UNDERSTOOD: \(some) of \(all) rows\(place.english)", "ĐÃ HIỂU: \(some) trong \(all) hàng\(place.vietnamese)")
  }

  /// What was decided in reading the rows of the sample, each once, with its mark.
  private var notes: [(mark: String, note: Phrase)] {
    var notes: [Phrase] = []
    for note in sample.flatMap(\.notes) where !notes.contains(note) { notes.append(note) }
    return zip("①②③④⑤⑥⑦⑧⑨⑩", notes).map { (String($0), $1) }
  }

  private func table(in language: Language) -> [[String]] {
    let heading = [
      Phrase("  row", "  hàng"), Phrase("system, owner", "hệ thống, chủ quản"), Phrase("level", "cấp độ"),
      Phrase("decision", "quyết định"), Phrase("plan", "phương án"),
    ]
    let marks = notes
    return [heading.map { $0[language] }]
      + sample.map { line in
        let own = marks.filter { line.notes.contains($0.note) }.map(\.mark).joined()
        return [
          "  \(line.place.name)", line.title(width: 34), line.level[language],
          Self.short(line.decision[language], 25),
          Self.short(line.plan[language], 22 - own.count) + (own.isEmpty ? "" : " \(own)"),
        ]
      }
  }

  private static func short(_ text: String, _ width: Int) -> String {
    text.count <= width ? text : text.prefix(width - 1) + "…"
  }

  // MARK: What was left out.

  private var leftOut: [Phrase] {
    let others = result.skipped.filter { if case .duplicate = $0.reason { false } else { true } }
    let rows = Dictionary(grouping: others, by: \.reason)
      .sorted { $0.value[0].place.number < $1.value[0].place.number }
      .map { reason, rows in
        let (places, total) = (Place.ranges(of: rows.map(\.place.number)), held(rows))
        return Phrase(
          "\(places) \(reason.phrase.english)\(total.english)",
          "\(places) \(reason.phrase.vietnamese)\(total.vietnamese)")
      }
    let columns = [
      (result.columnsNotKept, Phrase("the registry has no place for them", "sổ không có")),
      (result.columnsUnknown, Phrase("not known", "không xác định")),
    ].filter { !$0.0.isEmpty }.map { names, reason in
      let list = names.map { "'\($0)'" }.joined(separator: ", ")
      return Phrase("columns \(list): \(reason.english)", "cột \(list): \(reason.vietnamese)")
    }
    let assumed = result.columnsAssumed.map { heading, column in
      Phrase("column '\(heading)' read as: \(column.english)", "cột '\(heading)' hiểu là: \(column.vietnamese)")
    }
    let list = Self.joined(rows)
    let all = rows.isEmpty ? [] : [Phrase("rows \(list.english)", "hàng \(list.vietnamese)")]
    let lines = all + (columns + assumed).prefix(Self.shown)
    return lines.isEmpty ? [] : [Phrase("LEFT OUT", "BỎ QUA")] + lines
  }

  /// The total that the sheet gives, held against the rows that were read.
  private func held(_ rows: [SkippedRow]) -> Phrase {
    guard case .total? = rows.first?.reason, let given = rows.last?.numbers.max() else { return Phrase("", "") }
    return given == self.rows
      ? Phrase(" (\(given), agrees)", " (\(given), khớp)")
      : Phrase(
        " (\(given), but \(self.rows) rows were read)", " (\(given), nhưng đọc được \(self.rows) hàng: kiểm tra lại)")
  }

  private var newCodes: Phrase? {
    guard !isDryRun, let first = result.newCodes.first, let last = result.newCodes.last else { return nil }
    return result.newCodes.count == 1
      ? Phrase("New code: \(first)", "Mã mới: \(first)")
      : Phrase(
        "New codes: \(result.newCodes.count), \(first) to \(last)",
        "Mã mới: \(result.newCodes.count), từ \(first) đến \(last)")
  }

  // MARK: What comes next.

  /// The command that comes next: the same in earnest, or what shows what was recorded.
  var next: Phrase {
    guard isDryRun else {
      let (check, undo) = (program.call("check"), program.call("undo"))
      guard result.entry != nil else { return Phrase("Next: \(check.english)", "Tiếp theo: \(check.vietnamese)") }
      return Phrase(
        "Next: \(check.english) · to undo this: \(undo.english)",
        "Tiếp theo: \(check.vietnamese) · hủy lần ghi này: \(undo.vietnamese)")
    }
    let files = proposals.isEmpty ? [path] : [organizationFile, path].compactMap(\.self)
    let run = program.call(importing(files.map { .typed($0) }))
    let isClean = problems.isEmpty
    let when =
      isClean ? Phrase("Next: ", "Tiếp theo: ") : Phrase("Next, when corrected: ", "Tiếp theo, sau khi sửa: ")
    return Phrase(when.english + run.english, when.vietnamese + run.vietnamese)
  }
}
