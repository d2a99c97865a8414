import CapdoSQLite

/// A body as a document names it, and which organization of the registry it is, where it is one.
///
/// Two columns hold it: the organization's id, and the name as it is written.
public struct NamedBody: Codable, Hashable, Sendable, ExpressibleByStringLiteral {
  /// What stands in the document: `Sở Thông tin và Truyền thông`.
  public var name: String
  /// The organization's id; nil for a body that the registry does not know.
  ///
  /// An act looks it up where it is nil: then `name` may also be a code or `CODE@DAY`.
  public var organization: Int64?

  /// Makes a body of what the document calls it, and of the id of the organization that it is, if it is one.
  public init(_ name: String, organization: Int64? = nil) {
    self.name = name
    self.organization = organization
  }

  /// Makes a body that is known by its name alone.
  public init(stringLiteral name: String) {
    self.init(name)
  }

  /// Reads the two columns; nil where there is no name.
  init?(_ organization: Int64?, _ name: String?) {
    guard let name else { return nil }
    self.init(name, organization: organization)
  }
}

/// A body that is no organization of the registry, and the one that it is written as but for the marks.
package struct NearlyNamed: Hashable, Sendable {
  package let body: String
  /// Its code and name.
  package let organization: String

  init(body: String, organization: Organization) {
    self.body = body
    self.organization = "\(organization.code) (\(organization.name))"
  }

  /// What is to be known of it.
  package var phrase: Phrase {
    Phrase(
      "'\(body)' is no organization of the registry, recorded as text; is it \(organization)?",
      "'\(body)' không có trong sổ nên ghi nguyên văn; có phải là \(organization) không?")
  }
}

extension NamedBody? {
  /// The two columns.
  var values: [Value] { [Value(self?.organization), Value(self?.name)] }
}
