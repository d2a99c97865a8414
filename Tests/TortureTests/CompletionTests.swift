import Foundation
import TestSupport
import Testing

/// The scripts of `capdo completions`, run by the shells themselves, on a registry of one system and two organizations.
@Suite struct CompletionTests {
  private static func has(_ shell: String) -> Bool { FileManager.default.isExecutableFile(atPath: "/usr/bin/" + shell) }

  /// What a shell offers for lines, of which each has its last word before the cursor.
  private func bash(_ lines: [String]) throws -> String {
    let bench = try Bench()
    let asks = lines.map { "ask capdo \($0)" }.joined(separator: "\n")
    return try bench.shell(
      """
      export LC_ALL=C.UTF-8 PATH="${CAPDO%/*}:$PATH"
      "$CAPDO" completions bash > script
      cat > asks <<'ASKS'
      source ./script
      ask() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _capdo; (IFS='|'; echo "${COMPREPLY[*]}"); }
      \(asks)
      ASKS
      bash --norc asks
      """)
  }

  @Test func bashOffersWhatTheRegistryHolds() throws {
    let lines = [
      "plan H", #"list --owner 'S\ở'"#, "list --owner 'so'", #"list --owner "'Sở""#, "list --owner = SY",
      "list --owner 42,s",
      "journal 6", "rate --known-at 6",
    ]
    let offers = ["HT-1", #"Sở\ Y\ tế"#, #"Sở\ Y\ tế"#, "Sở Y tế", "SYT", "42,SYT|42,Sở\\ Y\\ tế", "6", "6"]
    #expect(
      try bash(lines).split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init) == offers)
  }

  @Test func withoutTheRegistryOfTheLineNothingIsOfferedAndNothingSaid() throws {
    #expect(try bash(["--db none.db plan H", "--db = none.db plan H", "plan H --db none.db X"]) == "\n\n\n")
    #expect(try bash(["--db r.db plan H", "--db './r.db' plan H"]) == "HT-1\nHT-1\n")
  }

  @Test(.enabled(if: has("fish"), "fish is not installed")) func fishOffersWhatTheRegistryHolds() throws {
    let bench = try Bench()
    let answer = try bench.shell(
      """
      export LC_ALL=C.UTF-8 HOME="$PWD" PATH="${CAPDO%/*}:$PATH"
      "$CAPDO" completions fish > script
      cat > asks <<'ASKS'
      source ./script
      complete -C 'capdo plan H'
      complete -C 'capdo list --owner "Sở'
      complete -C 'capdo --db none.db plan H'
      complete -C 'capdo list --owner=SY'
      ASKS
      fish --no-config asks
      """)
    #expect(answer == "HT-1\tCổng thông tin 'điện tử'\nSở Y tế\tSYT\n--owner=SYT\tSở Y tế\n")
  }

  @Test(.enabled(if: has("zsh"), "zsh is not installed")) func zshOffersWhatTheRegistryHolds() throws {
    let bench = try Bench()
    // zsh completes at a terminal only: what stands between it and the script is told what the script hands over.
    let answer = try bench.shell(
      """
      export LC_ALL=C.UTF-8 PATH="${CAPDO%/*}:$PATH"
      "$CAPDO" completions zsh > script
      cat > asks <<'ASKS'
      compdef() { }; _describe() { }; _files() { }
      compset() { PREFIX=${PREFIX#*=} }
      compadd() { print -r -- "${(j:|:)shown}" }
      source ./script
      ask() { words=(capdo "$@"); CURRENT=$#words; PREFIX=$words[-1]; _capdo }
      ask plan H
      ask list --owner so
      ask --db none.db plan H
      ask list --owner=SY
      ask --db=./r.db journal 6
      ASKS
      zsh -f asks
      """)
    let lines = answer.split(separator: "\n").map(String.init)
    #expect(lines.dropLast() == ["HT-1  Cổng thông tin 'điện tử'", "Sở Y tế  SYT", "SYT  Sở Y tế"])
    #expect(lines.last?.hasPrefix("6  ") == true)
  }
}
