import LevelRegistry
import RegistryFiles

extension Command {
  private static let output = Option(
    "output", .file, short: "o", required: true, help: Phrase("the file to make", "tệp kết quả"))
  private static let format = Option(
    "format", .oneOf(["html", "json"]), help: Phrase("format (default: html)", "định dạng (mặc định: html)"))
  private static let months = Option(
    "months", .number,
    help: Phrase(
      "how many months the time series goes back (default: 12)", "số tháng của chuỗi thời gian (mặc định: 12)"))

  private static let withoutContacts = Option(
    "no-contacts", help: Phrase("without names and telephones of people", "không ghi tên, số điện thoại đầu mối"))

  static let reportDashboard = Command(
    "report dashboard", for: .officials,
    Phrase("write all figures as one page for the browser", "xuất trang tổng quan để xem bằng trình duyệt"),
    discussion: Phrase(
      "One file that needs no network: mail it or put it on a share. Every figure links to the systems behind it. Nothing is overwritten.",
      "Một tệp duy nhất, không cần mạng: gửi qua thư hoặc để ở thư mục dùng chung. Mỗi số liệu dẫn tới danh sách hệ thống tương ứng. Không ghi đè tệp nào."
    ),
    options: [output, format, months, withoutContacts] + Option.time + Option.filters,
    examples: [
      Example(
        "capdo report dashboard -o tong-quan.html", Phrase("the page of today", "trang tổng quan hôm nay")),
      Example(
        "capdo report dashboard --authority province --as-of 2024-11-13 -o 2024-11-13.html",
        Phrase("the province's systems on that day", "hệ thống cấp tỉnh đến ngày đó")),
    ]
  ) { arguments, console in
    let format = try arguments.format(format, of: output, default: "html")
    let back = try arguments[months].map { text in
      guard let number = Int(text), (1...120).contains(number) else { throw UsageError.badValue(text, for: months) }
      return number
    }
    let session = try Session(arguments, console)
    let snapshot = try session.snapshot()
    let file = try NewFile(path: try arguments.require(output))
    let dashboard = try session.registry.dashboard(
      snapshot, called: try session.registryName(in: snapshot), closing: try session.closing(of: snapshot),
      in: try arguments.scope(),
      months: back ?? 12, contacts: !arguments.has(withoutContacts))
    if format == "json" {
      try dashboard.writeJSON(in: console.language, to: file)
    } else {
      var page = DashboardPage(dashboard, in: console.language)
      try page.write(to: file)
    }
    try file.keep()
    console.noteMade(file.path)
    return .done
  }
}
