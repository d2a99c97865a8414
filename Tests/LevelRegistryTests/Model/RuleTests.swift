import LevelRegistry
import Testing

struct RuleTests {
  @Test func everyRuleIsToldInBothLanguages() throws {
    for rule in try Fixture().snapshot("2024-11-20").rules() {
      #expect(rule.phrase.english != rule.phrase.vietnamese, "\(rule.subject)")
      #expect(rule.phrase.english != rule.subject, "\(rule.subject)")
      #expect(!rule.article.text.isEmpty)
    }
  }

  @Test func aRuleIsFollowedByTheNextWithoutAGap() throws {
    let rules = try Fixture().snapshot("2024-11-20").rules()
    for (rule, next) in zip(rules, rules.dropFirst()) where rule.kind == next.kind && rule.subject == next.subject {
      #expect(rule.to == next.from, "\(rule.subject)")
    }
  }

  @Test func anArticleIsToldInTheWordsOfBothLanguages() throws {
    let rule = try #require(try Fixture().snapshot("2024-11-20").rules().first { $0.subject == "reply-3" })
    #expect(rule.article.phrase == Phrase("Decree 331/2026/NĐ-CP, Art. 23.2", "Nghị định 331/2026/NĐ-CP, Điều 23.2"))
    #expect(
      rule.phrase
        == Phrase(
          "send back an incomplete dossier of level 3 within 5 working days",
          "phản hồi, hướng dẫn bổ sung hồ sơ chưa hợp lệ cấp độ 3 trong 5 ngày làm việc"))
    let rules = try Fixture().snapshot("2026-11-26").rules()
    #expect(
      rules.contains {
        $0.phrase.english == "approve a dossier of level 1 within 7 working days of its submission for approval"
      })
    #expect(rules.contains { $0.phrase.english == "inspect a system of level 3 every year" })
  }
}
