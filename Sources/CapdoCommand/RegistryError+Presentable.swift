import Exchange
import LevelRegistry
import SQLite

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
