import Foundation
import LevelRegistry
import Testing

@Test(arguments: [
  "", "a", "HT-0012", "Sở Y tế", "it's", "'", "''", "$HOME", "`id`", "a\nb", "\"", "\\", "*", "~", "312/QĐ-UBND",
])
func aShellReadsAQuotedWordAsItIs(word: String) throws {
  let process = Process()
  process.executableURL = URL(filePath: "/bin/sh")
  process.arguments = ["-c", "printf '%s.' \(ShellWord.quote(word))"]
  let pipe = Pipe()
  process.standardOutput = pipe
  try process.run()
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  #expect(String(decoding: data, as: UTF8.self) == word + ".")
}

@Test func aWordThatSaysNothingToAShellIsNotQuoted() {
  #expect(
    ["HT-0012", "312/QĐ-UBND", "18775@2025-06-30"].map { ShellWord.quote($0) }
      == ["HT-0012", "312/QĐ-UBND", "18775@2025-06-30"])
}
