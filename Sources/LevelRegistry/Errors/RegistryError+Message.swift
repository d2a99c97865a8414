@preconcurrency import Glibc

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
