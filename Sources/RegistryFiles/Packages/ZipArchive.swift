import CapdoCMinizip

/// A ZIP archive held in memory, whose parts are read one at a time.
///
/// Nothing that it says of its own sizes is believed: what is inflated is counted as it comes.
final class ZipArchive {
  private let memory: ZipMemory
  private let handle: unzFile
  private let size: Int
  private let limits: WorkbookLimits
  private var places: [String: unz64_file_pos] = [:]
  private var inflated = 0

  /// Lists the parts.
  ///
  /// - Throws: `WorkbookError`.
  init(_ bytes: [UInt8], limits: WorkbookLimits) throws(WorkbookError) {
    memory = ZipMemory(bytes)
    size = bytes.count
    self.limits = limits
    var functions = memory.functions
    guard let handle = unzOpen2_64(nil, &functions) else { throw .damaged("ZIP") }
    self.handle = handle
    try list()
  }

  deinit {
    unzClose(handle)
  }

  private func list() throws(WorkbookError) {
    var status = unzGoToFirstFile(handle)
    while status == UNZ_OK {
      guard places.count < limits.parts else { throw .tooLarge(.parts(limits.parts)) }
      let name = try currentName()
      var place = unz64_file_pos()
      // Of two parts with one name, programs differ in which they show.
      guard unzGetFilePos64(handle, &place) == UNZ_OK, places.updateValue(place, forKey: name) == nil else {
        throw .damaged("ZIP")
      }
      status = unzGoToNextFile(handle)
    }
    guard status == UNZ_END_OF_LIST_OF_FILE else { throw .damaged("ZIP") }
  }

  private func currentName() throws(WorkbookError) -> String {
    var about = unz_file_info64()
    var name = [CChar](repeating: 0, count: 1_024)
    guard unzGetCurrentFileInfo64(handle, &about, &name, 1_023, nil, 0, nil, 0) == UNZ_OK else { throw .damaged("ZIP") }
    let bytes = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return Self.key(String(decoding: bytes, as: UTF8.self))
  }

  /// Parts are named without regard to case.
  private static func key(_ name: String) -> String {
    let slashed = name.map { $0 == "\\" ? "/" : $0 }
    return String(slashed.drop { $0 == "/" }).lowercased()
  }

  func has(_ name: String) -> Bool { places[Self.key(name)] != nil }

  /// Opens a part; the one opened before can no longer be read.
  ///
  /// - Throws: `WorkbookError`.
  func open(_ name: String) throws(WorkbookError) -> ZipPart {
    unzCloseCurrentFile(handle)
    guard var place = places[Self.key(name)] else { throw .missingPart(name) }
    var about = unz_file_info64()
    guard unzGoToFilePos64(handle, &place) == UNZ_OK,
      unzGetCurrentFileInfo64(handle, &about, nil, 0, nil, 0, nil, 0) == UNZ_OK
    else { throw .damaged(name) }
    guard about.flag & 1 == 0 else { throw .encrypted }
    guard unzOpenCurrentFile(handle) == UNZ_OK else { throw .damaged(name) }
    let packed = Int(min(about.compressed_size, UInt64(size)))
    return ZipPart(self, name, mayHold: max(packed * limits.ratio, limits.small))
  }

  /// Reads the next bytes of the part that is open, 0 at its end.
  fileprivate func read(_ part: ZipPart, into buffer: UnsafeMutableRawBufferPointer) throws(WorkbookError) -> Int {
    let count = unzReadCurrentFile(handle, buffer.baseAddress, UInt32(min(buffer.count, 1 << 20)))
    guard count >= 0 else { throw .damaged(part.name) }
    inflated += Int(count)
    guard inflated <= limits.inflated else { throw .tooLarge(.inflated(limits.inflated)) }
    if count == 0 {
      // Ended before all that was declared has come, or the check sum differs.
      let isWhole = unzeof(handle) == 1
      guard unzCloseCurrentFile(handle) == UNZ_OK, isWhole else { throw .damaged(part.name) }
    }
    return Int(count)
  }
}

/// The bytes of one part of an archive.
final class ZipPart: ByteSource {
  let name: String
  let size: Int? = nil
  private let archive: ZipArchive
  private let limit: Int
  private var count = 0
  private var isAtEnd = false

  fileprivate init(_ archive: ZipArchive, _ name: String, mayHold limit: Int) {
    self.archive = archive
    self.name = name
    self.limit = limit
  }

  /// - Throws: `WorkbookError`.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    if isAtEnd { return 0 }
    let read = try archive.read(self, into: buffer)
    isAtEnd = read == 0
    count += read
    guard count <= limit else { throw WorkbookError.bomb(name) }
    return read
  }
}

/// The bytes of an archive, for minizip to read and seek in.
final class ZipMemory {
  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The functions by which minizip reaches the memory, which must outlive their use.
  var functions: zlib_filefunc64_def {
    var functions = zlib_filefunc64_def()
    functions.opaque = Unmanaged.passUnretained(self).toOpaque()
    functions.zopen64_file = { opaque, _, _ in opaque }
    functions.zread_file = { memory, _, buffer, count in ZipMemory.of(memory)?.read(into: buffer, Int(count)) ?? 0 }
    functions.zwrite_file = { _, _, _, _ in 0 }
    functions.ztell64_file = { memory, _ in UInt64(ZipMemory.of(memory)?.place ?? 0) }
    functions.zseek64_file = { memory, _, offset, origin in ZipMemory.of(memory)?.seek(offset, from: origin) ?? -1 }
    functions.zclose_file = { _, _ in 0 }
    functions.zerror_file = { _, _ in 0 }
    return functions
  }

  private static func of(_ memory: UnsafeMutableRawPointer?) -> ZipMemory? {
    memory.map { Unmanaged<ZipMemory>.fromOpaque($0).takeUnretainedValue() }
  }

  private func read(into buffer: UnsafeMutableRawPointer?, _ count: Int) -> UInt {
    let found = bytes[place..<place + min(max(count, 0), bytes.count - place)]
    UnsafeMutableRawBufferPointer(start: buffer, count: found.count).copyBytes(from: found)
    place += found.count
    return UInt(found.count)
  }

  /// An archive that lies about where its parts are sends nobody outside the memory.
  private func seek(_ offset: UInt64, from origin: Int32) -> Int {
    let base =
      switch origin {
      case ZLIB_FILEFUNC_SEEK_CUR: place
      case ZLIB_FILEFUNC_SEEK_END: bytes.count
      default: 0
      }
    let target = base &+ Int(truncatingIfNeeded: offset)
    guard (0...bytes.count).contains(target) else { return -1 }
    place = target
    return 0
  }
}
