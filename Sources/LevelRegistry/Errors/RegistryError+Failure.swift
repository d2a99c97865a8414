import SQLite

extension RegistryError {
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
}
