import LevelRegistry

/// An error that can be told to people in their language.
protocol PresentableError: Error {
  /// What is wrong: the thing and the reason, without a period.
  var message: Phrase { get }
  /// The next step; each line of it is printed as a hint of its own.
  var hint: Phrase? { get }
  var exitStatus: ExitStatus { get }
}
