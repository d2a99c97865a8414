// The words for what the calendar refuses.
extension RegistryError {
  var dueMessage: Phrase? {
    switch self {
    case .holidayTaken(let day, let name):
      Phrase("'\(name)' is on record from \(day) already", "đã ghi nhận ngày nghỉ '\(name)' từ \(day.vietnamese)")
    default: nil
    }
  }

  var dueHint: Phrase? {
    switch self {
    case .holidayTaken:
      Phrase("'capdo holiday list' shows those on record", "'capdo holiday list' liệt kê các ngày nghỉ đã ghi nhận")
    default: nil
    }
  }
}
