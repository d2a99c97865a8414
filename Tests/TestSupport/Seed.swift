import Foundation

/// SplitMix64: the same seed, the same numbers.
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

/// All of a long list where CAPDO_FULL is set, else one in so many, other ones on each day.
package func sample<T>(_ all: [T], oneIn count: Int) -> [T] {
  guard ProcessInfo.processInfo.environment["CAPDO_FULL"] == nil else { return all }
  let start = Int(Date().timeIntervalSince1970 / 86_400) % count
  return stride(from: start, to: all.count, by: count).map { all[$0] }
}
