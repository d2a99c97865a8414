import Foundation
import TestSupport
import Testing

@testable import CapdoCommand

/// Files of lines that are no lists of systems: a catalog of requirements, the provinces that are to send.
@Suite struct ListFileTests {
  @Test(arguments: [["import", "catalog"], ["rollup", "r.db", "--expect"]])
  func whatIsNoCSVIsRefusedInWordsWithItsPlace(words: [String]) throws {
    let office = try Office.filled()
    let file = office.folder.appending(path: "list.csv")
    try Data("\"catalog\" code,name\n".utf8).write(to: file)
    let outcome = office.run(words.map { $0 == "r.db" ? office.database : $0 } + [file.path])
    #expect(outcome.status == .badData)
    #expect(
      outcome.errors.hasPrefix("error: line 1, column 1: text after the closing quote\nhint: double each quote"),
      "\(outcome.errors)")
    let inVietnamese = office.run(words.map { $0 == "r.db" ? office.database : $0 } + [file.path, "--lang", "vi"])
    #expect(inVietnamese.errors.hasPrefix("lỗi: dòng 1, cột 1: còn chữ"), "\(inVietnamese.errors)")
  }
}
