import Foundation
import TestSupport
import Testing

/// Every text that a person sees, as scripts/texts finds it in Sources.
@Suite struct TextTests {
  private func check(_ paths: [String]) throws -> (status: Int32, faults: [String]) {
    let child = try Child.run(["python3", Repository.file("scripts/texts").path, "--check"] + paths)
    return (child.status, child.text.split(separator: "\n").map { String($0) })
  }

  @Test func everyTextIsThereInBothLanguagesInTheWordsOfTheGlossary() throws {
    let (status, faults) = try check([])
    #expect(status == 0 && faults.isEmpty, "\(faults.joined(separator: "\n"))")
  }

  @Test(arguments: [
    (#"Phrase("nothing is on record", "chưa ghi nhận")"#, "'on record'"),
    (#"Phrase("only here", "")"#, "one language is missing"),
    (#"Phrase("\(count) of \(all)", "\(count) hệ thống")"#, "only in one language: all"),
    (#"Phrase("a reorganisation " + "of wards", "sắp xếp")"#, "'reorganis'"),
    (#"Phrase("the register", "sổ đăng ký")"#, "'the register'"),
    (#"Phrase("no system yet", "00 hệ thống thông tin")"#, "'00 hệ thống'"),
  ])
  func aTextThatBreaksARuleIsNamed(source: String, fault: String) throws {
    let folder = try TemporaryFolder()
    let file = folder.path("Text.swift")
    try "let text = \(source)\n".write(toFile: file, atomically: true, encoding: .utf8)
    let (status, faults) = try check([file])
    #expect(status == 1 && faults.count == 1 && faults[0].contains(fault), "\(faults)")
  }

  @Test func valuesMayBeShownInEachLanguageInItsOwnWay() throws {
    let folder = try TemporaryFolder()
    let file = folder.path("Text.swift")
    let source = #"Phrase("\(day): \(count)\(more ?? "")", "\(day.vietnamese): \(grouped(count))\(more ?? "")")"#
    try "let text = \(source)\n".write(toFile: file, atomically: true, encoding: .utf8)
    #expect(try check([file]).faults == [])
  }
}
