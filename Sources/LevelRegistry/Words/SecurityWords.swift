/// What the law of a day calls the matter: "an toàn thông tin" until Law 86/2015 lapsed on 2026-07-01, "an ninh mạng"
/// from then (Law 116/2025/QH15, Art. 44; Decree 331/2026, Art. 39.2 reads the two as equivalent).
public enum SecurityWords {
  private static let changed = Day(year: 2026, month: 7, day: 1) ?? .forever

  /// The matter itself, as reports of that day have it.
  public static func matter(on day: Day) -> Phrase {
    day < changed
      ? Phrase("information security", "an toàn thông tin") : Phrase("cyber security", "an ninh mạng")
  }
}
