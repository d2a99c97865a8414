import LevelRegistry
import RegistryFiles

/// What a dry run of a sheet of systems tells: whether it will go in, which cells must be touched, whether it was understood,
/// and what comes next.
struct ImportPage {
  let file: String
  /// The day of the sheet, where it was given.
  let day: Day?
  let result: ImportResult
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
  private static let sample = 5

  var lines: [Phrase] {
    head + corrections + duplicates + missing + choices + understood + leftOut
  }

  /// The rows that cannot be recorded, whatever is done about organizations.
  private var badRows: Set<Int> { Set(mistakes.map(\.place.number)) }

  private var mistakes: [ImportProblem] { problems.filter { $0.unknownName == nil } }

  private var waitingRows: Set<Int> {
    Set(problems.filter { $0.unknownName != nil }.map(\.place.number)).subtracting(badRows)
  }

  /// The lines that would be recorded; of some it is found out only at the end that they cannot be.
  private var understoodLines: [UnderstoodLine] {
    let bad = badRows
    return result.understood.filter { !bad.contains($0.place.number) }
  }

  private var repeatedRows: [SkippedRow] { result.skipped.filter(\.isDuplicate) }

  private var head: [Phrase] {
    let recorded = understoodLines.count + waitingRows.count
    let all = recorded + badRows.count + repeatedRows.count
    let (sheet, on) = (worksheet, day.map { Phrase(", day \($0)", ", ngày \($0.vietnamese)") } ?? Phrase("", ""))
    var lines = [
      Phrase(
        "DRY RUN, nothing is recorded: \(file)\(sheet.english)\(on.english)",
        "ĐỌC THỬ, chưa ghi gì vào sổ: \(file)\(sheet.vietnamese)\(on.vietnamese)"),
      Phrase(
        "  rows of systems: \(all)   can be recorded: \(recorded) · duplicates: \(repeatedRows.count) · must be corrected: \(badRows.count)",
        "  hàng hệ thống: \(all)   ghi được: \(recorded) · trùng: \(repeatedRows.count) · phải sửa: \(badRows.count)"),
    ]
    if !proposals.isEmpty {
      let open = proposals.filter { $0.doubt != nil }.count
      lines.append(
        Phrase(
          "  organizations not recorded: \(proposals.count)   filled in: \(proposals.count - open) · to be decided: \(open)",
          "  cơ quan chưa có trong sổ: \(proposals.count)   đã tự điền: \(proposals.count - open) · cần chọn: \(open)"))
    }
    return lines
  }

  private var worksheet: Phrase {
    guard let sheets = result.worksheets else { return Phrase("", "") }
    let others = sheets.others.map { "'\($0)'" }.joined(separator: ", ")
    let also = others.isEmpty ? Phrase("", "") : Phrase(" (others: \(others))", " (còn trang \(others))")
    return Phrase(
      ", worksheet '\(sheets.read)'\(also.english)", ", trang tính '\(sheets.read)'\(also.vietnamese)")
  }

  private var corrections: [Phrase] {
    guard !mistakes.isEmpty else { return [] }
    return [Phrase("MUST BE CORRECTED in \(file): \(mistakes.count)", "PHẢI SỬA trong \(file): \(mistakes.count)")]
      + cut(
        mistakes.map { mistake in
          let line = mistake.phrase(in: program)
          return Phrase("  \(line.english)", "  \(line.vietnamese)")
        }, rest: errorFile ?? "--errors")
  }

  private var duplicates: [Phrase] {
    guard !repeatedRows.isEmpty else { return [] }
    let rows = repeatedRows.map { row in
      Phrase(
        "  \(row.place.phrase.english): \(row.reason.phrase.english), left out",
        "  \(row.place.phrase.vietnamese): \(row.reason.phrase.vietnamese), bỏ qua")
    }
    return [Phrase("DUPLICATES", "TRÙNG")] + cut(rows, rest: nil)
  }

  /// Organizations that are not recorded, with those whose names come near: a slip is not another body.
  private var missing: [Phrase] {
    guard !proposals.isEmpty else { return [] }
    var places: [String: [Place]] = [:]
    for problem in problems { if let name = problem.unknownName { places[name, default: []].append(problem.place) } }
    let names = organizations.map { organization in
      let place = Place.phrase(of: Array((places[organization.name] ?? []).prefix(5)))
      let near = organization.nearest.joined(separator: "; ")
      return Phrase(
        "  '\(organization.name)' (\(place.english))" + (near.isEmpty ? "" : ": nearest \(near)"),
        "  '\(organization.name)' (\(place.vietnamese))" + (near.isEmpty ? "" : ": gần nhất \(near)"))
    }
    let way =
      organizationFile == nil
      ? Phrase(
        " (--organizations FILE writes them as a sheet to complete)", " (--organizations TỆP ghi ra bảng để bổ sung)")
      : Phrase("", "")
    return [
      Phrase(
        "NOT RECORDED: \(names.count)\(way.english)", "CHƯA CÓ TRONG SỔ: \(names.count)\(way.vietnamese)")
    ]
      + cut(names, rest: organizationFile ?? "--organizations")
  }

  private var choices: [Phrase] {
    let open = proposals.filter { $0.doubt != nil }
    guard !open.isEmpty else { return [] }
    let place = organizationFile.map { Phrase(" in \($0)", " trong \($0)") } ?? Phrase("", "")
    let questions = open.map { proposal in
      let doubt = proposal.doubt?.phrase ?? Phrase("", "")
      return Phrase("  '\(proposal.name)' \(doubt.english)", "  '\(proposal.name)' \(doubt.vietnamese)")
    }
    return [Phrase("TO BE DECIDED\(place.english): \(open.count)", "CẦN CHỌN\(place.vietnamese): \(open.count)")]
      + cut(questions, rest: organizationFile ?? "--organizations")
  }

  /// A sample of the lines, those first in which something was decided.
  private var understood: [Phrase] {
    let lines = understoodLines
    let (careful, plain) = (lines.filter(\.isReadWithCare), lines.filter { !$0.isReadWithCare })
    let sample = (careful + plain).prefix(Self.sample).sorted { $0.place.number < $1.place.number }
    guard !sample.isEmpty else { return [] }
    return [
      Phrase(
        "UNDERSTOOD: \(sample.count) of \(lines.count) rows", "ĐÃ HIỂU: \(sample.count) trong \(lines.count) hàng")
    ] + sample.map(\.phrase)
  }

  private var leftOut: [Phrase] {
    let rows = Dictionary(grouping: result.skipped.filter { !$0.isDuplicate }, by: \.reason)
      .sorted { $0.value[0].place.number < $1.value[0].place.number }
      .map { reason, rows in
        let places = Place.phrase(of: rows.map(\.place))
        return Phrase(
          "  \(places.english): \(reason.phrase.english)", "  \(places.vietnamese): \(reason.phrase.vietnamese)")
      }
    let columns = [
      (result.columnsNotKept, Phrase("the registry has no place for them", "sổ không có")),
      (result.columnsUnknown, Phrase("not known", "không xác định")),
    ].filter { !$0.0.isEmpty }.map { names, reason in
      let list = names.map { "'\($0)'" }.joined(separator: ", ")
      return Phrase("  columns \(list): \(reason.english)", "  cột \(list): \(reason.vietnamese)")
    }
    let all = rows + columns
    return all.isEmpty ? [] : [Phrase("LEFT OUT", "BỎ QUA")] + all
  }

  /// The command that comes next.
  var next: Phrase {
    let on = day.map { Phrase(" --on \($0)", " --on \($0.vietnamese)") } ?? Phrase("", "")
    let systems = "capdo import systems \(ShellWord.quote(file))"
    let run = Phrase(systems + on.english, systems + on.vietnamese)
    guard let organizations = organizationFile, !proposals.isEmpty else {
      let when =
        mistakes.isEmpty && proposals.isEmpty
        ? Phrase("Next: ", "Tiếp theo: ") : Phrase("Next, when corrected: ", "Tiếp theo, sau khi sửa: ")
      return Phrase(when.english + run.english, when.vietnamese + run.vietnamese)
    }
    let first = "capdo import organizations \(ShellWord.quote(organizations))"
    return Phrase(
      "Next, when corrected: \(first) && \(run.english)", "Tiếp theo, sau khi sửa: \(first) && \(run.vietnamese)")
  }

  private func cut(_ lines: [Phrase], rest: String?) -> [Phrase] {
    guard lines.count > Self.shown else { return lines }
    let more = lines.count - Self.shown
    let place = rest.map { ": \($0)" } ?? ""
    return lines.prefix(Self.shown) + [Phrase("  … \(more) more\(place)", "  … còn \(more)\(place)")]
  }
}

extension SkippedRow {
  fileprivate var isDuplicate: Bool { if case .duplicate = reason { true } else { false } }
}

extension UnderstoodLine {
  /// Row, system, owner, level, decision and plan, with what was decided in reading them.
  fileprivate var phrase: Phrase {
    Phrase(text(in: .english), text(in: .vietnamese))
  }

  private func text(in language: Language) -> String {
    let name = [line.name, line.owner].compactMap(\.self).joined(separator: ", ")
    let parts = [level[language], decision[language], plan[language], care[language]].filter { !$0.isEmpty }
    return "  \(place.name)  \(name) · \(parts.joined(separator: " · "))"
  }

  private var level: Phrase {
    if let level = line.level ?? (line.isOfProposedLevel ? line.proposedLevel : nil) { return level.phrase }
    guard let proposed = line.proposedLevel else { return Phrase("no level", "chưa có cấp độ") }
    return Phrase("level \(proposed.rawValue) proposed", "đề xuất cấp độ \(proposed.rawValue)")
  }

  private var decision: Phrase {
    if let standIn {
      let status = line.dossier?.phrase ?? Phrase("no dossier", "chưa có hồ sơ")
      return Phrase("\(status.english) ('\(standIn)')", "\(status.vietnamese) ('\(standIn)')")
    }
    guard let day = line.decidedOn else { return Phrase("no decision", "chưa có quyết định") }
    let number = line.decisionNumber.map { "\($0), " } ?? ""
    return Phrase("\(number)\(day)", "\(number)\(day.vietnamese)")
  }

  private var plan: Phrase {
    let status = line.plan?.phrase ?? PlanStatus.notReported
    guard let expected = line.planExpectedOn else { return status }
    return Phrase(
      "\(status.english) → \(expected[.english])", "\(status.vietnamese) → \(expected[.vietnamese])")
  }

  private var care: Phrase {
    guard !repeated.isEmpty else { return Phrase("", "") }
    return Phrase(
      "as above: \(repeated.map(\.phrase.english).joined(separator: ", "))",
      "như trên: \(repeated.map(\.phrase.vietnamese).joined(separator: ", "))")
  }
}
