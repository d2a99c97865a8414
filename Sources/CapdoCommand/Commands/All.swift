extension Command {
  /// Every command, in the order of the overview.
  static let all: [Command] = [
    .completions,
    .help,
  ]
}
