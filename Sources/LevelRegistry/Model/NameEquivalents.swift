/// What offices abbreviate in the names of bodies and systems, and what it stands for: data, in one table.
///
/// An abbreviation is written in small letters, without blanks and without the marks that part its letters (`TT&TT`,
/// `GD-ĐT`). Only what everybody reads alike is here: VHTT is two departments, and in the middle of a name TT is thông tin or
/// trung tâm. What one province alone understands is recorded with it, as an alias of an organization.
enum NameEquivalents {
  static let everywhere: [String: String] = [
    // Bodies.
    "ubnd": "ủy ban nhân dân", "ub": "ủy ban", "hđnd": "hội đồng nhân dân", "mttq": "mặt trận tổ quốc",
    "vp": "văn phòng", "vpub": "văn phòng ủy ban nhân dân", "vpubnd": "văn phòng ủy ban nhân dân",
    "vptu": "văn phòng tỉnh ủy", "bql": "ban quản lý", "kkt": "khu kinh tế", "kcn": "khu công nghiệp",
    "bv": "bệnh viện", "bvđk": "bệnh viện đa khoa", "ttyt": "trung tâm y tế", "tthcc": "trung tâm hành chính công",
    "ttpvhcc": "trung tâm phục vụ hành chính công", "pvhcc": "phục vụ hành chính công", "thpt": "trung học phổ thông",
    "thcs": "trung học cơ sở", "đh": "đại học",
    // Places.
    "tp": "thành phố", "tx": "thị xã",
    // Departments by their fields, as they are and as they were.
    "tttt": "thông tin và truyền thông", "gdđt": "giáo dục và đào tạo", "khcn": "khoa học và công nghệ",
    "khđt": "kế hoạch và đầu tư", "nnmt": "nông nghiệp và môi trường", "nnptnt": "nông nghiệp và phát triển nông thôn",
    "tnmt": "tài nguyên và môi trường", "lđtbxh": "lao động thương binh và xã hội",
    "vhttdl": "văn hóa thể thao và du lịch", "gtvt": "giao thông vận tải", "dttg": "dân tộc và tôn giáo",
    // What systems are called.
    "httt": "hệ thống thông tin", "cntt": "công nghệ thông tin", "csdl": "cơ sở dữ liệu", "ttđt": "thông tin điện tử",
    "tthc": "thủ tục hành chính", "attt": "an toàn thông tin", "anm": "an ninh mạng",
  ]

  /// Those that mean one thing only at the start of a name and with a full stop: `TT. Nghèn`, `P. Nam Hà`.
  static let atTheStart: [String: String] = ["tt": "thị trấn", "p": "phường", "x": "xã", "h": "huyện"]
}
