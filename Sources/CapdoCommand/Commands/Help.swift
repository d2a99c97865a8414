import LevelRegistry

extension Command {
  static let help = Command(
    "help", for: .everybody,
    Phrase("show what there is, or how to use a command", "xem danh sách lệnh hoặc cách dùng một lệnh"),
    operands: [
      Operand(
        .command, required: false, repeating: true,
        help: Phrase("the command to explain", "lệnh cần xem hướng dẫn"))
    ],
    examples: [
      Example(
        "capdo help completions",
        Phrase("how to have the shell complete commands", "cách bật tự động hoàn thành câu lệnh"))
    ]
  ) { arguments, console in
    let topic = arguments.operands.joined(separator: " ")
    try console.write(Manual(arguments.table, in: console.language).text(on: topic))
    return .done
  }
}
