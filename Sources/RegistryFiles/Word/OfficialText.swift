/// What every official text has around its words, as Decree 30/2020, annex I, lays it out: above them who issues it and the
/// name of the state, below them who receives it and who signs. Number, day and signer stay empty.
struct OfficialText {
  /// The body above the one that issues it; nil where there is none.
  let above: String?
  /// Who issues it; nil leaves the place empty.
  let issuer: String?
  let subject: String
  let year: Int
  /// Whether the word for a draft stands below the subject.
  var isDraft = false

  static let dots = "……………"

  /// How far the first line of a paragraph is indented, in millimetres.
  static let indent = 12.7

  var head: WordTable {
    WordTable(widths: [66, 99], hasBorders: false, rows: [[issuerLines, Self.nation(year)]])
  }

  static func addressee(_ name: String) -> WordParagraph {
    WordParagraph(text: "Kính gửi: \(name)", alignment: .center, space: 24)
  }

  /// Who receives it at the left; at the right the place of the one who signs.
  static func ending(_ recipients: [String]) -> WordTable {
    let title = WordParagraph(
      text: "Nơi nhận:", size: 12, isBold: true, isItalic: true, alignment: .left, space: 0)
    let lines = recipients.map { WordParagraph(text: "- \($0)", size: 11, alignment: .left, space: 0) }
    let signer = [WordParagraph(text: dots, isBold: true, alignment: .center, space: 0)]
    return WordTable(widths: [82, 83], hasBorders: false, rows: [[[title] + lines, signer]])
  }

  private var issuerLines: [WordParagraph] {
    [
      above.map { WordParagraph(text: $0.uppercased(), size: 13, alignment: .center, space: 0) },
      WordParagraph(
        text: issuer?.uppercased() ?? Self.dots, size: 13, isBold: true, alignment: .center, space: 0, rule: 0.4,
        width: 64),
      WordParagraph(text: "Số:            /", size: 13, alignment: .center, space: 8),
      WordParagraph(text: subject, size: 12, alignment: .center, space: 2),
      isDraft
        ? WordParagraph(
          text: "DỰ THẢO", size: 13, isBold: true, alignment: .center, space: 12, frame: 28, width: 64) : nil,
    ].compactMap { $0 }
  }

  private static func nation(_ year: Int) -> [WordParagraph] {
    [
      WordParagraph(
        text: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size: 12, isBold: true, alignment: .center, space: 0),
      WordParagraph(
        text: "Độc lập - Tự do - Hạnh phúc", size: 13.5, isBold: true, alignment: .center, space: 0, rule: 0.58,
        width: 97),
      WordParagraph(
        text: "\(dots), ngày …… tháng …… năm \(year)", size: 13.5, isItalic: true, alignment: .center, space: 8),
    ]
  }
}
