import LevelRegistry
import Testing

@Test func levelsOneToThreeAreHandledHere() throws {
  #expect(try ["1", "2", "3"].map { text in try Level(text) } == [.one, .two, .three])
  #expect(Level.one < .two && Level.two < .three)
  #expect(Level.two.phrase == Phrase("level 2", "cấp độ 2"))
}

@Test(arguments: ["4", "5"])
func levelsFourAndFiveAreTheMinistrys(text: String) throws {
  let error = try #require(throws: RegistryError.self) { try Level(text) }
  #expect(error == .levelOutOfScope(text))
  #expect(error.message.english.contains("appraised by the Ministry of Public Security"))
  #expect(error.message.vietnamese.contains("do Bộ Công an chủ trì thẩm định"))
}

@Test(arguments: ["", "0", "6", "-1", "II", "2.0", " 2", "2 ", "cấp độ 2", "CĐ2", "②", "٢", "12"])
func whatIsNoLevelIsRefused(text: String) {
  #expect(throws: RegistryError.notALevel(text)) { try Level(text) }
}
