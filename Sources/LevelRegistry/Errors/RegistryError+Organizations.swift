// The words for what acts on organizations meet.
extension RegistryError {
  var organizationMessage: Phrase? {
    switch self {
    case .bearerDiffers(let code, let known, let given, let day):
      Phrase(
        "'\(code)' is '\(known)' on \(day), not '\(given)'",
        "vào ngày \(day.vietnamese), '\(code)' là '\(known)', không phải '\(given)'")
    case .succeededAlready(let code, let successor, let day):
      Phrase(
        "'\(successor)' took over from '\(code)' on \(day) already",
        "'\(successor)' đã kế thừa '\(code)' từ ngày \(day.vietnamese)")
    case .tookOver(let code, let predecessor, let day):
      Phrase(
        "'\(code)' takes over from '\(predecessor)' on \(day): it cannot be gone by then",
        "'\(code)' kế thừa '\(predecessor)' từ ngày \(day.vietnamese): không thể kết thúc trước đó")
    case .succeedsItself(let code):
      Phrase("'\(code)' would take over from itself", "'\(code)' sẽ kế thừa chính nó")
    case .splitIntoOne(let code):
      Phrase(
        "'\(code)' is split into fewer than two", "'\(code)' được chia tách thành chưa đến hai cơ quan, đơn vị")
    case .tierUnclear(let code):
      Phrase(
        "the tier of '\(code)' is not clear: those merged are of several",
        "chưa rõ cấp của '\(code)': các đơn vị sáp nhập thuộc nhiều cấp")
    case .organizationUnchanged(let code, let day):
      Phrase(
        "'\(code)' is so already on \(day); nothing was recorded",
        "'\(code)' đã như vậy vào ngày \(day.vietnamese); chưa ghi nhận gì")
    default: nil
    }
  }

  var organizationHint: Phrase? {
    switch self {
    case .bearerDiffers(let code, _, _, let day):
      Phrase(
        "if it changed its name that day: capdo organization rename \(code) --name NAME --on \(day)",
        "nếu đơn vị đổi tên vào ngày đó: capdo organization rename \(code) --name TÊN --on \(day)")
    case .succeededAlready(let code, _, _), .tookOver(let code, _, _):
      Phrase(
        "'capdo organization show \(code)' shows what stands; if that is wrong, 'capdo reverse ENTRY' takes it back",
        "'capdo organization show \(code)' cho thấy những gì đang ghi nhận; nếu không đúng, 'capdo reverse MỤC' hủy mục đó"
      )
    case .organizationUnchanged(let code, _):
      Phrase(
        "'capdo organization show \(code)' shows what stands",
        "'capdo organization show \(code)' cho thấy những gì đang ghi nhận")
    case .succeedsItself:
      Phrase(
        "a code that is used again is borne by a new organization: end the old one, then add the new one",
        "mã được dùng lại thuộc về đơn vị mới: hãy kết thúc đơn vị cũ rồi thêm đơn vị mới")
    case .splitIntoOne(let code):
      Phrase(
        "one successor takes all of it over: capdo organization merge \(code) --into CODE --on DAY",
        "nếu chỉ một đơn vị kế thừa: capdo organization merge \(code) --into MÃ --on NGÀY")
    case .tierUnclear: Phrase("give it: --tier TIER", "hãy ghi cấp: --tier CẤP")
    default: nil
    }
  }
}
