import CapdoSQLite
@preconcurrency import Glibc

/// What the register refuses, with the thing, the reason and the next step.
public enum RegistryError: Error, Hashable, Sendable {
  // Words that do not parse.
  case notADay(String)
  case notAMoment(String)
  case notAPeriod(String)
  case notALevel(String)
  case levelOutOfScope(String)
  /// A word that is none of a term's; the choices follow.
  case notATerm(String, choices: String)
  case notACode(String)
  case notAPointInTime(String)
  case notACheckpoint
  case notADigest(String)
  case notAClosingName(String)
  case emptyText(Field)
  case textNotAllowed(Field)
  case textTooLong(Field, limit: Int)
  /// A text whose marks an old encoding has taken away.
  case textDamaged(Damage)

  // The file.
  case noSuchFile(path: String)
  case isFolder(path: String)
  case isSymbolicLink(path: String)
  case isEmptyFile(path: String)
  case notARegistry(path: String)
  case isNewer(path: String, version: UInt32)
  case isOlder(path: String, version: UInt32)
  case usesWriteAheadLog(path: String)
  case schemaDiffers(String)
  case fileExists(path: String)
  case cannotOpen(path: String, systemError: Int32)
  case cannotCreate(path: String, systemError: Int32)
  case entryLeftOpen(Int64)
  case isDamaged(String)
  /// What verification found first, and of how many.
  case doesNotVerify(Discrepancy, of: Int)
  /// A backup does not hold the entry that the register has.
  case copyDiffers(entry: Int64)
  /// A journal lies beside the file, and it cannot be rolled back.
  case cannotRollBack(path: String, SQLiteError)
  /// The journal beside the file is that of another one.
  case foreignJournal(path: String)
  /// The disk or the memory failed before the entry was kept.
  case notRecorded(SQLiteError)
  /// The disk failed while the entry was being kept, and the file does not tell whether it was, or for how long.
  case outcomeUnknown(entry: Int64, SQLiteError)
  case noRandomness
  case cannotHash

  // Things that are not there, or are there already.
  case unknownOrganization(String, on: Day, nearest: [String])
  case organizationHeldAt(String, name: String, from: Day, to: Day, asked: Day)
  case ambiguousOrganization(String, candidates: [String])
  case codeTaken(String, by: String, from: Day)
  case unknownSystem(String)
  case ambiguousSystem(String)
  case unknownEntry(Int64, last: Int64)
  case unknownClosing(String)
  case closingTaken(Closing)
  case nothingKnown(Moment, first: Moment)

  // Rules.
  case isInTheFuture(Day, today: Day)
  case endsBeforeItBegins(from: Day, to: Day)
  case authorityNotInForce(Authority, on: Day, from: Day?, to: Day?)
  case decisionIncomplete(Field)
  case approvalBeginsThatDay(String, on: Day, Correction)
  case systemRetired(String, since: Day)
  case systemNotThere(String, on: Day, first: Day)
  case nothingChanges(String, since: Day, Phrase)
  case noApproval(String, on: Day)
  /// A fact of that kind that does not stand on the day: system, dossier, approval, plan or inspection.
  case nothingToCorrect(String, String, on: Day)
  /// What has to be taken back first.
  case stillOnRecord(String, [Correction])
  case dossierStep(String, from: DossierStatus?, to: DossierStatus)
  case ownParent(String)

  // Entries that cannot be taken back.
  case standsForGood(Int64, act: String)
  case reversedAlready(Int64, by: Int64)
  /// What a later entry recorded rests on it.
  case builtUpon(Int64, by: Int64, act: String)

  // Organizations over time.
  case bearerDiffers(String, known: String, given: String, on: Day)
  case succeededAlready(String, by: String, on: Day)
  case tookOver(String, from: String, on: Day)
  case succeedsItself(String)
  case splitIntoOne(String)
  case tierUnclear(String)
  case organizationUnchanged(String, on: Day)
  case noDistricts(on: Day, ended: Day)
  case holidayTaken(Day, by: String)
  /// A group whose opening figure and changes do not make its closing one.
  case doesNotAddUp(String, opening: Int, change: Int, closing: Int)

  // Lines of a sheet.
  case codeRepeated(String)
  case ambiguousName(String, candidates: [String])
  case undated
  case dayWithoutStatus
  case decisionWithoutLevel
  case dossierWithoutLevel
  case levelLowered(String, from: Level, to: Level)
  case decisionReplaced(String, on: Day)
  case registeredEarlier(String, on: Day)
  case continuesNothing(String, on: Day)
  case unknownParent(String)

  /// The parts of a record that a message may have to name.
  public enum Field: String, Hashable, Sendable {
    case code, name, actor, act, note, reason, owner, authority, appraiser, issuer, decisionNumber, decidedOn, closing,
      evidence, document, inspector, ground, task
    case regulationNumber, regulationIssuer, contact
  }
}

extension RegistryError.Field {
  /// Whether it is a name or a number, and no sentence in which a question may be asked.
  var isName: Bool {
    switch self {
    case .actor, .note, .evidence, .document, .ground, .task: false
    default: true
    }
  }

  public var phrase: Phrase {
    switch self {
    case .code: Phrase("code", "mã")
    case .name: Phrase("name", "tên")
    case .actor: Phrase("actor", "người thực hiện")
    case .act: Phrase("name of the entry", "tên mục nhật ký")
    case .note: Phrase("note", "ghi chú")
    case .reason: Phrase("reason", "lý do")
    case .owner: Phrase("owner", "chủ quản")
    case .authority: Phrase("tier that approved", "cấp phê duyệt")
    case .appraiser: Phrase("appraiser", "đơn vị thẩm định")
    case .issuer: Phrase("issuer of the decision", "cơ quan phê duyệt")
    case .decisionNumber: Phrase("number of the decision", "số quyết định")
    case .decidedOn: Phrase("day of the decision", "ngày quyết định")
    case .closing: Phrase("name of the closing", "tên mốc chốt số liệu")
    case .evidence: Phrase("evidence", "tài liệu chứng minh")
    case .document: Phrase("document", "số biên bản")
    case .inspector: Phrase("inspector", "đơn vị kiểm tra")
    case .ground: Phrase("ground", "căn cứ dùng chung")
    case .task: Phrase("task", "nội dung khắc phục")
    case .regulationNumber: Phrase("number of the regulation", "số quy chế")
    case .contact: Phrase("contact", "thông tin liên hệ")
    case .regulationIssuer: Phrase("issuer of the regulation", "cơ quan ban hành quy chế")
    }
  }
}

extension RegistryError {
  /// The thing and the reason, in both languages.
  public var message: Phrase {
    wordMessage ?? fileMessage ?? failureMessage ?? sheetMessage ?? ruleMessage
  }

  private var wordMessage: Phrase? {
    switch self {
    case .notADay(let text): Phrase("'\(text)' is not a day", "'\(text)' không phải là ngày hợp lệ")
    case .notAMoment(let text): Phrase("'\(text)' is not a moment", "'\(text)' không phải là thời điểm hợp lệ")
    case .notAPeriod(let text):
      Phrase(
        "'\(text)' is not a day, month, quarter or year", "'\(text)' không phải là ngày, tháng, quý hoặc năm hợp lệ")
    case .notALevel(let text): Phrase("'\(text)' is not a level", "'\(text)' không phải là cấp độ hợp lệ")
    case .levelOutOfScope(let text):
      Phrase(
        "level \(text) lies outside this register: levels 4 and 5 are appraised by the ministry",
        "cấp độ \(text) nằm ngoài phạm vi sổ đăng ký: cấp độ 4 và 5 do Bộ thẩm định")
    case .notATerm(let text, _):
      Phrase("'\(text)' is not one of the words known here", "'\(text)' không có trong các từ cho phép")
    case .notACode(let text): Phrase("'\(text)' cannot be a code", "'\(text)' không dùng làm mã được")
    case .notAPointInTime(let text):
      Phrase(
        "'\(text)' is not an entry, a day, a moment or the name of a closing",
        "'\(text)' không phải là số mục nhật ký, ngày, thời điểm hay tên mốc chốt số liệu")
    case .notACheckpoint: Phrase("this is not a checkpoint", "đây không phải là mốc xác minh")
    case .emptyText(let field): Phrase("the \(field.phrase.english) is empty", "\(field.phrase.vietnamese) để trống")
    case .textDamaged(let damage): damage.phrase
    case .textTooLong(let field, let limit):
      Phrase(
        "the \(field.phrase.english) is longer than \(limit) characters",
        "\(field.phrase.vietnamese) dài quá \(limit) ký tự")
    case .textNotAllowed(let field):
      Phrase(
        "the \(field.phrase.english) holds a character that cannot be kept",
        "\(field.phrase.vietnamese) có ký tự không lưu được")
    default: nil
    }
  }

  private var fileMessage: Phrase? {
    switch self {
    case .noSuchFile(let path): Phrase("there is no file '\(path)'", "không có tệp '\(path)'")
    case .isFolder(let path):
      Phrase("'\(path)' is a folder, not a register", "'\(path)' là thư mục, không phải sổ đăng ký")
    case .isSymbolicLink(let path):
      Phrase("'\(path)' is reached through a symbolic link", "'\(path)' được trỏ tới qua liên kết tượng trưng")
    case .isEmptyFile(let path): Phrase("'\(path)' is empty", "tệp '\(path)' rỗng")
    case .notARegistry(let path): Phrase("'\(path)' is not a register", "'\(path)' không phải là sổ đăng ký")
    case .isNewer(let path, let version):
      Phrase(
        "'\(path)' was made by a newer capdo (schema \(version))",
        "'\(path)' do phiên bản capdo mới hơn tạo ra (lược đồ \(version))")
    case .usesWriteAheadLog(let path):
      Phrase(
        "'\(path)' was switched to a write-ahead log by another program",
        "'\(path)' đã bị chương trình khác chuyển sang chế độ WAL")
    case .schemaDiffers(let name):
      Phrase("the schema of the file was changed: '\(name)'", "lược đồ của tệp đã bị sửa: '\(name)'")
    case .fileExists(let path): Phrase("'\(path)' is there already", "đã có tệp '\(path)'")
    case .cannotOpen(let path, let code):
      Phrase("'\(path)' cannot be opened: \(Self.words(code))", "không mở được '\(path)': \(Self.words(code))")
    case .cannotCreate(let path, let code):
      Phrase("'\(path)' cannot be made: \(Self.words(code))", "không tạo được '\(path)': \(Self.words(code))")
    case .entryLeftOpen(let number):
      Phrase(
        "entry \(number) was left open by another program",
        "mục nhật ký \(number) bị chương trình khác để dở")
    case .noRandomness: Phrase("the system gives no random bytes", "hệ thống không cung cấp được số ngẫu nhiên")
    case .cannotHash: Phrase("SHA-256 cannot be computed", "không tính được SHA-256")
    default: nil
    }
  }

  private static func words(_ code: Int32) -> String {
    strerror(code).map { String(cString: $0) } ?? "\(code)"
  }

  private var sheetMessage: Phrase? {
    switch self {
    case .codeRepeated(let code):
      Phrase("'\(code)' stands on another line of this file too", "'\(code)' còn có ở một dòng khác trong tệp này")
    case .ambiguousName(let name, let candidates):
      Phrase(
        "several systems of this owner are called '\(name)': \(candidates.joined(separator: ", "))",
        "chủ quản này có nhiều hệ thống tên '\(name)': \(candidates.joined(separator: ", "))")
    case .undated: Phrase("it has no day of its own", "không có ngày riêng")
    case .dayWithoutStatus:
      Phrase("a day without the status that it is the day of", "có ngày nhưng không có tình trạng tương ứng")
    case .decisionWithoutLevel: Phrase("a decision without a level", "có quyết định nhưng không có cấp độ")
    case .dossierWithoutLevel: Phrase("a dossier without a proposed level", "có hồ sơ nhưng không có cấp độ đề xuất")
    case .levelLowered(let code, let from, let to):
      Phrase(
        "the level of '\(code)' would go down from \(from.rawValue) to \(to.rawValue)",
        "cấp độ của '\(code)' sẽ giảm từ \(from.rawValue) xuống \(to.rawValue)")
    case .decisionReplaced(let code, let day):
      Phrase(
        "the decision of \(day) on '\(code)' would be replaced",
        "quyết định ngày \(day.vietnamese) của '\(code)' sẽ bị thay thế")
    case .registeredEarlier(let code, let day):
      Phrase(
        "'\(code)' is registered since \(day) already", "'\(code)' đã được đăng ký từ ngày \(day.vietnamese)")
    case .continuesNothing(let code, let day):
      Phrase(
        "no line or record of '\(code)' ends on \(day) for this one to continue",
        "không có dòng hay ghi nhận nào của '\(code)' kết thúc ngày \(day.vietnamese) để dòng này tiếp nối")
    case .unknownParent(let code):
      Phrase(
        "the parent '\(code)' is neither on record nor in this file",
        "cấp trên '\(code)' không có trong sổ đăng ký và cũng không có trong tệp này")
    default: nil
    }
  }

  private var ruleMessage: Phrase {
    switch self {
    case .unknownOrganization(let name, let day, _):
      Phrase(
        "there is no organization '\(name)' on \(day)", "không có cơ quan, đơn vị '\(name)' vào ngày \(day.vietnamese)")
    case .organizationHeldAt(let code, let name, let from, .forever, let asked):
      Phrase(
        "'\(code)' (\(name)) is not there on \(asked), only since \(from)",
        "'\(code)' (\(name)) không tồn tại vào ngày \(asked.vietnamese), chỉ từ ngày \(from.vietnamese)")
    case .organizationHeldAt(let code, let name, let from, let to, let asked):
      Phrase(
        "'\(code)' (\(name)) is not there on \(asked), only from \(from) to \(to.previous)",
        "'\(code)' (\(name)) không tồn tại vào ngày \(asked.vietnamese), chỉ từ \(from.vietnamese) đến \(to.previous.vietnamese)"
      )
    case .ambiguousOrganization(let name, let candidates):
      Phrase(
        "'\(name)' can be \(candidates.joined(separator: " or "))",
        "'\(name)' có thể là \(candidates.joined(separator: " hoặc "))")
    case .codeTaken(let code, let name, let from):
      Phrase(
        "the code '\(code)' is borne by '\(name)'\(from == .always ? "" : " since \(from)")",
        "mã '\(code)' đang là của '\(name)'\(from == .always ? "" : " từ ngày \(from.vietnamese)")")
    case .unknownSystem(let code): Phrase("there is no system '\(code)'", "không có hệ thống '\(code)'")
    case .ambiguousSystem(let code):
      Phrase("the code '\(code)' is borne by several systems over time", "mã '\(code)' từng thuộc về nhiều hệ thống")
    case .unknownEntry(let number, let last):
      Phrase(
        "there is no entry \(number); the last one is \(last)", "không có mục nhật ký \(number); mục cuối là \(last)")
    case .unknownClosing(let name):
      Phrase("there is no closing '\(name)'", "không có mốc chốt số liệu '\(name)'")
    case .nothingKnown(let moment, let first):
      Phrase(
        "nothing was on record at \(moment); the register begins at \(first)",
        "chưa có ghi nhận nào vào lúc \(moment); sổ đăng ký bắt đầu từ \(first)")
    default: timeMessage
    }
  }

  private var timeMessage: Phrase {
    switch self {
    case .isInTheFuture(let day, let today):
      Phrase(
        "\(day) lies after today, \(today)", "ngày \(day.vietnamese) sau hôm nay, \(today.vietnamese)")
    case .endsBeforeItBegins(let from, let to):
      Phrase(
        "it would end on \(to), not after it begins on \(from)",
        "ngày kết thúc \(to.vietnamese) không sau ngày bắt đầu \(from.vietnamese)")
    case .authorityNotInForce(let authority, let day, let from, let to):
      Phrase(
        "the \(authority.rawValue) tier does not approve on \(day)\(to.map { ": it ended on \($0)" } ?? from.map { ": it begins on \($0)" } ?? "")",
        "\(authority.phrase.vietnamese) không phê duyệt vào ngày \(day.vietnamese)\(to.map { ": đã kết thúc từ ngày \($0.vietnamese)" } ?? from.map { ": bắt đầu từ ngày \($0.vietnamese)" } ?? "")"
      )
    case .decisionIncomplete(let field):
      Phrase("the decision lacks its \(field.phrase.english)", "quyết định thiếu \(field.phrase.vietnamese)")
    case .approvalBeginsThatDay(let code, let day, _):
      Phrase(
        "another approval of '\(code)' begins on \(day)",
        "'\(code)' đã có quyết định phê duyệt khác bắt đầu ngày \(day.vietnamese)")
    case .systemRetired(let code, let since):
      Phrase("'\(code)' is retired since \(since)", "'\(code)' đã kết thúc vận hành từ ngày \(since.vietnamese)")
    case .systemNotThere(let code, let day, let first):
      Phrase(
        "'\(code)' is registered from \(first) on, not on \(day)",
        "'\(code)' được đăng ký từ ngày \(first.vietnamese), chưa có vào ngày \(day.vietnamese)")
    case .dossierStep(let code, let from, let to):
      Phrase(
        "the dossier of '\(code)' is \(from?.rawValue ?? "not there"): it cannot become \(to.rawValue)",
        "hồ sơ của '\(code)' \(from.map { "đang ở bước \"\($0.phrase.vietnamese)\"" } ?? "chưa có"): không chuyển sang \"\(to.phrase.vietnamese)\" được"
      )
    case .ownParent(let code):
      Phrase("'\(code)' would stand above itself", "'\(code)' sẽ là cấp trên của chính nó")
    case .noDistricts(let day, let ended):
      Phrase(
        "there are no districts on \(day): the tier ended on \(ended)",
        "không còn cấp huyện vào ngày \(day.vietnamese): đã kết thúc từ ngày \(ended.vietnamese)")
    default: organizationMessage ?? actMessage ?? dueMessage ?? comparingMessage ?? Phrase("\(self)", "\(self)")
    }
  }
}

// The words for what acts on systems meet.
extension RegistryError {
  var actMessage: Phrase? {
    switch self {
    case .nothingChanges(let code, let since, let phrase):
      Phrase(
        "'\(code)' is so already since \(since): \(phrase.english); nothing was recorded",
        "'\(code)' đã như vậy từ ngày \(since.vietnamese): \(phrase.vietnamese); chưa ghi nhận gì")
    case .noApproval(let code, let day):
      Phrase(
        "'\(code)' has no approval in force on \(day)",
        "'\(code)' không có quyết định phê duyệt còn hiệu lực vào ngày \(day.vietnamese)")
    case .nothingToCorrect(let code, let kind, let day):
      Phrase(
        "nothing of '\(code)' stands as \(kind) on \(day)",
        "'\(code)' không có ghi nhận loại \(kind) vào ngày \(day.vietnamese)")
    case .stillOnRecord(let code, let others):
      Phrase(
        "without this '\(code)' was never registered, but \(others.count) more of its facts stand",
        "nếu bỏ ghi nhận này thì '\(code)' chưa từng được đăng ký, nhưng còn \(others.count) ghi nhận khác của hệ thống"
      )
    case .notADigest(let text):
      Phrase("'\(text)' is not a SHA-256 in hexadecimal", "'\(text)' không phải là mã SHA-256 dạng thập lục phân")
    case .standsForGood(let entry, let act):
      Phrase("entry \(entry) (\(act)) stands for good", "mục \(entry) (\(act)) không hủy được")
    case .reversedAlready(let entry, let later):
      Phrase("entry \(entry) was taken back by entry \(later) already", "mục \(entry) đã bị hủy bởi mục \(later)")
    case .builtUpon(let entry, let later, let act):
      Phrase(
        "entry \(entry) cannot be taken back alone: entry \(later) (\(act)) builds on what it recorded",
        "không thể chỉ hủy mục \(entry): mục \(later) (\(act)) dựa trên nội dung đã ghi ở mục này")
    default: nil
    }
  }

  var actHint: Phrase? {
    switch self {
    case .nothingChanges(let code, _, _), .noApproval(let code, _), .systemNotThere(let code, _, _),
      .nothingToCorrect(let code, _, _):
      Phrase("'capdo history \(code)' shows what stands", "'capdo history \(code)' cho thấy những gì đang ghi nhận")
    case .approvalBeginsThatDay(_, _, let correction):
      Phrase("to correct that one: \(correction.line.english)", "để đính chính: \(correction.line.vietnamese)")
    case .systemRetired(let code, let since):
      Self.ifThatIsWrong(Correction(ofSystem: code, since: since))
    case .stillOnRecord(_, let others):
      Phrase(
        (["take back first what stands:"] + others.map(\.line.english)).joined(separator: "\n"),
        (["hãy hủy các ghi nhận đó trước:"] + others.map(\.line.vietnamese)).joined(separator: "\n"))
    case .standsForGood:
      Phrase("a mistake in it is told by the note of a new one", "nếu có sai sót, hãy ghi rõ trong một mục mới")
    case .reversedAlready(_, let later):
      Phrase(
        "to record it again: capdo reverse \(later) --reason WHY",
        "nếu cần ghi lại: capdo reverse \(later) --reason LÝ-DO")
    case .builtUpon(_, let later, _):
      Phrase(
        "take that one back first: capdo reverse \(later) --reason WHY; or correct what is wrong: 'capdo history CODE' prints the lines",
        "hãy hủy mục đó trước: capdo reverse \(later) --reason LÝ-DO; hoặc đính chính riêng nội dung sai: 'capdo history MÃ' in sẵn dòng lệnh"
      )
    case .notADigest:
      Phrase("'sha256sum FILE' prints it: 64 digits 0-9 a-f", "'sha256sum TỆP' in ra mã đó: 64 ký tự 0-9 a-f")
    default: nil
    }
  }

  private static func ifThatIsWrong(_ correction: Correction) -> Phrase {
    Phrase("if that is wrong: \(correction.line.english)", "nếu không đúng: \(correction.line.vietnamese)")
  }
}

// The words for what acts on organizations meet.
extension RegistryError {
  var organizationMessage: Phrase? {
    switch self {
    case .bearerDiffers(let code, let known, let given, let day):
      Phrase(
        "'\(code)' is '\(known)' on \(day), not '\(given)'",
        "vào ngày \(day.vietnamese), '\(code)' là '\(known)', không phải '\(given)'")
    case .succeededAlready(let code, let successor, let day):
      Phrase(
        "'\(successor)' took over from '\(code)' on \(day) already",
        "'\(successor)' đã kế thừa '\(code)' từ ngày \(day.vietnamese)")
    case .tookOver(let code, let predecessor, let day):
      Phrase(
        "'\(code)' takes over from '\(predecessor)' on \(day): it cannot be gone by then",
        "'\(code)' kế thừa '\(predecessor)' từ ngày \(day.vietnamese): không thể kết thúc trước đó")
    case .succeedsItself(let code):
      Phrase("'\(code)' would take over from itself", "'\(code)' sẽ kế thừa chính nó")
    case .splitIntoOne(let code):
      Phrase(
        "'\(code)' is split into fewer than two", "'\(code)' được chia tách thành chưa đến hai cơ quan, đơn vị")
    case .tierUnclear(let code):
      Phrase(
        "the tier of '\(code)' is not clear: those merged are of several",
        "chưa rõ cấp của '\(code)': các đơn vị sáp nhập thuộc nhiều cấp")
    case .organizationUnchanged(let code, let day):
      Phrase(
        "'\(code)' is so already on \(day); nothing was recorded",
        "'\(code)' đã như vậy vào ngày \(day.vietnamese); chưa ghi nhận gì")
    default: nil
    }
  }

  var organizationHint: Phrase? {
    switch self {
    case .bearerDiffers(let code, _, _, let day):
      Phrase(
        "if it changed its name that day: capdo organization rename \(code) --name NAME --on \(day)",
        "nếu đơn vị đổi tên vào ngày đó: capdo organization rename \(code) --name TÊN --on \(day)")
    case .succeededAlready(let code, _, _), .tookOver(let code, _, _):
      Phrase(
        "'capdo organization show \(code)' shows what stands; if that is wrong, 'capdo reverse ENTRY' takes it back",
        "'capdo organization show \(code)' cho thấy những gì đang ghi nhận; nếu không đúng, 'capdo reverse MỤC' hủy mục đó"
      )
    case .organizationUnchanged(let code, _):
      Phrase(
        "'capdo organization show \(code)' shows what stands",
        "'capdo organization show \(code)' cho thấy những gì đang ghi nhận")
    case .succeedsItself:
      Phrase(
        "a code that is used again is borne by a new organization: end the old one, then add the new one",
        "mã được dùng lại thuộc về đơn vị mới: hãy kết thúc đơn vị cũ rồi thêm đơn vị mới")
    case .splitIntoOne(let code):
      Phrase(
        "one successor takes all of it over: capdo organization merge \(code) --into CODE --on DAY",
        "nếu chỉ một đơn vị kế thừa: capdo organization merge \(code) --into MÃ --on NGÀY")
    case .tierUnclear: Phrase("give it: --tier TIER", "hãy ghi cấp: --tier CẤP")
    default: nil
    }
  }
}

// The words for closings and for what is compared.
extension RegistryError {
  var comparingMessage: Phrase? {
    switch self {
    case .notAClosingName(let text):
      Phrase("'\(text)' cannot name a closing", "'\(text)' không dùng làm tên mốc chốt số liệu được")
    case .closingTaken(let closing):
      Phrase(
        "there is a closing '\(closing.name)' already: as of \(closing.asOf), entry \(closing.entry)",
        "đã có mốc chốt số liệu '\(closing.name)': tính đến ngày \(closing.asOf.vietnamese), mục \(closing.entry)")
    case .doesNotAddUp(let group, let opening, let change, let closing):
      Phrase(
        "the figures of '\(group)' do not add up: \(opening) and \(change) more is not \(closing)",
        "số liệu của '\(group)' không khớp: \(opening) thêm \(change) không bằng \(closing)")
    default: nil
    }
  }

  var comparingHint: Phrase? {
    switch self {
    case .notAClosingName:
      Phrase(
        "begin with a letter and use letters, digits or - . _ / alone: year-2024",
        "hãy bắt đầu bằng chữ cái, chỉ dùng chữ cái, chữ số hoặc - . _ /: nam-2024")
    case .closingTaken(let closing):
      Phrase(
        "choose another name; 'capdo rate --known-at \(closing.name)' gives its figures",
        "hãy chọn tên khác; 'capdo rate --known-at \(closing.name)' cho số liệu của mốc đó")
    case .doesNotAddUp:
      Phrase(
        "sign nothing that rests on them, and report this as a fault of capdo",
        "đừng dùng số liệu này để ký báo cáo, và hãy báo lỗi của capdo")
    default: nil
    }
  }
}

// The words for what the calendar refuses.
extension RegistryError {
  var dueMessage: Phrase? {
    switch self {
    case .holidayTaken(let day, let name):
      Phrase("'\(name)' is on record from \(day) already", "đã ghi nhận ngày nghỉ '\(name)' từ \(day.vietnamese)")
    default: nil
    }
  }

  var dueHint: Phrase? {
    switch self {
    case .holidayTaken:
      Phrase("'capdo holiday list' shows those on record", "'capdo holiday list' liệt kê các ngày nghỉ đã ghi nhận")
    default: nil
    }
  }

  /// What happened to the file beneath, in both languages.
  var failureMessage: Phrase? {
    switch self {
    case .isOlder(let path, let version):
      Phrase(
        "'\(path)' was made by an older capdo (schema \(version))",
        "'\(path)' do phiên bản capdo cũ hơn tạo ra (lược đồ \(version))")
    case .isDamaged(let found): Phrase("the file is damaged: \(found)", "tệp bị hỏng: \(found)")
    case .doesNotVerify(let first, let count):
      Phrase(
        "the register does not verify: \(first.phrase.english)\(count > 1 ? " (and \(count - 1) more)" : "")",
        "sổ đăng ký không xác minh được: \(first.phrase.vietnamese)\(count > 1 ? " (và \(count - 1) điểm khác)" : "")")
    case .copyDiffers(let entry):
      Phrase(
        "the copy does not hold entry \(entry) as the register does",
        "bản sao không có mục nhật ký \(entry) giống như sổ đăng ký")
    case .cannotRollBack(let path, let error):
      Phrase(
        "a crash left the journal '\(path)-journal', which cannot be rolled back here: \(error)",
        "sự cố để lại tệp '\(path)-journal', không hoàn tác được tại đây: \(error)")
    case .foreignJournal(let path):
      Phrase(
        "'\(path)-journal' is the journal of another file, or of an older copy of this one",
        "'\(path)-journal' là journal của tệp khác, hoặc của bản cũ hơn của tệp này")
    case .notRecorded(let error):
      Phrase("nothing was recorded: \(error.phrase.english)", "chưa ghi nhận gì: \(error.phrase.vietnamese)")
    case .outcomeUnknown(let entry, let error):
      Phrase(
        "it is not known whether entry \(entry) was recorded for good: \(error.phrase.english)",
        "không rõ mục nhật ký \(entry) đã được ghi chắc chắn hay chưa: \(error.phrase.vietnamese)")
    default: nil
    }
  }

  /// The next step after such a failure.
  var failureHint: Phrase? {
    switch self {
    case .isOlder:
      Phrase(
        "any command that records, for example 'capdo plan', brings it up to date and keeps a backup",
        "lệnh ghi bất kỳ, ví dụ 'capdo plan', sẽ chuyển sang phiên bản mới và giữ bản sao lưu")
    case .isDamaged: Phrase("go back to another backup", "hãy dùng một bản sao lưu khác")
    case .doesNotVerify:
      Phrase(
        "'capdo verify' tells all of it; keep the file as it is with 'cp', and go back to a backup that verifies",
        "'capdo verify' cho biết đầy đủ; hãy giữ nguyên tệp bằng 'cp' và dùng bản sao lưu xác minh được")
    case .copyDiffers: Phrase("check the disk, and try again", "hãy kiểm tra ổ đĩa rồi thử lại")
    case .cannotRollBack:
      Phrase(
        "copy both files together to a folder that can be written to, and ask there",
        "hãy sao cả hai tệp sang một thư mục ghi được, rồi hỏi ở đó")
    case .foreignJournal:
      Phrase(
        "bring the register and its own journal together, or move this one away and verify the register",
        "hãy đặt sổ đăng ký cạnh đúng tệp journal của nó, hoặc chuyển tệp này đi rồi xác minh sổ đăng ký")
    case .notRecorded(let error): error.nextStep
    case .outcomeUnknown(let entry, _):
      Phrase(
        "see to the disk, then look for entry \(entry) with 'capdo history CODE' before repeating the act",
        "hãy xử lý ổ đĩa, rồi tìm mục \(entry) bằng 'capdo history MÃ' trước khi ghi lại")
    default: nil
    }
  }

  /// The next step, in both languages; nil when the reason says it all.
  public var hint: Phrase? {
    switch self {
    case .notADay:
      Phrase(
        "write 2024-11-13 or 13/11/2024, the year in full", "hãy viết 13/11/2024 hoặc 2024-11-13, năm đủ bốn chữ số")
    case .notAMoment: Phrase("write 2024-11-13T17:00:00Z", "hãy viết 2024-11-13T17:00:00Z")
    case .notAPeriod:
      Phrase(
        "write 2027-06-30, 2027-06, 2027-Q2 or 2027", "hãy viết 30/6/2027, 06/2027, Quý II/2027 hoặc 2027")
    case .notALevel: Phrase("write 1, 2 or 3", "hãy viết 1, 2 hoặc 3")
    case .levelOutOfScope:
      Phrase(
        "keep it in the ministry's list; a sheet that holds such lines is imported with --skip-out-of-scope",
        "hãy theo dõi ở danh mục của Bộ; nhập bảng có dòng như vậy bằng --skip-out-of-scope")
    case .notATerm(_, let choices): Phrase("write one of: \(choices)", "hãy viết một trong: \(choices)")
    case .notACode:
      Phrase(
        "a code has 1 to 64 letters, digits or - . _ /, and no space",
        "mã gồm 1 đến 64 chữ cái, chữ số hoặc - . _ /, không có dấu cách")
    case .notAPointInTime, .unknownEntry:
      Phrase("'capdo journal' lists the entries", "'capdo journal' liệt kê các mục nhật ký")
    case .notACheckpoint:
      Phrase(
        "it has three lines, as 'capdo checkpoint' prints them", "mốc gồm ba dòng, như 'capdo checkpoint' in ra")
    case .emptyText, .decisionIncomplete: nil
    case .textNotAllowed:
      Phrase("remove the control characters", "hãy bỏ các ký tự điều khiển")
    case .textDamaged(let damage): damage.cure
    default: fileHint ?? failureHint ?? sheetHint ?? ruleHint
    }
  }

  private var fileHint: Phrase? {
    switch self {
    case .noSuchFile(let path):
      Phrase(
        "check --db or CAPDO_DB, or make a new register with 'capdo --db \(path) init'",
        "hãy kiểm tra --db hoặc CAPDO_DB, hoặc tạo sổ đăng ký mới bằng 'capdo --db \(path) init'")
    case .isFolder, .notARegistry:
      Phrase("give the file of a register with --db", "hãy chỉ tệp sổ đăng ký bằng --db")
    case .isSymbolicLink: Phrase("give the path of the file itself", "hãy chỉ đường dẫn của chính tệp đó")
    case .isEmptyFile(let path):
      Phrase(
        "an interrupted 'init' leaves such a file: run 'capdo --db \(path) init' again",
        "lệnh 'init' bị ngắt để lại tệp như vậy: hãy chạy lại 'capdo --db \(path) init'")
    case .isNewer: Phrase("update capdo", "hãy cập nhật capdo")
    case .usesWriteAheadLog:
      Phrase(
        "copy the file away, then run: sqlite3 FILE 'PRAGMA journal_mode = DELETE'",
        "hãy sao tệp ra nơi khác, rồi chạy: sqlite3 TỆP 'PRAGMA journal_mode = DELETE'")
    case .schemaDiffers(let name) where name.hasPrefix("sqlite_stat"):
      Phrase(
        "somebody ran ANALYZE; take it back with: sqlite3 FILE 'DROP TABLE \(name)'",
        "đã có người chạy ANALYZE; hãy bỏ bằng: sqlite3 TỆP 'DROP TABLE \(name)'")
    case .schemaDiffers: Phrase("go back to a backup", "hãy dùng lại bản sao lưu")
    case .fileExists:
      Phrase("choose another name; nothing is overwritten", "hãy chọn tên khác; không tệp nào bị ghi đè")
    case .entryLeftOpen: Phrase("go back to a backup", "hãy dùng lại bản sao lưu")
    default: nil
    }
  }

  private var sheetHint: Phrase? {
    switch self {
    case .codeRepeated: Phrase("keep one line for each system", "mỗi hệ thống chỉ giữ một dòng")
    case .ambiguousName: Phrase("fill in the code", "hãy điền mã")
    case .undated:
      Phrase("give the day of the sheet: --on DAY", "hãy cho biết ngày của bảng: --on NGÀY")
    case .dayWithoutStatus: Phrase("fill in the status, or remove the day", "hãy điền tình trạng hoặc bỏ ngày")
    case .decisionWithoutLevel, .dossierWithoutLevel: Phrase("fill in the level", "hãy điền cấp độ")
    case .levelLowered, .decisionReplaced:
      Phrase("if it is meant, import with --replace", "nếu đúng là như vậy, hãy nhập với --replace")
    case .unknownParent: Phrase("add the parent first", "hãy thêm cấp trên trước")
    default: nil
    }
  }

  private var ruleHint: Phrase? {
    switch self {
    case .unknownOrganization(_, _, let nearest):
      nearest.isEmpty
        ? Phrase(
          "'capdo organization list' shows those on record",
          "'capdo organization list' liệt kê các cơ quan, đơn vị đã có")
        : Phrase("nearest: \(nearest.joined(separator: "; "))", "gần nhất: \(nearest.joined(separator: "; "))")
    case .organizationHeldAt(let code, _, let from, _, let asked) where asked < from:
      Phrase(
        "if it was there earlier, say since when: capdo import organizations FILE, with a line for '\(code)' of the days before \(from) and 'yes' in the column continues of this one",
        "nếu đơn vị đã có từ trước: capdo import organizations TỆP, thêm một dòng '\(code)' cho thời gian trước ngày \(from.vietnamese) và ghi 'yes' ở cột continues của dòng này"
      )
    case .organizationHeldAt(let code, _, let from, let to, let asked):
      Phrase(
        "the bearer of then is \(code)@\(to <= asked ? to.previous : from)",
        "đơn vị mang mã này khi đó là \(code)@\(to <= asked ? to.previous : from)")
    case .ambiguousOrganization: Phrase("give its code", "hãy ghi mã")
    case .codeTaken: Phrase("choose another code", "hãy chọn mã khác")
    case .unknownSystem: Phrase("'capdo list' shows those on record", "'capdo list' liệt kê các hệ thống đã có")
    case .isInTheFuture: Phrase("record it once it has happened", "hãy ghi khi việc đó đã diễn ra")
    case .dossierStep(let code, let from, _):
      from == nil || from?.isOpen == false
        ? Phrase(
          "begin one: capdo propose \(code) --level L --on DAY",
          "hãy lập hồ sơ: capdo propose \(code) --level L --on NGÀY")
        : Phrase("'capdo history \(code)' shows its steps", "'capdo history \(code)' cho thấy các bước")
    case .noDistricts(_, let ended):
      Phrase(
        "ask as of \(ended.previous) or earlier, or by owner",
        "hãy hỏi đến ngày \(ended.previous.vietnamese) trở về trước, hoặc theo chủ quản")
    default: organizationHint ?? actHint ?? dueHint ?? comparingHint
    }
  }
}
