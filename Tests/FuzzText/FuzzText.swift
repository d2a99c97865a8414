import Glibc
import LevelRegistry

@testable import CapdoCommand
@testable import RegistryFiles

/// libFuzzer's entry: the first byte says which reader the rest is for. Whatever the text, it is read, or refused with words
/// in both languages; what is read and written again reads as it did.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  guard let first = input.first else { return 0 }
  let rest = Array(input.dropFirst())
  let text = String(validating: rest, as: UTF8.self)
  switch first {
  case UInt8(ascii: "d"): text.map(readDays)
  case UInt8(ascii: "w"): text.map(readWords)
  case UInt8(ascii: "a"): text.map(readArguments)
  case UInt8(ascii: "c"): readCatalogs(rest)
  case UInt8(ascii: "f"): readFigures(rest)
  case UInt8(ascii: "s"): importSheet(rest)
  case UInt8(ascii: "k"): text.map(readCheckpoint)
  default: break
  }
  return 0
}

/// What is thrown names what is wrong, in words.
private func attempt<T>(_ body: () throws -> T) -> T? {
  do {
    return try body()
  } catch {
    let message = (error as? any RegistryFailure)?.message ?? (error as? UsageError)?.message
    precondition(message?.english.isEmpty == false && message?.vietnamese.isEmpty == false, "without words: \(error)")
    return nil
  }
}

/// Days, quarters and moments, as typed and as cells have them.
private func readDays(_ text: String) {
  if let day = attempt({ try Day(text) }) {
    precondition((try? Day(day.description)) == day && (try? Day(spelled: day.vietnamese, today: day)) == day)
  }
  if let day = attempt({ try Day(spelled: text, today: today) }) { precondition((try? Day(day.description)) == day) }
  if let day = DateWords.only(in: text) { precondition((try? Day(day.description)) == day) }
  if let period = attempt({ try Period(text) }) { precondition((try? Period(period.description)) == period) }
  if let moment = attempt({ try Moment(text) }) { precondition((try? Moment(moment.description)) == moment) }
  _ = attempt { try KnownAt(text) }
}

private let today = Day(year: 2024, month: 11, day: 20) ?? .always

/// Levels, terms, names and spellings.
private func readWords(_ text: String) {
  _ = attempt { try Level(text) }
  _ = attempt { try Level(spelled: text) }
  _ = Spelling.key(text)
  precondition(Folding.fold(Folding.fold(text)) == Folding.fold(text), "folding twice folds more")
  if let composed = Folding.compose(text) { precondition(Folding.compose(composed) == composed) }
  _ = VietnameseVerb.command(meantBy: text.split(separator: " ").map(String.init))
  _ = attempt { try Settings.settings(in: text, of: "settings") }
}

/// A line of words, each of which ends with a zero byte.
private func readArguments(_ text: String) {
  let words = text.split(separator: "\0", omittingEmptySubsequences: false).prefix(40).map(String.init)
  let typed = Typed(words, in: Command.all)
  guard let command = typed.command, let arguments = attempt({ try Arguments(typed, for: command) }) else { return }
  _ = attempt { try arguments.scope() }
  _ = attempt { try arguments.severities() }
  _ = attempt { try arguments.knownAt(today: today) }
  for option in command.options { _ = attempt { try arguments.day(option, today: today) } }
}

/// Catalogs of requirements, and lists of provinces.
private func readCatalogs(_ bytes: [UInt8]) {
  _ = attempt { try CatalogFile.read(MemorySource(bytes)) }
  _ = attempt { try ProvinceList.read(MemorySource(bytes)) }
}

private func readFigures(_ bytes: [UInt8]) {
  _ = attempt { try JSONDocument(parsing: bytes) }
  guard let figures = attempt({ try FiguresFile.read(MemorySource(bytes)) }) else { return }
  let text = FiguresFile.text(of: figures)
  let again = attempt { try FiguresFile.read(MemorySource(Array(text.utf8))) }
  precondition(again.map(FiguresFile.text) == text, "figures that were written read otherwise")
}

private func readCheckpoint(_ text: String) {
  guard let checkpoint = attempt({ try Checkpoint(parsing: text) }) else { return }
  precondition(attempt { try Checkpoint(parsing: checkpoint.description) } == checkpoint)
}

/// A list of any kind, down to what would be recorded of it; a registry that takes it stays as it is.
private func importSheet(_ bytes: [UInt8]) {
  let file = SheetFile(named: "fuzz.csv") { MemorySource(bytes) }
  _ = attempt {
    try ImportRun(into: sample, by: "lan", ImportOptions(day: today), isDryRun: true).take(try SheetInput(file))
  }
}

/// A small registry, made once.
private nonisolated(unsafe) let sample: Registry = {
  let path = "/tmp/capdo-fuzz-text-\(getpid()).db"
  unlink(path)
  defer { unlink(path) }
  do {
    let now = try Moment("2024-11-20T12:00:00+07:00")
    let registry = try Registry(creating: path, by: "lan", now: { now })
    try registry.record(by: "lan") { recording in
      try recording.addOrganization(code: "42", name: "UBND tỉnh", tier: .province)
      try recording.addOrganization(code: "SYT", name: "Sở Y tế", tier: .province, parent: "42")
      for code in ["A1", "A2"] {
        try recording.register(
          code: code, name: "Hệ thống \(code)", owner: "SYT", authority: .province, on: Day("2023-01-02"))
        try recording.approve(
          code, level: .two, authority: .province, decision: "5/QĐ", issuer: "UBND tỉnh", on: Day("2023-05-02"))
      }
    }
    return registry
  } catch {
    preconditionFailure("no registry to begin with: \(error)")
  }
}()
