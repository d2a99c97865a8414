/// The decree a decision rests on.
public enum LegalBasis: String, Term {
  case nd85, nd331

  public var phrase: Phrase {
    switch self {
    case .nd85: Phrase("Decree 85/2016", "Nghị định 85/2016/NĐ-CP")
    case .nd331: Phrase("Decree 331/2026", "Nghị định 331/2026/NĐ-CP")
    }
  }
}
