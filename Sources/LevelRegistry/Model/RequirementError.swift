/// What the registry refuses about requirements, their results, remedies and answers.
package enum RequirementError: Error, Hashable, Sendable {
  /// No catalog of that name has requirements for the level on the day.
  case unknownCatalog(String, Level, on: Day)
  case unknownRequirement(String, catalog: String, Level)
  case unknownGroup(String, catalog: String, Level, known: [String])
  /// A requirement whose predecessor its catalog does not have.
  case unknownPredecessor(String, catalog: String)
  /// Neither approved nor proposed on the day, so that nothing says which requirements it has.
  case noLevel(String, on: Day)
  case nothingChosen
  case reasonMissing
  /// An operator cannot review itself.
  case ownReview
  case inheritsFromItself(String)
  case providerWithoutApproval(String, on: Day)
  /// A provider is held to less than the system that is to inherit from it.
  case providerBelow(String, needed: Requirement.Key)
  case providerInherits(String, Requirement.Key)
  case providerNotOperating(String, on: Day)
  /// Nothing was carried over from the level below.
  case nothingToConfirm(String, on: Day)
  case resultUnchanged(String, since: Day)
  /// A reason or an expected day without a result.
  case resultMissing
  /// A system that is held to other requirements than those that a sheet was written with.
  case levelChanged(String, from: Level)
  case unknownRemedy(Int64)
  case remedyDone(Int64, on: Day)
  case remedyWithoutContent
  case findingNotThere(String, object: String, on: Day)
  case answerEnds(Day, before: Day)
}

extension RequirementError {
  /// The thing and the reason, in both languages.
  package var message: Phrase {
    switch self {
    case .unknownCatalog(let name, let level, let day):
      Phrase(
        "no catalog '\(name)' with requirements for \(level.phrase.english) on \(day)",
        "không có bộ yêu cầu '\(name)' cho \(level.phrase.vietnamese) vào ngày \(day.vietnamese)")
    case .unknownRequirement(let code, let catalog, let level):
      Phrase(
        "\(catalog) has no requirement '\(code)' at \(level.phrase.english)",
        "\(catalog) không có yêu cầu '\(code)' ở \(level.phrase.vietnamese)")
    case .unknownGroup(let name, let catalog, let level, _):
      Phrase(
        "\(catalog) has no group '\(name)' at \(level.phrase.english)",
        "\(catalog) không có nhóm '\(name)' ở \(level.phrase.vietnamese)")
    case .unknownPredecessor(let code, let catalog):
      Phrase(
        "requirement '\(code)' of \(catalog) continues one that the level below does not have",
        "yêu cầu '\(code)' của \(catalog) nối tiếp một yêu cầu không có ở cấp độ dưới")
    case .noLevel(let code, let day):
      Phrase(
        "'\(code)' has neither an approved nor a proposed level on \(day)",
        "'\(code)' chưa có cấp độ được phê duyệt hay đề xuất vào ngày \(day.vietnamese)")
    case .nothingChosen: Phrase("no requirement was named", "chưa nêu yêu cầu nào")
    case .resultMissing:
      Phrase("a reason or an expected day without a result", "có lý do hoặc thời điểm dự kiến mà không có kết quả")
    case .levelChanged(let code, let level):
      Phrase(
        "since the sheet was written with the requirements of \(level.phrase.english), other ones apply to '\(code)'",
        "biểu lập theo yêu cầu của \(level.phrase.vietnamese), nay '\(code)' phải theo bộ yêu cầu khác")
    case .reasonMissing:
      Phrase(
        "a requirement that does not apply needs a reason", "yêu cầu không áp dụng phải kèm lý do")
    case .ownReview:
      Phrase("an operator cannot review its own system", "đơn vị vận hành không thể tự đánh giá độc lập")
    case .inheritsFromItself(let code):
      Phrase("'\(code)' cannot inherit from itself", "'\(code)' không thể kế thừa từ chính mình")
    case .providerWithoutApproval(let code, let day):
      Phrase(
        "'\(code)' has no approval in force on \(day), so there is nothing to inherit from it",
        "'\(code)' chưa có quyết định phê duyệt còn hiệu lực vào ngày \(day.vietnamese) nên chưa có gì để kế thừa")
    case .providerBelow(let code, let needed):
      Phrase(
        "'\(code)' has no requirement that answers to \(needed.code) of \(needed.level.phrase.english)",
        "'\(code)' không có yêu cầu tương ứng với \(needed.code) của \(needed.level.phrase.vietnamese)")
    case .providerInherits(let code, let requirement):
      Phrase(
        "'\(code)' inherits \(requirement.code) itself: only its own results can be inherited",
        "'\(code)' cũng đang kế thừa \(requirement.code): chỉ kế thừa được kết quả của chính hệ thống cung cấp")
    case .providerNotOperating(let code, let day):
      Phrase(
        "'\(code)' does not operate on \(day), so there is nothing to inherit from it",
        "'\(code)' không vận hành vào ngày \(day.vietnamese) nên không có gì để kế thừa")
    case .nothingToConfirm(let code, let day):
      Phrase(
        "no result of '\(code)' waits to be confirmed on \(day)",
        "'\(code)' không có kết quả nào chờ xác nhận vào ngày \(day.vietnamese)")
    case .resultUnchanged(let code, let day):
      Phrase(
        "no change: these results of '\(code)' have been recorded since \(day)",
        "không có thay đổi: các kết quả này của '\(code)' đã được ghi từ ngày \(day.vietnamese)")
    case .unknownRemedy(let number): Phrase("there is no remedy \(number)", "không có mục khắc phục \(number)")
    case .remedyDone(let number, let day):
      Phrase("remedy \(number) was done on \(day)", "mục khắc phục \(number) đã hoàn thành ngày \(day.vietnamese)")
    case .remedyWithoutContent:
      Phrase("a remedy needs a requirement or a text", "mục khắc phục phải nêu yêu cầu hoặc nội dung")
    case .findingNotThere(let code, let object, let day):
      Phrase(
        "'\(object)' has no finding '\(code)' on \(day)",
        "'\(object)' không có phát hiện '\(code)' vào ngày \(day.vietnamese)")
    case .answerEnds(let until, let day):
      Phrase(
        "the answer would end on \(until), before it begins on \(day)",
        "giải trình hết hạn ngày \(until.vietnamese), trước khi bắt đầu ngày \(day.vietnamese)")
    }
  }
}
