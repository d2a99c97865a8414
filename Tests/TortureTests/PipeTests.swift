import Foundation
import TestSupport
import Testing

/// A sheet may come from anywhere that bytes come from, and is recorded with the digest of what came.
@Suite struct PipeTests {
  private let bench: Bench

  init() throws {
    bench = try Bench()
    try bench.shell(
      """
      cp '\(Repository.file("fixtures/hatinh-2024").path)'/*.csv .
      export CAPDO_DB=n.db
      "$CAPDO" init > /dev/null 2>&1
      """)
  }

  /// Imports organizations from their file and the systems as asked; answers with how it ended, the figure, and whether the
  /// digest in the journal is that of the file.
  private func figure(importing command: String) throws -> String {
    try bench.shell(
      """
      export CAPDO_DB=n.db
      "$CAPDO" import organizations - < organizations.csv > /dev/null 2>&1
      {
      \(command)
      } > said 2>&1 || cat said
      "$CAPDO" rate --as-of 2024-11-13 --authority province 2> /dev/null
      digest=$(sha256sum systems.csv | cut -d ' ' -f 1)
      sqlite3 n.db "SELECT count(*) FROM entry WHERE source LIKE '%$digest'"
      """)
  }

  @Test(arguments: [
    "\"$CAPDO\" import systems - --on 2024-11-13 < systems.csv",
    "cat systems.csv | \"$CAPDO\" import systems - --on 2024-11-13",
    "cat systems.csv | \"$CAPDO\" import systems /dev/stdin --on 2024-11-13",
    "mkfifo pipe; (cat systems.csv > pipe) & \"$CAPDO\" import systems pipe --on 2024-11-13",
  ]) func aSheetIsReadFromAPipe(command: String) throws {
    #expect(try figure(importing: command) == "61/86 = 70.93%\n1\n")
  }

  @Test func nobodyWaitsForAPipeThatSaysNothing() throws {
    let answer = try figure(
      importing: """
        mkfifo pipe
        ("$CAPDO" import systems pipe --on 2024-11-13; echo "$?" > status) &
        exec 3> pipe
        "$CAPDO" organization add NEW --name 'Đơn vị mới' --tier commune --from 2024-01-01
        cat systems.csv >&3
        exec 3>&-
        wait
        test "$(cat status)" = 0
        """)
    #expect(answer == "61/86 = 70.93%\n1\n")
  }
}
