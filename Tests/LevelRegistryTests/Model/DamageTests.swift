import Testing

@testable import LevelRegistry

/// Text whose marks are gone is told from text that has them.
struct DamageTests {
  @Test(arguments: [
    "Së Y tÕ", "HÖ thèng th«ng tin", "§¬n vÞ vËn hµnh", "Uû ban nh©n d©n",
  ])
  func textForATCVN3FontIsFound(text: String) {
    #expect(Damage(in: text) == .oldFont)
  }

  @Test(arguments: ["Sôû Y teá", "Heä thoáng thoâng tin", "UÛy ban nhaân daân tænh", "Phoøng Vaên hoùa"])
  func textForAVNIFontIsFound(text: String) {
    #expect(Damage(in: text) == .oldFont)
  }

  @Test(arguments: ["H? th?ng qu?n l?", "S? Y t?", "C?ng thông tin", "S?? Y t?", "?iện lực", "Trang ?iện tử"])
  func lostLettersAreFound(text: String) {
    #expect(Damage(in: text) == .questionMark)
  }

  @Test(arguments: [
    "Há»‡ thá»‘ng quáº£n lÃ½", "CÆ¡ sá»Ÿ dá»¯ liá»‡u", "Ä‘áº¥t Ä‘ai", "Máº¡ng ná»™i bá»™", "Quáº£n lÃ½",
  ])
  func utf8ReadAsWindows1252IsFound(text: String) {
    #expect(Damage(in: text) == .doublyEncoded)
  }

  @Test(arguments: ["H&#7879; thống", "H&#x1EC7;", "Khám &amp; chữa", "tr&agrave;"])
  func entitiesOfWebPagesAreFound(text: String) {
    #expect(Damage(in: text) == .webEntity)
  }

  @Test(arguments: ["#REF!", "#N/A", "#name?", "########"]) func errorsOfSpreadsheetsAreFound(text: String) {
    #expect(Damage(in: text) == .errorWord)
  }

  @Test func aReplacementCharacterIsFound() {
    #expect(Damage(in: "C\u{FFFD}ng") == .replacementCharacter)
  }

  @Test(arguments: [
    "Sở Y tế", "Hệ thống thông tin", "Ủy ban nhân dân xã Hoà Hải", "Thái Bình", "quá", "hoá", "Zürich", "Citroën",
    "Microsoft®", "20 m²", "Hỏi?", "?", "? A", "A ? B", "3 × 4", "a/b?", "NANG CAO", "Phú Quý", "Hà Nam Ninh",
    "Khoá xã", "Mã số", "Sở KH&CN; Sở Y tế", "C# 12", "#1", "Ðài phát thanh", "1/QÐ-SYT", "R&D",
  ])
  func soundTextIsLeftAlone(text: String) {
    #expect(Damage(in: text) == nil)
  }

  @Test func damagedNamesAreRefusedAndANoteMayAsk() throws {
    #expect(throws: RegistryError.textDamaged(.questionMark)) { try Text.name("C?ng", .name) }
    #expect(try Text.name("Vì sao? Vì thế", .note) == "Vì sao? Vì thế")
    #expect(throws: RegistryError.textDamaged(.replacementCharacter)) { try Text.name("\u{FFFD}", .note) }
  }
}
