import LevelRegistry

extension RegistryError {
  /// The next step, as somebody at a keyboard takes it; nil when the reason says it all.
  ///
  /// Each line of it is printed as a hint of its own.
  func hint(in program: Program) -> Phrase? {
    switch self {
    case .notADay:
      return Phrase(
        "write 2024-11-13 or 13/11/2024, the year in full", "hãy viết 13/11/2024 hoặc 2024-11-13, năm đủ bốn chữ số")
    case .notAMoment: return Phrase("write 2024-11-13T17:00:00Z", "hãy viết 2024-11-13T17:00:00Z")
    case .notAPeriod:
      return Phrase(
        "write 2027-06-30, 2027-06, 2027-Q2 or 2027", "hãy viết 30/6/2027, 06/2027, Quý II/2027 hoặc 2027")
    case .notALevel: return Phrase("write 1, 2 or 3", "hãy viết 1, 2 hoặc 3")
    case .levelOutOfScope:
      return Phrase(
        "keep it in the ministry's list; a sheet with such lines is imported with --skip-out-of-scope",
        "hãy theo dõi ở danh mục của Bộ; nhập biểu có dòng như vậy bằng --skip-out-of-scope")
    case .notATerm(_, let choices): return Phrase("write one of: \(choices)", "hãy viết một trong: \(choices)")
    case .notACode:
      return Phrase(
        "a code has 1 to 64 letters, digits or - . _ /, and no space",
        "mã gồm 1 đến 64 chữ cái, chữ số hoặc - . _ /, không có dấu cách")
    case .unknownClosing(_, let nearest) where !nearest.isEmpty:
      return Phrase("nearest: \(nearest.joined(separator: "; "))", "gần nhất: \(nearest.joined(separator: "; "))")
    case .unknownClosing:
      let closings = program.call("closings")
      return Phrase("'\(closings.english)' lists them", "'\(closings.vietnamese)' liệt kê các mốc chốt")
    case .notAPointInTime, .unknownEntry, .nothingKnown:
      let journal = program.call("journal")
      return Phrase("'\(journal.english)' lists the entries", "'\(journal.vietnamese)' liệt kê các mục nhật ký")
    case .notACheckpoint:
      let checkpoint = program.call("checkpoint")
      return Phrase(
        "it has three lines, as '\(checkpoint.english)' prints them",
        "mốc gồm ba dòng, như '\(checkpoint.vietnamese)' in ra")
    case .notADigest:
      return Phrase("'sha256sum FILE' prints it: 64 digits 0-9 a-f", "'sha256sum TỆP' in ra mã đó: 64 ký tự 0-9 a-f")
    case .notAClosingName:
      return Phrase(
        "begin with a letter and use only letters, digits or - . _ /: year-2024",
        "hãy bắt đầu bằng chữ cái, chỉ dùng chữ cái, chữ số hoặc - . _ /: nam-2024")
    case .textNotAllowed: return Phrase("remove the control characters", "hãy bỏ các ký tự điều khiển")
    case .textDamaged(let damage): return damage.hint
    case .line(let conflict): return conflict.hint

    case .noSuchFile(let path):
      let create = Program(database: path).call("init")
      return Phrase(
        "check --db or CAPDO_DB, or create a new registry with '\(create.english)'",
        "hãy kiểm tra --db hoặc CAPDO_DB, hoặc tạo sổ đăng ký mới bằng '\(create.vietnamese)'")
    case .isFolder, .notARegistry:
      return Phrase("name the file of a registry with --db", "hãy chỉ tệp sổ đăng ký bằng --db")
    case .isSymbolicLink: return Phrase("give the path of the file itself", "hãy chỉ đường dẫn của chính tệp đó")
    case .isEmptyFile(let path):
      let create = Program(database: path).call("init")
      return Phrase(
        "an interrupted 'init' leaves such a file: run '\(create.english)' again",
        "lệnh 'init' bị ngắt để lại tệp như vậy: hãy chạy lại '\(create.vietnamese)'")
    case .isNewer: return Phrase("update capdo", "hãy cập nhật capdo")
    case .isOlder:
      return Phrase(
        "any command that records, such as 'plan', brings it up to date and keeps a backup",
        "lệnh ghi bất kỳ, ví dụ 'plan', sẽ chuyển sang phiên bản mới và giữ bản sao lưu")
    case .usesWriteAheadLog:
      return Phrase(
        "copy the file elsewhere, then run: sqlite3 FILE 'PRAGMA journal_mode = DELETE'",
        "hãy sao tệp ra nơi khác, rồi chạy: sqlite3 TỆP 'PRAGMA journal_mode = DELETE'")
    case .unknownGroup(let name):
      return Phrase("make it with: sudo groupadd \(name)", "hãy tạo nhóm bằng: sudo groupadd \(name)")
    case .folderNotShared(let path, let group):
      let folder = ShellWord.quote(path)
      return Phrase(
        "give them one of their own: sudo install -d -m 2770 -g \(group) \(folder)\n"
          + "(2770: what is made there belongs to the group; nobody else comes in)",
        "hãy tạo thư mục riêng cho nhóm: sudo install -d -m 2770 -g \(group) \(folder)\n"
          + "(2770: tệp tạo ở đó thuộc về nhóm; người ngoài nhóm không vào được)")
    case .cannotShare:
      return Phrase(
        "only its owner, who must be in the group, or root can do it: use sudo",
        "chỉ chủ sở hữu tệp (phải thuộc nhóm đó) hoặc root làm được: hãy dùng sudo")
    case .schemaDiffers(let name) where name.hasPrefix("sqlite_stat"):
      return Phrase(
        "somebody ran ANALYZE; undo it with: sqlite3 FILE 'DROP TABLE \(name)'",
        "đã có người chạy ANALYZE; hãy bỏ bằng: sqlite3 TỆP 'DROP TABLE \(name)'")
    case .schemaDiffers, .entryLeftOpen: return Phrase("restore a backup", "hãy phục hồi bản sao lưu")
    case .fileExists:
      return Phrase("choose another name; nothing is overwritten", "hãy chọn tên khác; không tệp nào bị ghi đè")
    case .doesNotVerify:
      let verify = program.call("verify")
      return Phrase(
        "run '\(verify.english)' for the full list; copy the file aside; restore a backup that verifies",
        "chạy '\(verify.vietnamese)' để xem đầy đủ; hãy giữ một bản nguyên trạng và phục hồi bản sao lưu xác minh được")
    case .copyDiffers: return Phrase("check the disk, and try again", "hãy kiểm tra ổ đĩa rồi thử lại")
    case .cannotRollBack:
      return Phrase(
        "copy both files together to a folder that can be written to, and ask there",
        "hãy sao cả hai tệp sang một thư mục ghi được, rồi hỏi ở đó")
    case .foreignJournal:
      return Phrase(
        "bring the registry and its own journal together, or move this one away and verify the registry",
        "hãy đặt sổ đăng ký cạnh đúng tệp journal của nó, hoặc chuyển tệp này đi rồi xác minh sổ đăng ký")

    case .isBusy: return Phrase("try again in a moment", "hãy thử lại sau giây lát")
    case .diskFull: return Phrase("free some space and try again", "hãy giải phóng dung lượng rồi thử lại")
    case .isDamaged:
      let restore = program.call("restore", .file)
      return Phrase(
        "if the file was moved without the '-journal' that a crash left beside it, bring them together again; otherwise restore a backup: \(restore.english)",
        "nếu tệp bị tách khỏi tệp '-journal' do sự cố để lại, hãy đặt hai tệp cạnh nhau; nếu không, hãy phục hồi bản sao lưu: \(restore.vietnamese)"
      )
    case .cannotOpenDatabase:
      return Phrase("check that the folder can be written to", "hãy kiểm tra quyền ghi vào thư mục")
    case .notRecorded(let cause): return cause.hint(in: program)
    case .outcomeUnknown(let entry, _):
      let journal = program.call("journal")
      return Phrase(
        "check the disk, then look for entry \(entry) with '\(journal.english)' before repeating the command",
        "hãy kiểm tra ổ đĩa, rồi tìm mục \(entry) bằng '\(journal.vietnamese)' trước khi ghi lại")

    case .unknownOrganization(_, _, let nearest) where !nearest.isEmpty:
      return Phrase("nearest: \(nearest.joined(separator: "; "))", "gần nhất: \(nearest.joined(separator: "; "))")
    case .unknownOrganization:
      let list = program.call("organization list")
      return Phrase("'\(list.english)' lists them", "'\(list.vietnamese)' liệt kê các cơ quan, đơn vị đã có")
    case .organizationHeldAt(let code, _, let from, _, let asked) where asked < from:
      let sheet = program.call("import organizations", .file)
      return Phrase(
        "if it existed earlier, say since when: \(sheet.english), with a line for '\(code)' for the days before \(from), and 'yes' in the column continues of this one",
        "nếu đơn vị đã có từ trước: \(sheet.vietnamese), thêm một dòng '\(code)' cho thời gian trước ngày \(from.vietnamese) và ghi 'yes' ở cột continues của dòng này"
      )
    case .organizationHeldAt(let code, _, let from, let to, let asked):
      let reference = "\(code)@\(to <= asked ? to.previous : from)"
      return Phrase(
        "to mean the earlier organization, write \(reference)", "để chỉ đơn vị mang mã này khi đó, hãy ghi \(reference)"
      )
    case .ambiguousOrganization: return Phrase("give its code", "hãy ghi mã")
    case .aliasTaken(let alias, let code, _):
      let remove = program.call(SuggestedCommand("organization alias", .typed(code), .typed(alias)).option("remove"))
      return Phrase(
        "choose another name; if it is an alias that is wrong: \(remove.english)",
        "hãy chọn tên khác; nếu đó là tên viết tắt ghi nhầm: \(remove.vietnamese)")
    case .codeTaken: return Phrase("choose another code", "hãy chọn mã khác")
    case .unknownSystem(_, let nearest) where !nearest.isEmpty:
      return Phrase("nearest: \(nearest.joined(separator: "; "))", "gần nhất: \(nearest.joined(separator: "; "))")
    case .unknownSystem:
      let list = program.call("list")
      return Phrase("'\(list.english)' lists them", "'\(list.vietnamese)' liệt kê các hệ thống đã có")
    case .closingTaken(let closing):
      let rate = program.call(SuggestedCommand("rate").option(.knownAt, .typed(closing.name)))
      return Phrase(
        "choose another name; '\(rate.english)' gives its figures",
        "hãy chọn tên khác; '\(rate.vietnamese)' cho số liệu của mốc đó")

    case .isInTheFuture: return Phrase("record it once it has happened", "hãy ghi khi việc đó đã diễn ra")
    case .approvalBeginsThatDay(_, _, let correction):
      let line = program.call(SuggestedCommand(correction))
      return Phrase(
        "to let this one replace it, add --replace; to correct that one: \(line.english)",
        "để thay bằng quyết định này, thêm --replace; để đính chính: \(line.vietnamese)")
    case .systemRetired(let code, let since):
      let line = program.call(SuggestedCommand(Correction(ofSystem: code, since: since)))
      return Phrase("if that is wrong: \(line.english)", "nếu không đúng: \(line.vietnamese)")
    case .nothingChanges(let code, _, _), .noApproval(let code, _), .systemNotThere(let code, _, _),
      .nothingToCorrect(let code, _, _):
      let history = program.call("history", .typed(code))
      return Phrase(
        "'\(history.english)' shows what is recorded", "'\(history.vietnamese)' cho thấy những gì đang ghi nhận")
    case .stillRecorded(_, let others):
      let commands =
        others.entries.map { SuggestedCommand(reversing: $0) } + others.corrections.map { SuggestedCommand($0) }
      let lines = commands.map { program.call($0) }
      return Phrase(
        (["withdraw them first:"] + lines.map(\.english)).joined(separator: "\n"),
        (["hãy hủy các ghi nhận đó trước:"] + lines.map(\.vietnamese)).joined(separator: "\n"))
    case .dossierStep(let code, let from?, _) where from.isOpen:
      let history = program.call("history", .typed(code))
      return Phrase("'\(history.english)' shows its steps", "'\(history.vietnamese)' cho thấy các bước")
    case .dossierStep(let code, _, _):
      let propose = program.call(
        SuggestedCommand("propose", .typed(code)).option("level", .level).option(.on, .day))
      return Phrase("begin one: \(propose.english)", "hãy lập hồ sơ: \(propose.vietnamese)")

    case .irreversible:
      return Phrase(
        "record a new entry whose note explains the mistake",
        "nếu có sai sót, hãy ghi một mục mới có ghi chú giải thích")
    case .reversedAlready(_, let later):
      let reverse = program.call(SuggestedCommand(reversing: later))
      return Phrase("to record it again: \(reverse.english)", "nếu cần ghi lại: \(reverse.vietnamese)")
    case .undoneAlready(let entry, _):
      let reverse = program.call(SuggestedCommand(reversing: entry))
      return Phrase("to record it again: \(reverse.english)", "nếu cần ghi lại: \(reverse.vietnamese)")
    case .nothingToUndo:
      let journal = program.call("journal")
      return Phrase(
        "say whose entry it is with --actor NAME; '\(journal.english)' lists them",
        "hãy cho biết người ghi bằng --actor TÊN; '\(journal.vietnamese)' liệt kê các mục")
    case .builtUpon(_, let later, _):
      let reverse = program.call(SuggestedCommand(reversing: later))
      let history = program.call(SuggestedCommand("history", .code).option("corrections"))
      return Phrase(
        "reverse that one first: \(reverse.english)\nor correct what is wrong, by the lines of: \(history.english)",
        "hãy hủy mục đó trước: \(reverse.vietnamese)\nhoặc đính chính riêng nội dung sai theo các dòng lệnh của: \(history.vietnamese)"
      )

    case .bearerDiffers(let code, _, _, let day):
      let rename = program.call(
        SuggestedCommand("organization rename", .typed(code)).option("name", .name).option(.on, .typed("\(day)")))
      return Phrase(
        "if it changed its name that day: \(rename.english)", "nếu đơn vị đổi tên vào ngày đó: \(rename.vietnamese)")
    case .organizationAlike:
      return Phrase(
        "write the name as it is recorded; if it is another organization, add --distinct, or list both in one file",
        "hãy viết tên đúng như trong sổ; nếu là đơn vị khác, hãy thêm --distinct, hoặc ghi cả hai trong cùng một tệp nhập"
      )
    case .endRecorded(let code, _, let end, _):
      let show = program.call("organization show", .typed("\(code)@\(end.previous)"))
      let sheet = program.call("import organizations", .file)
      return Phrase(
        "'\(show.english)' shows what is recorded; a later end goes into the column valid_to of its line: \(sheet.english)",
        "'\(show.vietnamese)' cho thấy những gì đang ghi nhận; nếu kết thúc muộn hơn, hãy ghi ngày đó ở cột valid_to: \(sheet.vietnamese)"
      )
    case .followsReorganization(let correction, _):
      let line = program.call(SuggestedCommand(correction))
      return Phrase(
        "if another organization received it: \(line.english)", "nếu đơn vị khác tiếp nhận: \(line.vietnamese)")
    case .succeededAlready(let code, _, _), .succeedsAnother(let code, _, _):
      let show = program.call("organization show", .typed(code))
      let reverse = program.call("reverse", .entry)
      return Phrase(
        "'\(show.english)' shows what is recorded; if that is wrong, '\(reverse.english)' reverses it",
        "'\(show.vietnamese)' cho thấy những gì đang ghi nhận; nếu không đúng, '\(reverse.vietnamese)' hủy mục đó")
    case .organizationUnchanged(let code, _):
      let show = program.call("organization show", .typed(code))
      return Phrase("'\(show.english)' shows what is recorded", "'\(show.vietnamese)' cho thấy những gì đang ghi nhận")
    case .succeedsItself:
      return Phrase(
        "a code used again belongs to a new organization: end the old one, then add the new one",
        "mã được dùng lại thuộc về đơn vị mới: hãy kết thúc đơn vị cũ rồi thêm đơn vị mới")
    case .splitIntoOne(let code):
      let merge = program.call(
        SuggestedCommand("organization merge", .typed(code)).option("into", .code).option(.on, .day))
      return Phrase(
        "if one successor replaces it: \(merge.english)", "nếu chỉ một đơn vị kế thừa: \(merge.vietnamese)")
    case .tierUnclear: return Phrase("give it with --tier", "hãy ghi cấp bằng --tier")
    case .noDistricts(_, let ended):
      return Phrase(
        "ask as of \(ended.previous) or earlier, or by owner",
        "hãy hỏi đến ngày \(ended.previous.vietnamese) trở về trước, hoặc theo chủ quản")
    case .holidayTaken:
      let list = program.call("holiday list")
      return Phrase("'\(list.english)' lists them", "'\(list.vietnamese)' liệt kê các ngày nghỉ đã ghi nhận")
    case .doesNotAddUp:
      return Phrase(
        "sign nothing that rests on them, and report this as a fault of capdo",
        "đừng dùng số liệu này để ký báo cáo, và hãy báo lỗi của capdo")

    case .codeRepeated: return Phrase("keep one line for each system", "mỗi hệ thống chỉ giữ một dòng")
    case .ambiguousName: return Phrase("fill in the code", "hãy điền mã")
    case .undated: return Phrase("give the day of the sheet with --on", "hãy cho biết ngày của biểu bằng --on")
    case .dayWithoutStatus: return Phrase("fill in the status, or remove the day", "hãy điền tình trạng hoặc bỏ ngày")
    case .decisionWithoutLevel, .dossierWithoutLevel: return Phrase("fill in the level", "hãy điền cấp độ")
    case .levelLowered, .decisionReplaced, .decidedLater:
      return Phrase("if that is meant, add --replace", "nếu đúng là như vậy, hãy thêm --replace")
    case .decisionIncomplete(.authority):
      return Phrase("name the tier that approved with --authority", "hãy ghi cấp đã phê duyệt bằng --authority")
    case .unknownParent: return Phrase("add the parent first", "hãy thêm cấp trên trước")

    case .interrupted, .emptyText, .textTooLong, .decisionIncomplete, .cannotOpen, .cannotCreate, .isReadOnly,
      .brokenRule,
      .deviceFailed,
      .failed, .isClosed, .recordingInsideRecording, .noRandomness, .ambiguousSystem,
      .registryNamed, .endsBeforeItBegins, .authorityNotInForce, .ownParent, .registeredEarlier, .continuesNothing:
      return nil
    }
  }
}

extension LineConflict {
  /// What to do about it; a decision with another day can be the same one, recorded wrongly.
  fileprivate var hint: Phrase {
    guard case .decisionMoved = self else { return advice }
    return Phrase(
      "\(advice.english); if the recorded day is wrong, add --replace",
      "\(advice.vietnamese); nếu ngày đã ghi là sai, hãy thêm --replace")
  }
}

extension Damage {
  /// What to do about it.
  fileprivate var hint: Phrase {
    switch self {
    case .replacementCharacter, .questionMark:
      Phrase(
        "save the original again as CSV UTF-8 or as .xlsx", "hãy lưu lại tệp gốc dưới dạng CSV UTF-8 hoặc .xlsx")
    case .doublyEncoded:
      Phrase(
        "open the original again as UTF-8 and save it as .xlsx", "hãy mở lại tệp gốc theo UTF-8 rồi lưu dạng .xlsx")
    case .webEntity:
      Phrase(
        "open the page and copy from what it shows, or write the letters",
        "hãy chép từ nội dung hiển thị của trang, hoặc gõ lại các chữ đó")
    case .errorWord:
      Phrase(
        "correct the formula, or write the value in its place", "hãy sửa công thức hoặc ghi giá trị thay vào")
    case .oldFont: Phrase("convert it to Unicode first", "hãy chuyển sang Unicode trước")
    }
  }
}
