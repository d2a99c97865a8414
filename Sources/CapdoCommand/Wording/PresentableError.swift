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

extension RequirementError: PresentableError {
  var hint: Phrase? {
    switch self {
    case .unknownCatalog:
      Phrase("see 'capdo requirement list' for those known", "xem các bộ yêu cầu bằng 'capdo requirement list'")
    case .unknownRequirement(_, let catalog, let level):
      Phrase(
        "see 'capdo requirement list --catalog \(catalog) --level \(level.rawValue)'",
        "xem 'capdo requirement list --catalog \(catalog) --level \(level.rawValue)'")
    case .unknownGroup(_, _, _, let known):
      Phrase("groups: \(known.joined(separator: ", "))", "các nhóm: \(known.joined(separator: ", "))")
    case .noLevel: Phrase("name the level with --level", "hãy nêu cấp độ bằng --level")
    case .nothingChosen:
      Phrase("name requirements, or a group with --group", "hãy nêu ký hiệu yêu cầu, hoặc nhóm bằng --group")
    case .reasonMissing: Phrase("give it with --reason", "hãy nêu bằng --reason")
    case .ownReview: Phrase("say who reviewed with --by", "hãy nêu đơn vị đánh giá bằng --by")
    case .providerInherits(let code, _):
      Phrase("inherit from the system that '\(code)' inherits from", "hãy kế thừa từ hệ thống mà '\(code)' kế thừa")
    case .providerBelow, .providerWithoutApproval, .providerNotOperating, .unknownPredecessor, .inheritsFromItself,
      .nothingToConfirm, .resultUnchanged, .unknownRemedy, .remedyDone, .remedyWithoutContent, .findingNotThere,
      .answerEnds:
      nil
    }
  }

  var exitStatus: ExitStatus { self == .nothingChosen ? .usage : .refused }
}

extension CatalogError: PresentableError {
  var hint: Phrase? { nil }
  var exitStatus: ExitStatus { .badData }
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
  var exitStatus: ExitStatus { self == .tooManyRows || self == .textTooLong ? .refused : .ioError }
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
