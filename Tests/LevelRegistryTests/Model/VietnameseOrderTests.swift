import Testing

@testable import LevelRegistry

@Test(arguments: [
  // Letters first: a ă â, d đ, e ê, o ô ơ, u ư.
  ["an", "ăn", "ân", "bình", "da", "đa", "em", "êm", "oi", "ôi", "ơi", "u", "ư"],
  // Then tones: none, huyền, hỏi, ngã, sắc, nặng.
  ["ma", "mà", "mả", "mã", "má", "mạ"],
  ["Hà Nam", "Hà Tĩnh", "Hải Dương", "Hòa Bình"],
  // A later letter weighs more than an earlier tone.
  ["hoa mai", "hóa mai", "hoa man"],
  // Numbers by their value, before letters.
  ["Phòng 2", "Phòng 10", "Phòng A"],
  ["Phòng 999999999999", "Phòng 1000000000000"],
  // Of numbers beyond all counting only what is written counts.
  ["99999999999999999998", "99999999999999999999", "100000000000000000000 a"],
  // Capitals do not matter until nothing else does.
  ["an Bình", "An Khê", "an Lạc"],
])
func namesComeAsInAVietnameseDictionary(names: [String]) {
  #expect(names.shuffled().sorted { VietnameseOrder($0) < VietnameseOrder($1) } == names)
}

@Test func theTwoWaysOfWritingAMarkComeTogether() {
  #expect(!(VietnameseOrder("Hòa") < VietnameseOrder("Ho\u{300}a")) || "Hòa" < "Ho\u{300}a")
  #expect(VietnameseOrder("Ho\u{300}a") < VietnameseOrder("Hỏa"))
}
