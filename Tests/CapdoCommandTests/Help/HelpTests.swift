import LevelRegistry
import Testing

@testable import CapdoCommand

struct HelpTests {
  static let overview = """
    capdo keeps the registry of information-system security levels of a province.

    USAGE: capdo [--db FILE] [--lang en|vi] [--actor NAME] COMMAND …

    FOR INSPECTORS
      register           register a system
      plan               record how far the plan has come
      import             read a file
      organization add   add an organization
      organization list  list organizations

    FOR OFFICIALS
      rate               print one rate
      list               list systems

    FOR EVERYBODY
      completions        write a script that completes commands in the shell
      help               show what there is, or how to use a command

    TOPICS
      dates              how days, months and quarters are written
      time               asking about a past day, or what was known then
      organizations      how an organization is meant
      filters            which systems are counted or listed
      formats            tables, files, columns, sorting, pages
      environment        registry, language and name without options
      exit-codes         what the exit status says to scripts

    GLOBAL OPTIONS
      --db FILE     the registry's file (default: CAPDO_DB, else capdo.db)
      --lang en|vi  the language to answer in (default: CAPDO_LANG, else the locale)
      --actor NAME  who makes the entry (default: CAPDO_ACTOR, else the login name)
      -h, --help    show this help
      --version     show the version of capdo

    See 'capdo help COMMAND' for the options of a command, with examples.

    """

  @Test(arguments: [["--help"], ["-h"], ["help"]])
  func theOverviewListsEveryCommandOnALineUnderItsAudience(words: [String]) {
    let outcome = run(words)
    #expect(outcome.output == Self.overview)
    #expect(outcome.errors.isEmpty)
    #expect(outcome.status == .done)
  }

  @Test func aGroupWithoutItsVerbGetsItsOverviewOnStandardErrorAndAFailure() {
    let outcome = run("organization")
    #expect(outcome.errors.hasPrefix("USAGE: capdo organization VERB …\n"))
    #expect(outcome.output.isEmpty)
    #expect(outcome.status == .usage)
  }

  @Test func theOverviewIsWholeInVietnamese() {
    let text = run("--help", "--lang=vi").output
    #expect(text.contains("\nCÁCH DÙNG: capdo [--db TỆP] [--lang en|vi] [--actor TÊN] LỆNH …\n"))
    #expect(text.contains("\nDÀNH CHO LÃNH ĐẠO\n  rate               in một tỷ lệ\n"))
    #expect(text.contains("\nTÙY CHỌN CHUNG\n"))
  }

  @Test(arguments: [["help", "rate"], ["rate", "--help"], ["--help", "rate"]])
  func aPageShowsUsageOptionsAndExamples(words: [String]) {
    let expected = """
      Print one rate.

      USAGE
        capdo rate [--as-of DAY] [--format table|csv|json] [--owner CODE]

      OPTIONS
        --as-of DAY              the day to count for, today if not given
        --format table|csv|json  how to print
        --owner CODE             only systems of this owner (may be repeated)

      SHARED OPTIONS
        Always  --db --lang --actor --help --version (capdo help environment)

      """
    let outcome = run(words)
    #expect(outcome.output.hasPrefix(expected))
    #expect(outcome.output.hasSuffix("EXAMPLES\n  capdo rate --as-of 2024-11-13\n      the rate of that day\n"))
  }

  @Test func aPageIsWholeInVietnamese() {
    let text = run("help", "plan", "--lang=vi").output
    let expected = """
      Ghi tình trạng triển khai phương án.

      CÁCH DÙNG
        capdo plan MÃ… none|partial|full --on NGÀY

      THAM SỐ
        MÃ…                mã các HTTT
        none|partial|full  tình trạng triển khai

      TÙY CHỌN
        --on NGÀY  ngày thực hiện (bắt buộc)

      TÙY CHỌN DÙNG CHUNG
        Chung  --db --lang --actor --help --version (capdo help environment)
      """
    #expect(text.hasPrefix(expected))
  }

  @Test func helpIsGivenOnALineThatIsOtherwiseWrong() {
    for words in [["rate", "--bogus", "--help"], ["register", "--on", "--help"], ["rate", "--lang=fr", "-h"]] {
      #expect(run(words).status == .done)
      #expect(run(words).output.contains("USAGE\n  capdo \(words[0]) "))
    }
  }

  @Test func aGroupWithoutItsVerbListsItsVerbs() {
    let verbs = """
      USAGE: capdo organization VERB …

        organization add   add an organization
        organization list  list organizations

      See 'capdo help organization VERB' for the options of a command, with examples.

      """
    #expect(run("organization").errors == verbs)
    #expect(run("organization").status == .usage)
    #expect(run("organization", "--help").output == verbs)
    #expect(run("help", "organization").output == verbs)
    #expect(run("help", "organization", "add").output.contains("capdo organization add CODE --on DAY\n"))
  }

  @Test func helpOnNothingThatExistsIsRefused() {
    #expect(run("help", "rates").errors.hasPrefix("error: unknown command 'rates'\nhint: did you mean 'rate'?\n"))
  }

  @Test func theVersionIsFollowedByThoseOfTheLibraries() {
    let lines = run("--version").output.split(separator: "\n")
    #expect(lines.first == "capdo \(Capdo.version)")
    #expect(
      lines.dropFirst().map { $0.drop { $0 == " " }.prefix { $0 != " " } }
        == ["SQLite", "OpenSSL", "utf8proc", "expat", "zlib", "Swift"])
    #expect(lines[1].contains(" 3."))
  }

  @Test(arguments: Topic.allCases) func aTopicFitsTheScreenInBothLanguages(topic: Topic) {
    for language in ["en", "vi"] {
      let lines = run("help", topic.rawValue, "--lang", language).output.split(
        separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count <= 40)
      #expect(lines.filter { terminalWidth(String($0)) > 80 } == [])
    }
  }

  @Test(arguments: ["en", "vi"]) func theListOfCommandsFitsATerminalOf80Columns(language: String) {
    let lines = run(["help", "--lang", language], in: Command.all).output.split(separator: "\n")
    #expect(lines.count > 80)
    #expect(lines.filter { terminalWidth(String($0)) > 80 } == [])
  }

  @Test func everyPageFitsTheScreenInBothLanguages() throws {
    for language in Language.allCases {
      for command in Command.all {
        let lines = try Manual(Command.all, in: language).text(on: command.name)
          .split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count <= 41, "\(command.name)")
        #expect(lines.filter { terminalWidth(String($0)) > 80 } == [], "\(command.name)")
      }
    }
  }
}
