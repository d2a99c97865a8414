import LevelRegistry

// The options of the acts, as `correct` takes them.
extension CorrectedValues {
  static let name = Option("name", .name, help: Phrase("system: its name", "system: tên"))
  static let owner = Option("owner", .code, help: Phrase("system: who owns it", "system: chủ quản"))
  static let operating = Option("operator", .code, help: Phrase("system: who operates it", "system: đơn vị vận hành"))
  static let authority = Option(
    "authority", .oneOf(Authority.allCases.map(\.rawValue)),
    help: Phrase("system: the competent tier; approval: the tier that approved", "cấp có thẩm quyền; cấp đã phê duyệt"))
  static let category = Option(
    "category", .oneOf(Category.allCases.map(\.rawValue)), help: Phrase("system: what kind it is", "system: loại hình"))
  static let state = Option(
    "state", .oneOf(SystemState.allCases.map(\.rawValue)), help: Phrase("system: its state", "system: trạng thái"))
  static let level = Option(
    "level", .oneOf(Level.allCases.map { "\($0.rawValue)" }),
    help: Phrase("dossier: the level proposed; approval: approved", "cấp độ đề xuất; cấp độ được phê duyệt"))
  static let status = Option(
    "status", .word(Phrase("STATUS", "TÌNH-TRẠNG")),
    help: Phrase("dossier, plan: how far it has come", "dossier, plan: tình trạng"))
  static let expected = Option(
    "expected", .day, help: Phrase("dossier, plan: when its end is expected", "dossier, plan: thời điểm dự kiến"))
  static let note = Option("note", .text, help: Phrase("dossier: the note of the step", "dossier: ghi chú của bước"))
  static let decision = Option(
    "decision", .number, help: Phrase("approval: the decision's number", "approval: số quyết định"))
  static let issuer = Option("issuer", .name, help: Phrase("approval: who issued it", "approval: cơ quan phê duyệt"))
  static let basis = Option(
    "basis", .oneOf(LegalBasis.allCases.map(\.rawValue)),
    help: Phrase("approval: the decree", "approval: căn cứ pháp lý"))
  static let regulation = Option(
    "regulation", .number, help: Phrase("approval: the regulation's number", "approval: số quy chế"))
  static let regulationOn = Option(
    "regulation-on", .day, help: Phrase("approval: the regulation's day", "approval: ngày quy chế"))
  static let regulationIssuer = Option(
    "regulation-issuer", .name,
    help: Phrase("approval: who issued the regulation", "approval: cơ quan ban hành quy chế"))
  static let evidence = Option(
    "evidence", .file, help: Phrase("plan: the document that shows it", "plan: tài liệu chứng minh"))
  static let evidenceDigest = Option(
    "evidence-digest", .word(Phrase("SHA-256", "MÃ-SHA-256")),
    help: Phrase("plan: its SHA-256, where the file is not at hand", "plan: mã SHA-256, khi không có sẵn tệp"))
  static let inspectionKind = Option(
    "kind", .oneOf(InspectionKind.allCases.map(\.rawValue)),
    help: Phrase("inspection: which one", "inspection: hình thức"))
  static let by = Option("by", .name, help: Phrase("inspection: who inspected", "inspection: đơn vị kiểm tra"))
  static let document = Option("document", .number, help: Phrase("inspection: the minutes", "inspection: số biên bản"))
  static let result = Option(
    "result", .oneOf(InspectionResult.allCases.map(\.rawValue)),
    help: Phrase("inspection: what was found", "inspection: kết quả"))
  static let remedyBy = Option(
    "remedy-by", .day, help: Phrase("inspection: when it is to be remedied", "inspection: hạn khắc phục"))

  /// The options that say something of a kind of fact.
  static func options(of kind: String) -> [Option] {
    switch kind {
    case "system": [name, owner, operating, authority, category, state]
    case "dossier": [level, status, expected, note]
    case "approval": [level, authority, decision, issuer, basis, regulation, regulationOn, regulationIssuer]
    case "plan": [status, expected, evidence, evidenceDigest]
    default: [inspectionKind, by, document, result, remedyBy]
    }
  }

  /// Every one of them once.
  static var options: [Option] {
    [
      inspectionKind, name, owner, operating, authority, category, state, level, status, expected, note, decision,
      issuer, basis, regulation, regulationOn, regulationIssuer, evidence, evidenceDigest, by, document, result,
      remedyBy,
    ]
  }
}
