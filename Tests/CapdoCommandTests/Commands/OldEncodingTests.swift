import Foundation
import TestSupport
import Testing

@testable import CapdoCommand

/// The figures of 2024 come out of the same list whatever it was saved as.
struct OldEncodingTests {
  /// Writes systems.csv as Windows-1258, which has its tone marks apart from the letters, or as UTF-16.
  private static let script = """
    import sys, unicodedata
    source, target, encoding, separator = sys.argv[1:]
    tones = '\\u0300\\u0301\\u0303\\u0309\\u0323'

    def parted(letter):
        try:
            letter.encode('cp1258')
            return letter
        except UnicodeEncodeError:
            marks = unicodedata.normalize('NFD', letter)
            base = unicodedata.normalize('NFC', ''.join(m for m in marks if m not in tones))
            return base + ''.join(m for m in marks if m in tones)

    import csv, io
    out = io.StringIO()
    rows = csv.reader(open(source, encoding='utf-8', newline=''))
    csv.writer(out, delimiter={'comma': ',', 'semicolon': ';', 'tab': '\\t'}[separator]).writerows(rows)
    text = out.getvalue()
    if encoding == 'cp1258':
        text = ''.join(parted(letter) for letter in text)
    open(target, 'wb').write(text.encode(encoding))
    """

  @Test(arguments: [
    ("cp1258", "comma", ["--encoding", "windows-1258"]), ("cp1258", "semicolon", ["--encoding", "windows-1258"]),
    ("utf-16", "tab", []), ("utf-16", "comma", []), ("utf-8-sig", "semicolon", []),
  ]) func theFiguresAreTheSame(encoding: String, separator: String, words: [String]) throws {
    let office = try Office()
    let path = office.folder.appending(path: "danh-muc.csv").path
    let source = Office.fixtures.appending(path: "systems.csv").path
    try #require(try Child.run(["python3", "-c", Self.script, source, path, encoding, separator]).status == 0)
    #expect(office.run("init").status == .done)
    let organizations = Office.fixtures.appending(path: "organizations.csv").path
    #expect(office.run("import", "organizations", organizations, "--on", "2024-11-13").status == .done)
    let outcome = office.run(["import", "systems", path, "--on", "2024-11-13"] + words)
    #expect(outcome.output == "367 added, 0 changed, 0 unchanged (entry 3)\n", "\(outcome.errors)")
    #expect(office.run("rate", "--authority", "province", "--as-of", "2024-11-13").output == "61/86 = 70.93%\n")
    // Letter by letter: the plain file says nothing else.
    let plain = office.run("import", "systems", source, "--on", "2024-11-13")
    #expect(plain.output == "0 added, 0 changed, 367 unchanged; nothing recorded\n")
  }
}
