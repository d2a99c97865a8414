import LevelRegistry
import RegistryFiles

extension Command {
  static let evidenceList = Command(
    "evidence list", for: .auditors, Phrase("list the documents that are named", "liệt kê tài liệu minh chứng"),
    options: Option.time + Option.filters + Option.table,
    examples: [
      Example("capdo evidence list --owner HT-SYT", Phrase("the documents of one owner", "tài liệu của một chủ quản"))
    ]
  ) { arguments, console in
    let session = try Session(arguments, console)
    let evidence = try session.snapshot().evidence(in: try arguments.scope())
    try session.table(EvidenceTable.columns) { write in
      for each in evidence { try write(EvidenceTable.row(each)) }
    }
    return .done
  }

  static let evidenceVerify = Command(
    "evidence verify", for: .auditors,
    Phrase("compare the documents with their recorded digests", "đối chiếu tài liệu minh chứng với mã băm đã ghi"),
    discussion: Phrase(
      "Ends with 1 unless every document is there and unchanged. Paths are sought from the working folder.",
      "Trả mã kết thúc 1 nếu có tài liệu thay đổi hoặc không còn. Đường dẫn tính từ thư mục hiện tại."),
    options: Option.time + Option.filters + Option.table,
    examples: [
      Example("capdo evidence verify", Phrase("unchanged, changed or missing", "không đổi, đã đổi hoặc không còn"))
    ]
  ) { arguments, console in
    let session = try Session(arguments, console)
    let evidence = try session.snapshot().evidence(in: try arguments.scope())
    var isSound = true
    try session.table(EvidenceTable.columns + [EvidenceTable.found]) { write in
      for each in evidence {
        let found = EvidenceCheck(of: each.evidence)
        if found != .unchanged { isSound = false }
        try write(EvidenceTable.row(each) + [Cell(found)])
      }
    }
    return isSound ? .done : .refused
  }
}
