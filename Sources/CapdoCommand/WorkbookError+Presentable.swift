import Exchange

extension WorkbookError: PresentableError {
  var exitStatus: ExitStatus {
    switch self {
    case .noSuchSheet, .notAWorkbook, .ambiguousSheet: .usage
    default: .badData
    }
  }
}
