import Foundation
import Testing

/// A machine on which libxlsxwriter is not installed, made by hiding it from one process.
@Suite(.enabled(if: geteuid() == 0)) struct MissingLibraryTests {
  @Test(arguments: [("en", "apt install libxlsxwriter4"), ("vi", "hãy cài bằng lệnh apt install libxlsxwriter4")])
  func withoutItsLibraryNoWorkbookIsMadeAndEverythingElseWorks(language: String, cure: String) throws {
    let bench = try Bench()
    let answers = try bench.shell(
      """
      export CAPDO_LANG=\(language)
      library=$(ldconfig -p | sed -n 's/.*libxlsxwriter.so.[0-9]* .*=> //p' | head -n 1)
      unshare --mount sh -c '
        mount --bind /dev/null "$1"
        "$CAPDO" export systems -o x.xlsx 2> errors; echo "$?"
        "$CAPDO" report annual --year 2024 --draft --owner SYT --format xlsx 2>> errors; echo "$?"
        "$CAPDO" export systems -o x.csv; echo "$?"' sh "$library"
      ls
      """)
    #expect(answers == "74\n74\n0\nerrors\nr.db\nx.csv\n")
    #expect(try bench.shell("grep -c '\(cure)' errors") == "2\n")
  }
}
