/// Which kind of fact is recorded: each has a table, by whose name files call it, and words for people.
///
/// In the order of an entry's digest; the compiler leads from a new one to all that it concerns.
package enum RecordedKind: String, Term {
  case registry, organization, alias, succession, confirmation, contact, system, dossier, approval, plan, inspection,
    closing, holiday, rule, requirement, assessment, remedy, answer

  package var phrase: Phrase { Phrase(rawValue, vietnamese) }

  private var vietnamese: String {
    switch self {
    case .registry: "tên sổ"
    case .organization: "cơ quan, đơn vị"
    case .alias: "tên gọi khác"
    case .succession: "kế thừa đơn vị"
    case .confirmation: "xác nhận danh mục"
    case .contact: "thông tin liên hệ"
    case .system: "hệ thống"
    case .dossier: "hồ sơ"
    case .approval: "quyết định phê duyệt"
    case .plan: "phương án"
    case .inspection: "kiểm tra, đánh giá"
    case .closing: "chốt số liệu"
    case .holiday: "ngày nghỉ"
    case .rule: "quy định"
    case .requirement: "yêu cầu"
    case .assessment: "kết quả theo yêu cầu"
    case .remedy: "khắc phục"
    case .answer: "giải trình"
    }
  }
}
