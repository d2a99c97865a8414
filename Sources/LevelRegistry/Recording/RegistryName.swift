import CapdoSQLite

/// What a registry is called, and whose it is: a dated fact, for provinces merge and are renamed.
package struct RegistryName: Hashable, Sendable {
  package let name: String
  /// The province's code in the national list.
  package let provinceCode: String?
  /// The first day of that name.
  package let from: Day
}

extension Recording {
  /// Names the registry from a day on.
  ///
  /// - Throws: `RegistryError.isInTheFuture`, `registryNamed` where it is called so on that day already, and what a name or
  ///   a code may not be.
  @discardableResult
  package func nameRegistry(_ name: String, provinceCode: String? = nil, on day: Day = .always) throws -> RegistryName {
    try act(.name) {
      try mustHaveHappened(day)
      let name = try Text.name(name, .name)
      let code = try provinceCode.map { code in try Text.code(code) }
      let known = try timeline(.registry).fact(of: [], on: day)
      // A code that is not given is that of the name before.
      let values: [Value] = [.text(name), code.map { .text($0) } ?? known?.values[1] ?? .null]
      if let known, known.values == values { throw RegistryError.registryNamed(name, since: known.from) }
      _ = try timeline(.registry).set([], to: values, from: day)
      return RegistryName(name: name, provinceCode: code, from: day)
    }
  }
}

extension Snapshot {
  /// Returns what the registry is called on the day; nil where nobody named it.
  package func registryName() throws -> RegistryName? {
    try connection.statement(
      "SELECT name, province_code, valid_from FROM registry r WHERE \(Query.holds("r"))"
    ).first(.text(day.description), .integer(entry)) {
      RegistryName(name: try $0.text(0), provinceCode: try $0.optionalText(1), from: try Day($0.text(2)))
    }
  }
}
