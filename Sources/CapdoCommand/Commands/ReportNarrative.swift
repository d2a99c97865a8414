import LevelRegistry
import RegistryFiles

extension Command {
  static let reportNarrative = Command(
    "report narrative", for: .officials,
    Phrase("write the paragraph for a report", "soạn đoạn văn số liệu cho báo cáo"),
    discussion: Phrase(
      "In Vietnamese, as it is pasted into official reports; in English with --lang en. A rate appears only where "
        + "the registry gives one.",
      "Bằng tiếng Việt, để đưa vào báo cáo; bằng tiếng Anh với --lang en. Chỉ nêu tỷ lệ khi sổ đăng ký có đủ số liệu."),
    options: Option.time + Option.filters,
    examples: [
      Example(
        "capdo report narrative --as-of 2024-11-13",
        Phrase("the paragraph of that day", "đoạn văn số liệu đến ngày đó"))
    ]
  ) { arguments, console in
    let session = try Session(arguments, console)
    let narrative = try Narrative(try session.snapshot(), in: try arguments.scope())
    let language = arguments[.language].flatMap(Language.init(rawValue:)) ?? .vietnamese
    try console.write(visible(narrative.text[language]) + "\n")
    return .done
  }
}
