import LevelRegistry

/// A word that sheets spell in several ways: a column, a state, a tier.
protocol Spelled: Term {
  /// Every spelling, as `Spelling.key` has it, and what it means.
  static var spellings: [String: Self] { get }

  /// Headings of columns whose cells hold what several columns are for, as `Spelling.key` has them.
  static var shared: [String: SharedColumn<Self>] { get }
}

extension Spelled {
  static var shared: [String: SharedColumn<Self>] { [:] }
}

/// How offices spell headings and words: without case, marks, punctuation and spacing, abbreviations written out.
enum Spelling {
  private static let abbreviations: [Substring: String] = [
    "httt": "he thong thong tin", "qd": "quyet dinh", "cd": "cap do", "pa": "phuong an", "attt": "an toan thong tin",
    "anm": "an ninh mang", "bdanm": "bao dam an ninh mang", "dv": "don vi", "cq": "co quan", "nd": "nghi dinh",
    "hsdxcd": "ho so de xuat cap do", "bd": "bao dam",
  ]

  /// What two spellings of one word have in common.
  static func key(_ text: String) -> String {
    let letters = Folding.fold(text).unicodeScalars.map { $0.properties.isAlphabetic || isDigit($0) ? $0 : " " }
    let words = String(String.UnicodeScalarView(letters)).split(separator: " ")
    return words.map { abbreviations[$0] ?? String($0) }.joined(separator: " ")
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// Several spellings of one thing.
  static func table<T>(_ things: [(T, [String])]) -> [String: T] {
    var table: [String: T] = [:]
    for (thing, spellings) in things {
      for spelling in spellings { table[key(spelling)] = thing }
    }
    return table
  }

  /// The names of all terms in files and in both languages, and other spellings; one that could mean two is left out.
  static func table<T: Term>(_ others: [T: [String]] = [:]) -> [String: T] {
    var table: [String: T?] = [:]
    for term in T.allCases {
      let spellings = [term.rawValue, term.phrase.english, term.phrase.vietnamese] + (others[term] ?? [])
      for key in Set(spellings.map(key)) {
        table[key] = table.keys.contains(key) ? .some(nil) : term
      }
    }
    return table.compactMapValues { $0 }
  }
}
