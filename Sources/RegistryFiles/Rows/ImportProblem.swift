import LevelRegistry

/// Why one cell or row of a file cannot be taken over.
public struct ImportProblem: Error, Hashable, Sendable {
  /// Where it is.
  public let place: Place
  /// The name of the column, in Vietnamese as the sheet heads it; nil when the whole row is meant.
  public let column: Phrase?
  /// What the cell holds.
  public let value: String?
  /// What is wrong.
  public let reason: Phrase
  /// What to do about a cell that cannot be read; nil where a `cause` says what is wrong.
  public let hint: Phrase?
  /// What the registry refuses, where it does.
  package let cause: RegistryError?
  /// The organization that is not recorded, when that is what is wrong.
  let unknown: UnknownOrganization?
  /// Whether the row is of a system that another row is of too, and says otherwise.
  package var isDuplicate = false

  /// Says what is wrong at a place; without a column the whole row is meant.
  package init(_ place: Place, column: Phrase? = nil, value: String? = nil, _ reason: Phrase, hint: Phrase? = nil) {
    self.init(place, column: column, value: value, reason, hint: hint, cause: nil)
  }

  init(
    _ place: Place, column: Phrase?, value: String?, _ reason: Phrase, hint: Phrase?, cause: RegistryError?
  ) {
    self.place = place
    self.column = column
    self.value = value
    self.reason = reason
    self.hint = hint
    self.cause = cause
    unknown = cause.flatMap { UnknownOrganization($0) }
  }

  /// The name of the organization that is not recorded, when that is what is wrong.
  package var unknownName: String? { unknown?.name }

  /// The same with another next step.
  func advising(_ hint: Phrase) -> ImportProblem {
    ImportProblem(place, column: column, value: value, reason, hint: hint, cause: cause)
  }

  /// The same problem in another worksheet than the one that is read first.
  func on(_ worksheet: String) -> ImportProblem {
    ImportProblem(place.on(worksheet), column: column, value: value, reason, hint: hint, cause: cause)
  }

  /// The reason and a next step.
  package func advised(_ hint: Phrase?) -> Phrase {
    guard let hint else { return reason }
    return Phrase("\(reason.english); \(hint.english)", "\(reason.vietnamese); \(hint.vietnamese)")
  }
}

/// An organization that a sheet names and the registry does not have.
package struct UnknownOrganization: Hashable, Sendable {
  /// As the sheet has it.
  package let name: String
  /// Codes and names that come nearest.
  package let nearest: [String]

  init?(_ error: RegistryError) {
    guard case .unknownOrganization(let name, _, let nearest) = error else { return nil }
    self.name = name
    self.nearest = nearest
  }
}

extension ImportProblem {
  init(_ error: EncodingError, at place: Place) {
    let reason =
      switch error {
      case .malformed: Phrase("bytes that mean nothing in this encoding", "có byte không hợp lệ trong bảng mã này")
      case .unavailable(let encoding):
        Phrase("this system cannot read \(encoding.name)", "hệ thống này không đọc được \(encoding.name)")
      }
    self.init(
      place, reason,
      hint: Phrase("save the file as CSV UTF-8 or as .xlsx", "hãy lưu tệp dưới dạng CSV UTF-8 hoặc .xlsx"))
  }
}

extension TextEncoding {
  /// Decides how a file is read: as its mark says, else as asked, else as UTF-8.
  ///
  /// - Throws: `ImportProblem` when the file is not what was asked for.
  static func of(_ prefix: [UInt8], asked: TextEncoding?) throws(ImportProblem) -> TextEncoding {
    let told = TextEncoding(markOf: prefix) ?? (asked == .windows1258 && isUTF8(prefix) ? .utf8 : nil)
    if let told, let asked, told != asked {
      throw ImportProblem(
        .line(1),
        Phrase("the file is \(told.name), not \(asked.name)", "tệp là \(told.name), không phải \(asked.name)"),
        hint: Phrase("import it without --encoding", "hãy nhập mà không dùng --encoding"))
    }
    return told ?? asked ?? .utf8
  }

  /// Whether text beyond ASCII is well-formed UTF-8, which text in an old encoding is not by chance.
  private static func isUTF8(_ prefix: [UInt8]) -> Bool {
    guard prefix.contains(where: { $0 >= 0x80 }) else { return false }
    // The last character of the prefix may be cut.
    return (0...3).contains { String(validating: prefix.dropLast($0), as: UTF8.self) != nil }
  }
}
