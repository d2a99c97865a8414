import LevelRegistry
import RegistryFiles

/// One of several files that are imported together, and what became of it.
struct ImportedFile {
  let path: String
  let name: String
  private(set) var input: SheetInput?
  private(set) var result: ImportResult?
  /// Why it could not be read at all.
  private(set) var error: (any PresentableError)?
  /// Why nothing of it is recorded.
  private(set) var failure: ImportError?

  /// All that is wrong with its lines.
  var problems: [ImportProblem] { failure?.problems ?? [] }

  /// Of a sheet that the registry wrote: what only such a one is told.
  var form: FormResult? { (result ?? failure?.result)?.form }

  var isRefused: Bool { result == nil }

  /// Reads a file; one that cannot be read is refused, and the others go on.
  init(_ path: String, named name: String, _ open: () throws -> SheetInput) throws {
    self.path = path
    self.name = name
    try trying { $0.input = try open() }
  }

  /// Imports the file, if it could be read.
  mutating func take(in run: ImportRun) throws {
    guard let input else { return }
    try trying { $0.result = try run.take(input) }
  }

  private mutating func trying(_ body: (inout ImportedFile) throws -> Void) throws {
    do {
      try body(&self)
    } catch let error as ImportError {
      failure = error
    } catch let error as WorkbookError {
      self.error = error
    } catch let error as FileError {
      self.error = error
    }
  }
}

/// What several files that were imported together did: how many are recorded, which are not and why, and what comes next.
struct ImportSummary {
  let files: [ImportedFile]
  /// The command that imports files as this one does.
  let importing: ([SuggestedCommand.Word]) -> SuggestedCommand
  let isDryRun: Bool
  /// How many organizations are not recorded.
  let missing: Int
  /// Where the errors and the organizations were written.
  let errorFile: String?
  let organizationFile: String?
  let conflictFile: String?
  let program: Program

  /// How many files are listed, and how many errors of each.
  private static let shown = 10
  private static let errorsShown = 5

  private var taken: [ImportedFile] { files.filter { !$0.isRefused } }
  private var refused: [ImportedFile] { files.filter(\.isRefused) }

  func page(in language: Language) -> Page {
    var page = Page()
    for line in [verdict] + recorded + notRecorded + conflicts + organizations + notes {
      let text = line[language]
      page.wrap(String(text.drop { $0 == " " }), indent: text.prefix { $0 == " " }.count)
    }
    // A line to be typed is not broken.
    if let next { page.say(next[language]) }
    return page
  }

  private var verdict: Phrase {
    let count = taken.count == files.count ? "\(files.count)" : "\(taken.count)/\(files.count)"
    let entries = taken.compactMap(\.result?.entry)
    let place = Self.entries(entries)
    let total = counts(taken.compactMap(\.result))
    if isDryRun {
      return Phrase(
        "DRY RUN, nothing is recorded. Files that can be recorded: \(count) · \(total.english)",
        "ĐỌC THỬ, chưa ghi gì vào sổ. Tệp ghi được: \(count) · \(total.vietnamese)")
    }
    guard !taken.isEmpty else {
      return Phrase("NOTHING RECORDED, files: \(files.count)", "CHƯA GHI GÌ, số tệp: \(files.count)")
    }
    guard !entries.isEmpty else {
      return Phrase(
        "NOTHING RECORDED. Files read without errors: \(count) · \(total.english)",
        "KHÔNG GHI GÌ MỚI. Tệp đọc không có lỗi: \(count) · \(total.vietnamese)")
    }
    return Phrase(
      "RECORDED files: \(count), \(place.english) · \(total.english)",
      "ĐÃ GHI tệp: \(count), \(place.vietnamese) · \(total.vietnamese)")
  }

  private static func entries(_ entries: [Int64]) -> Phrase {
    guard let first = entries.min(), let last = entries.max() else { return Phrase("", "") }
    return first == last
      ? Phrase("entry \(first)", "mục \(first)") : Phrase("entries \(first)–\(last)", "mục \(first)–\(last)")
  }

  private func counts(_ results: [ImportResult]) -> Phrase {
    let (added, changed, unchanged) = results.reduce((0, 0, 0)) {
      ($0.0 + $1.added, $0.1 + $1.changed, $0.2 + $1.unchanged)
    }
    return Phrase(
      "\(added) added, \(changed) changed, \(unchanged) unchanged",
      "thêm \(added), sửa \(changed), giữ nguyên \(unchanged)")
  }

  /// The files that were taken, those first that changed something.
  private var recorded: [Phrase] {
    let changing = taken.filter { ($0.result?.added ?? 0) + ($0.result?.changed ?? 0) > 0 }
    let lines = changing.map { file in
      let counts = counts([file.result].compactMap { $0 })
      let entry = Self.entries([file.result?.entry].compactMap { $0 })
      let kind = file.input?.kind.phrase ?? Phrase("", "")
      return Phrase(
        "  \(file.name) (\(kind.english)): \(counts.english)" + (isDryRun ? "" : ", \(entry.english)"),
        "  \(file.name) (\(kind.vietnamese)): \(counts.vietnamese)" + (isDryRun ? "" : ", \(entry.vietnamese)"))
    }
    guard lines.count > Self.shown else { return lines }
    let more = lines.count - Self.shown
    return lines.prefix(Self.shown) + [
      Phrase("  … \(more) more: capdo journal", "  … còn \(more) tệp: capdo journal")
    ]
  }

  private var notRecorded: [Phrase] {
    guard !refused.isEmpty else { return [] }
    let place = errorFile.map { Phrase(", every error in \($0)", ", toàn bộ lỗi trong \($0)") } ?? Phrase("", "")
    return [
      Phrase(
        "MUST BE CORRECTED, nothing of it recorded: \(refused.count)\(place.english)",
        "PHẢI SỬA, chưa ghi gì: \(refused.count)\(place.vietnamese)")
    ] + refused.flatMap(reasons)
  }

  private func reasons(_ file: ImportedFile) -> [Phrase] {
    if let error = file.error {
      let hint = error.hint(in: program).map { Phrase("; \($0.english)", "; \($0.vietnamese)") } ?? Phrase("", "")
      return [
        Phrase(
          "  \(file.name): \(error.message.english)\(hint.english)",
          "  \(file.name): \(error.message.vietnamese)\(hint.vietnamese)")
      ]
    }
    let shown = file.problems.prefix(Self.errorsShown).map { problem in
      let phrase = problem.phrase(in: program)
      return Phrase("    \(phrase.english)", "    \(phrase.vietnamese)")
    }
    let more = file.problems.count - shown.count
    let rest =
      more > 0
      ? [Phrase("    … \(more) more: \(errorFile ?? "--errors")", "    … còn \(more): \(errorFile ?? "--errors")")]
      : []
    let count = file.problems.count
    return [Phrase("  \(file.name): \(count) error\(count == 1 ? "" : "s")", "  \(file.name): \(count) lỗi")] + shown
      + rest
  }

  private var conflicts: [Phrase] {
    let count = files.reduce(0) { $0 + ($1.form?.conflicts.count ?? 0) }
    guard count > 0 else { return [] }
    let way =
      conflictFile.map { Phrase("decide in \($0)", "chọn trong \($0)") }
      ?? Phrase(
        "--conflicts FILE lists them to be decided, --take sheet or registry decides all",
        "--conflicts TỆP ghi ra để chọn, --take sheet hoặc registry chọn tất cả")
    return [
      Phrase(
        "SHEET AND REGISTRY DIFFER: \(count); \(way.english)", "BIỂU VÀ SỔ KHÁC NHAU: \(count); \(way.vietnamese)")
    ]
  }

  /// What a reader should know of sheets that came back: what says nothing, and whose lists are confirmed.
  private var notes: [Phrase] {
    let lines = files.flatMap { file in
      (file.form?.notes ?? []).map { Phrase("  \(file.name): \($0.english)", "  \(file.name): \($0.vietnamese)") }
    }
    let remarks = taken.flatMap { file in
      (file.result?.remarks ?? []).map { remark in
        Phrase(
          "  \(file.name), \(remark.place.phrase.english), \(remark.code): \(remark.remark.phrase.english)",
          "  \(file.name), \(remark.place.phrase.vietnamese), \(remark.code): \(remark.remark.phrase.vietnamese)")
      }
    }
    let confirmed = taken.reduce(0) { $0 + ($1.form?.confirmed ?? 0) }
    let vouched =
      confirmed > 0 && !isDryRun
      ? [Phrase("Owners that confirmed their lists: \(confirmed)", "Chủ quản xác nhận danh mục: \(confirmed)")] : []
    let all = lines + remarks
    guard !all.isEmpty else { return vouched }
    let more = all.count - 2 * Self.shown
    let rest = more > 0 ? [Phrase("  … \(more) more", "  … còn \(more)")] : []
    return vouched + [Phrase("NOTE", "LƯU Ý")] + all.prefix(2 * Self.shown) + rest
  }

  private var organizations: [Phrase] {
    guard missing > 0 else { return [] }
    let place = organizationFile ?? "--organizations"
    return [
      Phrase(
        "ORGANIZATIONS NOT RECORDED: \(missing), as a sheet to complete: \(place)",
        "CƠ QUAN CHƯA CÓ TRONG SỔ: \(missing), ghi ra bảng để bổ sung: \(place)")
    ]
  }

  /// The command that comes next: again with what was refused, or in earnest.
  private var next: Phrase? {
    let again = isDryRun ? files : refused
    guard !again.isEmpty else { return nil }
    let paths = ([conflictFile, organizationFile] + again.map(\.path)).compactMap(\.self)
    let words = paths.prefix(Self.shown).map { SuggestedCommand.Word.typed($0) }
    let rest: [SuggestedCommand.Word] = paths.count > Self.shown ? [.blank(Phrase("…", "…"))] : []
    let command = program.call(importing(words + rest))
    let when =
      refused.isEmpty ? Phrase("Next: ", "Tiếp theo: ") : Phrase("Next, when corrected: ", "Tiếp theo, sau khi sửa: ")
    return Phrase(when.english + command.english, when.vietnamese + command.vietnamese)
  }
}

/// What became of each sheet of an inbox, as a table.
enum InboxTable {
  static let columns = [
    Column("file", Phrase("file", "Tệp")), Column("unit", Phrase("unit", "Đơn vị")),
    Column("result", Phrase("result", "Kết quả")), Column("entry", Phrase("entry", "Mục nhật ký")),
    Column("reason", Phrase("to be corrected", "Cần sửa")),
  ]

  static func row(_ file: ImportedFile, in program: Program, _ language: Language) -> [Cell] {
    let outcome =
      switch file.result {
      case let result? where result.entry == nil: Phrase("nothing new", "không có nội dung mới")
      case .some: Phrase("recorded", "đã ghi")
      case nil: Phrase("not taken", "chưa nhập")
      }
    let reasons = file.problems.map { $0.phrase(in: program) } + [file.error?.message].compactMap { $0 }
    let isForeign = file.input != nil && file.input?.origin == nil
    let foreign = Phrase(
      "not a sheet of this registry: import it by hand", "không phải biểu của sổ: hãy nhập bằng lệnh capdo import")
    let all = (isForeign ? [foreign] : []) + reasons
    return [
      .text(file.name), Cell(file.form?.unit), .text(outcome[language]),
      file.result?.entry.map { .integer(Int($0)) } ?? .empty,
      Cell(all.isEmpty ? nil : all.map { $0[language] }.joined(separator: "\n")),
    ]
  }
}

extension FormResult {
  /// What the sheet says that changes nothing.
  fileprivate var notes: [Phrase] {
    var notes: [Phrase] = []
    if !emptied.isEmpty {
      let cells = Place.phrase(of: Array(emptied.prefix(10)))
      let more = emptied.count > 10 ? " …" : ""
      notes.append(
        Phrase(
          "emptied, which changes nothing: \(cells.english)\(more)",
          "ô bị xóa trống, sổ giữ nguyên: \(cells.vietnamese)\(more)"))
    }
    if !missing.isEmpty {
      let codes = missing.prefix(5).map(\.code).joined(separator: ", ") + (missing.count > 5 ? ", …" : "")
      notes.append(
        Phrase(
          "lines missing, which changes nothing: \(missing.count) (\(codes)); if a system was given up, choose 'retired'",
          "thiếu \(missing.count) hàng, sổ giữ nguyên (\(codes)); nếu đã bỏ hệ thống, chọn Đã kết thúc vận hành"))
    }
    if let unconfirmed {
      notes.append(
        Phrase(
          "the list is not confirmed: \(unconfirmed.english)",
          "chưa ghi nhận xác nhận danh mục: \(unconfirmed.vietnamese)"))
    }
    return notes
  }
}

extension SheetKind {
  var phrase: Phrase {
    switch self {
    case .decisions: Phrase("decisions", "kết quả chọn")
    case .organizations: Phrase("organizations", "cơ quan, đơn vị")
    case .contacts: Phrase("contacts", "thông tin liên hệ")
    case .successions: Phrase("successions", "kế thừa")
    case .systems: Phrase("systems", "hệ thống")
    case .requirements: Phrase("requirements", "yêu cầu")
    }
  }
}
