import Foundation
import TestSupport
import Testing

/// Ctrl-C and its like leave nothing half done, and the command says so: reliability.md A10.
@Suite struct SignalTests {
  private static let said = [
    "en": "error: stopped as asked; nothing is half done\nhint: only what is reported above was recorded\n",
    "vi": "lỗi: đã dừng theo yêu cầu; không có việc nào dở dang\ngợi ý: chỉ những gì báo ở trên là đã được ghi\n",
  ]
  private let bench: Bench

  init() throws {
    bench = try Bench()
    try bench.shell(
      """
      { echo name,owner; for i in $(seq 3000); do echo "Hệ thống $i,SYT"; done; } > sheet.csv
      """)
  }

  /// Runs a command and stops it once there is a file whose name ends so: it has begun then, and it has not ended.
  private func ended(_ words: [String], by signal: Int32, in language: String, atFile ending: String) throws -> Child {
    let process = try bench.start(
      Bench.binaries.path + "/capdo", words, ["CAPDO_DB": bench.register, "CAPDO_LANG": language])
    while try !process.hasEnded && bench.names().allSatisfy({ !$0.hasSuffix(ending) }) { usleep(200) }
    process.kill(by: signal)
    return try process.wait(seconds: 60)
  }

  @Test(arguments: [(SIGINT, "en", Int32(130)), (SIGTERM, "vi", 143), (SIGHUP, "en", 129)])
  func anImportThatIsStoppedRecordsNothingAndSaysSo(signal: Int32, language: String, status: Int32) throws {
    let before = try bench.bytes("r.db")
    let child = try ended(
      ["import", "systems", "sheet.csv", "--on", "2024-11-13"], by: signal, in: language, atFile: "-journal")
    #expect(child.status == status && child.isKilled)
    #expect(String(decoding: child.errors, as: UTF8.self).hasSuffix(Self.said[language] ?? "?"))
    #expect(try bench.names() == ["r.db", "sheet.csv"])
    #expect(try bench.bytes("r.db") == before)
  }

  @Test func aFileThatIsStoppedIsNotThereAtAll() throws {
    try bench.shell("\"$CAPDO\" import systems sheet.csv --on 2024-11-13 > /dev/null 2>&1")
    for words in [["backup", "b.db"], ["export", "systems", "-o", "x.xlsx"]] {
      var child = try ended(words, by: SIGTERM, in: "en", atFile: ".part")
      // On a busy machine the command may have ended before it was stopped.
      for _ in 0..<20 where child.status == 0 {
        try bench.shell("rm \(words.last ?? "")")
        child = try ended(words, by: SIGTERM, in: "en", atFile: ".part")
      }
      #expect(child.status == 143, "\(words)")
      #expect(String(decoding: child.errors, as: UTF8.self).hasSuffix(Self.said["en"] ?? "?"))
      #expect(try bench.names() == ["r.db", "sheet.csv"], "\(words)")
    }
  }

  /// At once, and when it has been waiting for the answer.
  @Test(arguments: [0.0, 0.5]) func aQuestionThatIsStoppedRecordsNothing(seconds: Double) throws {
    let answer = try bench.shell(
      """
      cat > ask.py <<'PYTHON'
      import os, pty, sys, time
      child, terminal = pty.fork()
      if child == 0:
          os.execv(sys.argv[1], [sys.argv[1], "organization", "abolish", "SYT", "--on", "2025-01-01"])
      printed = b""
      while not printed.endswith(b"(y/n) "): printed += os.read(terminal, 1000)
      time.sleep(\(seconds))
      os.write(terminal, b"\\x03")
      try:
          while part := os.read(terminal, 1000): printed += part
      except OSError:
          pass
      print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), printed.decode().replace("\\r\\n", "\\n"), end="")
      PYTHON
      CAPDO_LANG=en timeout 60 python3 ask.py "$CAPDO"
      """)
    #expect(answer == "-2 abolish SYT? (y/n) ^C\(Self.said["en"] ?? "?")")
  }

  @Test func whatWasStartedToOutlastItsTerminalDoes() throws {
    let answer = try bench.shell(
      """
      (trap '' HUP; exec "$CAPDO" import systems sheet.csv --on 2024-11-13) > /dev/null 2>&1 &
      while [ ! -e r.db-journal ]; do sleep 0.01; done; kill -HUP $!; wait $!
      sqlite3 r.db 'SELECT count(*) FROM system'
      """)
    #expect(answer == "3001\n")
  }
}
