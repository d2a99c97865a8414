import LevelRegistry
import Testing

@testable import CapdoCommand

struct UsageErrorTests {
  @Test(arguments: [
    (["--asof", "x"], "error: unknown option '--asof'\nhint: did you mean '--as-of'?\n"),
    (["–as-of", "x"], "error: unknown option '–as-of'\nhint: did you mean '--as-of'?\n"),
    (["-as-of", "x"], "error: unknown option '-as-of'\nhint: did you mean '--as-of'?\n"),
    (["--zzz"], "error: unknown option '--zzz'\n"),
    (["--as-of"], "error: missing value for '--as-of'\n"),
    (["--as-of", "--format"], "error: missing value for '--as-of'\n"),
    (["--as-of", "x", "--as-of=y"], "error: option '--as-of' is given twice\n"),
    (["x"], "error: unexpected argument 'x'\n"),
    (["--lang", "fr"], "error: the value 'fr' is invalid for '--lang en|vi'\n"),
    (["--version=2"], "error: option '--version' takes no value\n"),
  ])
  func aLineThatDoesNotParseIsRefusedWithTheNextStep(words: [String], message: String) {
    let outcome = run(["rate"] + words)
    #expect(outcome.errors == message + "hint: see 'capdo rate --help'\n")
    #expect(outcome.output.isEmpty)
    #expect(outcome.status == .usage)
  }

  @Test(arguments: [
    (["--asof", "x"], "lỗi: không có tùy chọn '--asof'\ngợi ý: có phải '--as-of' không?\n"),
    (["--as-of"], "lỗi: thiếu giá trị cho '--as-of'\n"),
    (["--as-of", "x", "--as-of=y"], "lỗi: tùy chọn '--as-of' được ghi hai lần\n"),
    (["x"], "lỗi: thừa tham số 'x'\n"),
    (["--version=2"], "lỗi: tùy chọn '--version' không nhận giá trị\n"),
  ])
  func theErrorSpeaksTheLanguageThatIsOnlyChosenAfterIt(words: [String], message: String) {
    let outcome = run(["rate"] + words + ["--lang=vi"])
    #expect(outcome.errors == message + "gợi ý: xem 'capdo rate --help'\n")
  }

  @Test func aByteThatIsNoTextIsShownByItsTwoDigits() {
    let error = UsageError.notText([0x41, 0x0F, 0x10, 0x1F, 0x7E, 0x7F, 0xFF], in: Phrase("a word", "một từ"))
    #expect(error.message.english == "a word is not UTF-8: 'A\\x0F\\x10\\x1F~\\x7F\\xFF'")
  }

  @Test func whatIsMissingIsNamed() {
    #expect(run("register", "A").errors.hasPrefix("error: missing option '--on DAY'\n"))
    #expect(run("register", "A", "--lang=vi").errors.hasPrefix("lỗi: thiếu tùy chọn '--on NGÀY'\n"))
    #expect(run("register", "--on=x").errors.hasPrefix("error: missing argument CODE\n"))
    #expect(run("plan", "A", "--on=x").errors.hasPrefix("error: missing argument none|partial|full\n"))
    #expect(run("plan", "--on=x", "--lang=vi").errors.hasPrefix("lỗi: thiếu: MÃ…, none|partial|full\n"))
    #expect(run("plan").errors.hasPrefix("error: missing: CODE…, none|partial|full, --on DAY\n"))
  }

  @Test func anUnknownCommandIsAnsweredWithTheNearest() {
    let outcome = run("reigster", "A")
    #expect(outcome.status == .usage)
    #expect(
      outcome.errors
        == "error: unknown command 'reigster'\nhint: did you mean 'register'?\nhint: see 'capdo --help'\n")
  }

  @Test func anUnknownVerbIsAnsweredWithTheHelpOfItsGroup() {
    let outcome = run("organization", "ad")
    #expect(
      outcome.errors
        == """
        error: unknown command 'organization ad'
        hint: did you mean 'organization add'?
        hint: see 'capdo organization --help'

        """)
  }

  @Test func theBeginningOfACommandIsEnoughForASuggestion() {
    #expect(run("org").errors.contains("did you mean 'organization'?"))
  }

  @Test func anOptionBeforeItsCommandIsToldItsPlace() {
    let outcome = run("--as-of", "2024-11-13", "rate")
    #expect(outcome.errors.hasPrefix("error: option '--as-of' comes before its command\n"))
  }

  @Test func aWordCannotDeceiveTheTerminalThroughTheMessage() {
    #expect(run("rate", "\u{1B}[31mx\n").errors.hasPrefix("error: unexpected argument '\\u{1B}[31mx⏎'\n"))
  }

  @Test func aUsageErrorOfTheCommandItselfPointsToItsHelpToo() {
    let outcome = run("completions", "tcsh", "--lang=en")
    #expect(outcome.status == .usage)
    #expect(outcome.errors.hasPrefix("error: the value 'tcsh' is invalid for bash|zsh|fish\n"))
    #expect(outcome.errors.hasSuffix("hint: see 'capdo completions --help'\n"))
  }
}
