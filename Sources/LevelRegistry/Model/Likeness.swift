/// How near two texts come to each other: by the pairs of letters that they share, whatever their case and marks.
struct LetterPairs {
  /// The pairs of bytes of a text as it is compared, each once, the smallest first.
  private let pairs: [UInt16]

  init(of text: String) {
    let bytes = Folding.fold(text).utf8
    guard bytes.count > 1 else {
      pairs = bytes.map(UInt16.init)
      return
    }
    pairs = Set(zip(bytes, bytes.dropFirst()).map { UInt16($0) << 8 | UInt16($1) }).sorted()
  }

  /// What two texts have in common, of 100.
  func share(with other: LetterPairs) -> Int {
    200 * countCommon(other) / max(pairs.count + other.pairs.count, 1)
  }

  private func countCommon(_ other: LetterPairs) -> Int {
    var (i, j, count) = (0, 0, 0)
    while i < pairs.count, j < other.pairs.count {
      let (a, b) = (pairs[i], other.pairs[j])
      if a == b { count += 1 }
      (i, j) = (a <= b ? i + 1 : i, b <= a ? j + 1 : j)
    }
    return count
  }
}

/// The candidates that come nearest to a text that was looked for in vain.
struct Nearest<Candidate> {
  private let wanted: LetterPairs
  private var found: [(share: Int, candidate: Candidate)] = []

  /// What has less in common is something else.
  private static var least: Int { 40 }

  init(to text: String) { wanted = LetterPairs(of: text) }

  /// Takes a candidate, known under any of these texts.
  mutating func offer(_ candidate: Candidate, as texts: [LetterPairs]) {
    guard let share = texts.map(wanted.share).max(), share >= Self.least else { return }
    found.append((share, candidate))
  }

  /// The first three, the nearest first; of equals the one offered first.
  var best: [Candidate] {
    found.enumerated().sorted { ($1.element.share, $0.offset) < ($0.element.share, $1.offset) }
      .prefix(3).map(\.element.candidate)
  }
}
