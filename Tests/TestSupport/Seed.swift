import Foundation

/// Steele, Lea and Flood's SplitMix64: the same seed gives the same numbers everywhere.
package struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Returns a number from the environment.
package func number<Number: FixedWidthInteger>(_ name: String) -> Number? {
  ProcessInfo.processInfo.environment[name].flatMap { Number($0) }
}

/// Whether the long forms of the tests were asked for.
private let isFull = ProcessInfo.processInfo.environment["CAPDO_FULL"] != nil

/// The seed of what a test does at random: CAPDO_SEED, else a new one where CAPDO_FULL is set and always the same where it is
/// not, so that whether a change passes is no matter of luck. Whoever asks prints it.
package func chosenSeed() -> UInt64 { number("CAPDO_SEED") ?? (isFull ? .random(in: 0..<1_000_000_000) : 331) }

/// All of a long list where CAPDO_FULL is set, else one in so many.
package func sample<T>(_ all: [T], oneIn count: Int) -> [T] {
  isFull ? all : stride(from: 0, to: all.count, by: count).map { all[$0] }
}
