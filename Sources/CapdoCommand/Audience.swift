import LevelRegistry

/// Whom a command is meant for first; everybody may use it.
enum Audience: CaseIterable, Sendable {
  case inspectors
  case officials
  case auditors
  case everybody

  /// The heading of its commands in the overview.
  var heading: Phrase {
    switch self {
    case .inspectors: Phrase("FOR INSPECTORS", "DÀNH CHO CÁN BỘ CHUYÊN TRÁCH, CÁN BỘ NHẬP LIỆU")
    case .officials: Phrase("FOR OFFICIALS", "DÀNH CHO LÃNH ĐẠO")
    case .auditors: Phrase("FOR AUDITORS", "DÀNH CHO NGƯỜI KIỂM TRA, KIỂM TOÁN")
    case .everybody: Phrase("FOR EVERYBODY", "DÀNH CHO MỌI NGƯỜI")
    }
  }
}
