import Foundation
@preconcurrency import Glibc

/// What another program ended with and wrote.
///
/// Foundation's Process is not used: where many run at once, one of its waits in some thousands never ends (Swift 6.3).
package struct Child {
  /// What it ended with; 128 and the signal where one ended it.
  package let status: Int32
  package let output: Data
  /// What it wrote to its errors, where they were asked for apart.
  package let errors: Data
  /// Whether a signal ended it.
  package let isKilled: Bool

  package var text: String { String(decoding: output, as: UTF8.self) }

  /// Runs a program, and waits for its end; the arguments are those of `Running.init`.
  package static func run(
    _ words: [String], input: Data = Data(), withErrors: Bool = false, environment: [String: String] = [:],
    folder: String? = nil, seconds: Int = 600
  ) throws -> Child {
    try Running(words, input: input, withErrors: withErrors, environment: environment, folder: folder)
      .wait(seconds: seconds)
  }
}

/// A program that was started and runs beside us.
///
/// Input and output are files in memory, so that neither waits for the other.
package final class Running {
  private let files: (read: MemoryFile, written: MemoryFile, complaints: MemoryFile)
  private var child: pid_t = 0

  /// Starts a program that is found as a shell finds it.
  ///
  /// - Parameters:
  ///   - words: the name of the program and its arguments.
  ///   - withErrors: whether what it writes to its errors is part of the output; else it is kept apart.
  ///   - environment: variables beside those of this process.
  ///   - folder: where it is run.
  package init(
    _ words: [String], input: Data = Data(), withErrors: Bool = false, environment: [String: String] = [:],
    folder: String? = nil
  ) throws {
    files = (try MemoryFile(), try MemoryFile(), try MemoryFile())
    try files.read.write(input)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, files.read.descriptor, 0)
    posix_spawn_file_actions_adddup2(&actions, files.written.descriptor, 1)
    let errors = withErrors ? files.written : files.complaints
    posix_spawn_file_actions_adddup2(&actions, errors.descriptor, 2)
    let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }.map { "\($0)=\($1)" }
    let words = folder.map { ["env", "-C", $0] + words } ?? words
    var (arguments, settings) = (Self.strings(words), Self.strings(variables))
    defer { for word in arguments + settings { free(word) } }
    // The threads of a test block signals, and whoever started it may ignore some: what it starts would too.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var asking = none
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&asking, signal) }
    posix_spawnattr_setsigdefault(&attributes, &asking)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    let code = posix_spawnp(&child, words[0], &actions, &attributes, &arguments, &settings)
    guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EINVAL) }
  }

  package func kill(by signal: Int32 = SIGKILL) { Glibc.kill(child, signal) }

  /// Whether it has ended; `wait` still says how.
  package var hasEnded: Bool {
    var info = siginfo_t()
    return waitid(P_PID, id_t(child), &info, WEXITED | WNOHANG | WNOWAIT) != 0 || info.si_signo != 0
  }

  /// Waits for its end; when its time is over, it is killed.
  package func wait(seconds: Int = 600) throws -> Child {
    let status = Self.wait(for: child, seconds: seconds)
    let signal = status & 0x7F
    return Child(
      status: signal == 0 ? status >> 8 & 0xFF : 128 + signal, output: try files.written.content(),
      errors: try files.complaints.content(), isKilled: signal != 0)
  }

  private static func strings(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] { texts.map { strdup($0) } + [nil] }

  /// Waits for a child, which is killed when its time is over.
  private static func wait(for child: pid_t, seconds: Int) -> Int32 {
    let deadline = DispatchTime.now() + .seconds(seconds)
    var (status, pause): (Int32, UInt32) = (0, 200)
    while waitpid(child, &status, WNOHANG) == 0 {
      if DispatchTime.now() > deadline { Glibc.kill(child, SIGKILL) }
      usleep(pause)
      pause = min(pause * 2, 5_000)
    }
    return status
  }
}

/// A file without a name, in memory where the system has a place for it, which goes with its last descriptor.
private final class MemoryFile {
  let descriptor: Int32

  init() throws {
    let folder = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : FileManager.default.temporaryDirectory.path
    let path = "\(folder)/capdo-child-\(UUID().uuidString)"
    descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    unlink(path)
  }

  deinit { close(descriptor) }

  func write(_ data: Data) throws {
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
    try handle.write(contentsOf: data)
    lseek(descriptor, 0, SEEK_SET)
  }

  func content() throws -> Data {
    lseek(descriptor, 0, SEEK_SET)
    return try FileHandle(fileDescriptor: descriptor, closeOnDealloc: false).readToEnd() ?? Data()
  }
}
