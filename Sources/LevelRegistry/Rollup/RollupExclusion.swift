/// Why a registry that was handed in is not counted among several.
package enum RollupExclusion: Error, Hashable, Sendable {
  /// It is no registry, or cannot be read.
  case unreadable(Phrase)
  /// It does not verify.
  case notIntact(Phrase)
  /// A checkpoint knows more entries than it has.
  case shorter(entries: Int64, than: Int64)
  /// A checkpoint of this entry has another digest.
  case otherHistory(at: Int64)
  /// Nobody closed the figures of the day asked.
  case noClosing(of: Day)
  /// A file of figures is of this day, not of the one asked.
  case otherDay(Day)
  /// A file of figures has one day alone, and two are compared.
  case oneDay
  /// The same registry was handed in several times.
  case sameRegistry(as: [String])
  /// Somebody recorded in it while it was verified.
  case changedMeanwhile

  /// What a program compares; it never changes its meaning.
  package var code: String {
    switch self {
    case .unreadable: "unreadable"
    case .notIntact: "not-intact"
    case .shorter: "shorter"
    case .otherHistory: "other-history"
    case .noClosing: "no-closing"
    case .otherDay: "other-day"
    case .oneDay: "one-day"
    case .sameRegistry: "same-registry"
    case .changedMeanwhile: "changed-meanwhile"
    }
  }

  /// Every code, for whoever describes what is printed.
  package static let codes = [
    "unreadable", "not-intact", "shorter", "other-history", "no-closing", "other-day", "one-day",
    "same-registry", "changed-meanwhile",
  ]

  /// The reason, without a period.
  package var phrase: Phrase {
    switch self {
    case .unreadable(let reason), .notIntact(let reason): reason
    case .shorter(let entries, let known):
      Phrase(
        "it is shorter than its checkpoint: \(entries) entries, not \(known)",
        "ngắn hơn mốc xác minh: \(entries) mục, không phải \(known)")
    case .otherHistory(let entry):
      Phrase(
        "its history differs from its checkpoint at entry \(entry)", "lịch sử khác mốc xác minh tại mục \(entry)")
    case .noClosing(let day):
      Phrase("it has no closing of \(day)", "không có mốc chốt số liệu ngày \(day.vietnamese)")
    case .otherDay(let day):
      Phrase("its figures are of \(day)", "số liệu của tệp tính đến ngày \(day.vietnamese)")
    case .oneDay:
      Phrase("it has the figures of one day alone", "tệp chỉ có số liệu của một ngày")
    case .sameRegistry(let others):
      Phrase(
        "it is the same registry as \(Self.list(others))", "cùng là một sổ đăng ký với \(Self.list(others))")
    case .changedMeanwhile:
      Phrase("it was changed while it was being verified", "bị ghi thêm trong lúc đang xác minh")
    }
  }

  private static func list(_ paths: [String]) -> String { paths.map { "'\($0)'" }.joined(separator: ", ") }
}
