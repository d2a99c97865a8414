/// The sheets that a workbook lists, in the order of its tabs.
final class SheetList: XMLHandler {
  struct Entry {
    let name: String
    /// By which the workbook's relationships tell its part.
    let relationship: String
    let isHidden: Bool
  }

  private(set) var sheets: [Entry] = []
  private(set) var countsFrom1904 = false

  func begin(_ element: String, _ attributes: XMLAttributes) {
    switch element {
    case "workbookPr": countsFrom1904 = ["1", "true"].contains(attributes["date1904"] ?? "0")
    case "sheet":
      guard let name = attributes["name"], let relationship = attributes["id"] else { return }
      sheets.append(
        Entry(name: name, relationship: relationship, isHidden: (attributes["state"] ?? "visible") != "visible"))
    default: break
    }
  }

  func end(_ element: String) {}

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// What the relationships of a part point to.
final class Relationships: XMLHandler {
  private var targets: [String: String] = [:]
  private var byType: [String: String] = [:]
  private let folder: Substring

  /// - Parameter part: the part whose relationships they are.
  init(of part: String) {
    folder = part.split(separator: "/").dropLast().joined(separator: "/")[...]
  }

  /// Where the relationships of a part are written down.
  static func part(of part: String) -> String {
    var names = part.split(separator: "/")
    let last = names.popLast() ?? ""
    return (names + ["_rels", last + ".rels"]).joined(separator: "/")
  }

  func target(_ relationship: String) -> String? { targets[relationship] }

  /// The target of the first relationship whose type ends with this word.
  func target(ofType type: String) -> String? { byType[type] }

  func begin(_ element: String, _ attributes: XMLAttributes) {
    guard element == "Relationship", let id = attributes["Id"], let target = attributes["Target"] else { return }
    let path = resolved(target)
    targets[id] = path
    if let type = attributes["Type"]?.split(separator: "/").last, byType[String(type)] == nil {
      byType[String(type)] = path
    }
  }

  func end(_ element: String) {}

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  /// A path from the root of the archive: targets begin with a slash or stand beside the part.
  private func resolved(_ target: String) -> String {
    let full = target.hasPrefix("/") ? target[...] : folder + "/" + target
    return full.split(separator: "/").reduce(into: [Substring]()) { path, name in
      if name == ".." { _ = path.popLast() } else if name != "." { path.append(name) }
    }.joined(separator: "/")
  }
}
