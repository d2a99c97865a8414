import Foundation
import Testing

/// What a command did is what it says, whichever call of the system fails: an entry that is recorded or a file that is complete
/// is named although a question after it cannot be answered.
///
/// `make torture` fails every call of every command; these are the calls of two that end with a question.
@Suite(.enabled(if: access("/usr/bin/strace", X_OK) == 0)) struct OutcomeTests {
  private let bench: Bench

  init() throws {
    bench = try Bench()
    try bench.shell("cp r.db good.db")
  }

  /// A call of the system and how it fails.
  static let faults = ["pread64:error=EIO", "fcntl:error=ENOLCK"]

  /// How often a command makes a call: up to the one that matches a pattern, and in all.
  private func calls(of fault: String, by command: String, until pattern: String) throws -> (before: Int, all: Int) {
    let call = fault.prefix { $0 != ":" }
    let counts = try bench.shell(
      """
      strace -f -o log -e trace=\(call),unlink,renameat2 "$CAPDO" \(command) > /dev/null 2>&1
      awk '/\(pattern)/ { before = count } /\(call)[(]/ { count++ } END { print before, count }' log
      """
    ).split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    return (try #require(counts.first), try #require(counts.last))
  }

  /// Runs a command with one call failing, once or from there on; its status, and what it says.
  private func run(_ command: String, failing fault: String, at number: Int, forGood: Bool, language: String) throws
    -> (
      status: String, said: String
    )
  {
    let call = fault.prefix { $0 != ":" }
    let said = try bench.shell(
      """
      cp good.db r.db
      CAPDO_LANG=\(language) strace -f -o log -e trace=\(call) -e inject=\(fault):when=\(number)\(forGood ? "+" : "") \
      "$CAPDO" \(command) 2>&1 > /dev/null
      echo "$?"
      """)
    let lines = said.split(separator: "\n")
    return (String(lines.last ?? ""), lines.dropLast().joined(separator: "\n"))
  }

  /// Some of the calls, in `make torture` all; the first and the last are among them.
  private func numbers(_ range: ClosedRange<Int>) -> [Int] {
    let wanted = count(3, full: .max)
    let step = max(1, (range.count - 1) / max(1, wanted - 1))
    return Array(Set(Array(stride(from: range.lowerBound, through: range.upperBound, by: step)) + [range.upperBound]))
  }

  /// Commands that record entry 7 and then ask something.
  static let acts = [
    "close q1 --as-of 2024-06-01",
    "register B-9 --name Hai --owner SYT --authority province --on 2024-01-02",
  ]

  @Test(arguments: zip(faults, acts)) func anEntryIsNamedAlthoughWhatIsAskedAfterItFails(fault: String, command: String)
    throws
  {
    let (before, all) = try calls(of: fault, by: command, until: "unlink[(].*-journal")
    try #require(before < all)
    var named = 0
    for (index, number) in numbers(before + 1...all).enumerated() {
      let language = index.isMultiple(of: 2) ? "en" : "vi"
      let (status, said) = try run(command, failing: fault, at: number, forGood: true, language: language)
      let isRecorded = try bench.shell("sqlite3 r.db 'SELECT max(seq) FROM entry'") == "7\n"
      if status == "0" || !isRecorded { continue }
      named += 1
      let words = [
        "entry 7 is recorded", "mục nhật ký 7 đã được ghi", "entry 7 may or may not be recorded",
        "không rõ mục nhật ký 7",
      ]
      #expect(words.contains(where: said.contains), "\(fault) at \(number): \(status) \(said)")
    }
    #expect(named > 0, "no call after the commit failed the command")
  }

  @Test(arguments: faults) func aFileBearsItsNameOnlyWhereTheExportSucceeds(fault: String) throws {
    let command = "export systems -o x.csv"
    let (_, all) = try calls(of: fault, by: command, until: "renameat2")
    try bench.shell("mv x.csv whole.csv")
    var failed = 0
    for number in numbers(1...all) {
      let (status, said) = try run(command, failing: fault, at: number, forGood: false, language: "en")
      let isThere = try bench.names().contains("x.csv")
      #expect(isThere == (status == "0"), "\(fault) at \(number): \(status) \(said)")
      if isThere { try bench.shell("cmp x.csv whole.csv && rm x.csv") } else { failed += 1 }
    }
    #expect(failed > 0, "no call failed the command")
  }

  @Test func aFolderThatCannotBeReadIsNotAnEmptyOne() throws {
    try bench.shell("mkdir inbox")
    let (status, said) = try run(
      "import --inbox inbox", failing: "getdents64:error=EIO", at: 1, forGood: true, language: "en")
    #expect(status == "66")
    #expect(said.contains("cannot read the folder 'inbox': Input/output error"), "\(said)")
  }

  @Test func anInboxThatDoesNotExistIsRefusedAndNotMade() throws {
    let said = try bench.shell("\"$CAPDO\" import --inbox inbox 2>&1 || echo \"$?\"")
    #expect(said == "error: cannot read the folder 'inbox': No such file or directory\n66\n")
    #expect(try !bench.names().contains("inbox"))
  }

  @Test func aFileOfAFolderWhoseNameIsNoTextIsNotLeftOut() throws {
    let said = try bench.shell(
      """
      mkdir inbox
      touch "inbox/$(printf '\\377').xlsx"
      "$CAPDO" import --inbox inbox 2>&1 || echo "$?"
      """)
    #expect(
      said == "error: the folder 'inbox' holds a file whose name is not UTF-8: '\u{FFFD}.xlsx'; rename it\n66\n",
      "\(said)")
  }

  @Test func anEntryIsNamedAlthoughItsOutputIsLost() throws {
    let status = try bench.shell(
      """
      "$CAPDO" register B-9 --name Hai --owner SYT --authority province --on 2024-01-02 > /dev/full 2> said
      echo "$?"
      """)
    #expect(status == "74\n")
    let said = try bench.shell("cat said")
    #expect(
      said.contains(
        "error: entry 7 is recorded; what follows failed: cannot write the output: No space left on device"),
      "\(said)")
  }

  @Test func anExportWithoutItsManifestIsNamed() throws {
    let (status, said) = try run(
      "export systems --manifest -o x.csv", failing: "renameat2:error=EIO", at: 2, forGood: false, language: "en")
    // Where renaming without replacing fails, linking is tried.
    #expect(status == "0", "\(said)")
    try bench.shell("rm x.csv*")
    let answer = try bench.shell(
      """
      strace -f -o log -e trace=renameat2,link -e inject=renameat2:error=EIO:when=2 -e inject=link:error=EIO \
      "$CAPDO" export systems --manifest -o x.csv 2>&1; echo "$?"; ls x.csv*
      """)
    #expect(answer.contains("'x.csv' is complete, but not its manifest: "), "\(answer)")
    #expect(answer.hasSuffix("73\nx.csv\n"), "\(answer)")
  }
}
