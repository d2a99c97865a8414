import LevelRegistry
import RegistryFiles

// Row, system, owner, level, decision and plan, with what was decided in reading them.
extension UnderstoodLine {
  /// Name and owner in so many columns, with the word that repeats the owner above.
  func title(width: Int) -> String {
    let mark = repeated.contains(.owner) ? " ('nt')" : ""
    let text = [line.name, line.owner].compactMap(\.self).joined(separator: ", ")
    return (text.count + mark.count <= width ? text : text.prefix(width - mark.count - 1) + "…") + mark
  }

  var level: Phrase {
    let level = line.level ?? (line.isOfProposedLevel ? line.proposedLevel : nil)
    return level.map { Phrase("\($0.rawValue)", "\($0.rawValue)") } ?? Phrase("–", "–")
  }

  var decision: Phrase {
    if let standIn { return Phrase("none yet ('\(standIn)')", "chưa có ('\(standIn)')") }
    guard let day = line.decidedOn else { return Phrase("none", "chưa có") }
    let number = line.decisionNumber.map { "\($0), " } ?? ""
    return Phrase("\(number)\(day)", "\(number)\(day.vietnamese)")
  }

  var plan: Phrase {
    let status = line.plan.map(Self.word) ?? PlanStatus.notReported
    guard let expected = line.planExpectedOn else { return Phrase(status.english, status.vietnamese.lowercased()) }
    return Phrase("\(status.english) → \(expected[.english])", "\(status.vietnamese) → \(expected[.vietnamese])")
  }

  private static func word(_ status: PlanStatus) -> Phrase {
    switch status {
    case .none: Phrase("none", "chưa triển khai")
    case .partial: Phrase("partial", "một phần")
    case .full: Phrase("full", "đầy đủ")
    }
  }

  /// What was decided in reading the row, so that it could be wrong.
  var notes: [Phrase] {
    var notes: [Phrase] = []
    if let tier = authorityOfIssuer {
      let issuer = line.issuer ?? ""
      notes.append(
        Phrase(
          "issued by \(issuer): approved by the tier \(tier.phrase.english)",
          "do \(issuer) ban hành: \(tier.phrase.vietnamese) phê duyệt"))
    }
    if standIn != nil {
      let status = line.dossier?.phrase ?? Phrase("no dossier", "chưa có hồ sơ")
      let level = line.proposedLevel.map {
        Phrase("level \($0.rawValue) proposed, ", "đề xuất cấp độ \($0.rawValue), ")
      }
      notes.append(
        Phrase(
          "\(level?.english ?? "")dossier: \(status.english)",
          "\(level?.vietnamese ?? "")hồ sơ: \(status.vietnamese.lowercased())"))
    }
    var others: [Phrase] = []
    for phrase in repeated.filter({ $0 != .owner }).map(\.phrase) where !others.contains(phrase) {
      others.append(phrase)
    }
    if !others.isEmpty {
      notes.append(
        Phrase(
          "as above: \(others.map(\.english).joined(separator: ", "))",
          "như hàng trên: \(others.map(\.vietnamese).joined(separator: ", "))"))
    }
    return notes
  }
}

/// Every row as it was understood, as a worksheet beside the errors.
enum UnderstoodTable {
  static let worksheet = Phrase("Understood", "Đã hiểu")

  static let columns = [
    Column("line", Phrase("row", "Hàng")), Column("name", Phrase("system", "Tên HTTT")),
    Column("owner", Phrase("owner", "Chủ quản")), Column("operator", Phrase("operator", "Đơn vị vận hành")),
    Column("level", Phrase("level", "Cấp độ")), Column("decision", Phrase("decision", "Quyết định")),
    Column("issuer", Phrase("issued by", "Cơ quan phê duyệt")), Column("plan", Phrase("plan", "Phương án")),
    Column("notes", Phrase("decided in reading", "Đã suy ra khi đọc")),
  ]

  static func row(_ line: UnderstoodLine, in language: Language) -> [Cell] {
    let it = line.line
    return [
      .text(line.place.name), Cell(it.name), Cell(it.owner), Cell(it.operator), .text(line.level[language]),
      .text(line.decision[language]), Cell(it.issuer), .text(line.plan[language]),
      .text((line.notes + line.remarks.map(\.phrase)).map { $0[language] }.joined(separator: "; ")),
    ]
  }
}
