import LevelRegistry
import TestSupport
import Testing

/// Every act of the library, at random, in the register and in a naive model of it, which answer alike after each.
///
/// CAPDO_ACTS acts, 500 by default, in lives of 500 acts each, so that a register stays small enough to be asked everything after every act.
@Test func theRegisterAnswersAsTheNaiveModelDoesWhateverIsRecorded() throws {
  let acts = number("CAPDO_ACTS") ?? 500
  let seed = chosenSeed()
  print("CAPDO_SEED=\(seed) CAPDO_ACTS=\(acts)")
  var (done, refused, questions) = (0, 0, 0)
  while done < acts {
    var life = try Comparison(seed: seed + UInt64(done))
    try life.live(acts: min(500, acts - done))
    done += life.acts
    refused += life.refused
    questions += life.questions
  }
  #expect(refused > acts / 20)
  #expect(refused < acts * 19 / 20)
  print("\(done) acts, \(refused) of them refused, \(questions) comparisons")
}
