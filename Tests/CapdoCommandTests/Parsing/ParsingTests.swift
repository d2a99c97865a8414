import Testing

@testable import CapdoCommand

struct ParsingTests {
  @Test func aValueFollowsItsOptionAsAWordOrAfterAnEqualsSign() throws {
    #expect(try arguments("rate", "--as-of", "2024-11-13")[.fakeAsOf] == "2024-11-13")
    #expect(try arguments("rate", "--as-of=2024-11-13")[.fakeAsOf] == "2024-11-13")
    #expect(try arguments("rate", "--as-of=a=b")[.fakeAsOf] == "a=b")
  }

  @Test func anOptionThatWasNotGivenHasNoValue() throws {
    let given = try arguments("rate")
    #expect(given[.fakeAsOf] == nil)
    #expect(!given.has(.fakeAsOf))
    #expect(throws: UsageError.self) { try given.require(.fakeAsOf) }
  }

  @Test func anEmptyValueIsAValueWhereItIsWritten() throws {
    #expect(try arguments("rate", "--as-of=")[.fakeAsOf] == "")
    #expect(try arguments("rate", "--as-of", "")[.fakeAsOf] == "")
  }

  @Test func optionsMayFollowOperands() throws {
    let given = try arguments("plan", "HT-1", "HT-2", "full", "--on", "today")
    #expect(given.operands == ["HT-1", "HT-2", "full"])
    #expect(given[.fakeDay] == "today")
  }

  @Test func twoDashesEndTheOptions() throws {
    #expect(try arguments("register", "--on=today", "--", "--help").operands == ["--help"])
  }

  @Test func aDashBeforeADigitOrASpaceBeginsAPlainWord() throws {
    #expect(try arguments("register", "-1", "--on", "- a note").operands == ["-1"])
    #expect(try arguments("import", "-").operands == ["-"])
  }

  @Test func globalOptionsStandAnywhere() throws {
    #expect(try arguments("--db", "a.db", "rate")[.database] == "a.db")
    #expect(try arguments("organization", "--db", "a.db", "list")[.database] == "a.db")
    #expect(try arguments("rate", "--actor=lan")[.actor] == "lan")
  }

  @Test func theRegisterAndTheActorComeFromTheLineElseTheEnvironment() throws {
    let variables = Environment(["CAPDO_DB": "b.db", "CAPDO_ACTOR": "lan"])
    #expect(try arguments("rate", "--db=a.db").database(in: variables) == "a.db")
    #expect(try arguments("rate").database(in: variables) == "b.db")
    #expect(try arguments("rate").database(in: Environment(["CAPDO_DB": ""])) == "capdo.db")
    #expect(try arguments("rate").claimedActor(in: variables) == "lan")
    #expect(try arguments("rate").claimedActor(in: Environment([:])) == nil)
  }

  @Test func aShortLetterStandsForItsOption() throws {
    #expect(try arguments("list", "-o", "a.csv")[.fakeOutput] == "a.csv")
    #expect(try arguments("list", "-o=a.csv")[.fakeOutput] == "a.csv")
  }

  @Test func aRepeatableOptionKeepsEveryValue() throws {
    #expect(try arguments("rate", "--owner", "A", "--owner", "B").all(.fakeOwner) == ["A", "B"])
  }

  @Test func aFlagIsThereOrNot() throws {
    #expect(try arguments("import", "a.csv", "--dry-run").has(.fakeDryRun))
    #expect(try !arguments("import", "a.csv").has(.fakeDryRun))
  }

  @Test func aVerbOfAGroupIsNotTheCommandOfThatName() throws {
    #expect(try arguments("organization", "list").command.name == "organization list")
    #expect(try arguments("list").command.name == "list")
  }

  @Test func aCommandRunsTwiceInAProcess() {
    #expect(run("register", "A", "--on", "today").output == "register [\"A\"]\n")
    #expect(run("register", "B", "--on", "today").output == "register [\"B\"]\n")
  }
}
