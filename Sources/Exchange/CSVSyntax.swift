/// The bytes that shape a CSV file; none of them is ever part of a longer UTF-8 sequence.
enum CSVByte {
  static let nul: UInt8 = 0x00
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let quote: UInt8 = 0x22
  static let apostrophe: UInt8 = 0x27
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
}

/// The byte between two fields.
public enum CSVSeparator: UInt8, CaseIterable, Sendable {
  /// `,`, as in RFC 4180.
  case comma = 0x2C
  /// `;`, as spreadsheets with Vietnamese settings have it.
  case semicolon = 0x3B
  /// A tab, as in "Unicode text".
  case tab = 0x09
}

/// How much a file may hold before it is refused.
public struct CSVLimits: Equatable, Sendable {
  /// The bytes of one field, without its outer quotes and with doubled quotes counted once.
  public var field: Int
  /// The bytes of all the fields of one record, counted in the same way.
  public var record: Int
  /// The bytes of the file.
  public var file: Int
  /// The fields of one record.
  public var columns: Int

  /// 64 KiB, 1 MiB, 1 GiB and 1,000 columns, unless told otherwise.
  public init(field: Int = 1 << 16, record: Int = 1 << 20, file: Int = 1 << 30, columns: Int = 1_000) {
    self.field = field
    self.record = record
    self.file = file
    self.columns = columns
  }
}
