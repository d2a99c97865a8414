import LevelRegistry

// The words of the model as offices write them, beside those of the exports.

extension Authority: Spelled {
  static let spellings: [String: Authority] = Spelling.table([
    .province: ["Tỉnh"], .district: ["Huyện", "Cấp huyện (đến 30/6/2025)", "district (until 2025-06-30)"],
    .commune: ["Xã", "Cấp xã, phường"],
  ])
}

extension Category: Spelled {
  static let spellings: [String: Category] = Spelling.table([
    .internal: ["Nội bộ", "Hoạt động nội bộ", "HTTT phục vụ hoạt động nội bộ"],
    .public: ["Phục vụ người dân và doanh nghiệp", "HTTT phục vụ người dân, doanh nghiệp", "Người dân, doanh nghiệp"],
    .infrastructure: [
      "Hạ tầng thông tin", "Hạ tầng", "HTTT cơ sở hạ tầng thông tin", "Hệ thống cơ sở hạ tầng thông tin",
    ],
    .control: ["HTTT điều khiển công nghiệp", "Hệ thống điều khiển công nghiệp"],
    .other: ["HTTT khác", "Loại khác"],
  ])
}

extension SystemState: Spelled {
  static let spellings: [String: SystemState] = Spelling.table([
    .building: ["Xây dựng"],
    .operating: ["Đang hoạt động", "Hoạt động", "Vận hành"],
    .suspended: ["Tạm dừng vận hành", "Tạm dừng hoạt động", "Tạm ngừng"],
    .retired: ["Kết thúc vận hành", "Dừng vận hành", "Đã dừng vận hành", "Đã thanh lý"],
  ])
}

extension DossierStatus: Spelled {
  static let spellings: [String: DossierStatus] = Spelling.table([
    .draft: ["Dự thảo"], .submitted: ["Đã trình thẩm định", "Đang thẩm định"],
    .returned: ["Trả lại", "Yêu cầu bổ sung"], .appraised: ["Thẩm định xong"],
    .approved: ["Đã phê duyệt", "Được phê duyệt"], .withdrawn: ["Rút hồ sơ"],
  ])
}

extension PlanStatus: Spelled {
  static let spellings: [String: PlanStatus] = Spelling.table([
    .none: ["Chưa"], .partial: ["Một phần", "Triển khai một phần", "Một số hạng mục", "Triển khai một số hạng mục"],
    .full: ["Đầy đủ", "Triển khai đầy đủ"],
  ])
}

extension LegalBasis: Spelled {
  static let spellings: [String: LegalBasis] = Spelling.table([
    .nd85: ["NĐ 85", "NĐ 85/2016", "85/2016/NĐ-CP"], .nd331: ["NĐ 331", "NĐ 331/2026", "331/2026/NĐ-CP"],
  ])
}
