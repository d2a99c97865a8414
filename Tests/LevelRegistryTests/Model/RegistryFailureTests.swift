import Foundation
import LevelRegistry
import TestSupport
import Testing

/// What an app catches: a code to compare, a message in both languages.
struct RegistryFailureTests {
  private let source = "Sources/LevelRegistry/Model/RegistryFailure.swift"

  /// The codes that the library's source spells after a case.
  private func codes() throws -> [String] {
    try Repository.text(source).matches(of: #/case \.\w+: "([^"]*)"/#).map { String($0.1) }
  }

  @Test func aFailureHasACodeToCompareAndAMessageInBothLanguages() throws {
    let fixture = try Fixture.withTwoSystems()
    let error = #expect(throws: (any Error).self) { try fixture.record { try $0.retire("C", on: Day("2024-01-01")) } }
    let failure = try #require(error as? any RegistryFailure)
    #expect(failure.code == "unknown-system")
    #expect("\(failure)" == "no system 'C'")
    #expect(failure.message[.vietnamese] == "không có hệ thống 'C'")
  }

  @Test func aClosedRegistryAndAMissingFileHaveDifferentCodes() throws {
    let fixture = try Fixture.withTwoSystems()
    let snapshot = try fixture.snapshot("2024-01-01")
    fixture.registry.close()
    let closed = #expect(throws: (any Error).self) { try snapshot.systems() }
    #expect((closed as? any RegistryFailure)?.code == "closed")
    let missing = #expect(throws: (any Error).self) { try Registry(opening: "/nowhere/capdo.db") }
    #expect((missing as? any RegistryFailure)?.code == "no-such-file")
  }

  @Test func everyFailureHasACodeOfItsOwn() throws {
    let codes = try codes()
    #expect(codes.count > 90)
    #expect(Set(codes).count == codes.count)
    for code in codes { #expect(code.wholeMatch(of: #/[a-z0-9]+(-[a-z0-9]+)*/#) != nil, "\(code)") }
  }

  @Test func everyCodeThatTheDocumentationNamesIsOne() throws {
    let known = Set(try codes() + ["sheet-refused"])
    let page = try Repository.text("Sources/LevelRegistry/LevelRegistry.docc/Failures.md")
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `") }
    let named = rows.flatMap { row in
      row.split(separator: "|")[0].matches(of: #/`([a-z-]+)`/#).map { String($0.1) }
    }
    #expect(named.count == 15)
    #expect(Set(named).subtracting(known) == [])
  }
}
