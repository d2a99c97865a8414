import LevelRegistry
import Testing

/// `Hòa` with the mark as a letter of its own.
private let decomposed = "Ho\u{300}a"

@Test func textIsComposedAtTheDoor() throws {
  #expect(Array(try #require(Folding.compose(decomposed)).utf8) == Array("H\u{F2}a".utf8))
  #expect(Array(try #require(Folding.compose("E\u{302}\u{301}")).utf8) == Array("\u{1EBE}".utf8))
  #expect(Folding.compose("Sở Y tế") == "Sở Y tế")
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

@Test(arguments: [
  ("Sở Y tế", "Sở Yế"), ("UBND xã Kỳ Anh", "UBND huyện Kỳ Anh"), ("Kỳ Anh 1", "Kỳ Anh 2"), ("Sở Y tế", "SởYtế"),
])
func differentNamesStayDifferent(a: String, b: String) {
  #expect(Folding.fold(a) != Folding.fold(b))
}
