import LevelRegistry
import RegistryFiles

extension Command {
  static let show = Command(
    "show", for: .officials, Phrase("show one system on a day", "xem một hệ thống"),
    operands: [Operand(.system, help: Phrase("the system", "mã HTTT"))],
    options: Option.time + [.format],
    examples: [
      Example("capdo show HT-0012", Phrase("shows all that holds today", "xem mọi thông tin đến hôm nay"))
    ]
  ) { arguments, console in
    let session = try Session(arguments, console)
    let snapshot = try session.snapshot()
    let code = arguments.operands[0]
    guard let position = try snapshot.system(code) else { throw try snapshot.noSystem(code) }
    let line = SystemLine(position)
    if let format = arguments[.format], format != "table" {
      try session.table(SystemTable.columns()) { try $0(SystemTable.row(line)) }
      return .done
    }
    let tiers = try snapshot.tiers()
    try session.table([
      Column("field", Phrase("field", "Mục")), Column("value", Phrase("value", "Nội dung")),
    ]) { write in
      let cells = cells(of: position, on: snapshot.day, among: tiers)
      for (column, cell) in zip(SystemColumn.allCases, cells) where cell != .empty {
        try write([.term(column.rawValue, column.phrase), competent(cell, column, position, tiers)])
      }
      for (label, text) in try remarks(of: position, in: snapshot) {
        try write([.term(label.english, label), .term(text.english, text)])
      }
    }
    return .done
  }

  /// What the columns have no place for: a plan that does not count, what the inspections found, what is to be put right.
  private static func remarks(of position: SystemStatus, in snapshot: Snapshot) throws -> [(Phrase, Phrase)] {
    let plan = try snapshot.overtakenPlan(of: position).map { it in
      (
        Phrase("plan of \(it.level.phrase.english)", "Phương án của \(it.level.phrase.vietnamese)"),
        Phrase(
          "\(it.plan.status.phrase.english), does not count for \(position.approval?.level.phrase.english ?? "")",
          "\(it.plan.status.phrase.vietnamese), không tính cho \(position.approval?.level.phrase.vietnamese ?? "")")
      )
    }
    let inspections = try snapshot.inspections(of: position).compactMap { it, day -> (Phrase, Phrase)? in
      let found = [
        it.result?.phrase, it.document.map { Phrase("minutes \($0)", "biên bản \($0)") },
        it.inspector.map { Phrase($0.name, $0.name) },
      ].compactMap { $0 }
      guard !found.isEmpty else { return nil }
      return (
        Phrase(
          "\(it.kind.phrase.english) inspection of \(day)",
          "Kiểm tra \(it.kind.phrase.vietnamese.lowercased()) ngày \(day.vietnamese)"),
        Phrase(found.map(\.english).joined(separator: ", "), found.map(\.vietnamese).joined(separator: ", "))
      )
    }
    let remedies = try snapshot.openRemedies(of: position).map { it in
      let due = it.dueOn.map { Phrase(", due on \($0)", ", hạn \($0.vietnamese)") } ?? Phrase("", "")
      return (
        Phrase("open remedy \(it.id)", "Khắc phục \(it.id) chưa hoàn thành"),
        Phrase("\(it.what)\(due.english)", "\(it.what)\(due.vietnamese)")
      )
    }
    return [plan].compactMap { $0 } + inspections + remedies
  }

  /// The cells of a system; for people an organization is its name beside its code.
  static func cells(
    of position: SystemStatus, on day: Day, among tiers: Tiers,
    _ fields: [LineField<SystemLine>] = SystemLine.fields
  ) -> [Cell] {
    var cells = SystemTable.row(position, fields, among: tiers)
    for (index, field) in fields.enumerated() {
      guard let body = body(field.column, of: position), case .text(let code) = cells[index] else { continue }
      let text = "\(body.name) (\(code))"
      cells[index] = .term(code, Phrase(text, text))
    }
    return cells
  }

  /// A tier that is no more stands beside the one that is competent now.
  private static func competent(_ cell: Cell, _ column: SystemColumn, _ position: SystemStatus, _ tiers: Tiers) -> Cell
  {
    guard column == .competentAuthority, let now = tiers.successor(for: position),
      case .term(let word, let phrase) = cell
    else { return cell }
    return .term(
      word,
      Phrase("\(phrase.english), now \(now.phrase.english)", "\(phrase.vietnamese), nay là \(now.phrase.vietnamese)"))
  }

  private static func body(_ column: SystemColumn, of position: SystemStatus) -> Organization? {
    column == .owner ? position.owner : column == .operator ? position.operator : nil
  }
}
