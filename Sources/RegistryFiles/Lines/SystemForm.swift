import LevelRegistry

/// The sheet that a unit fills in: which columns it has, what stands in them, and what is filled in above them.
package enum SystemForm {
  /// A column of the sheet.
  package struct Field: Sendable {
    package let column: SystemColumn
    /// The column of Form 08 that it is, or is a part of; nil: the form has none.
    package let ofForm08: Int?
    /// In characters.
    package let width: Int
    /// What a new line cannot do without.
    package let isRequired: Bool
    package let guidance: Phrase

    init(_ column: SystemColumn, _ ofForm08: Int?, _ width: Int, required: Bool = false, _ guidance: Phrase) {
      self.column = column
      self.ofForm08 = ofForm08
      self.width = width
      self.isRequired = required
      self.guidance = guidance
    }
  }

  /// The twelve columns of Form 08, those of a document as cells of their own, and what the registry needs beyond them.
  package static let fields: [Field] = [
    Field(
      .code, nil, 12,
      Phrase("the registry's; leave it empty for a new system", "mã trong sổ; hệ thống mới thì để trống")),
    Field(.name, 2, 36, required: true, Phrase("the name of the system", "tên hệ thống thông tin")),
    Field(
      .owner, 3, 26, required: true,
      Phrase("choose from the list; for a new system, your owner", "chọn trong danh sách; chỉ một cơ quan")),
    Field(
      .operator, 4, 26,
      Phrase("choose from the list; empty is the owner itself", "chọn trong danh sách; để trống là chính chủ quản")),
    Field(.proposedLevel, 5, 9, Phrase("1, 2 or 3", "1, 2 hoặc 3")),
    Field(
      .dossier, 6, 18,
      Phrase("how far the dossier of the proposed level has come", "hồ sơ đề xuất cấp độ đã đến bước nào")),
    Field(
      .level, nil, 9, Phrase("the level that the decision approves", "cấp độ ghi trong quyết định phê duyệt")),
    Field(.decisionNumber, 7, 16, Phrase("of the decision on the level, e.g. 54/QĐ-UBND", "ví dụ 54/QĐ-UBND")),
    Field(
      .decidedOn, 7, 12,
      Phrase(
        "of the decision; a new decision has a day of its own", "ngày ký quyết định; quyết định mới thì ghi ngày mới")),
    Field(
      .issuer, 7, 26, Phrase("who signed the decision, with its name of that day", "cơ quan ký, theo tên khi ký")),
    Field(.regulationNumber, 8, 16, Phrase("of the security regulation", "số văn bản ban hành quy chế")),
    Field(.regulationOn, 8, 12, Phrase("of the regulation", "ngày ban hành quy chế")),
    Field(.regulationIssuer, 8, 26, Phrase("who issued the regulation", "cơ quan ban hành quy chế")),
    Field(
      .dossierExpectedOn, 9, 14,
      Phrase("a day, a month, a quarter or a year, if not approved", "nếu chưa phê duyệt: ngày, tháng, quý hoặc năm")),
    Field(
      .plan, 10, 20, Phrase("how far the protection plan is carried out", "phương án đã triển khai đến đâu")),
    Field(
      .planOn, nil, 12,
      Phrase("since when it is so; empty: since the day above", "có từ ngày nào; để trống: từ ngày số liệu ở trên")),
    Field(
      .planExpectedOn, 11, 14,
      Phrase("a day, a month, a quarter or a year, if not in full", "nếu chưa đầy đủ: ngày, tháng, quý hoặc năm")),
    Field(
      .inspectedBeforeUseOn, 12, 12,
      Phrase("the day of the latest one", "ngày kiểm tra gần nhất; không có thì để trống")),
    Field(
      .inspectedPeriodicallyOn, 12, 12,
      Phrase("the day of the latest one", "ngày kiểm tra gần nhất; không có thì để trống")),
    Field(
      .state, nil, 18,
      Phrase(
        "if the system was given up, choose 'retired'; never delete its line",
        "nếu đã bỏ hệ thống, chọn Đã kết thúc vận hành; không xóa hàng")),
  ]

  /// The cells of a system, in the order of the fields; organizations as people call them.
  package static func cells(of status: SystemStatus, in snapshot: Snapshot) throws -> [Cell] {
    var line = SystemLine(status)
    line.owner = try snapshot.call(status.owner)
    line.operator = try snapshot.call(status.operator)
    return fields.map { cell(of: line, $0.column) }
  }

  private static func cell(of line: SystemLine, _ column: SystemColumn) -> Cell {
    SystemLine.fields.first { $0.column == column }.map { Cell($0.content(of: line)) } ?? .empty
  }
}

extension SystemForm {
  /// What is filled in above the lines.
  package enum Question: CaseIterable, Sendable {
    case day, isComplete, filledInBy, telephone

    package var phrase: Phrase {
      switch self {
      case .day: Phrase("State of the day", "Số liệu tính đến ngày")
      case .isComplete: Phrase("The list is complete and correct", "Danh mục đầy đủ, chính xác")
      case .filledInBy: Phrase("Filled in by", "Người lập biểu, chức vụ")
      case .telephone: Phrase("Telephone", "Điện thoại")
      }
    }
  }

  /// The words that answer whether the list is complete.
  package static let yes = Phrase("Yes", "Có")
  package static let no = Phrase("No", "Chưa")

  /// The heading of the column in which a sheet that was refused says what must be corrected.
  package static let corrections = Column("to_be_corrected", Phrase("to be corrected", "Cần sửa"))

  /// What was filled in above the lines of a sheet.
  package struct Answers: Hashable, Sendable {
    package private(set) var texts: [Question: String] = [:]
    private var places: [Question: Place] = [:]

    init(_ rows: [SourceRow]) {
      let labels = Dictionary(
        Question.allCases.flatMap { question in
          Language.allCases.map { (Spelling.key(question.phrase[$0]), question) }
        }, uniquingKeysWith: { first, _ in first })
      for row in rows {
        for index in row.cells.indices.dropLast() {
          guard let question = labels[Spelling.key(row.text(index))] else { continue }
          places[question] = row.place.cell(index + 1)
          let text = row.text(index + 1).trimmedOfBlanks
          if !text.isEmpty { texts[question] = text }
        }
      }
    }

    /// Where an answer stands.
    package func place(of question: Question) -> Place? { places[question] }

    /// Whether the unit vouches for its list.
    package var isComplete: Bool {
      let key = texts[.isComplete].map(Spelling.key)
      return Language.allCases.contains { Spelling.key(yes[$0]) == key }
    }

    /// The day from which edits hold.
    ///
    /// - Throws: `ImportError` for one that is none, or from before the sheet.
    func day(of origin: SheetOrigin, today: Day) throws -> Day {
      guard let text = texts[.day] else { return origin.day }
      let place = places[.day] ?? .row(1)
      func refused(_ reason: Phrase, _ hint: Phrase) -> ImportError {
        let column = Question.day.phrase
        return ImportError(problems: [ImportProblem(place, column: column, value: text, reason, hint: hint)])
      }
      guard let day = DateWords.only(in: text) ?? (try? Day(text)) else {
        throw refused(
          Phrase("this is no day", "đây không phải là ngày"), Phrase("write dd/mm/yyyy", "hãy ghi dd/mm/yyyy"))
      }
      guard day <= today else {
        throw refused(
          Phrase("the day lies ahead", "ngày chưa đến"),
          Phrase("write the day up to which the sheet was brought", "hãy ghi ngày mà số liệu đã được cập nhật đến"))
      }
      guard day >= origin.day else {
        throw refused(
          Phrase("the sheet is of \(origin.day)", "biểu lập theo số liệu ngày \(origin.day.vietnamese)"),
          Phrase("write that day or a later one", "hãy ghi ngày đó hoặc ngày sau đó"))
      }
      return day
    }

    /// Who answered, for the journal.
    var note: String? {
      let who = [texts[.filledInBy], texts[.telephone]].compactMap { $0 }
      return who.isEmpty ? nil : who.joined(separator: ", ")
    }
  }
}

extension Cell {
  /// Whether a text that was read says what was written: in either language, a day in either way.
  func says(_ text: String) -> Bool {
    let text = Folding.compose(text) ?? text
    switch self {
    case .empty: return text.isEmpty
    case .text(let own): return own == text || own.trimmedOfBlanks == text
    case .integer(let number): return "\(number)" == text
    case .percent: return false
    case .day(let day): return day.description == text || day.vietnamese == text
    case .term(let raw, let phrase): return [raw, phrase.english, phrase.vietnamese].contains(text)
    }
  }
}
