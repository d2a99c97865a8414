@preconcurrency import Glibc
import LevelRegistry
import RegistryFiles

/// Shows on a terminal what is longer than its screen page by page: through CAPDO_PAGER, else PAGER, else less.
///
/// What fits is written as it is. An empty CAPDO_PAGER, or `cat`, asks for no pages.
final class PagedSink: ByteSink {
  private let target: any ByteSink
  private let lines: Int
  /// The pager that somebody wants; nil for none.
  var command: String?
  /// What waits until it is known whether it fits.
  private var waiting: [UInt8] = []
  private var counted = 0
  private var pager: (stream: UnsafeMutablePointer<FILE>, sink: DescriptorSink)?

  init(_ target: any ByteSink, lines: Int, command: String? = nil) {
    self.target = target
    self.lines = lines
    self.command = command
  }

  /// The pager that somebody wants.
  static func command(_ environment: Environment, _ language: Language) -> String? {
    let wanted = environment.set("CAPDO_PAGER") ?? environment["PAGER"] ?? "less"
    guard !wanted.isEmpty, wanted != "cat" else { return nil }
    // Colors as they are; the prompt says how to go on and how to leave, in ASCII: less 590 breaks other letters of it.
    setenv("LESSCHARSET", "utf-8", 0)
    setenv("LESS", "-R -P" + Phrase("SPACE - more, q - leave", "SPACE - xem tiep, q - thoat")[language] + "$", 0)
    return wanted
  }

  func write(_ bytes: [UInt8]) throws {
    if let pager { return try pager.sink.write(bytes) }
    waiting += bytes
    counted += bytes.count { $0 == UInt8(ascii: "\n") }
    if counted >= lines { try startPager() }
  }

  private func startPager() throws {
    guard let command, let stream = popen(command, "w") else { return try passOn(to: target) }
    // An interruption is for the pager.
    signal(SIGINT, SIG_IGN)
    let sink = DescriptorSink(fileno(stream))
    pager = (stream, sink)
    try passOn(to: sink)
  }

  private func passOn(to sink: any ByteSink) throws {
    defer { waiting = [] }
    try sink.write(waiting)
  }

  /// Writes words about the output behind it: through the pager where that has the screen, else to the errors.
  func note(_ bytes: [UInt8], to errors: any ByteSink) throws {
    if let pager { return try pager.sink.write(bytes) }
    try passOn(to: target)
    try errors.write(bytes)
  }

  /// Writes what fits on the screen, or waits until the reader leaves the pager.
  func finish() throws {
    guard let pager else { return try passOn(to: target) }
    self.pager = nil
    pclose(pager.stream)
  }
}
