import LevelRegistry

// Options that several commands share.
extension Option {
  static let on = Option(
    "on", .day, required: true, help: Phrase("the day on which it happened", "ngày việc đó diễn ra"))
  static let sheetDay = Option(
    "on", .day, help: Phrase("the day of the sheet", "ngày của bảng số liệu"))
  static let note = Option("note", .text, help: Phrase("why, for the journal", "ghi chú cho nhật ký"))
  static let reason = Option("reason", .text, help: Phrase("why, for the journal", "lý do, ghi vào nhật ký"))
  static let asOf = Option(
    "as-of", .day,
    help: Phrase(
      "the day asked (today; with a closing, its day)", "số liệu tính đến ngày (hôm nay; với mốc chốt: ngày chốt)"))
  static let knownAt = Option(
    "known-at", .word(Phrase("WHEN", "MỐC")),
    help: Phrase(
      "as known at an entry, a day, a moment or a closing",
      "theo số liệu ghi nhận đến mục, ngày, thời điểm hoặc mốc chốt"))
  static let format = Option(
    "format", .oneOf(["table", "csv", "json"]), help: Phrase("how to print (table)", "cách trình bày (table)"))
  static let byAuthority = Option(
    "authority", .oneOf(Authority.allCases.map(\.rawValue)), help: Phrase("only of these tiers", "chỉ các cấp này"))
  static let byLevel = Option(
    "level", .oneOf(["1", "2", "3", "unapproved"]), help: Phrase("only of these levels", "chỉ các cấp độ này"))
  static let byOwner = Option(
    "owner", .code, help: Phrase("only of these owners and all below", "chỉ các chủ quản này và đơn vị trực thuộc"))
  static let byOperator = Option(
    "operator", .code, help: Phrase("only of these operators", "chỉ các đơn vị vận hành này"))
  static let byDistrict = Option("district", .code, help: Phrase("only of these districts", "chỉ các địa bàn này"))
  static let byCategory = Option(
    "category", .oneOf(Category.allCases.map(\.rawValue) + ["unclassified"]),
    help: Phrase("only of these categories", "chỉ các loại hình này"))
  static let byState = Option(
    "state", .oneOf(SystemState.allCases.map(\.rawValue)),
    help: Phrase("only in these states", "chỉ các trạng thái này"))
  static let byDossier = Option(
    "dossier", .oneOf(DossierStatus.allCases.map(\.rawValue) + ["missing"]),
    help: Phrase("only with these dossiers", "chỉ các tình trạng hồ sơ này"))
  static let byPlan = Option(
    "plan", .oneOf(PlanReport.allCases.map(\.rawValue)),
    help: Phrase("only approved ones with these plans", "chỉ hệ thống đã phê duyệt có tình trạng phương án này"))

  static let bySeverity = Option(
    "severity", .oneOf(Severity.allCases.map(\.rawValue)),
    help: Phrase("only of these severities", "chỉ các mức độ này"))

  /// What every question takes.
  static let time = [asOf, knownAt]
  static let filters = [
    byAuthority, byLevel, byOwner, byOperator, byDistrict, byCategory, byState, byDossier, byPlan,
  ]
}
