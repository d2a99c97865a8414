import LevelRegistry

extension SystemColumn {
  /// Columns 7, 8 and 12 of Form 08, and what lists of offices call the first two.
  static let shared: [String: SharedColumn<SystemColumn>] = Spelling.table([
    (
      .document(number: .decisionNumber, day: .decidedOn, issuer: .issuer),
      [
        "Quyết định phê duyệt cấp độ", "Quyết định phê duyệt", "Số, ngày QĐ", "Số, ngày QĐ phê duyệt",
        "Số, ngày quyết định phê duyệt", "Số, ngày, cơ quan phê duyệt", "Số QĐ, ngày QĐ",
        "Quyết định phê duyệt cấp độ (số, ngày, cơ quan)", "Quyết định phê duyệt (số, ngày, cơ quan)",
        "Quyết định phê duyệt cấp độ (số, ngày, cơ quan ban hành)",
      ]
    ),
    (
      .document(number: .regulationNumber, day: .regulationOn, issuer: .regulationIssuer),
      [
        "Quy chế bảo đảm ANM cho hệ thống", "Quy chế bảo đảm ANM", "Quy chế bảo đảm ATTT", "Số, ngày quy chế",
        "Quy chế bảo đảm ATTT cho hệ thống", "Quy chế bảo đảm ANM cho hệ thống (số, ngày, cơ quan)",
      ]
    ),
    (
      .inspections(beforeUse: .inspectedBeforeUseOn, periodic: .inspectedPeriodicallyOn),
      ["Đã kiểm tra, đánh giá ANM", "Đã kiểm tra, đánh giá ATTT", "Đã kiểm tra, đánh giá an ninh mạng"]
    ),
  ])
}
