import CapdoCUTF8Proc
import Foundation
import Testing

@testable import LevelRegistry

/// `Hòa` with the mark as a letter of its own.
private let decomposed = "Ho\u{300}a"

@Test func textIsComposedAtTheDoor() throws {
  #expect(Array(try #require(Folding.compose(decomposed)).utf8) == Array("H\u{F2}a".utf8))
  #expect(Array(try #require(Folding.compose("E\u{302}\u{301}")).utf8) == Array("\u{1EBE}".utf8))
  #expect(Folding.compose("Sở Y tế") == "Sở Y tế")
}

/// What is told from its bytes to be composed already, beside what Foundation makes of it: alone, after a letter, and with
/// marks of Vietnamese behind it.
@Test func everyLetterOfLatinIsComposedAsUnicodeHasIt() {
  let letters = [0x20..<0x300, 0x1E00..<0x1F00].joined().compactMap { Unicode.Scalar(UInt32($0)) }.map { String($0) }
  let texts = letters.flatMap { [$0, "a\($0)", "\($0)\u{301}", "\($0)\u{323}\u{302}"] }
  let others = texts.filter { text in
    Folding.compose(text).map { Array($0.utf8) } != Array(text.precomposedStringWithCanonicalMapping.utf8)
  }
  #expect(texts.count == 4 * (0x2E0 + 0x100))
  #expect(others.isEmpty)
}

@Test func textsAsKeysAreToldByTheirBytes() {
  let texts = ["", "a", "b", "Sở Y tế", "Sở Y tê", decomposed, "Hòa", String(repeating: "ế", count: 20)]
  for (index, text) in texts.enumerated() {
    #expect(texts.firstIndex { ExactText($0) == ExactText(text) } == index)
  }
  #expect(Set(texts.map { ExactText($0) }).count == 8)
}

@Test(arguments: [
  ("Hòa", "Hoà"), ("hòa", "HOÀ"), ("Hòa", "Ho\u{300}a"), ("Đức Thọ", "đức thọ"), ("Đức Thọ", "Duc Tho"),
  ("UBND xã Kỳ Anh", "Ủy ban nhân dân xã Kỳ Anh"), ("UBND xã Kỳ Anh", "Uỷ ban Nhân dân xã Kỳ Anh"),
  ("ubnd xã Kỳ Anh", "ỦY BAN NHÂN DÂN XÃ KỲ ANH"), ("UBND  xã Hòa", "Ủy ban nhân dân Xã Hoà"),
  ("Ủy  ban\tnhân\ndân", "UBND"), (" Sở Y tế ", "Sở  Y tế"), ("Sở Y tế", "Sở\u{A0}Y\u{A0}tế"),
  ("Sở Y tế", "Sở\u{200B} Y tế"), ("Quỳnh Lưu", "Quynh  luu"), ("Thúy", "Thuý"),
])
func namesAreTheSameWithoutCaseMarksAndSpacing(a: String, b: String) {
  #expect(Folding.fold(a) == Folding.fold(b))
}

@Test func aFoldedNameIsPlainLetters() {
  #expect(Folding.fold("Ủy ban nhân dân  Xã Đức Hòa") == "ubnd xa duc hoa")
  #expect(Folding.fold("ăâđêôơưýỷỹỵ") == "aadeoouyyyy")
  #expect(Folding.fold("") == "")
}

/// The scalars of Unicode, each of those that alphabets are made of and some of the others, beside what utf8proc makes of a
/// whole word with them: in front, behind and between.
@Test func aTextIsFoldedLetterByLetterAsUnicodeFoldsItWhole() {
  let options =
    UTF8PROC_STABLE.rawValue | UTF8PROC_DECOMPOSE.rawValue | UTF8PROC_STRIPMARK.rawValue
    | UTF8PROC_CASEFOLD.rawValue | UTF8PROC_COMPAT.rawValue | UTF8PROC_IGNORE.rawValue
  func whole(_ text: String) -> String {
    let folded = Folding.map(Folding.withoutLookalikes(text), options) ?? text
    let scalars = folded.unicodeScalars.map { $0 == "đ" ? "d" : $0 }
    return scalars.split(whereSeparator: \.properties.isWhitespace).map { String(scalars: $0) }.joined(separator: " ")
  }
  let values = Array(0..<0x3400) + stride(from: 0x3400, to: 0x110000, by: 61)
  let scalars = values.compactMap { Unicode.Scalar(UInt32($0)) }
  let others = scalars.filter { scalar in
    let text = "\(scalar)Ơn \(scalar) \(scalar)\u{301}ệ\(scalar)"
    return Array(Folding.fold(text).utf8) != Array(whole(text).utf8)
  }
  #expect(scalars.count > 0x3400 + 16_000)
  #expect(others.isEmpty, "\(others.prefix(5).map { String($0.value, radix: 16) })")
}

@Test(arguments: [
  ("Sở Y tế", "Sở Yế"), ("UBND xã Kỳ Anh", "UBND huyện Kỳ Anh"), ("Kỳ Anh 1", "Kỳ Anh 2"), ("Sở Y tế", "SởYtế"),
])
func differentNamesStayDifferent(a: String, b: String) {
  #expect(Folding.fold(a) != Folding.fold(b))
}
