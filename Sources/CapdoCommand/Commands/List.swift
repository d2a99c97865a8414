import LevelRegistry
import RegistryFiles

extension Command {
  private static let columns: [SystemColumn] = [
    .code, .name, .owner, .state, .level, .approvalAuthority, .decisionNumber, .decidedOn, .plan, .planExpectedOn,
    .dossier, .dossierExpectedOn,
  ]

  static let list = Command(
    "list", for: .officials, Phrase("list the systems of a scope", "liệt kê các hệ thống"),
    discussion: Phrase(
      "Retired systems are left out unless --state asks for them.",
      "Không liệt kê hệ thống đã kết thúc vận hành, trừ khi hỏi bằng --state."),
    options: [.search] + Option.time + Option.filters + Option.table,
    examples: [
      Example(
        "capdo list --plan none,partial,unreported",
        Phrase("those behind, with the day they promised", "các hệ thống còn chậm, kèm thời điểm dự kiến")),
      Example("capdo list --search 'cong thong tin'", Phrase("finds systems by their names", "tìm hệ thống theo tên")),
    ]
  ) { arguments, console in
    let session = try Session(arguments, console)
    let snapshot = try session.snapshot()
    var scope = try arguments.scope()
    scope.search = arguments[.search]
    let tiers = try snapshot.tiers()
    let fields = columns.compactMap { column in SystemLine.fields.first { $0.column == column } }
    var isEmpty = true
    try session.table(SystemTable.columns(columns), under: .counted(asOf: snapshot.day)) { write in
      try snapshot.forEachSystem(in: scope) {
        try write(cells(of: $0, on: snapshot.day, among: tiers, fields))
        isEmpty = false
      }
    }
    if isEmpty { console.note(Phrase("no system is found", "không tìm thấy hệ thống nào")) }
    return .done
  }
}
