import LevelRegistry

extension DashboardPage {
  private var title: String { say("Information systems by security level", "Hệ thống thông tin theo cấp độ") }

  /// The head of the page and its first lines; made last, when every target is known.
  var head: Markup {
    """
    <!doctype html>
    <html lang="\(language.rawValue)"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(title), \(dashboard.day[language])</title>
    <style>\(Markup(style: DashboardStyle.text + rules))</style></head><body>
    <header><h1>\(title)</h1>
    <p>\(say("As of", "Số liệu tính đến ngày")) <strong>\(dashboard.day[language])</strong>\(scope)</p>
    <nav aria-label="\(say("Parts of this page", "Các phần của trang"))"><ul>\(links)</ul></nav></header><main>

    """
  }

  private var scope: String {
    let words = dashboard.scope.words[language]
    return words.isEmpty ? "" : ", " + words
  }

  private var links: Markup {
    let parts = [
      ("rates", say("Rates", "Tỷ lệ")), ("groups", say("Authority and level", "Cấp phê duyệt và cấp độ")),
      ("time", say("Over time", "Theo thời gian")), ("due", say("Late and due", "Đến hạn và quá hạn")),
      ("findings", say("Findings", "Phát hiện")),
      ("owners", say("Owners", "Chủ quản")),
      ("systems", say("Systems", "Hệ thống")),
    ]
    return Markup(parts.map { "<li><a href=\"#\($0)\">\($1)</a></li>" })
  }

  /// What the figures count, and the checkpoint by which they can be proved.
  var footer: Markup {
    """
    </main><footer><h2>\(say("What these figures are", "Về các số liệu này"))</h2>
    <p>\(say("As of", "Số liệu tính đến ngày")) \(dashboard.day[language]); \
    \(say("as known at entry", "theo số liệu ghi nhận đến mục")) \(number(Int(dashboard.entry))) \
    (\(dashboard.knownAt.description)).</p>
    <p>\(counted)</p>
    <p>\(say("Checkpoint", "Mốc xác minh")):<br><code>\(dashboard.registry)</code><br><code>\(Int(dashboard.entry))</code>\
    <br><code>\(dashboard.digest)</code></p></footer></body></html>

    """
  }

  private var counted: String {
    say(
      "Counted are operating systems. Completion: those approved whose plan is full, of those approved; approved systems "
        + "that have not reported count in the whole. Approval: approved of operating systems, of owners that vouch for "
        + "their lists. Inspection: approved systems with a periodic inspection since \(dashboard.yearBegins), of those approved.",
      "Chỉ tính hệ thống đang vận hành. Tỷ lệ triển khai đầy đủ phương án: số đã triển khai đầy đủ trên số đã phê duyệt; hệ "
        + "thống chưa báo cáo vẫn được tính vào mẫu số. Tỷ lệ phê duyệt cấp độ: số đã phê duyệt trên số đang vận hành, của các "
        + "chủ quản đã xác nhận danh mục. Tỷ lệ kiểm tra, đánh giá định kỳ: số được kiểm tra định kỳ từ ngày "
        + "\(dashboard.yearBegins.vietnamese) trên số đã phê duyệt.")
  }
}
