import SQLite

extension SQLiteError {
  /// What went wrong beneath, in both languages.
  public var phrase: Phrase {
    if isBusy {
      return Phrase("the register is being written by somebody else", "sổ đăng ký đang được người khác ghi")
    }
    if isFull { return Phrase("the disk is full", "ổ đĩa đã đầy") }
    if isReadOnly || isNotPermitted {
      return Phrase("the register may not be written to", "không có quyền ghi vào sổ đăng ký")
    }
    if isDamaged { return Phrase("the file is damaged: \(self)", "tệp bị hỏng: \(self)") }
    if cannotOpen {
      return Phrase(
        "the register, or the journal beside it, cannot be opened: \(self)",
        "không mở được sổ đăng ký hoặc tệp journal bên cạnh: \(self)")
    }
    return Phrase("\(self)", "\(self)")
  }

  /// The next step, nil when there is none to name.
  public var nextStep: Phrase? {
    if isBusy { return Phrase("try again in a moment", "hãy thử lại sau giây lát") }
    if isFull { return Phrase("free some space and try again", "hãy giải phóng dung lượng rồi thử lại") }
    if isDamaged {
      return Phrase(
        "if the file was moved without the '-journal' that a crash left beside it, bring them together again; else go back to a backup: capdo restore FILE",
        "nếu tệp bị tách khỏi tệp '-journal' do sự cố để lại, hãy đặt hai tệp cạnh nhau; nếu không, hãy dùng bản sao lưu: capdo restore TỆP"
      )
    }
    if cannotOpen {
      return Phrase("see that the folder can be written to", "hãy kiểm tra quyền ghi vào thư mục")
    }
    return nil
  }
}
