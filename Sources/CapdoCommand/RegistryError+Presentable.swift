import Exchange
import LevelRegistry
import SQLite

extension RegistryError: PresentableError {
  var exitStatus: ExitStatus {
    switch self {
    case .notADay, .notAMoment, .notAPeriod, .notALevel, .levelOutOfScope, .notATerm, .notACode, .notAPointInTime,
      .notADigest:
      .usage
    case .noSuchFile: .noInput
    case .isFolder, .isSymbolicLink, .isEmptyFile, .notARegistry, .isNewer, .usesWriteAheadLog, .schemaDiffers,
      .entryLeftOpen:
      .badData
    case .fileExists, .cannotCreate: .cannotCreate
    case .cannotOpen(_, let code): code == 13 || code == 1 ? .notPermitted : .ioError
    case .noRandomness, .cannotHash: .ioError
    default: .refused
    }
  }
}

extension SQLiteError: PresentableError {
  var message: Phrase {
    if isBusy {
      return Phrase("the register is being written by somebody else", "sổ đăng ký đang được người khác ghi")
    }
    if isFull {
      return Phrase("the disk is full; nothing was recorded", "ổ đĩa đã đầy; chưa ghi nhận gì")
    }
    if isReadOnly || isNotPermitted {
      return Phrase("the register may not be written to", "không có quyền ghi vào sổ đăng ký")
    }
    if isDamaged { return Phrase("the file is damaged: \(self)", "tệp bị hỏng: \(self)") }
    return Phrase("\(self)", "\(self)")
  }

  var hint: Phrase? {
    if isBusy { return Phrase("try again in a moment", "hãy thử lại sau giây lát") }
    if isFull { return Phrase("free some space and try again", "hãy giải phóng dung lượng rồi thử lại") }
    return nil
  }

  var exitStatus: ExitStatus {
    if isBusy { return .tempFail }
    if isReadOnly || isNotPermitted { return .notPermitted }
    if isConstraint { return .refused }
    return isDamaged ? .badData : .ioError
  }
}

extension FileError: PresentableError {
  var message: Phrase { Phrase(message(in: .english), message(in: .vietnamese)) }
  var hint: Phrase? { nil }

  var exitStatus: ExitStatus {
    switch kind {
    case .missing, .directory: .noInput
    case .notPermitted: .notPermitted
    case .system: .ioError
    }
  }
}
