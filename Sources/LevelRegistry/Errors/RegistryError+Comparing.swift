// The words for closings and for what is compared.
extension RegistryError {
  var comparingMessage: Phrase? {
    switch self {
    case .notAClosingName(let text):
      Phrase("'\(text)' cannot name a closing", "'\(text)' không dùng làm tên mốc chốt số liệu được")
    case .closingTaken(let closing):
      Phrase(
        "there is a closing '\(closing.name)' already: as of \(closing.asOf), entry \(closing.entry)",
        "đã có mốc chốt số liệu '\(closing.name)': tính đến ngày \(closing.asOf.vietnamese), mục \(closing.entry)")
    case .doesNotAddUp(let group, let opening, let change, let closing):
      Phrase(
        "the figures of '\(group)' do not add up: \(opening) and \(change) more is not \(closing)",
        "số liệu của '\(group)' không khớp: \(opening) thêm \(change) không bằng \(closing)")
    default: nil
    }
  }

  var comparingHint: Phrase? {
    switch self {
    case .notAClosingName:
      Phrase(
        "begin with a letter and use letters, digits or - . _ / alone: year-2024",
        "hãy bắt đầu bằng chữ cái, chỉ dùng chữ cái, chữ số hoặc - . _ /: nam-2024")
    case .closingTaken(let closing):
      Phrase(
        "choose another name; 'capdo rate --known-at \(closing.name)' gives its figures",
        "hãy chọn tên khác; 'capdo rate --known-at \(closing.name)' cho số liệu của mốc đó")
    case .doesNotAddUp:
      Phrase(
        "sign nothing that rests on them, and report this as a fault of capdo",
        "đừng dùng số liệu này để ký báo cáo, và hãy báo lỗi của capdo")
    default: nil
    }
  }
}
