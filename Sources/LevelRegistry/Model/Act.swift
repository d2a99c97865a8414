/// What an entry did. The journal keeps the name, which is that of the command; people read its words.
package enum Act: String, Term {
  case initialize = "init"
  case name
  case organizationAdd = "organization add"
  case organizationConfirm = "organization confirm"
  case organizationMerge = "organization merge"
  case organizationSplit = "organization split"
  case organizationRename = "organization rename"
  case organizationAbolish = "organization abolish"
  case organizationSet = "organization set"
  case organizationAlias = "organization alias"
  case register, propose, submit, present
  case returnDossier = "return"
  case withdraw, appraise, approve, revoke, plan
  case requirementSet = "requirement set"
  case requirementInherit = "requirement inherit"
  case requirementConfirm = "requirement confirm"
  case inspect
  case remedyAdd = "remedy add"
  case remedyDone = "remedy done"
  case answer, transfer, change, start, suspend, retire, correct, undo, reverse
  case importSystems = "import systems"
  case importContacts = "import contacts"
  case importOrganizations = "import organizations"
  case importSuccessions = "import successions"
  case importRequirements = "import requirements"
  case importCatalog = "import catalog"
  case rulesUpdate = "rules update"
  case holidayAdd = "holiday add"
  case targetAdd = "target add"
  case close
  /// Several facts that no act gave a name to.
  case record

  package var phrase: Phrase { Phrase(rawValue, vietnamese) }

  private var vietnamese: String {
    switch self {
    case .initialize: "tạo sổ"
    case .name: "ghi tên sổ"
    case .organizationAdd: "thêm cơ quan, đơn vị"
    case .organizationConfirm: "xác nhận danh mục"
    case .organizationMerge: "sáp nhập cơ quan, đơn vị"
    case .organizationSplit: "chia tách cơ quan, đơn vị"
    case .organizationRename: "đổi tên cơ quan, đơn vị"
    case .organizationAbolish: "giải thể cơ quan, đơn vị"
    case .organizationSet: "ghi thông tin liên hệ"
    case .organizationAlias: "ghi tên gọi khác"
    case .register: "đăng ký"
    case .propose: "lập hồ sơ"
    case .submit: "gửi thẩm định"
    case .present: "trình phê duyệt"
    case .returnDossier: "hướng dẫn bổ sung hồ sơ"
    case .withdraw: "rút hồ sơ"
    case .appraise: "ghi ý kiến thẩm định"
    case .approve: "phê duyệt"
    case .revoke: "bãi bỏ quyết định"
    case .plan: "ghi tình trạng triển khai phương án"
    case .requirementSet: "ghi kết quả theo yêu cầu"
    case .requirementInherit: "ghi yêu cầu kế thừa"
    case .requirementConfirm: "xác nhận kết quả"
    case .inspect: "kiểm tra, đánh giá"
    case .remedyAdd: "ghi nội dung khắc phục"
    case .remedyDone: "khắc phục xong"
    case .answer: "giải trình"
    case .transfer: "chuyển giao"
    case .change: "thay đổi"
    case .start: "đưa vào vận hành"
    case .suspend: "tạm dừng"
    case .retire: "kết thúc vận hành"
    case .correct: "đính chính"
    case .undo: "hủy lần ghi ở mục"
    case .reverse: "hủy mục"
    case .importSystems: "nhập danh mục hệ thống"
    case .importContacts: "nhập thông tin liên hệ"
    case .importOrganizations: "nhập danh mục cơ quan, đơn vị"
    case .importSuccessions: "nhập danh sách kế thừa"
    case .importRequirements: "nhập kết quả theo yêu cầu"
    case .importCatalog: "nhập bộ yêu cầu"
    case .rulesUpdate: "bổ sung quy định"
    case .holidayAdd: "ghi ngày nghỉ"
    case .targetAdd: "ghi mục tiêu"
    case .close: "chốt số liệu"
    case .record: "ghi nhận"
    }
  }
}

extension Act {
  /// What an entry of a name did, `reverse 5` and `undo 5-9` too; a name that an app gave it is said as it is.
  package static func words(_ name: String) -> Phrase {
    if let act = Act(rawValue: name) { return act.phrase }
    let words = name.split(separator: " ")
    guard UndoneEntries(name) != nil, let act = Act(rawValue: String(words[0])) else { return Phrase(name, name) }
    return Phrase(name, "\(act.vietnamese) \(words[1])")
  }

  /// The name of an entry that takes others back.
  func name(of entries: ClosedRange<Int64>) -> String {
    let (first, last) = (entries.lowerBound, entries.upperBound)
    return first == last ? "\(rawValue) \(first)" : "\(rawValue) \(first)-\(last)"
  }
}

/// The entries that an act took back: those of `reverse 5`, `undo 5` or `undo 5-9`.
struct UndoneEntries {
  private let range: ClosedRange<Int64>

  /// nil for an act of another kind.
  init?(_ act: String) {
    let words = act.split(separator: " ")
    guard words.count == 2, words[0] == "reverse" || words[0] == "undo" else { return nil }
    let numbers = words[1].split(separator: "-").compactMap { Int64($0) }
    guard let first = numbers.first, let last = numbers.last, first <= last else { return nil }
    range = first...last
  }

  func contain(_ entry: Int64) -> Bool { range.contains(entry) }
}
