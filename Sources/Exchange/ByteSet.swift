/// A set of bytes below 64, which all bytes that shape a CSV file are; it fits a register.
struct ByteSet {
  private var bits: UInt64 = 0

  init(_ members: UInt8...) {
    for member in members { bits |= 1 << UInt64(member) }
  }

  func contains(_ byte: UInt8) -> Bool {
    byte < 64 && bits & (1 &<< UInt64(byte)) != 0
  }
}
