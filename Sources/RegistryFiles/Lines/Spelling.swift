import LevelRegistry

/// A word that sheets spell in several ways: a column, a state, a tier.
protocol Spelled: Term {
  /// Every spelling, as `Spelling.key` has it, and what it means.
  static var spellings: [String: Self] { get }

  /// Headings of columns whose cells hold what several columns are for, as `Spelling.key` has them.
  static var shared: [String: SharedColumn<Self>] { get }
}

extension Spelled {
  static var shared: [String: SharedColumn<Self>] { [:] }
}

/// How offices spell headings and words: without case, marks, punctuation and spacing, abbreviations written out.
enum Spelling {
  private static let abbreviations: [Substring: String] = [
    "httt": "he thong thong tin", "qd": "quyet dinh", "cd": "cap do", "pa": "phuong an", "attt": "an toan thong tin",
    "anm": "an ninh mang", "bdanm": "bao dam an ninh mang", "dv": "don vi", "cq": "co quan", "nd": "nghi dinh",
    "hsdxcd": "ho so de xuat cap do", "bd": "bao dam",
  ]

  /// What two spellings of one word have in common.
  static func key(_ text: String) -> String {
    let letters = Folding.fold(text).unicodeScalars.map { $0.properties.isAlphabetic || isDigit($0) ? $0 : " " }
    let words = String(String.UnicodeScalarView(letters)).split(separator: " ")
    return words.map { abbreviations[$0] ?? String($0) }.joined(separator: " ")
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// Several spellings of one thing.
  static func table<T>(_ things: [(T, [String])]) -> [String: T] {
    var table: [String: T] = [:]
    for (thing, spellings) in things {
      for spelling in spellings { table[key(spelling)] = thing }
    }
    return table
  }

  /// The names of all terms in files and in both languages, and other spellings; one that could mean two is left out.
  static func table<T: Term>(_ others: [T: [String]] = [:]) -> [String: T] {
    var table: [String: T?] = [:]
    for term in T.allCases {
      let spellings = [term.rawValue, term.phrase.english, term.phrase.vietnamese] + (others[term] ?? [])
      for key in Set(spellings.map(key)) {
        table[key] = table.keys.contains(key) ? .some(nil) : term
      }
    }
    return table.compactMapValues { $0 }
  }
}

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
