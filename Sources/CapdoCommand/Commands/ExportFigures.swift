import LevelRegistry
import RegistryFiles

extension Command {
  private static let output = Option(
    "output", .file, short: "o",
    help: Phrase("the .json file to make (default: standard output)", "tệp .json kết quả (mặc định: in ra màn hình)"))

  static let exportFigures = Command(
    "export figures", for: .auditors,
    Phrase("write counts without names, for 'capdo rollup'", "xuất số liệu không kèm tên, để tổng hợp nhiều sổ"),
    discussion: Phrase(
      "Counts by tier, level, plan and requirement; no system and no owner is named. With them go the registry's id, its "
        + "name and the checkpoint, so that whoever has the registry can prove them. Nothing is overwritten.",
      "Số lượng theo cấp phê duyệt, cấp độ, phương án và yêu cầu; không nêu tên hệ thống, chủ quản. Kèm mã nhận dạng, tên sổ "
        + "và mốc xác minh để ai có sổ cũng đối chiếu được. Không ghi đè tệp nào."),
    options: Option.time + [output],
    examples: [
      Example(
        "capdo export figures --known-at nam-2024 -o ha-tinh.json",
        Phrase("the figures as they were closed", "số liệu đúng như lúc chốt")),
      Example(
        "capdo export figures --as-of 2024-11-13 -o ha-tinh.json",
        Phrase("those of a day, as known today", "số liệu của một ngày, theo số liệu hiện có")),
    ]
  ) { arguments, console in
    let path = arguments[output]
    if let path { _ = try Arguments.format(of: path, among: ["json"]) }
    let session = try Session(arguments, console)
    let snapshot = try session.snapshot()
    let text = FiguresFile.text(of: try snapshot.figures(of: try session.closing(of: snapshot)))
    guard let path else {
      try console.write(text)
      return .done
    }
    let file = try NewFile(path: path)
    try file.write(Array(text.utf8))
    try file.keep()
    console.noteMade(path)
    return .done
  }
}
