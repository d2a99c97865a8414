import LevelRegistry
import TestSupport
import Testing

@testable import RegistryFiles

/// capdo and Python's `csv` in strict mode read the same records or both refuse, but for three deliberate
/// differences, in which capdo refuses what Python takes (docs/csv.md):
///
/// 1. a quote inside a field that does not begin with one, which Python keeps as text;
/// 2. a carriage return without a line feed outside quotes, which Python takes for a line end at the end of the
///    document or before another line end;
/// 3. a NUL byte.
///
/// Python is told to drop blank lines and the byte order mark.
@Suite struct CSVOracleTests {
  private let count: Int = number("CAPDO_CSV_DOCUMENTS") ?? 2_000
  private let seed: UInt64 = chosenSeed()

  @Test func pythonReadsTheSameRecordsOrRefusesToo() throws {
    print("CSV documents: \(count), CAPDO_SEED=\(seed)")
    var makeDocument = CSVDocuments(seed: seed)
    let documents = (0..<count).map { _ in makeDocument.next() }
    let verdicts = try PythonCSV.verdicts(on: documents)
    try #require(verdicts.count == documents.count)
    var tally = Tally()
    for (document, verdict) in zip(documents, verdicts) {
      let reading = Reading(document)
      #expect(reading == Reading(document, stride: 1), "seed \(seed): \(document)")
      let agree = tally.count(reading, of: document, against: verdict)
      #expect(agree, "seed \(seed): \(document)")
      #expect(rereads(verdict), "seed \(seed): \(document)")
    }
    print("CSV documents: \(tally)")
    #expect(tally.isTelling || count < 1_000, "the documents test too little: \(tally)")
  }

  @Test func pythonReadsWhatCapdoWrites() throws {
    var random = SeededGenerator(seed: seed)
    let names = columns("a", "b", "c")
    let rows = (0..<min(count, 20_000)).map { _ in (0..<3).map { _ in nastyText(&random) } }
    let text = try written(names, rows.map { $0.map(Cell.text) }, by: CSVWriter.init)
    let read = try PythonCSV.verdicts(on: [Array(text.utf8)]).first?.rows ?? []
    #expect(read.dropFirst().map { $0.map { bytes(CSVGuard.remove($0)) } } == rows.map { $0.map(bytes) })
    #expect(try RegistryFilesTests.rows(text).map { $0.map(bytes) } == read.map { $0.map(bytes) })
  }

  /// Whether capdo reads what Python has written; a NUL byte it refuses.
  private func rereads(_ verdict: PythonCSV.Verdict) -> Bool {
    guard let rows = verdict.rows, let text = verdict.rewritten, !text.utf8.contains(0) else { return true }
    return Reading(Array(text.utf8)) == Reading(rows)
  }

  private func nastyText(_ random: inout SeededGenerator) -> String {
    let parts = ["=", "'", "-", "\"", ",", "\r", "\n", "\t", " ", "a", "ế", "\u{301}", "＝", "\u{FEFF}", ";"]
    return (0..<Int.random(in: 0...5, using: &random)).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
  }
}

private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

/// What capdo makes of a document: the records up to the first error of structure.
///
/// Texts are held as bytes, because Swift takes two texts for equal that differ in normalization only.
private struct Reading: Equatable {
  var rows: [[[UInt8]]] = []
  var hasBadText = false
  var refusal: CSVError?

  init(_ rows: [[String]]) { self.rows = rows.map { $0.map(bytes) } }

  init(_ document: [UInt8], stride: Int = .max) {
    var reader = CSVReader(MemorySource(document, stride: stride))
    var record = CSVRecord()
    do {
      while try reader.read(into: &record) { append(record) }
    } catch {
      refusal = error as? CSVError
    }
  }

  private mutating func append(_ record: CSVRecord) {
    let texts = (0..<record.count).map { try? record.text($0) }
    hasBadText = hasBadText || texts.contains(nil)
    rows.append(texts.map { bytes($0 ?? "") })
  }
}

/// How often the two agreed, and on what.
private struct Tally {
  var read = 0
  var refused = 0
  var difference: [String: Int] = [:]

  var isTelling: Bool { read * 4 > total && refused * 10 > total && difference.count == 3 }

  private var total: Int { read + refused + difference.values.reduce(0, +) }

  /// Counts one document; false if the two disagree for no reason that is listed.
  mutating func count(_ reading: Reading, of document: [UInt8], against verdict: PythonCSV.Verdict) -> Bool {
    guard let rows = verdict.rows.map(Reading.init)?.rows else {
      refused += 1
      return reading.refusal != nil || reading.hasBadText
    }
    guard let refusal = reading.refusal else {
      read += 1
      return reading.rows == rows && !reading.hasBadText
    }
    difference["\(refusal.kind)", default: 0] += 1
    return isListed(refusal, in: document) && rows.starts(with: reading.rows)
  }

  private func isListed(_ refusal: CSVError, in document: [UInt8]) -> Bool {
    let rest = document.dropFirst(refusal.offset)
    switch refusal.kind {
    case .quoteInUnquotedField: return rest.first == 0x22
    case .loneCarriageReturn: return rest.first == 0x0D && rest.dropFirst().first != 0x0A
    case .nul: return rest.first == 0
    default: return false
    }
  }
}
