import LevelRegistry

/// A page of figures for the browser that needs no network and no script: what all of them have in common.
protocol FigurePage {
  var language: Language { get }
}

/// A part of the whole by plan, and the class of its colour.
enum PlanPart: String, CaseIterable {
  case full, partial, none, unreported

  init(_ plan: PlanStatus?) { self = plan.flatMap { PlanPart(rawValue: $0.rawValue) } ?? .unreported }

  var plan: PlanStatus? { PlanStatus(rawValue: rawValue) }

  var phrase: Phrase { plan?.phrase ?? PlanStatus.notReported }

  /// The same in as few words as will do, beside the colour.
  var short: Phrase {
    switch self {
    case .full: Phrase("In full", "Đầy đủ")
    case .partial: Phrase("Partial", "Một số hạng mục")
    case .none: Phrase("Not begun", "Chưa triển khai")
    case .unreported: Phrase("Not reported", "Chưa báo cáo")
    }
  }

  func of(_ tally: Tally) -> Int {
    switch self {
    case .full: tally.full
    case .partial: tally.partial
    case .none: tally.none
    case .unreported: tally.notReported
    }
  }
}

extension FigurePage {
  func say(_ english: String, _ vietnamese: String) -> String { Phrase(english, vietnamese)[language] }

  func number(_ count: Int) -> String { language == .vietnamese ? Rate.grouped(count) : "\(count)" }

  func percent(_ rate: Rate) -> String {
    rate.hundredths.map { Rate.decimal($0, point: language == .vietnamese ? "," : ".") + "%" }
      ?? say("n/a", "–")
  }

  /// The head of the page and its first lines: what it is about at the left, of when its data are at the right.
  ///
  /// - Parameter rules: rules of style that this page alone needs.
  func head(_ title: String, of day: Day, data: String, about: Markup, rules: String = "") -> Markup {
    """
    <!doctype html>
    <html lang="\(language.rawValue)"><head><meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(title), \(day[language])</title>
    <style>\(Markup(style: DashboardStyle.text + rules))</style></head><body>
    <header><div><h1>\(title)</h1><p class="quiet">\(about)</p></div>
    <p class="day">\(data)</p></header><main>

    """
  }

  /// What is counted in the two rates, for the foot of the page.
  var whatIsCounted: String {
    say(
      "Counted are operating systems. Carried out in full: of those approved, and of all operating systems of the owners "
        + "that have confirmed their lists; approved systems that have not reported count in the whole. Approved: of the "
        + "operating systems of those owners.",
      "Chỉ tính hệ thống đang vận hành. Triển khai đầy đủ phương án: trên số đã phê duyệt, và trên số đang vận hành của các "
        + "chủ quản đã xác nhận danh mục; hệ thống chưa báo cáo vẫn được tính vào mẫu số. Được phê duyệt cấp độ: trên số "
        + "đang vận hành của các chủ quản đó.")
  }
}

// Tiles: the figures that are quoted, in large type.
extension FigurePage {
  static var completion: Phrase { Phrase("Plan carried out in full", "Đã triển khai đầy đủ phương án") }
  static var approval: Phrase { Phrase("Level approved", "Được phê duyệt cấp độ") }
  static var approved: Phrase { Phrase("approved systems", "hệ thống được phê duyệt") }
  static var undecided: Phrase { Phrase("without a decision", "chưa có quyết định") }

  /// What the rates of all operating systems are of: where lists are missing, not of all that operate.
  static func confirmed(_ tally: Tally) -> Phrase {
    tally.confirmed < tally.operating
      ? Phrase("operating, lists confirmed", "đang vận hành, danh mục đã xác nhận")
      : Phrase("operating systems", "hệ thống đang vận hành")
  }

  func tiles(_ tiles: [Markup]) -> Markup {
    """
    <section class="tiles" aria-label="\(say("The most important figures", "Số liệu chính"))">
    \(tiles)</section>

    """
  }

  func tile(_ heading: String, _ content: Markup) -> Markup {
    """
    <div class="tile"><h2>\(heading)</h2>\(content)</div>

    """
  }

  /// A figure, and what it is.
  func share(_ figure: String, _ words: Markup) -> Markup {
    "<p class=\"share\"><strong>\(figure)</strong> <span>\(words)</span></p>\n"
  }

  func note(_ words: Phrase) -> Markup { "<p class=\"note\">\(words[language].capitalizedFirst)</p>" }
}

// Lying bars: a name, the parts with their numbers in the colours of the plan, and what they come to.
extension FigurePage {
  static var byLevel: Phrase { Phrase("By level", "Theo cấp độ") }
  static var byTier: Phrase { Phrase("By approving tier", "Theo cấp đã phê duyệt") }

  /// What the colours mean.
  var key: Markup {
    let items = PlanPart.allCases.map { part in
      #"<li><span class="\#(part.rawValue)"></span>\#(part.phrase[language])</li>"# as Markup
    }
    return #"<ul class="key">\#(items)</ul>"#
  }

  /// One bar, as long as its whole is beside the longest.
  ///
  /// - Parameter link: what a part leads to; nil where the page has nothing behind it.
  func bar(
    _ name: Markup, _ tally: Tally, longest: Int, value: String, aside: String? = nil, _ link: (PlanPart) -> String?
  ) -> Markup {
    let parts = PlanPart.allCases.filter { $0.of(tally) > 0 }.map { part in
      let place: Markup = link(part).map { " href=\"#\($0)\"" } ?? ""
      return """
        <a class="\(part.rawValue)"\(place) title="\(part.phrase[language].capitalizedFirst): \(number(part.of(tally)))" \
        style="flex-grow:\(part.of(tally))">\(number(part.of(tally)))</a>
        """ as Markup
    }
    let length = max(1, tally.approved * 100 / max(longest, 1))
    let end: Markup = aside.map { "<span class=\"aside\">\($0)</span>" } ?? ""
    return """
      <li class="row"><span class="who">\(name)</span><span class="bar"><span style="width:\(length)%">\(parts)</span></span>\
      <span class="value">\(value)</span>\(end)</li>

      """
  }

  /// How many plans are carried out in full, of how many; unknown where nobody has reported.
  func counts(_ tally: Tally) -> String {
    tally.notReported == tally.approved ? "–" : "\(number(tally.full))/\(number(tally.approved))"
  }

  func breakdown(_ id: String, _ title: String, _ bars: Markup) -> Markup {
    "<section id=\"\(id)\"><h2>\(title)</h2><ul class=\"rows\">\(bars)</ul></section>\n"
  }
}

// Lists of kinds: what it is, how many, and which.
extension FigurePage {
  /// - Parameter place: the name by which links find it.
  func kind(
    _ words: String, _ count: Markup, _ names: [String], rest: Int, isBad: Bool, at place: String? = nil
  ) -> Markup {
    let more: Markup = rest > 0 ? "<li class=\"quiet\">\(say("and \(rest) more", "và \(number(rest)) nữa"))</li>" : ""
    let id: Markup = place.map { " id=\"\($0)\"" } ?? ""
    return """
      <li\(id)><span class="kind\(isBad ? " bad" : "")">\(words)</span> <b>\(count)</b>\
      <ul>\(names.map { name in "<li>\(name)</li>" as Markup })\(more)</ul></li>

      """
  }
}
