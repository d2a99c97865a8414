import Testing

@testable import CapdoCommand
@testable import LevelRegistry

struct LanguageTests {
  private func language(asked: String? = nil, _ variables: [String: String]) -> Language {
    Language(asked: asked, environment: Environment(variables))
  }

  @Test func englishIsSpokenUnlessSomethingAsksForVietnamese() {
    #expect(language([:]) == .english)
    #expect(language(["LANG": "fr_FR.UTF-8"]) == .english)
  }

  @Test func theOptionComesBeforeTheVariableAndTheVariableBeforeTheLocale() {
    let all = ["CAPDO_LANG": "vi", "LANG": "en_US.UTF-8"]
    #expect(language(asked: "en", all) == .english)
    #expect(language(all) == .vietnamese)
    #expect(language(["CAPDO_LANG": "en", "LANG": "vi_VN.UTF-8"]) == .english)
  }

  @Test func theFirstLocaleVariableThatIsSetDecides() {
    #expect(language(["LANG": "vi_VN.UTF-8"]) == .vietnamese)
    #expect(language(["LC_MESSAGES": "vi_VN", "LANG": "en_US"]) == .vietnamese)
    #expect(language(["LC_ALL": "C", "LC_MESSAGES": "vi_VN", "LANG": "vi_VN"]) == .english)
    #expect(language(["LC_ALL": "", "LANG": "vi_VN"]) == .vietnamese)
  }

  @Test func aVariableThatNamesNoLanguageIsPassedOver() {
    #expect(language(["CAPDO_LANG": "fr", "LANG": "vi_VN"]) == .vietnamese)
  }

  @Test func aBadOptionIsRefusedInTheLanguageOfTheEnvironment() {
    let outcome = run("rate", "--lang", "fr", environment: ["CAPDO_LANG": "vi"])
    #expect(outcome.status == .usage)
    #expect(outcome.errors.hasPrefix("lỗi: giá trị 'fr' không hợp lệ cho '--lang en|vi'\n"))
  }
}
