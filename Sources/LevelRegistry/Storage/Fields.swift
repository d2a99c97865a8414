import SQLite

/// Stored values read back as what they mean; what the schema cannot hold throws as damage.
struct Fields {
  private let values: [Value]
  private let table: String

  init(_ values: [Value], _ table: String) {
    self.values = values
    self.table = table
  }

  func integer(_ index: Int) throws -> Int64 {
    guard case .integer(let integer) = values[index] else { throw RegistryError.schemaDiffers(table) }
    return integer
  }

  func optionalInteger(_ index: Int) -> Int64? {
    if case .integer(let integer) = values[index] { integer } else { nil }
  }

  func text(_ index: Int) throws -> String {
    guard let text = optionalText(index) else { throw RegistryError.schemaDiffers(table) }
    return text
  }

  func optionalText(_ index: Int) -> String? {
    if case .text(let text) = values[index] { text } else { nil }
  }

  func term<T: Term>(_ index: Int) throws -> T {
    guard let term = T(rawValue: try text(index)) else { throw RegistryError.schemaDiffers(table) }
    return term
  }

  func optionalTerm<T: Term>(_ index: Int) throws -> T? {
    optionalText(index) == nil ? nil : try term(index)
  }

  func level(_ index: Int) throws -> Level {
    guard let level = Level(rawValue: Int(try integer(index))) else { throw RegistryError.schemaDiffers(table) }
    return level
  }

  func day(_ index: Int) throws -> Day { try Day(text(index)) }

  func optionalDay(_ index: Int) throws -> Day? { try optionalText(index).map { text in try Day(text) } }

  func optionalPeriod(_ index: Int) throws -> Period? { try optionalText(index).map { text in try Period(text) } }
}
