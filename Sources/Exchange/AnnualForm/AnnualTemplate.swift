import LevelRegistry

/// The words of a form as its decree has them; another decree, another template.
///
/// Read in a copy, not in Công báo: to be checked there before a report is signed.
public struct AnnualTemplate: Sendable {
  /// The decree and the form's number in it, as a file is named and an error says.
  let form: String
  /// The first reporting year for which the form is there.
  let since: Int
  let subject: String
  let recipient: String
  let sections: [String]
  let counters: [String]
  let expected: String
  let blocks: [String]
  let blockLines: [String]
  let columns: [String]
  let status: [DossierStatus: String]
  let plan: [PlanStatus: String]
  let beforeUse: String
  let periodic: String
  /// What the article asks for and the form does not hold.
  let annexes: [String]

  /// The template of a reporting year.
  static func of(year: Int) -> AnnualTemplate { decree331 }

  static let decree331 = AnnualTemplate(
    form: "Mẫu số 08, Nghị định 331/2026/NĐ-CP", since: 2026,
    subject: "V/v kết quả công tác bảo đảm an ninh mạng hệ thống thông tin",
    recipient: "(Đơn vị chuyên trách về an ninh mạng/Lực lượng chuyên trách về an ninh mạng)",
    sections: [
      "1. Thông tin chung",
      "2. Thông tin về chủ quản hệ thống thông tin và đơn vị chuyên trách về an ninh mạng",
      "3. Thông tin chi tiết về các hệ thống thông tin thuộc phạm vi quản lý",
    ],
    counters: [
      "Tổng số hệ thống thông tin thuộc phạm vi quản lý",
      "Tổng số hệ thống thông tin đã được phân loại (đã xác định được loại hình hệ thống thông tin)",
      "Tổng số hệ thống thông tin đã xây dựng hồ sơ đề xuất cấp độ",
      "Tổng số hệ thống thông tin đã được thẩm định hồ sơ đề xuất cấp độ",
      "Tổng số hệ thống thông tin đã được phê duyệt cấp độ",
      "Tổng số hệ thống thông tin đã phê duyệt cấp độ được kiểm tra, đánh giá an ninh mạng định kỳ theo quy định",
    ],
    expected:
      "Dự kiến thời gian hoàn thành phê duyệt đề xuất cấp độ hệ thống thông tin đối với tất cả các hệ thống thông tin thuộc phạm vi quản lý",
    blocks: ["a) Chủ quản hệ thống thông tin", "b) Đơn vị chuyên trách về an ninh mạng"],
    blockLines: [
      "(1) Tên", "(2) Quy định chức năng, nhiệm vụ và quyền hạn", "(3) Người đại diện, chức vụ",
      "(4) Địa chỉ liên lạc", "(5) Thông tin liên hệ",
    ],
    columns: [
      "STT", "Tên HTTT", "Chủ quản HTTT", "Đơn vị vận hành HTTT", "Cấp độ đề xuất", "Tình trạng phê duyệt cấp độ",
      "Quyết định phê duyệt cấp độ", "Quy chế bảo đảm ANM cho hệ thống", "Dự kiến thời điểm phê duyệt HSĐXCĐ",
      "Đã triển khai đầy đủ PA BĐANM", "Dự kiến thời điểm triển khai đầy đủ PA BĐANM", "Đã kiểm tra, đánh giá ANM",
    ],
    status: [
      .draft: "Đang dự thảo", .returned: "Đang dự thảo", .submitted: "Đã gửi thẩm định", .appraised: "Đã thẩm định",
      .approved: "Đã được phê duyệt",
    ],
    plan: [
      .none: "Chưa triển khai", .partial: "Đã triển khai một số hạng mục", .full: "Đã triển khai đầy đủ",
    ],
    beforeUse: "Trước khi đưa vào sử dụng", periodic: "Định kỳ",
    annexes: [
      "Hệ thống thông tin đề nghị đưa vào danh mục quan trọng về an ninh quốc gia (khoản 3)",
      "Kết quả tuân thủ quy chế bảo đảm an ninh mạng (khoản 7)",
      "Kết quả đáp ứng từng yêu cầu và lộ trình khắc phục (khoản 9, khoản 10)",
    ])
}
