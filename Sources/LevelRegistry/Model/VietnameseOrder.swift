/// Where a text comes in a Vietnamese dictionary: by its letters (a ă â b c d đ e ê …), then by its tones (none, huyền, hỏi,
/// ngã, sắc, nặng), then as it is written; capitals and small letters come together, and numbers by their value.
package struct VietnameseOrder: Comparable {
  private let letters: [Int]
  private let tones: [Int]
  private let text: String

  package init(_ text: String) {
    self.text = text
    var letters: [Int] = []
    var tones: [Int] = []
    var number: Int?
    for character in text.lowercased() {
      if let digit = character.wholeNumberValue, character.isASCII {
        number = min((number ?? 0) * 10 + digit, Self.largestNumber)
        continue
      }
      if let value = number { letters.append(Self.firstNumber + value) }
      number = nil
      let (letter, tone) = Self.place(of: character)
      letters.append(letter)
      if tone > 0 { tones.append(letters.count * Self.toneCount + tone) }
    }
    if let number { letters.append(Self.firstNumber + number) }
    self.letters = letters
    self.tones = tones
  }

  package static func < (a: VietnameseOrder, b: VietnameseOrder) -> Bool {
    if a.letters != b.letters { return a.letters.lexicographicallyPrecedes(b.letters) }
    if a.tones != b.tones { return precedes(a.tones, b.tones) }
    return a.text < b.text
  }

  /// The first tone that differs decides; where one text has none at that letter, it comes first.
  private static func precedes(_ a: [Int], _ b: [Int]) -> Bool {
    for (x, y) in zip(a, b) where x != y {
      let (place, other) = (x / toneCount, y / toneCount)
      return place == other ? x < y : place > other
    }
    return a.count < b.count
  }

  private static let toneCount = 6
  private static let alphabet = Array("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")
  /// The tones as marks on their letters: grave, hook, tilde, acute, dot below.
  private static let marks: [Unicode.Scalar] = ["\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"]
  /// Blanks and signs come before digits, and digits before letters.
  private static let firstNumber = 0x20_0000
  private static let firstLetter = 1 << 50
  private static let largestNumber = firstLetter - firstNumber - 1

  /// The place of a letter among the letters, and that of its tone.
  private static func place(of character: Character) -> (letter: Int, tone: Int) {
    var tone = 0
    var base = String.UnicodeScalarView()
    for scalar in Folding.decomposed(String(character)).unicodeScalars {
      if let mark = marks.firstIndex(of: scalar) { tone = mark + 1 } else { base.append(scalar) }
    }
    let letter = Character(String(base))
    if let place = alphabet.firstIndex(of: letter) { return (firstLetter + place, tone) }
    return (letter.isLetter ? firstLetter + alphabet.count : Int(base.first?.value ?? 0), tone)
  }
}
