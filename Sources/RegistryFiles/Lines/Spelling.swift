import LevelRegistry

/// A word that sheets spell in several ways: a column, a state, a tier.
protocol Spelled: Term {
  /// Every spelling, as `Spelling.key` has it, and what it means.
  static var spellings: [String: Self] { get }

  /// The columns without which there is no line.
  static var required: [Self] { get }

  /// Headings of columns whose cells hold what several columns are for, as `Spelling.key` has them.
  static var shared: [String: SharedColumn<Self>] { get }

  /// The columns that say which thing a line is of: what stands there is never a mark for something else.
  static var identifying: Set<Self> { get }

  /// The columns in which an x says that there is nothing, and not that something is so.
  static var crossedOut: Set<Self> { get }

  /// What a text says that stands in columns for a decision, and is none: `đang trình`.
  static func standIn(_ text: String, in columns: [Self]) -> (column: Self, word: String)?
}

extension Spelled {
  static var required: [Self] { [] }
  static var shared: [String: SharedColumn<Self>] { [:] }
  static var identifying: Set<Self> { [] }
  static var crossedOut: Set<Self> { [] }
  static func standIn(_ text: String, in columns: [Self]) -> (column: Self, word: String)? { nil }
}

/// How offices spell headings and words: without case, marks, punctuation and spacing, abbreviations written out.
enum Spelling {
  private static let abbreviations: [String: String] = [
    "httt": "he thong thong tin", "qd": "quyet dinh", "cd": "cap do", "pa": "phuong an", "attt": "an toan thong tin",
    "anm": "an ninh mang", "bdanm": "bao dam an ninh mang", "bdattt": "bao dam an ninh mang", "dv": "don vi",
    "cq": "co quan", "nd": "nghi dinh",
    "hsdxcd": "ho so de xuat cap do", "bd": "bao dam",
  ]

  /// What two spellings of one word have in common.
  static func key(_ text: String) -> String {
    let words = Folding.fold(text).unicodeScalars.split { !isLetterOrDigit($0) }.map { String($0) }
    let key = words.map { abbreviations[$0] ?? $0 }.joined(separator: " ")
    // The law reads the two as equivalent (Decree 331/2026, Art. 39.2).
    return words.contains("toan") || words.contains("attt")
      ? key.replacing("an toan thong tin", with: "an ninh mang") : key
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) || ("A"..."Z").contains(scalar)
      : scalar.properties.isAlphabetic
  }

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
    .draft: ["Dự thảo", "Chưa phê duyệt", "Chưa được phê duyệt"], .submitted: ["Đã trình thẩm định", "Đang thẩm định"],
    .returned: ["Trả lại", "Yêu cầu bổ sung"], .appraised: ["Thẩm định xong"],
    .presented: ["Trình phê duyệt", "Đang trình phê duyệt"],
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
  static let spellings = Spelling.table(otherHeadings)
  static let required: [SystemColumn] = [.name, .owner]
  static let identifying: Set<SystemColumn> = [.code, .name]
  static let crossedOut: Set<SystemColumn> = [
    .registeredOn, .proposedLevel, .dossierOn, .dossierExpectedOn, .level, .issuer, .decisionNumber, .decidedOn,
    .regulationNumber, .regulationOn, .regulationIssuer, .planOn, .planExpectedOn, .retiredOn,
  ]

  static func standIn(_ text: String, in columns: [SystemColumn]) -> (column: SystemColumn, word: String)? {
    guard mayBeUndecided(text), columns.contains(where: { [.decisionNumber, .decidedOn, .issuer].contains($0) }),
      let status = undecided[Spelling.key(text)]
    else { return nil }
    return (.dossier, status.rawValue)
  }

  /// Nearly every text is told by its first byte to be none of those: it is no c, k or d, and not the first of đ or Đ.
  private static func mayBeUndecided(_ text: String) -> Bool {
    switch text.utf8.first {
    case UInt8(ascii: "c"), UInt8(ascii: "C"), UInt8(ascii: "k"), UInt8(ascii: "K"), UInt8(ascii: "d"),
      UInt8(ascii: "D"), 0xC4:
      text.utf8.count < 40
    default: false
    }
  }

  /// What offices write where a decision belongs that there is not yet.
  private static let undecided: [String: DossierStatus] = Spelling.table([
    (.draft, ["Chưa", "Chưa có", "Chưa có QĐ", "Chưa phê duyệt", "Chưa được phê duyệt", "Chưa ban hành", "Không có"]),
    (.draft, ["Chưa trình", "Chưa lập hồ sơ", "Đang xây dựng", "Đang lập", "Đang lập hồ sơ", "Đang dự thảo"]),
    (.submitted, ["Đang trình", "Đang trình phê duyệt", "Đã trình", "Đã trình phê duyệt", "Chờ phê duyệt"]),
    (
      .submitted, ["Đang chờ phê duyệt", "Đang thẩm định", "Chờ thẩm định", "Đã gửi thẩm định", "Đang trình thẩm định"]
    ),
    (.appraised, ["Đã thẩm định"]),
  ])
}

extension OrganizationColumn: Spelled {
  static let spellings = Spelling.table(otherHeadings)
  static let required: [OrganizationColumn] = [.code, .name]
  static let identifying: Set<OrganizationColumn> = [.code, .name]
}

extension ContactColumn: Spelled {
  static let spellings = Spelling.table(otherHeadings)
  static let required: [ContactColumn] = [.code, .name]
  static let identifying: Set<ContactColumn> = [.code, .name]
}

extension RequirementColumn: Spelled {
  static let spellings = Spelling.table(otherHeadings)
  static let required: [RequirementColumn] = [.code]
  static let identifying: Set<RequirementColumn> = [.code, .name, .group, .requirement, .title]
}

extension InspectionKind: Spelled {
  static let spellings: [String: InspectionKind] = Spelling.table([
    .beforeUse: ["Trước khi vận hành", "Trước khi đưa vào vận hành"], .periodic: ["Kiểm tra định kỳ"],
    .unscheduled: ["Kiểm tra đột xuất"],
  ])
}

extension InspectionResult: Spelled {
  static let spellings: [String: InspectionResult] = Spelling.table([
    .conforming: ["Đạt"], .notConforming: ["Không phù hợp", "Không đạt", "Chưa đạt"],
  ])
}

extension InspectionColumn: Spelled {
  static let spellings = Spelling.table(otherHeadings)
  static let required: [InspectionColumn] = [.code, .kind, .day]
  static let identifying: Set<InspectionColumn> = [.code, .name]
}

extension SuccessionColumn: Spelled {
  static let spellings = Spelling.table(otherHeadings)
  static let required: [SuccessionColumn] = [.oldCode, .newCode]
}

/// Headings that could mean something else than what they are read as, so that a dry run says how they were read.
enum AssumedHeading {
  private static let keys = Set(["Kiểm tra gần nhất", "Ngày kiểm tra gần nhất", "Đơn vị"].map(Spelling.key))

  static func contains(_ key: String) -> Bool { keys.contains(key) }
}

/// Headings of columns that sheets have and the registry has no place for: their cells are left out, and said to be.
enum ColumnNotKept {
  private static let keys = Set(
    [
      "STT", "TT", "Số TT", "Số thứ tự", "No", "Ghi chú", "Địa chỉ", "URL", "Địa chỉ/URL", "Địa chỉ truy cập",
      "Đối tượng phục vụ", "Cán bộ phụ trách", "Người phụ trách", "Cán bộ phụ trách, SĐT", "SĐT", "Số điện thoại",
      "Điện thoại", "Email", "Thư điện tử", "Người liên hệ", "Gần nhất", "nearest", "Cần chọn", "to be decided",
      "doubt", "named in", "Có ở hàng", "Mô tả", "Chức năng", "Cần sửa", "to be corrected",
      "Kết quả kiểm tra", "Tên miền", "Đầu mối liên hệ", "Đầu mối", "Cán bộ đầu mối", "Nhà cung cấp", "Kinh phí",
      "Năm đưa vào sử dụng", "Đơn vị phát triển", "Đơn vị xây dựng", "Số người dùng", "Phạm vi", "Mục đích",
    ].map(Spelling.key)
  ).union(silent)

  static func contains(_ key: String) -> Bool { keys.contains(key) }

  private static let numbering = Set(["STT", "TT", "Số TT", "Số thứ tự", "No"].map(Spelling.key))

  /// Whether the column only counts lines.
  static func isNumbering(_ key: String) -> Bool { numbering.contains(key) }

  private static let silent = numbering.union(
    [NameBesideCode.owner, NameBesideCode.operator].flatMap { [$0.english, $0.vietnamese] }.map(Spelling.key))

  /// Whether leaving the column out needs no word: it only counts lines, or names what has its code beside it.
  static func isSilent(_ key: String) -> Bool { silent.contains(key) }
}
