extension RegistryError {
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
