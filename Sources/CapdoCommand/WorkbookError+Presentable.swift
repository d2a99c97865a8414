import Exchange

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
