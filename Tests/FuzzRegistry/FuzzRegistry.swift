import Glibc
import LevelRegistry

/// libFuzzer's entry: whatever somebody did to the values of a registry's file, it is verified, asked and refused with
/// words, and never ends the process.
///
/// Bytes of a file that are changed at random only break its pages. Each step of the input therefore chooses a page, a row
/// and a value of it, and puts another value of the same length in its place, so that SQLite still finds every row.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = FuzzInput(UnsafeBufferPointer(start: bytes, count: count))
  var file = RegistryBytes(sample)
  for _ in 0..<64 where !input.isEmpty { file.change(by: &input) }
  file.write(to: scratch)
  ask(scratch)
  return 0
}

/// Asks what every command rests on.
private func ask(_ path: String) {
  _ = try? Registry.verify(path)
  guard let registry = try? Registry(opening: path, for: .reading) else { return }
  for day in ["2024-11-13", "0001-01-01", "9999-12-30"] {
    guard let snapshot = try? registry.snapshot(asOf: Day(day)) else { continue }
    for measure in Measure.allCases { _ = try? snapshot.rate(of: measure).description }
    _ = try? snapshot.summary(by: .owner)
    _ = try? snapshot.forEachSystem { _ in }
    _ = try? snapshot.organizationLines()
    _ = try? snapshot.forEachJournalLine { _ in }
  }
}

private let scratch = "/tmp/capdo-fuzz-\(getpid()).db"

/// The bytes of a small registry, made once.
private let sample: [UInt8] = {
  unlink(scratch)
  do {
    let now = try Moment("2024-11-20T12:00:00+07:00")
    let registry = try Registry(creating: scratch, by: "lan", now: { now })
    try registry.record(by: "lan") { try $0.addOrganization(code: "42", name: "UBND tỉnh", tier: .province) }
    for number in 1...4 {
      let code = "A\(number)"
      try registry.record(by: "lan") {
        try $0.register(
          code: code, name: "Hệ thống \(number)", owner: "42", authority: .province, on: Day("2023-01-02"))
        try $0.approve(
          code, level: .two, authority: .province, decision: "\(number)/QĐ", issuer: "UBND tỉnh", on: Day("2023-05-02"))
        try $0.setPlan(of: code, to: .full, on: Day("2023-06-02"))
      }
    }
    try registry.record(by: "lan") { try $0.close("q1", asOf: Day("2024-03-31")) }
  } catch {
    preconditionFailure("no registry to begin with: \(error)")
  }
  return read(scratch)
}()

private func read(_ path: String) -> [UInt8] {
  var bytes: [UInt8] = []
  var block = [UInt8](repeating: 0, count: 1 << 16)
  let descriptor = open(path, O_RDONLY)
  defer { close(descriptor) }
  while case let count = Glibc.read(descriptor, &block, block.count), count > 0 { bytes += block[..<count] }
  return bytes
}

/// The decisions of one input.
private struct FuzzInput {
  private var bytes: Slice<UnsafeBufferPointer<UInt8>>

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes[...] }

  var isEmpty: Bool { bytes.isEmpty }

  mutating func byte() -> UInt8 { bytes.popFirst() ?? 0 }

  /// A number below another one.
  mutating func number(below limit: Int) -> Int {
    limit == 0 ? 0 : (Int(byte()) << 8 | Int(byte())) % limit
  }
}

/// A file of SQLite's format (https://www.sqlite.org/fileformat.html), whose values can be replaced.
private struct RegistryBytes {
  private(set) var bytes: [UInt8]
  private let pageSize: Int

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let size = Int(bytes[16]) << 8 | Int(bytes[17])
    pageSize = size == 1 ? 65_536 : size
  }

  func write(to path: String) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    defer { close(descriptor) }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress?.advanced(by: written), $0.count - written)
      }
      precondition(count > 0, "no room for the registry")
      written += count
    }
  }

  /// Replaces one value of one row of a table or an index.
  mutating func change(by input: inout FuzzInput) {
    let page = 1 + input.number(below: bytes.count / pageSize - 1)
    let start = page * pageSize
    let kind = bytes[start]
    guard kind == 13 || kind == 10 else { return }
    let cells = Int(bytes[start + 3]) << 8 | Int(bytes[start + 4])
    guard cells > 0 else { return }
    let pointer = start + 8 + 2 * input.number(below: cells)
    var place = start + (Int(bytes[pointer]) << 8 | Int(bytes[pointer + 1]))
    _ = varint(&place)
    // A row's own number.
    if kind == 13 {
      let number = place
      let length = varintLength(at: number)
      place += length
      if input.byte() == 0 { return replace(number..<number + length, keepingHighBits: true, by: &input) }
    }
    changeValue(at: place, by: &input)
  }

  private mutating func changeValue(at header: Int, by input: inout FuzzInput) {
    var place = header
    let end = header + varint(&place)
    var types: [(place: Int, value: Range<Int>)] = []
    var content = end
    while place < end, place < bytes.count {
      let type = place
      let size = size(ofType: varint(&place))
      types.append((type, content..<content + size))
      content += size
    }
    guard !types.isEmpty, content <= bytes.count else { return }
    let chosen = types[input.number(below: types.count)]
    // A whole number becomes a fraction, and a text a blob, of the same length.
    if input.byte() & 7 == 0, bytes[chosen.place] >= 6 { bytes[chosen.place] ^= 1 }
    replace(chosen.value, keepingHighBits: false, by: &input)
  }

  private mutating func replace(_ range: Range<Int>, keepingHighBits: Bool, by input: inout FuzzInput) {
    let extreme = input.byte()
    for place in range where bytes.indices.contains(place) {
      let byte: UInt8 =
        switch extreme & 3 {
        case 0: 0xFF
        case 1: place == range.lowerBound ? 0x7F : 0xFF
        case 2: place == range.lowerBound ? 0x80 : 0
        default: input.byte()
        }
      bytes[place] = keepingHighBits ? bytes[place] & 0x80 | byte & 0x7F : byte
    }
  }

  private func varintLength(at place: Int) -> Int {
    var end = place
    _ = varint(&end)
    return end - place
  }

  private func varint(_ place: inout Int) -> Int {
    var number = 0
    for _ in 0..<8 where place < bytes.count {
      let byte = bytes[place]
      place += 1
      number = number << 7 | Int(byte & 0x7F)
      if byte < 0x80 { return number }
    }
    place += 1
    return number
  }

  private func size(ofType type: Int) -> Int {
    switch type {
    case 1...4: type
    case 5: 6
    case 6, 7: 8
    case 12...: min((type - 12) / 2, pageSize)
    default: 0
    }
  }
}
