import LevelRegistry

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
