import Foundation
import LevelRegistry
import TestSupport
import Testing

@Test(arguments: [
  "", "a", "HT-0012", "Sở Y tế", "it's", "'", "''", "$HOME", "`id`", "a\nb", "\"", "\\", "*", "~", "312/QĐ-UBND",
])
func aShellReadsAQuotedWordAsItIs(word: String) throws {
  #expect(try Child.run(["/bin/sh", "-c", "printf '%s.' \(ShellWord.quote(word))"]).text == word + ".")
}

@Test func aWordThatSaysNothingToAShellIsNotQuoted() {
  #expect(
    ["HT-0012", "312/QĐ-UBND", "18775@2025-06-30"].map { ShellWord.quote($0) }
      == ["HT-0012", "312/QĐ-UBND", "18775@2025-06-30"])
}
