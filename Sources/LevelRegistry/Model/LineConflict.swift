/// What an act or a line of a sheet says that what is recorded, or the law, speaks against.
package enum LineConflict: Hashable, Sendable {
  /// A new code for a system that its owner has under another code already.
  case systemRecordedAs(String, name: String, given: String)
  /// A name without marks, beside one of the same owner that has them: whether they are one nobody can say.
  case nameLacksMarks(String, candidates: [String])
  /// A new code for an organization whose name another has, in the same place and at the same time.
  case organizationRecordedAs(String, name: String, given: String)
  /// Several organizations where one belongs.
  case severalOrganizations(String)
  /// A decision from before the first decree that knows levels.
  case decisionBeforeTheLaw(Day)
  /// A decision on a system from after the day on which it was retired.
  case decisionAfterRetirement(String, retiredOn: Day)
  /// The number of the decision in force with another day.
  case decisionMoved(String, number: String, from: Day, to: Day)

  /// The first day of Decree 85/2016.
  static let firstDecree = Day(year: 2016, month: 7, day: 1) ?? .always

  /// What is wrong.
  package var message: Phrase {
    switch self {
    case .systemRecordedAs(let code, let name, let given):
      Phrase(
        "'\(given)' would be a second system '\(name)' of this owner, recorded as '\(code)'",
        "'\(given)' sẽ thành hệ thống thứ hai tên '\(name)' của chủ quản này, đã có trong sổ với mã '\(code)'")
    case .nameLacksMarks(let name, let candidates):
      Phrase(
        "without its marks '\(name)' may be another name for \(candidates.joined(separator: ", "))",
        "'\(name)' viết không dấu có thể chính là \(candidates.joined(separator: ", "))")
    case .organizationRecordedAs(let code, let name, let given):
      Phrase(
        "'\(given)' would be a second organization '\(name)', recorded as '\(code)'",
        "'\(given)' sẽ thành cơ quan, đơn vị thứ hai tên '\(name)', đã có trong sổ với mã '\(code)'")
    case .severalOrganizations(let text):
      Phrase("'\(text)' is more than one organization", "'\(text)' là nhiều hơn một cơ quan, đơn vị")
    case .decisionBeforeTheLaw(let day):
      Phrase(
        "a decision of \(day): levels exist since \(Self.firstDecree) (Decree 85/2016)",
        "quyết định ngày \(day.vietnamese): cấp độ chỉ có từ ngày \(Self.firstDecree.vietnamese) (Nghị định 85/2016/NĐ-CP)"
      )
    case .decisionAfterRetirement(let code, let day):
      Phrase(
        "'\(code)' was retired on \(day), before this decision",
        "'\(code)' đã kết thúc vận hành ngày \(day.vietnamese), trước quyết định này")
    case .decisionMoved(let code, let number, let from, let to):
      Phrase(
        "the decision \(number) on '\(code)' is of \(from) and would be of \(to)",
        "quyết định \(number) của '\(code)' ghi ngày \(from.vietnamese), nay là ngày \(to.vietnamese)")
    }
  }

  /// What to do about it.
  package var advice: Phrase {
    switch self {
    case .systemRecordedAs:
      Phrase("write the recorded code, or another name", "hãy ghi mã đã có trong sổ, hoặc tên khác")
    case .nameLacksMarks:
      Phrase(
        "write the name with its marks, or fill in the code", "hãy viết tên có dấu, hoặc điền mã")
    case .organizationRecordedAs:
      Phrase(
        "write the recorded code, or give the two different parents",
        "hãy ghi mã đã có trong sổ, hoặc ghi cấp trên khác nhau cho hai đơn vị")
    case .severalOrganizations: Phrase("name one", "chỉ ghi một cơ quan, đơn vị")
    case .decisionBeforeTheLaw: Phrase("correct the day", "hãy sửa ngày")
    case .decisionAfterRetirement:
      Phrase(
        "take the line out of the sheet; if the system operates again, say so first",
        "hãy bỏ dòng này khỏi bảng; nếu hệ thống vận hành trở lại, hãy ghi nhận việc đó trước")
    case .decisionMoved:
      Phrase(
        "correct the day; if it is another decision, give it a number of its own",
        "hãy sửa ngày; nếu là quyết định khác, hãy ghi đúng số của quyết định đó")
    }
  }
}
