import Foundation
import Testing

/// What the program takes from the system that starts it: words, variables, libraries.
@Suite struct EntryOfTheProgramTests {
  @Test(.enabled(if: geteuid() == 0)) func wordsAreReadWhereThereIsNoProc() throws {
    let bench = try Bench()
    let answer = try bench.shell(
      """
      unshare --mount sh -c 'mount -t tmpfs none /proc; "$CAPDO" --version | head -n 1; "$CAPDO" nonsense 2>&1; echo "$?"'
      """)
    #expect(answer.hasPrefix("capdo 1.0.0\nerror: unknown command 'nonsense'"), "\(answer)")
    #expect(answer.hasSuffix("64\n"))
  }

  @Test(arguments: [("en", "is not UTF-8: 'a\\xFF.db'"), ("vi", "không phải UTF-8: 'a\\xFF.db'")])
  func wordsAndVariablesThatAreNoTextAreRefused(language: String, reason: String) throws {
    let bench = try Bench()
    let answer = try bench.shell(
      """
      export CAPDO_LANG=\(language) name="$(printf 'a\\377.db')"
      "$CAPDO" --db "$name" init 2> errors; echo "$?"
      CAPDO_DB="$name" "$CAPDO" init 2>> errors; echo "$?"
      cat errors
      """)
    #expect(answer.hasPrefix("64\n64\n"))
    #expect(answer.components(separatedBy: reason).count == 3, "\(answer)")
    #expect(try bench.names().contains { $0.hasPrefix("a") } == false)
  }

  @Test func aConfigurationOfOpenSSLIsNotRead() throws {
    let bench = try Bench()
    try bench.shell(
      """
      printf 'openssl_conf = a\\n[a]\\nalg_section = b\\n[b]\\ndefault_properties = fips=yes\\n' > openssl.cnf
      OPENSSL_CONF="$PWD/openssl.cnf" "$CAPDO" verify
      """)
  }

  @Test func theDashboardAllowsNothingFromElsewhere() throws {
    let bench = try Bench()
    let policy = "content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\""
    try bench.shell("\"$CAPDO\" report dashboard --as-of 2024-11-13 -o d.html; cat d.html > page")
    #expect(String(decoding: try bench.bytes("page"), as: UTF8.self).contains(policy))
  }
}
