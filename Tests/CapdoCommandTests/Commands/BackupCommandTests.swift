import Foundation
import LevelRegistry
import TestSupport
import Testing

@testable import CapdoCommand

/// `backup` and `restore`.
struct BackupCommandTests {
  func checkpoint(_ office: Office) throws -> String {
    let digest = { (number: Int64) in
      try Registry(opening: office.database, for: .reading).snapshot(knownAt: .entry(number)).digest
    }
    return try "\(digest(1))\n3\n\(digest(3))\n"
  }

  @Test func aBackupPrintsItsCheckpointAndRestoresTheFigure() throws {
    let office = try Office.filled()
    let (copy, restored) = (office.folder.path + "/b.db", office.folder.path + "/r.db")
    let outcome = office.run("backup", copy)
    #expect(outcome.status == .done)
    #expect(outcome.output == (try checkpoint(office)))
    #expect(outcome.errors == "backed up to \(copy)\n")
    let again = office.run("--db", restored, "restore", copy, "--lang", "vi")
    #expect(again.status == .done && again.output == outcome.output)
    #expect(again.errors == "đã phục hồi thành \(restored)\n")
    let rate = office.run("--db", restored, "rate", "--authority", "province", "--as-of", "2024-11-13")
    #expect(rate.output == "61/86 = 70.93%\n")
  }

  @Test func onlyTheRegistryAndItsCopiesArePrivate() throws {
    let office = try Office.filled()
    let before = umask(0o027)
    defer { umask(before) }
    for words in [["backup", "b.db"], ["export", "systems", "-o", "s.csv"], ["report", "dashboard", "-o", "d.html"]] {
      let path = office.folder.path + "/" + (words.last ?? "")
      #expect(office.run(words.dropLast() + [path]).status == .done)
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == (words[0] == "backup" ? 0o600 : 0o640), "\(words)")
    }
  }

  @Test func nothingIsOverwritten() throws {
    let office = try Office.filled()
    let copy = office.folder.path + "/b.db"
    #expect(office.run("backup", copy).status == .done)
    #expect(office.run("plan", "HT-0012", "full", "--on", "2024-11-14").status == .done)
    let before = try [copy, office.database].map { try Data(contentsOf: URL(filePath: $0)) }
    for (language, words) in [("en", "exists already"), ("vi", "đã có tệp")] {
      for command in ["backup", "restore"] {
        let outcome = office.run(command, copy, "--lang", language)
        #expect(outcome.status == .cannotCreate)
        #expect(outcome.errors.contains(words))
      }
    }
    #expect(try [copy, office.database].map { try Data(contentsOf: URL(filePath: $0)) } == before)
  }

  @Test func whatIsNoBackupIsNotRestored() throws {
    let office = try Office()
    let path = office.folder.path + "/x.db"
    let missing = office.run("restore", path)
    #expect(missing.status == .noInput)
    #expect(!missing.errors.contains("init"))
    try Data("x".utf8).write(to: URL(filePath: path))
    #expect(office.run("restore", path).status == .badData)
    #expect(!FileManager.default.fileExists(atPath: office.database))
  }

  @Test func aBackupThatDoesNotVerifyIsNotRestored() throws {
    let office = try Office.filled()
    let copy = office.folder.path + "/b.db"
    #expect(office.run("backup", copy).status == .done)
    let shell = try Child.run(
      [
        "sqlite3", copy, ".once '\(office.folder.path)/trigger.sql'",
        "SELECT sql || ';' FROM sqlite_schema WHERE name = 'entry_update'",
        "DROP TRIGGER entry_update; UPDATE entry SET actor = 'x' WHERE seq = 2",
        ".read '\(office.folder.path)/trigger.sql'",
      ])
    #expect(shell.status == 0)
    let outcome = office.run("--db", office.folder.path + "/r.db", "restore", copy)
    #expect(outcome.status == .badData)
    #expect(outcome.errors.contains("the registry does not verify: entry 2: the recorded digest is "))
    #expect(!FileManager.default.fileExists(atPath: office.folder.path + "/r.db"))
  }

  @Test func aBackupOfNothingIsNoFile() throws {
    let office = try Office()
    #expect(office.run("backup", office.folder.path + "/b.db").status == .noInput)
    #expect(try FileManager.default.contentsOfDirectory(atPath: office.folder.path) == [])
  }

  @Test func whoeverRecordsIsWarnedThatOthersMayRead() throws {
    let office = try Office.filled()
    #expect(chmod(office.database, 0o644) == 0)
    let english = office.run("plan", "HT-0012", "full", "--on", "2024-11-14")
    #expect(
      english.errors
        == "warning: other users of this machine may read '\(office.database)': chmod 600 keeps it to you\n")
    let vietnamese = office.run("plan", "HT-0012", "none", "--on", "2024-11-15", "--lang", "vi")
    #expect(vietnamese.errors.hasPrefix("cảnh báo: người dùng khác trên máy này đọc được"))
    #expect(office.run("rate", "--as-of", "2024-11-13", "--authority", "province").errors == "")
  }

  @Test func aCommandThatRecordsSeveralFilesWarnsOnce() throws {
    let office = try Office()
    #expect(office.run("init").status == .done)
    #expect(chmod(office.database, 0o666) == 0)
    let files = ["organizations", "systems"].map { Office.fixtures.appending(path: "\($0).csv").path }
    let outcome = office.run(["import"] + files + ["--on", "2024-11-13"])
    #expect(outcome.status == .done)
    #expect(outcome.errors.split(separator: "\n").count { $0.hasPrefix("warning: ") } == 1)
  }

  @Test func everyFileThatIsMadeIsNamed() throws {
    let office = try Office.filled()
    for words in [
      ["export", "systems", "-o", "s.csv"], ["report", "dashboard", "-o", "d.html"], ["checkpoint", "-o", "c.txt"],
      ["report", "annual", "--owner", "42", "--draft", "-o", "a.docx"], ["sheet", "systems", "-o", "b.xlsx"],
    ] {
      let path = office.folder.path + "/" + (words.last ?? "")
      let outcome = office.run(words.dropLast() + [path])
      #expect((outcome.output + outcome.errors).contains("made \(path)"), "\(words)")
    }
    let path = office.folder.path + "/m.csv"
    let outcome = office.run("export", "systems", "-o", path, "--manifest", "--lang", "vi")
    #expect(outcome.errors.hasPrefix("đã lập \(path)\nđã lập \(path).manifest.json\n"))
  }

  @Test func aFolderOfBackupsKeepsTheNewestAndWhatIsNoBackup() throws {
    let office = try Office.filled()
    let folder = office.folder.appending(path: "sao-luu").path
    for hour in ["08", "09", "10"] {
      let outcome = office.run(
        ["backup", "--keep", "2", folder], now: try Moment("2026-11-23T\(hour):00:00Z"))
      #expect(outcome.status == .done)
      #expect(outcome.errors == "")
      #expect(outcome.output.split(separator: "\n").count == 1)
      #expect(outcome.output.hasSuffix(" \(folder)/capdo-20261123T\(hour)0000Z.db\n"))
      try Data().write(to: URL(filePath: "\(folder)/capdo-ghi-chu.db"))
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == [
        "capdo-20261123T090000Z.db", "capdo-20261123T100000Z.db", "capdo-ghi-chu.db",
      ])
    #expect(office.run("backup", "--keep", "0", folder).status == .usage)
  }
}
