import LevelRegistry
import RegistryFiles

extension RegistryError: PresentableError {
  var exitStatus: ExitStatus {
    switch self {
    case .notADay, .notAMoment, .notAPeriod, .notALevel, .levelOutOfScope, .notATerm, .notACode, .notAPointInTime,
      .notADigest, .notAClosingName, .unknownGroup:
      .usage
    case .noSuchFile: .noInput
    case .isFolder, .isSymbolicLink, .isEmptyFile, .notARegistry, .isNewer, .isOlder, .isDamaged, .doesNotVerify,
      .foreignJournal, .usesWriteAheadLog, .schemaDiffers, .entryLeftOpen, .notACheckpoint:
      .badData
    case .fileExists, .cannotCreate: .cannotCreate
    case .cannotOpen(_, let code): code == 13 || code == 1 ? .notPermitted : .ioError
    case .isReadOnly, .folderNotShared, .cannotShare: .notPermitted
    case .interrupted: .interrupted
    case .noRandomness, .cannotRollBack, .copyDiffers, .diskFull, .cannotOpenDatabase, .deviceFailed,
      .failed, .isClosed, .recordingInsideRecording:
      .ioError
    case .notRecorded(let cause): cause.exitStatus
    case .isBusy, .outcomeUnknown: .tempFail
    case .emptyText, .textNotAllowed, .textTooLong, .textDamaged, .brokenRule, .unknownOrganization,
      .organizationHeldAt,
      .ambiguousOrganization, .codeTaken, .aliasTaken, .unknownSystem, .ambiguousSystem, .unknownEntry, .unknownClosing,
      .closingTaken, .nothingKnown, .isInTheFuture, .endsBeforeItBegins, .authorityNotInForce, .decisionIncomplete,
      .approvalBeginsThatDay, .systemRetired, .systemNotThere, .nothingChanges, .followsReorganization, .noApproval,
      .nothingToCorrect, .stillRecorded, .dossierStep, .ownParent, .irreversible, .reversedAlready, .builtUpon,
      .undoneAlready, .nothingToUndo, .bearerDiffers, .organizationAlike, .endRecorded, .succeededAlready,
      .succeedsAnother,
      .succeedsItself, .splitIntoOne, .tierUnclear, .organizationUnchanged, .registryNamed, .noDistricts,
      .holidayTaken, .doesNotAddUp, .line, .codeRepeated, .ambiguousName, .undated, .dayWithoutStatus,
      .decisionWithoutLevel, .dossierWithoutLevel, .levelLowered, .decisionReplaced, .decidedLater, .registeredEarlier,
      .continuesNothing, .unknownParent:
      .refused
    }
  }
}

extension RequirementError: PresentableError {
  func hint(in program: Program) -> Phrase? {
    switch self {
    case .unknownCatalog:
      let list = program.call("requirement list")
      return Phrase("'\(list.english)' lists those known", "'\(list.vietnamese)' liệt kê các bộ yêu cầu")
    case .unknownRequirement(_, let catalog, let level):
      let list = program.call(
        SuggestedCommand("requirement list").option("catalog", .typed(catalog))
          .option("level", .typed("\(level.rawValue)")))
      return Phrase(
        "'\(list.english)' lists those of '\(catalog)' and level \(level.rawValue)",
        "'\(list.vietnamese)' liệt kê các yêu cầu của '\(catalog)', cấp độ \(level.rawValue)")
    case .unknownGroup(_, _, _, let known):
      return Phrase("groups: \(known.joined(separator: ", "))", "các nhóm: \(known.joined(separator: ", "))")
    case .noLevel: return Phrase("name the level with --level", "hãy nêu cấp độ bằng --level")
    case .nothingChosen:
      return Phrase("name requirements, or a group with --group", "hãy nêu ký hiệu yêu cầu, hoặc nhóm bằng --group")
    case .reasonMissing: return Phrase("give it with --reason", "hãy nêu bằng --reason")
    case .ownReview: return Phrase("say who reviewed with --by", "hãy nêu đơn vị đánh giá bằng --by")
    case .providerInherits(let code, _):
      return Phrase(
        "inherit from the system that '\(code)' inherits from", "hãy kế thừa từ hệ thống mà '\(code)' kế thừa")
    case .levelChanged:
      let sheet = program.call("sheet requirements")
      return Phrase("write a new sheet: '\(sheet.english)'", "hãy xuất biểu mới: '\(sheet.vietnamese)'")
    case .resultMissing: return Phrase("choose a result", "hãy chọn kết quả")
    case .providerBelow, .providerWithoutApproval, .providerNotOperating, .unknownPredecessor, .inheritsFromItself,
      .nothingToConfirm, .resultUnchanged, .unknownRemedy, .remedyDone, .remedyWithoutContent, .findingNotThere,
      .answerEnds:
      return nil
    }
  }

  var exitStatus: ExitStatus { self == .nothingChosen ? .usage : .refused }
}

extension CatalogError: PresentableError {
  func hint(in program: Program) -> Phrase? { nil }
  var exitStatus: ExitStatus { .badData }
}

extension FiguresError: PresentableError {
  func hint(in program: Program) -> Phrase? { nil }
  var exitStatus: ExitStatus { .badData }
}

extension ProvinceListError: PresentableError {
  func hint(in program: Program) -> Phrase? { nil }
  var exitStatus: ExitStatus { .badData }
}

extension CSVError: PresentableError {
  func hint(in program: Program) -> Phrase? { advice }
  var exitStatus: ExitStatus { .badData }
}

extension FileError: PresentableError {
  func hint(in program: Program) -> Phrase? { nil }

  var exitStatus: ExitStatus {
    switch kind {
    case .missing, .directory, .openRegistry: .noInput
    case .notPermitted: .notPermitted
    case .system: .ioError
    }
  }
}

extension SpoolError: PresentableError {
  func hint(in program: Program) -> Phrase? { nextStep }
  var exitStatus: ExitStatus { .ioError }
}

extension XLSXError: PresentableError {
  func hint(in program: Program) -> Phrase? { hint }

  var exitStatus: ExitStatus {
    switch self {
    case .tooManyRows, .tooManyColumns, .textTooLong, .sheetName: .refused
    case .outOfOrder: .ioError
    }
  }
}

extension ZipError: PresentableError {
  func hint(in program: Program) -> Phrase? { nil }
  var exitStatus: ExitStatus { self == .tooLarge ? .refused : .ioError }
}

extension WorkbookError: PresentableError {
  func hint(in program: Program) -> Phrase? { hint }

  var exitStatus: ExitStatus {
    switch self {
    case .noSuchSheet, .notAWorkbook, .noEncoding, .ambiguousSheet: .usage
    case .otherKind, .encrypted, .damaged, .missingPart, .documentType, .bomb, .tooLarge, .row: .badData
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

  func hint(in program: Program) -> Phrase? {
    switch self {
    case .formIsYounger: Phrase("--draft fills it in anyway", "--draft vẫn lập, dưới dạng dự thảo")
    case .yearLiesAhead: nil
    }
  }

  var exitStatus: ExitStatus { .refused }
}
