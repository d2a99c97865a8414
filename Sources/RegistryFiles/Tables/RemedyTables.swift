import LevelRegistry

/// Remedies as a table.
package enum RemedyTable {
  package static var columns: [Column] {
    [
      Column("code", Phrase("code", "Mã HTTT")), Column("name", Phrase("name", "Tên HTTT")),
      Column("remedy", Phrase("remedy", "Số")), Column("task", Phrase("task", "Nội dung")),
      Column("due_on", Phrase("due on", "Hạn")), Column("standing", Phrase("standing", "Tình trạng")),
      Column("requirement", Phrase("requirement", "Yêu cầu")), Column("unit", Phrase("unit", "Đơn vị thực hiện")),
      Column("source", Phrase("source", "Nguồn")), Column("since", Phrase("since", "Từ ngày")),
      Column("done_on", Phrase("done on", "Hoàn thành ngày")), Column("document", Phrase("document", "Số văn bản")),
      Column("checked_by", Phrase("checked by", "Đơn vị kiểm tra lại")),
    ]
  }

  package static func row(_ status: RemedyStatus, on day: Day) -> [Cell] {
    let remedy = status.remedy
    return [
      .text(status.code), .text(status.name), .integer(Int(status.id)), Cell(remedy.task), Cell(remedy.dueOn),
      Cell(status.standing(on: day)), Cell(remedy.requirement?.code),
      .term(status.unit.code, Phrase(status.unit.name, status.unit.name)), Cell(remedy.source), Cell(status.addedOn),
      Cell(remedy.doneOn), Cell(remedy.document), Cell(remedy.checkedBy),
    ]
  }
}

/// Findings that somebody answered, with the reason and the last day of the answer.
package enum AnsweredFindingTable {
  package static var columns: [Column] {
    [
      Column("code", Phrase("code", "Mã phát hiện")), Column("object", Phrase("object", "Mã đối tượng")),
      Column("name", Phrase("name", "Tên")), Column("evidence", Phrase("evidence", "Số liệu đối chiếu")),
      Column("reason", Phrase("answer", "Giải trình")), Column("document", Phrase("document", "Số văn bản")),
      Column("answered_on", Phrase("answered on", "Từ ngày")), Column("until", Phrase("until", "Đến hết ngày")),
    ]
  }

  package static func row(_ finding: Finding, _ answer: Answer, in language: Language) -> [Cell] {
    [
      .text(finding.code.rawValue), .text(finding.object.code), .text(finding.object.name),
      .text(finding.evidence[language]), .text(answer.reason), Cell(answer.document), Cell(answer.since),
      Cell(answer.until),
    ]
  }
}

/// The documents that recorded facts name, and how they are now where somebody looked.
package enum EvidenceTable {
  package static var columns: [Column] {
    [
      Column("code", Phrase("code", "Mã HTTT")), Column("name", Phrase("name", "Tên HTTT")),
      Column("requirement", Phrase("requirement", "Yêu cầu")),
      Column("evidence", Phrase("evidence", "Tài liệu minh chứng")),
      Column("since", Phrase("since", "Từ ngày")), Column("digest", Phrase("SHA-256", "SHA-256")),
    ]
  }

  package static let found = Column("found", Phrase("found", "Hiện trạng"))

  package static func row(_ evidence: RecordedEvidence) -> [Cell] {
    [
      .text(evidence.code), .text(evidence.name), Cell(evidence.requirement), .text(evidence.evidence.path),
      Cell(evidence.since), .text(evidence.evidence.digest),
    ]
  }
}

/// How a document is now that a recorded fact names.
package enum EvidenceCheck: String, Term {
  case unchanged, changed, missing
  /// It is there and cannot be read.
  case unreadable

  package var phrase: Phrase {
    switch self {
    case .unchanged: Phrase("unchanged", "không thay đổi")
    case .changed: Phrase("changed", "đã thay đổi")
    case .missing: Phrase("missing", "không còn")
    case .unreadable: Phrase("unreadable", "không đọc được")
    }
  }

  /// Compares the file with the digest of then; a path that is not absolute is sought from the working folder.
  package init(of evidence: Plan.Evidence) {
    do {
      let digest = try FileDigest.sha256(of: FileSource(path: evidence.path))
      self = digest == evidence.digest ? .unchanged : .changed
    } catch let error as FileError where error.kind == .missing {
      self = .missing
    } catch {
      self = .unreadable
    }
  }
}
