import LevelRegistry

/// The annual form made ready for a file: what it lacks is known, and why it is still a draft.
public struct AnnualReport {
  public let form: AnnualForm
  public let shortcomings: [AnnualForm.Shortcoming]
  let template: AnnualTemplate

  public init(_ form: AnnualForm) {
    self.form = form
    shortcomings = form.shortcomings()
    template = AnnualTemplate.of(year: form.year)
  }

  /// The first reporting year that the form is made for.
  public static func firstYear(of year: Int) -> Int { AnnualTemplate.of(year: year).since }

  /// Whether the form is younger than the year it is filled in for.
  public var isBackdated: Bool { form.year < template.since }

  /// Why it is not final; empty: it is. Vietnamese first of all, for it stands on the form.
  public var draftNotes: [Phrase] {
    var notes: [Phrase] = []
    if !form.isClosed {
      notes.append(
        Phrase("figures up to \(form.day), not closed", "Số liệu đến ngày \(form.day.vietnamese), chưa chốt"))
    }
    if isBackdated {
      notes.append(
        Phrase(
          "the form was issued in \(template.since), after the year \(form.year)",
          "Biểu mẫu ban hành năm \(template.since), sau năm báo cáo \(form.year)"))
    }
    if !shortcomings.isEmpty {
      notes.append(
        Phrase(
          "\(shortcomings.count) things are missing or disagree",
          "Còn \(Rate.grouped(shortcomings.count)) nội dung thiếu hoặc chưa khớp"))
    }
    return notes
  }

  /// Writes the form as a Word document.
  public func writeDocument(to recipient: String?, into sink: any ByteSink) throws {
    var document = AnnualDocument(form, to: recipient, draftNotes: draftNotes.map(\.vietnamese))
    try sink.write(try document.file())
  }

}
