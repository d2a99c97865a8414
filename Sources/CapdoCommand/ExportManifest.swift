import Exchange
import LevelRegistry

/// What a file holds and how it can be proved: written beside it.
struct ExportManifest {
  private var object = JSONObject()

  init(
    _ export: String, _ arguments: Arguments, _ snapshot: Snapshot, path: String, rows: Int, digest: String
  ) throws {
    let checkpoint = try snapshot.checkpoint()
    var filters = JSONObject()
    for option in Option.filters + [Command.groupBy] {
      if let value = arguments[option] { filters.append(option.name, .string(value)) }
    }
    let name = path.split(separator: "/").last.map { String($0) } ?? path
    object.append("file", .string(name))
    object.append("sha256", .string(digest))
    object.append("export", .string(export))
    object.append("rows", .integer(rows))
    object.append("filters", .raw(filters.text))
    object.append("as_of", .string("\(snapshot.day)"))
    object.append("known_at", .string("\(snapshot.knownAt)"))
    object.append("registry", .string(checkpoint.registry))
    object.append("entries", .integer(Int(checkpoint.entries)))
    object.append("digest", .string(checkpoint.digest))
  }

  var json: String { object.text + "\n" }
}
