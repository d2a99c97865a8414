import CapdoSQLite
import LevelRegistry
import RegistryFiles

extension RegistryError: PresentableError {
  var exitStatus: ExitStatus {
    switch self {
    case .notADay, .notAMoment, .notAPeriod, .notALevel, .levelOutOfScope, .notATerm, .notACode, .notAPointInTime,
      .notADigest, .notAClosingName:
      .usage
    case .noSuchFile: .noInput
    case .isFolder, .isSymbolicLink, .isEmptyFile, .notARegistry, .isNewer, .isOlder, .isDamaged, .doesNotVerify,
      .foreignJournal,
      .usesWriteAheadLog,
      .schemaDiffers,
      .entryLeftOpen, .notACheckpoint:
      .badData
    case .fileExists, .cannotCreate: .cannotCreate
    case .cannotOpen(_, let code): code == 13 || code == 1 ? .notPermitted : .ioError
    case .noRandomness, .cannotHash, .cannotRollBack, .copyDiffers: .ioError
    case .notRecorded(let error): error.exitStatus
    case .outcomeUnknown: .tempFail
    default: .refused
    }
  }
}

extension SQLiteError: PresentableError {
  var message: Phrase { phrase }
  var hint: Phrase? { nextStep }

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

extension SpoolError: PresentableError {
  var hint: Phrase? { nextStep }
  var exitStatus: ExitStatus { .ioError }
}

extension XLSXError: PresentableError {
  var exitStatus: ExitStatus {
    switch self {
    case .tooManyRows, .tooManyColumns, .textTooLong, .sheetName: .refused
    case .outOfOrder: .ioError
    }
  }
}

extension ZipError: PresentableError {
  var hint: Phrase? { nil }
  var exitStatus: ExitStatus { self == .tooLarge ? .refused : .ioError }
}

extension WorkbookError: PresentableError {
  var exitStatus: ExitStatus {
    switch self {
    case .noSuchSheet, .notAWorkbook, .noEncoding, .ambiguousSheet: .usage
    default: .badData
    }
  }
}

/// A report that cannot be made of what was asked.
enum ReportError: PresentableError {
  /// The form was issued after the year.
  case formIsYounger(than: Int, since: Int)
  /// The year has not begun.
  case yearLiesAhead(Int, running: Int)

  var message: Phrase {
    switch self {
    case .formIsYounger(let year, let since):
      Phrase(
        "the form was issued in \(since): there was none for \(year)",
        "biểu mẫu ban hành năm \(since): năm \(year) chưa có biểu mẫu này")
    case .yearLiesAhead(let year, let running):
      Phrase(
        "the reporting year \(year) has not begun; \(running) is running",
        "kỳ báo cáo năm \(year) chưa bắt đầu; đang là kỳ năm \(running)")
    }
  }

  var hint: Phrase? {
    switch self {
    case .formIsYounger: Phrase("--draft fills it in all the same", "--draft vẫn lập, dưới dạng dự thảo")
    case .yearLiesAhead: nil
    }
  }

  var exitStatus: ExitStatus { .refused }
}
