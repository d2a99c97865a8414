import Foundation
import LevelRegistry
import Testing

@testable import RegistryFiles

@Suite struct FileSourceTests {
  @Test func aFileIsReadFromItsBeginningToItsEnd() throws {
    let text = String(repeating: "mã,\"tên\ngọi\"\n", count: 20_000)
    try withFile(text) { path in
      let source = try FileSource(path: path)
      #expect(source.size == text.utf8.count)
      var reader = CSVReader(source)
      var record = CSVRecord()
      var count = 0
      while try reader.read(into: &record) { count += record.count }
      #expect(count == 40_000)
    }
  }

  @Test func aMissingFileIsNamed() {
    let error = #expect(throws: FileError.self) { try FileSource(path: "/nowhere/a.csv") }
    #expect(error?.kind == .missing)
    #expect(error?.message.english == "no file '/nowhere/a.csv'; check the name and the folder")
    #expect(
      error?.message.vietnamese
        == "không có tệp '/nowhere/a.csv'; hãy kiểm tra lại tên tệp và thư mục")
    #expect(throws: FileError.self) { try FileSource(path: "/etc/passwd/a.csv") }
  }

  @Test func aFolderIsRefused() {
    let error = #expect(throws: FileError.self) { try FileSource(path: "/tmp") }
    #expect(error?.kind == .directory)
  }

  @Test func aFileThatMayNotBeReadIsRefused() throws {
    #expect(FileError(path: "a", code: EACCES).kind == .notPermitted)
    #expect(FileError(path: "a", code: EPERM).kind == .notPermitted)
    try withFile("a\n") { path in
      chmod(path, 0)
      guard geteuid() != 0 else { return }
      let error = #expect(throws: FileError.self) { try FileSource(path: path) }
      #expect(error?.kind == .notPermitted)
    }
  }

  @Test func aReadThatFailsCarriesItsErrno() throws {
    let source = try FileSource(path: "/proc/self/mem")
    var reader = CSVReader(source)
    var record = CSVRecord()
    do {
      _ = try reader.read(into: &record)
      Issue.record("page 0 was read")
    } catch {
      #expect((error as? FileError)?.kind == .system(code: EIO))
      #expect((error as? FileError)?.message.english.contains("Input/output error (errno 5)") == true)
    }
  }

  @Test func theDescriptorIsClosedWithTheSource() throws {
    try withFile("a\n") { path in
      var source: FileSource? = try FileSource(path: path)
      #expect(source != nil && descriptors(of: path) == 1)
      source = nil
      #expect(descriptors(of: path) == 0)
    }
  }

  @Test func aRefusedFolderLeavesNoDescriptorOpen() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("capdo-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(throws: FileError.self) { try FileSource(path: folder.path) }
    #expect(descriptors(of: folder.path) == 0)
  }
}

/// Returns how many descriptors of this process stand for the file.
private func descriptors(of path: String) -> Int {
  let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
  return all.count { (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")) == path }
}

private func withFile(_ text: String, _ body: (String) throws -> Void) throws {
  let url = FileManager.default.temporaryDirectory.appendingPathComponent("capdo-\(UUID().uuidString).csv")
  try Data(text.utf8).write(to: url)
  defer { try? FileManager.default.removeItem(at: url) }
  try body(url.path)
}
