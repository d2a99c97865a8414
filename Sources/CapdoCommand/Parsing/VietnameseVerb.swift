import LevelRegistry

/// What somebody means who types the Vietnamese for a command, with or without its marks.
enum VietnameseVerb {
  /// The command that the first of these words mean, the longest meaning first; nil where they mean none.
  static func command(meantBy words: [String]) -> String? {
    let words = words.flatMap { $0.split(whereSeparator: \.isWhitespace) }.map { Folding.fold(String($0)) }
    return (1...3).reversed().lazy.filter { $0 <= words.count }
      .compactMap { commands[words.prefix($0).joined(separator: " ")] }.first
  }

  private static let commands: [String: String] = [
    "tao": "init", "tao so": "init", "khoi tao": "init", "nhap": "import", "nhap bieu": "import", "doc": "import",
    "bieu": "sheet", "xuat bieu": "sheet", "xuat": "export", "dang ky": "register", "them": "register",
    "lap ho so": "propose", "de xuat": "propose", "gui": "submit", "gui tham dinh": "submit", "trinh": "submit",
    "tra lai": "return", "phan hoi": "return", "tham dinh": "appraise", "rut": "withdraw", "rut ho so": "withdraw",
    "phe duyet": "approve", "quyet dinh": "approve", "bai bo": "revoke", "thu hoi": "revoke", "phuong an": "plan",
    "trien khai": "plan", "yeu cau": "requirement", "kiem tra": "inspect", "danh gia": "inspect",
    "khac phuc": "remedy", "giai trinh": "answer", "chuyen giao": "transfer", "thay doi": "change",
    "van hanh": "start", "tam dung": "suspend", "ket thuc": "retire", "dinh chinh": "correct", "dieu chinh": "correct",
    "sua": "correct", "huy": "undo", "hoan tac": "undo", "huy muc": "reverse", "co quan": "organization",
    "don vi": "organization", "to chuc": "organization", "ty le": "rate", "tong hop": "summary",
    "tong hop nhieu": "rollup", "gop so": "rollup", "danh sach": "list",
    "danh muc": "list", "liet ke": "list", "tim": "list", "tim kiem": "list", "xem": "show", "den han": "due",
    "qua han": "due", "han": "due", "so sanh": "compare", "bien dong": "changes", "chot": "close",
    "chot so lieu": "close", "moc chot": "closings", "lich su": "history", "nhat ky": "journal", "ra soat": "check",
    "phat hien": "check", "xac minh": "verify", "moc xac minh": "checkpoint", "tai lieu": "evidence",
    "sao luu": "backup", "phuc hoi": "restore", "bao cao": "report", "tong quan": "report", "quy dinh": "rules",
    "ngay nghi": "holiday", "tro giup": "help", "huong dan": "help", "giup": "help",
  ]
}
