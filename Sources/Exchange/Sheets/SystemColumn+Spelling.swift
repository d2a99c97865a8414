import LevelRegistry

extension SystemColumn: Spelled {
  /// The headings of exports, of Form 08 and of the lists that offices keep.
  static let spellings: [String: SystemColumn] = Spelling.table([
    .code: ["Mã", "Mã số", "Mã hệ thống"],
    .name: ["Tên hệ thống", "Hệ thống thông tin", "Tên gọi hệ thống"],
    .owner: ["Chủ quản", "Đơn vị chủ quản", "Cơ quan chủ quản", "Đơn vị chủ quản HTTT"],
    .operator: ["Đơn vị vận hành", "Cơ quan vận hành", "Đơn vị quản lý, vận hành"],
    .competentAuthority: ["Thẩm quyền phê duyệt", "Cấp có thẩm quyền"],
    .category: ["Loại hình HTTT", "Loại hệ thống", "Loại hình hệ thống"],
    .state: ["Trạng thái hoạt động", "Tình trạng hoạt động", "Tình trạng vận hành", "Trạng thái vận hành"],
    .proposedLevel: ["Đề xuất cấp độ", "CĐ đề xuất"],
    .dossier: [
      "Tình trạng phê duyệt cấp độ", "Tình trạng phê duyệt", "Tình trạng hồ sơ đề xuất cấp độ", "Trạng thái hồ sơ",
    ],
    .dossierExpectedOn: [
      "Dự kiến thời điểm phê duyệt HSĐXCĐ", "Dự kiến phê duyệt", "Thời điểm dự kiến phê duyệt",
    ],
    .level: ["Cấp độ", "CĐ", "Cấp độ HTTT", "Cấp độ phê duyệt", "Cấp độ an toàn thông tin", "Cấp độ an ninh mạng"],
    .approvalAuthority: ["Cấp phê duyệt"],
    .issuer: [
      "Đơn vị phê duyệt", "Cơ quan ban hành quyết định", "Cơ quan ký quyết định", "Quyết định phê duyệt: Cơ quan",
      "Quyết định phê duyệt cấp độ: Cơ quan", "Quyết định phê duyệt: Cơ quan ban hành",
    ],
    .decisionNumber: [
      "Số QĐ", "QĐ số", "Số QĐ phê duyệt", "Số hiệu quyết định", "Quyết định phê duyệt: Số",
      "Quyết định phê duyệt: Số quyết định", "Quyết định phê duyệt cấp độ: Số",
    ],
    .decidedOn: [
      "Ngày QĐ", "Ngày phê duyệt", "Ngày QĐ phê duyệt", "Ngày ban hành quyết định", "Quyết định phê duyệt: Ngày",
      "Quyết định phê duyệt cấp độ: Ngày", "Quyết định phê duyệt: Ngày ban hành",
    ],
    .basis: ["Căn cứ"],
    .regulationNumber: ["Số QĐ ban hành quy chế", "Quy chế: Số", "Quy chế bảo đảm ANM cho hệ thống: Số"],
    .regulationOn: ["Ngày ban hành quy chế", "Quy chế: Ngày", "Quy chế bảo đảm ANM cho hệ thống: Ngày"],
    .regulationIssuer: ["Quy chế: Cơ quan", "Quy chế bảo đảm ANM cho hệ thống: Cơ quan"],
    .plan: [
      "Tình trạng triển khai", "Triển khai phương án", "Tình trạng triển khai PA BĐANM",
      "Tình trạng triển khai phương án bảo đảm ATTT", "Tình trạng triển khai phương án bảo đảm ANM",
      "Đã triển khai đầy đủ PA BĐANM", "Mức độ triển khai phương án",
    ],
    .planOn: ["Ngày cập nhật tình trạng triển khai", "Ngày báo cáo tình trạng triển khai"],
    .planExpectedOn: [
      "Dự kiến thời điểm triển khai đầy đủ PA BĐANM", "Thời điểm dự kiến triển khai đầy đủ",
      "Dự kiến thời điểm triển khai đầy đủ",
    ],
    .inspectedBeforeUseOn: ["Kiểm tra trước khi đưa vào sử dụng"],
    .inspectedPeriodicallyOn: ["Kiểm tra định kỳ", "Ngày kiểm tra, đánh giá định kỳ", "Kiểm tra, đánh giá định kỳ"],
    .retiredOn: ["Ngày dừng vận hành", "Ngày dừng hoạt động"],
  ])
}

extension OrganizationColumn: Spelled {
  static let spellings: [String: OrganizationColumn] = Spelling.table([
    .code: ["Mã đơn vị", "Mã cơ quan", "Mã cơ quan, đơn vị", "Mã số"],
    .name: ["Tên", "Tên đơn vị", "Tên cơ quan", "Cơ quan, đơn vị", "Đơn vị"],
    .tier: ["Cấp hành chính"],
    .parent: ["Cơ quan cấp trên", "Đơn vị cấp trên", "Trực thuộc"],
  ])
}

/// Headings of columns that sheets have and the register has no place for: their cells are left out, and said to be.
enum ColumnNotKept {
  private static let keys = Set(
    [
      "STT", "TT", "Số TT", "Số thứ tự", "No", "Ghi chú", "Địa chỉ", "URL", "Địa chỉ/URL", "Địa chỉ truy cập",
      "Đối tượng phục vụ", "Cán bộ phụ trách", "Người phụ trách", "Cán bộ phụ trách, SĐT", "SĐT", "Số điện thoại",
      "Điện thoại", "Email", "Thư điện tử", "Người liên hệ", "Gần nhất", "nearest", "Mô tả", "Chức năng",
    ].map(Spelling.key))

  static func contains(_ key: String) -> Bool { keys.contains(key) }

  private static let numbering = Set(["STT", "TT", "Số TT", "Số thứ tự", "No"].map(Spelling.key))

  /// Whether the column only counts lines, so that leaving it out needs no word.
  static func isNumbering(_ key: String) -> Bool { numbering.contains(key) }
}
