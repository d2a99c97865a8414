@preconcurrency import Glibc

extension RegistryError {
  /// The thing and the reason, in both languages, without a period.
  package var message: Phrase {
    switch self {
    case .notADay(let text): Phrase("'\(text)' is not a day", "'\(text)' không phải là ngày hợp lệ")
    case .notAMoment(let text): Phrase("'\(text)' is not a moment", "'\(text)' không phải là thời điểm hợp lệ")
    case .notAPeriod(let text):
      Phrase(
        "'\(text)' is not a day, month, quarter or year", "'\(text)' không phải là ngày, tháng, quý hoặc năm hợp lệ")
    case .notALevel(let text): Phrase("'\(text)' is not a level", "'\(text)' không phải là cấp độ hợp lệ")
    case .levelOutOfScope(let text):
      Phrase(
        "level \(text) is outside this registry: levels 4 and 5 are appraised by the Ministry of Public Security",
        "cấp độ \(text) nằm ngoài phạm vi sổ đăng ký: cấp độ 4, 5 do Bộ Công an chủ trì thẩm định")
    case .notATerm(let text, _):
      text.isEmpty
        ? Phrase("nothing is written here", "ô để trống")
        : Phrase("'\(text)' is not one of the words known here", "'\(text)' không có trong các từ cho phép")
    case .notACode(let text): Phrase("'\(text)' cannot be a code", "'\(text)' không dùng làm mã được")
    case .notAPointInTime(let text):
      Phrase(
        "'\(text)' is not an entry, a day, a moment or the name of a closing",
        "'\(text)' không phải là số mục nhật ký, ngày, thời điểm hay tên mốc chốt số liệu")
    case .notACheckpoint: Phrase("this is not a checkpoint", "đây không phải là mốc xác minh")
    case .notADigest(let text):
      Phrase("'\(text)' is not a SHA-256 in hexadecimal", "'\(text)' không phải là mã SHA-256 dạng thập lục phân")
    case .notAClosingName(let text):
      Phrase("'\(text)' cannot name a closing", "'\(text)' không dùng làm tên mốc chốt số liệu được")
    case .emptyText(let field): Phrase("the \(field.phrase.english) is empty", "\(field.phrase.vietnamese) để trống")
    case .textNotAllowed(let field):
      Phrase(
        "the \(field.phrase.english) contains a character that cannot be kept",
        "\(field.phrase.vietnamese) có ký tự không lưu được")
    case .textTooLong(let field, let limit):
      Phrase(
        "the \(field.phrase.english) is longer than \(limit) characters",
        "\(field.phrase.vietnamese) dài quá \(limit) ký tự")
    case .textDamaged(let damage): damage.phrase

    case .noSuchFile(let path): Phrase("no file '\(path)'", "không có tệp '\(path)'")
    case .isFolder(let path):
      Phrase("'\(path)' is a folder, not a registry", "'\(path)' là thư mục, không phải sổ đăng ký")
    case .isSymbolicLink(let path): Phrase("'\(path)' is a symbolic link", "'\(path)' là liên kết tượng trưng")
    case .isEmptyFile(let path): Phrase("'\(path)' is empty", "tệp '\(path)' rỗng")
    case .notARegistry(let path): Phrase("'\(path)' is not a registry", "'\(path)' không phải là sổ đăng ký")
    case .isNewer(let path, let version):
      Phrase(
        "'\(path)' was made by a newer version of this program (schema \(version))",
        "'\(path)' do phiên bản mới hơn của chương trình này tạo ra (lược đồ \(version))")
    case .isOlder(let path, let version):
      Phrase(
        "'\(path)' was made by an older version of this program (schema \(version))",
        "'\(path)' do phiên bản cũ hơn của chương trình này tạo ra (lược đồ \(version))")
    case .usesWriteAheadLog(let path):
      Phrase(
        "'\(path)' was switched to a write-ahead log by another program",
        "'\(path)' đã bị chương trình khác chuyển sang chế độ WAL")
    case .schemaDiffers(let name):
      Phrase("the schema of the file was changed: '\(name)'", "lược đồ của tệp đã bị sửa: '\(name)'")
    case .fileExists(let path): Phrase("'\(path)' exists already", "đã có tệp '\(path)'")
    case .cannotOpen(let path, let code):
      Phrase(
        "'\(path)' cannot be opened: \(Self.reason(code))", "không mở được '\(path)': \(Self.reason(code))")
    case .cannotCreate(let path, let code):
      Phrase(
        "'\(path)' cannot be created: \(Self.reason(code))", "không tạo được '\(path)': \(Self.reason(code))")
    case .unknownGroup(let name):
      Phrase("this machine has no group of users '\(name)'", "máy này không có nhóm người dùng '\(name)'")
    case .folderNotShared(let path, let group):
      Phrase(
        "the users of '\(group)' cannot work together in the folder '\(path)'",
        "người dùng của nhóm '\(group)' không làm việc chung được trong thư mục '\(path)'")
    case .cannotShare(let path, let code):
      Phrase(
        "'\(path)' cannot be given to the group: \(Self.reason(code))",
        "không giao được '\(path)' cho nhóm: \(Self.reason(code))")
    case .entryLeftOpen(let number):
      Phrase("entry \(number) was left open by another program", "mục nhật ký \(number) bị chương trình khác để dở")
    case .doesNotVerify(let first, let count):
      Phrase(
        "the registry does not verify: \(first.phrase.english)\(count > 1 ? " (and \(count - 1) more)" : "")",
        "sổ đăng ký không xác minh được: \(first.phrase.vietnamese)\(count > 1 ? " (và \(count - 1) điểm khác)" : "")")
    case .copyDiffers(let entry):
      Phrase(
        "entry \(entry) of the copy is not that of the registry",
        "bản sao không có mục nhật ký \(entry) giống như sổ đăng ký")
    case .cannotRollBack(let path, let cause):
      Phrase(
        "a crash left the journal '\(path)-journal', which cannot be rolled back here: \(cause.message.english)",
        "sự cố để lại tệp '\(path)-journal', không hoàn tác được tại đây: \(cause.message.vietnamese)")
    case .foreignJournal(let path):
      Phrase(
        "'\(path)-journal' is the journal of another file, or of an older copy of this one",
        "'\(path)-journal' là journal của tệp khác, hoặc của bản cũ hơn của tệp này")

    case .interrupted: Phrase("interrupted", "đã dừng theo yêu cầu")
    case .isBusy: Phrase("somebody else is writing to the registry", "sổ đăng ký đang được người khác ghi")
    case .diskFull: Phrase("the disk is full", "ổ đĩa đã đầy")
    case .isReadOnly: Phrase("the registry may not be written to", "không có quyền ghi vào sổ đăng ký")
    case .isDamaged(let found): Phrase("the file is damaged: \(found)", "tệp bị hỏng: \(found)")
    case .cannotOpenDatabase(let found):
      Phrase(
        "the registry, or the journal beside it, cannot be opened: \(found)",
        "không mở được sổ đăng ký hoặc tệp journal bên cạnh: \(found)")
    case .brokenRule(let found):
      Phrase("a rule of the registry refuses this: \(found)", "quy tắc của sổ đăng ký không cho phép: \(found)")
    case .deviceFailed(let found): Phrase("the disk or the memory failed: \(found)", "lỗi ổ đĩa hoặc bộ nhớ: \(found)")
    case .failed(let found): Phrase("SQLite reports a failure: \(found)", "SQLite báo lỗi: \(found)")
    case .isClosed: Phrase("the registry was closed", "sổ đăng ký đã được đóng")
    case .recordingInsideRecording:
      Phrase("an entry is being recorded already", "đang ghi dở một mục nhật ký khác")
    case .notRecorded(let cause):
      Phrase("nothing was recorded: \(cause.message.english)", "chưa ghi nhận gì: \(cause.message.vietnamese)")
    case .outcomeUnknown(let entry, let cause):
      Phrase(
        "entry \(entry) may or may not be recorded: \(cause.message.english)",
        "không rõ mục nhật ký \(entry) đã được ghi chắc chắn hay chưa: \(cause.message.vietnamese)")
    case .noRandomness: Phrase("the system gives no random bytes", "hệ thống không cung cấp được số ngẫu nhiên")

    case .unknownOrganization(let name, let day, _):
      Phrase("no organization '\(name)' on \(day)", "không có cơ quan, đơn vị '\(name)' vào ngày \(day.vietnamese)")
    case .organizationHeldAt(let code, let name, let from, .forever, let asked):
      Phrase(
        "'\(code)' (\(name)) did not exist on \(asked), only since \(from)",
        "'\(code)' (\(name)) không tồn tại vào ngày \(asked.vietnamese), chỉ từ ngày \(from.vietnamese)")
    case .organizationHeldAt(let code, let name, let from, let to, let asked):
      Phrase(
        "'\(code)' (\(name)) did not exist on \(asked), only from \(from) to \(to.previous)",
        "'\(code)' (\(name)) không tồn tại vào ngày \(asked.vietnamese), chỉ từ \(from.vietnamese) đến \(to.previous.vietnamese)"
      )
    case .ambiguousOrganization(let name, let candidates):
      Phrase(
        "'\(name)' can be \(candidates.joined(separator: " or "))",
        "'\(name)' có thể là \(candidates.joined(separator: " hoặc "))")
    case .codeTaken(let code, let name, .always):
      Phrase("code \(code) belongs to '\(name)'", "mã \(code) đang là của '\(name)'")
    case .codeTaken(let code, let name, let from):
      Phrase(
        "code \(code) has belonged to '\(name)' since \(from)",
        "mã \(code) là của '\(name)' từ ngày \(from.vietnamese)")
    case .aliasTaken(let alias, let code, let name):
      Phrase("'\(alias)' means \(code) (\(name)) already", "'\(alias)' đang chỉ \(code) (\(name))")
    case .unknownSystem(let code, _): Phrase("no system '\(code)'", "không có hệ thống '\(code)'")
    case .ambiguousSystem(let code):
      Phrase("code \(code) has belonged to several systems", "mã \(code) từng thuộc về nhiều hệ thống")
    case .unknownEntry(let number, let last):
      Phrase("no entry \(number); the last one is \(last)", "không có mục nhật ký \(number); mục cuối là \(last)")
    case .unknownClosing(let name, _): Phrase("no closing '\(name)'", "không có mốc chốt số liệu '\(name)'")
    case .closingTaken(let closing):
      Phrase(
        "closing '\(closing.name)' exists already: as of \(closing.asOf), entry \(closing.entry)",
        "đã có mốc chốt số liệu '\(closing.name)': tính đến ngày \(closing.asOf.vietnamese), mục \(closing.entry)")
    case .nothingKnown(let moment, let first):
      Phrase(
        "nothing was recorded yet at \(moment.phrase.english); the registry begins at \(first.phrase.english)",
        "chưa có ghi nhận nào vào lúc \(moment.phrase.vietnamese); sổ đăng ký bắt đầu từ \(first.phrase.vietnamese)")

    case .isInTheFuture(let day, let today):
      Phrase(
        "\(day) is after today, \(today)", "ngày \(day.vietnamese) sau hôm nay, \(today.vietnamese)")
    case .endsBeforeItBegins(let from, let to):
      Phrase(
        "the end, \(to), is not after the beginning, \(from)",
        "ngày kết thúc \(to.vietnamese) không sau ngày bắt đầu \(from.vietnamese)")
    case .authorityNotInForce(let authority, let day, let from, let to):
      Phrase(
        "the \(authority.rawValue) tier did not approve on \(day)\(to.map { ": it ended on \($0)" } ?? from.map { ": it began on \($0)" } ?? "")",
        "\(authority.phrase.vietnamese) không phê duyệt vào ngày \(day.vietnamese)\(to.map { ": đã kết thúc từ ngày \($0.vietnamese)" } ?? from.map { ": bắt đầu từ ngày \($0.vietnamese)" } ?? "")"
      )
    case .decisionIncomplete(.decidedOn):
      Phrase(
        "the decision lacks its day; where there is no decision yet, write 'chưa có' there",
        "quyết định thiếu ngày quyết định; nếu chưa có quyết định, hãy ghi 'chưa có' vào ô đó")
    case .decisionIncomplete(let field):
      Phrase("the decision lacks its \(field.phrase.english)", "quyết định thiếu \(field.phrase.vietnamese)")
    case .approvalBeginsThatDay(let code, let day, _):
      Phrase(
        "another approval of '\(code)' begins on \(day)",
        "'\(code)' đã có quyết định phê duyệt khác bắt đầu ngày \(day.vietnamese)")
    case .systemRetired(let code, let since):
      Phrase("'\(code)' was retired on \(since)", "'\(code)' đã kết thúc vận hành từ ngày \(since.vietnamese)")
    case .systemNotThere(let code, let day, let first):
      Phrase(
        "'\(code)' was registered on \(first); it did not exist on \(day)",
        "'\(code)' được đăng ký từ ngày \(first.vietnamese), chưa có vào ngày \(day.vietnamese)")
    case .nothingChanges(let code, let since, let phrase):
      Phrase(
        "no change: '\(code)' has been so since \(since): \(phrase.english)",
        "không có thay đổi: '\(code)' đã như vậy từ ngày \(since.vietnamese): \(phrase.vietnamese)")
    case .followsReorganization(let correction, let day):
      Phrase(
        "the owner or operator of '\(correction.code)' since \(day) follows from a reorganization",
        "chủ quản hoặc đơn vị vận hành của '\(correction.code)' từ ngày \(day.vietnamese) là do sắp xếp cơ quan, đơn vị"
      )
    case .noApproval(let code, let day):
      Phrase(
        "'\(code)' has no approval in force on \(day)",
        "'\(code)' không có quyết định phê duyệt còn hiệu lực vào ngày \(day.vietnamese)")
    case .nothingToCorrect(let code, let kind, let day):
      Phrase(
        "'\(code)' has no recorded \(kind.phrase.english) that applies on \(day)",
        "'\(code)' không có ghi nhận loại \"\(kind.phrase.vietnamese)\" vào ngày \(day.vietnamese)")
    case .stillRecorded(let code, let others):
      Phrase(
        "this is the only registration of '\(code)', and \(others.count) other fact\(others.count == 1 ? " depends" : "s depend") on it\(others.phrase.english)",
        "đây là lần đăng ký duy nhất của '\(code)', còn \(others.count) ghi nhận khác dựa vào\(others.phrase.vietnamese)"
      )
    case .dossierStep(let code, nil, let to):
      Phrase(
        "'\(code)' has no dossier: it cannot become \(to.rawValue)",
        "'\(code)' chưa có hồ sơ: không chuyển sang \"\(to.phrase.vietnamese)\" được")
    case .dossierStep(let code, let from?, let to):
      Phrase(
        "the dossier of '\(code)' is \(from.rawValue): it cannot become \(to.rawValue)",
        "hồ sơ của '\(code)' đang ở bước \"\(from.phrase.vietnamese)\": không chuyển sang \"\(to.phrase.vietnamese)\" được"
      )
    case .ownParent(let code):
      Phrase("'\(code)' would be above itself", "'\(code)' sẽ là cấp trên của chính nó")

    case .irreversible(let entry, let act):
      Phrase(
        "entry \(entry) (\(act)) cannot be reversed", "mục \(entry) (\(Act.words(act).vietnamese)) không hủy được")
    case .reversedAlready(let entry, let later):
      Phrase("entry \(entry) was reversed by entry \(later)", "mục \(entry) đã bị hủy bởi mục \(later)")
    case .undoneAlready(let entry, let act):
      Phrase(
        "the last thing you recorded, entry \(entry) (\(act)), is itself a reversal",
        "mục ghi gần nhất của bạn, mục \(entry) (\(Act.words(act).vietnamese)), đã là một lần hủy")
    case .nothingToUndo(let actor): Phrase("'\(actor)' has recorded nothing", "'\(actor)' chưa ghi mục nào")
    case .builtUpon(let entry, let later, let act):
      Phrase(
        "entry \(entry) cannot be reversed alone: entry \(later) (\(act)) builds on what it recorded",
        "không thể chỉ hủy mục \(entry): mục \(later) (\(Act.words(act).vietnamese)) dựa trên nội dung đã ghi ở mục này"
      )

    case .bearerDiffers(let code, let known, let given, let day):
      Phrase(
        "'\(code)' was '\(known)' on \(day), not '\(given)'",
        "vào ngày \(day.vietnamese), '\(code)' là '\(known)', không phải '\(given)'")
    case .organizationAlike(let code, let name, let given):
      Phrase(
        "'\(given)' is written nearly as '\(code)' (\(name))", "tên của '\(given)' viết gần giống '\(code)' (\(name))")
    case .endRecorded(let code, let name, let day, let asked):
      Phrase(
        "'\(code)' (\(name)) ended on \(day), before \(asked)",
        "'\(code)' (\(name)) đã kết thúc từ ngày \(day.vietnamese), trước ngày \(asked.vietnamese)")
    case .succeededAlready(let code, let successor, let day):
      Phrase(
        "'\(successor)' has succeeded '\(code)' since \(day)",
        "'\(successor)' đã kế thừa '\(code)' từ ngày \(day.vietnamese)")
    case .succeedsAnother(let code, let predecessor, let day):
      Phrase(
        "'\(code)' succeeds '\(predecessor)' on \(day): it cannot end before",
        "'\(code)' kế thừa '\(predecessor)' từ ngày \(day.vietnamese): không thể kết thúc trước đó")
    case .succeedsItself(let code):
      Phrase("'\(code)' would succeed itself", "'\(code)' sẽ kế thừa chính nó")
    case .splitIntoOne(let code):
      Phrase(
        "'\(code)' is split into fewer than two", "'\(code)' được chia tách thành chưa đến hai cơ quan, đơn vị")
    case .tierUnclear(let code):
      Phrase(
        "the tier of '\(code)' is not clear: those merged are of several tiers",
        "chưa rõ cấp của '\(code)': các đơn vị sáp nhập thuộc nhiều cấp")
    case .registryNamed(let name, let since):
      since == .always
        ? Phrase("no change: the registry is called '\(name)'", "không thay đổi: sổ đã có tên '\(name)'")
        : Phrase(
          "no change: the registry has been called '\(name)' since \(since)",
          "không thay đổi: sổ có tên '\(name)' từ ngày \(since.vietnamese)")
    case .organizationUnchanged(let code, let day):
      Phrase(
        "no change: the same is recorded of '\(code)' on \(day)",
        "không có thay đổi: ngày \(day.vietnamese), '\(code)' đã được ghi nhận như vậy")
    case .noDistricts(let day, let ended):
      Phrase(
        "no districts on \(day): the tier ended on \(ended)",
        "không còn cấp huyện vào ngày \(day.vietnamese): đã kết thúc từ ngày \(ended.vietnamese)")
    case .holidayTaken(let day, let name):
      Phrase("'\(name)' is recorded from \(day)", "đã ghi nhận ngày nghỉ '\(name)' từ \(day.vietnamese)")
    case .doesNotAddUp(let group, let opening, let change, let closing):
      Phrase(
        "the figures of '\(group)' do not add up: \(opening) and \(change) more is not \(closing)",
        "số liệu của '\(group)' không khớp: \(opening) thêm \(change) không bằng \(closing)")

    case .line(let conflict): conflict.message
    case .codeRepeated(let code):
      Phrase("'\(code)' is on another line of this file too", "'\(code)' còn có ở một dòng khác trong tệp này")
    case .ambiguousName(let name, let candidates):
      Phrase(
        "several systems of this owner are called '\(name)': \(candidates.map(\.phrase.english).joined(separator: ", "))",
        "chủ quản này có nhiều hệ thống tên '\(name)': \(candidates.map(\.phrase.vietnamese).joined(separator: ", "))")
    case .undated: Phrase("it has no day of its own", "không có ngày riêng")
    case .dayWithoutStatus:
      Phrase("a day without the status it is the day of", "có ngày nhưng không có tình trạng tương ứng")
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
    case .decidedLater(let code, let decision, let day):
      Phrase(
        "'\(code)' would be retired on \(day), before a recorded decision: \(decision.english)",
        "'\(code)' sẽ kết thúc vận hành ngày \(day.vietnamese), trước một quyết định đã ghi: \(decision.vietnamese)")
    case .registeredEarlier(let code, let day):
      Phrase("'\(code)' has been registered since \(day)", "'\(code)' đã được đăng ký từ ngày \(day.vietnamese)")
    case .continuesNothing(let code, let day):
      Phrase(
        "no line or record of '\(code)' ends on \(day) for this one to continue",
        "không có dòng hay ghi nhận nào của '\(code)' kết thúc ngày \(day.vietnamese) để dòng này tiếp nối")
    case .unknownParent(let code):
      Phrase(
        "the parent '\(code)' is neither recorded nor in this file",
        "cấp trên '\(code)' không có trong sổ đăng ký và cũng không có trong tệp này")
    }
  }

  /// What the operating system says of an errno.
  private static func reason(_ code: Int32) -> String {
    strerror(code).map { String(cString: $0) } ?? "\(code)"
  }
}
