import Exchange
import LevelRegistry

extension Command {
  static let show = Command(
    "show", for: .officials, Phrase("show one system on a day", "xem một hệ thống"),
    operands: [Operand(.code, help: Phrase("the system", "mã HTTT"))],
    options: Option.time + [.format],
    examples: [
      Example("capdo show HT-0012", Phrase("shows all that holds today", "xem mọi thông tin đến hôm nay"))
    ]
  ) { arguments, console in
    let session = try Session(arguments, console)
    let snapshot = try session.snapshot()
    let code = arguments.operands[0]
    guard let position = try snapshot.position(of: code) else { throw RegistryError.unknownSystem(code) }
    let line = SystemLine(position, on: snapshot.day)
    if let format = arguments[.format], format != "table" {
      try session.table(SystemTable.columns()) { try $0(SystemTable.row(line)) }
      return .done
    }
    try session.table([
      Column("field", Phrase("field", "Mục")), Column("value", Phrase("value", "Nội dung")),
    ]) { write in
      for (column, cell) in zip(SystemColumn.allCases, cells(of: position, on: snapshot.day)) where cell != .empty {
        try write([.term(column.rawValue, column.phrase), cell])
      }
    }
    return .done
  }

  /// The cells of a system; for people an organization is its name beside its code.
  static func cells(of position: Position, on day: Day, _ columns: [SystemColumn] = SystemColumn.allCases) -> [Cell] {
    zip(columns, SystemTable.row(SystemLine(position, on: day), columns)).map { column, cell in
      guard case .text(let code) = cell, let body = body(column, of: position) else { return cell }
      let text = "\(body.name) (\(code))"
      return .term(code, Phrase(text, text))
    }
  }

  private static func body(_ column: SystemColumn, of position: Position) -> Organization? {
    switch column {
    case .owner: position.owner
    case .operator: position.operator
    default: nil
    }
  }
}
