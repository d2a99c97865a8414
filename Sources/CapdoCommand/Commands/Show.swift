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
      for (column, cell) in zip(SystemTable.columns(), SystemTable.row(line)) where cell != .empty {
        try write([.term(column.name, column.heading), named(cell, column, position)])
      }
    }
    return .done
  }

  /// For people an organization is its name beside its code.
  private static func named(_ cell: Cell, _ column: Column, _ position: Position) -> Cell {
    switch column.name {
    case "owner": .text("\(position.owner.name) (\(position.owner.code))")
    case "operator": .text("\(position.operator.name) (\(position.operator.code))")
    default: cell
    }
  }
}
