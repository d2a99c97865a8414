import Testing

@testable import LevelRegistry

/// Which spellings are one name, and which are two.
struct NameSpellingTests {
  @Test(arguments: [
    ("Hệ thống Văn hóa", "HỆ THỐNG  VĂN HOÁ"), ("Ủy ban nhân dân xã Hòa", "UBND xã Hoà"), ("Uỷ ban nhân dân", "UBND"),
    ("Sở TT&TT", "Sở Thông tin và Truyền thông"), ("Sở GD-ĐT", "Sở Giáo dục và Đào tạo"),
    ("UBND TP. Vinh", "UBND thành phố Vinh"),
    ("Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội"), ("Sở VH,TT&DL", "Sở Văn hóa, Thể thao và Du lịch"),
    ("TT. Nghèn", "Thị trấn Nghèn"), ("Cổng Ðiện tử", "Cổng Điện tử"), ("qúy", "quý"),
    ("UBND tỉnh,", "Uỷ ban nhân dân tỉnh"),
  ])
  func oneNameIsSpelledInSeveralWays(a: String, b: String) {
    #expect(NameSpelling.key(a) == NameSpelling.key(b))
  }

  @Test(arguments: [
    ("quản lý hồ", "quản lý hộ"), ("Sơn Tân", "Sơn Tấn"), ("Sở Y tế", "So Y te"), ("Một cửa 1", "Một cửa 2"),
    ("Trung tâm TT", "Trung tâm thị trấn"),
  ])
  func namesThatDifferInAMarkAreTwo(a: String, b: String) {
    #expect(NameSpelling.key(a) != NameSpelling.key(b))
  }

  @Test func aToneStaysWithItsLettersAndNotBehindAFullStop() {
    #expect(NameSpelling.key("UBND tỉnh.") == NameSpelling.key("UBND tỉnh") + ".")
  }

  @Test func aCommitteeIsTheBodyOfItsName() {
    #expect(NameSpelling.bodyKey("UBND xã Sơn Tân") == NameSpelling.bodyKey("Xã Sơn Tân"))
    #expect(NameSpelling.bodyKey("UBND") == NameSpelling.key("UBND"), "nothing is left of it")
  }
}
