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

  static let completions = Command(
    "completions", for: .everybody,
    Phrase(
      "write a script that completes commands in the shell",
      "tạo tập lệnh giúp shell tự động hoàn thành câu lệnh"),
    discussion: Phrase(
      "Load the script in the start-up file of the shell, or keep it where the shell looks for completions.",
      "Nạp tập lệnh này trong tệp khởi động của shell, hoặc lưu vào thư mục mà shell tìm các tập lệnh như vậy."),
    operands: [shellOperand],
    examples: [
      Example(
        "capdo completions bash > ~/.local/share/bash-completion/completions/capdo",
        Phrase("for bash, from the next session on", "cho bash, từ phiên làm việc sau")),
      Example(
        "capdo completions fish > ~/.config/fish/completions/capdo.fish",
        Phrase("for fish, from the next session on", "cho fish, từ phiên làm việc sau")),
    ]
  ) { arguments, console in
    let word = arguments.operands[0]
    guard let shell = Shell(rawValue: word) else { throw UsageError.badValue(word, for: shellOperand) }
    try console.write(CompletionScript(arguments.table, in: console.language).text(for: shell))
    return .done
  }

  private static let shellOperand = Operand(
    .oneOf(Shell.allCases.map(\.rawValue)), help: Phrase("the shell that is to complete", "loại shell sử dụng"))
}
