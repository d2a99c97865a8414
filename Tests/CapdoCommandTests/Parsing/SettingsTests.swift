import TestSupport
import Testing

@testable import CapdoCommand

@Suite struct SettingsTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func keep(_ text: String) throws { try folder.keep(.init(text.utf8), as: "capdo.conf") }

  private func read() throws -> [String: String] {
    try Settings.ofUserAndMachine(Environment(["XDG_CONFIG_HOME": folder.url.path]))
  }

  @Test func aFileOfTheUserSaysWhichRegistryAndWhichLanguage() throws {
    try keep("# của phòng\n\n  db = /srv/sổ đăng ký.db \nlang=vi\n")
    #expect(try read() == ["CAPDO_DB": "/srv/sổ đăng ký.db", "CAPDO_LANG": "vi"])
  }

  @Test func theEnvironmentComesBeforeIt() throws {
    let environment = Environment(["CAPDO_LANG": "en"]).completed(by: ["CAPDO_LANG": "vi", "CAPDO_DB": "a.db"])
    #expect(environment["CAPDO_LANG"] == "en")
    #expect(environment["CAPDO_DB"] == "a.db")
  }

  @Test func withoutAFileNothingIsSet() throws {
    #expect(try read() == [:])
  }

  @Test func aFileOf64KiBIsTakenForNoSettings() throws {
    let remark = "# " + String(repeating: "x", count: 65_532)
    try keep(remark + "\n")
    #expect(try read() == [:])
    try keep(remark + "x\n")
    let error = #expect(throws: UsageError.self) { try read() }
    #expect(error?.message.english.hasSuffix("/capdo.conf cannot be read as text") == true)
  }

  @Test(arguments: ["database = x", "db", "db =", "lang = fr", "actor = lan", "= x"])
  func whatIsNoSettingIsRefusedWithItsLine(line: String) throws {
    try keep("lang = vi\n\(line)\n")
    let error = #expect(throws: UsageError.self) { try read() }
    #expect(error?.message.english.contains("capdo.conf:2: '\(line)' is no setting") == true)
  }
}
