/// How a run ended, in the numbers that scripts read (those of sysexits.h, and 1).
enum ExitStatus: Int32, Sendable {
  case done = 0
  /// The register says no, or a check found something.
  case refused = 1
  /// The words do not parse.
  case usage = 64
  /// A file to be read has errors in it.
  case badData = 65
  case noInput = 66
  case cannotCreate = 73
  case ioError = 74
  /// Busy, or it is not known whether the act was recorded.
  case tempFail = 75
  case notPermitted = 77
}
