import CMinizip

/// The bytes of an archive, for minizip to read, write and seek in.
final class ZipMemory {
  private(set) var bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8] = []) {
    self.bytes = bytes
  }

  /// The functions by which minizip reaches the memory, which must outlive their use.
  var functions: zlib_filefunc64_def {
    var functions = zlib_filefunc64_def()
    functions.opaque = Unmanaged.passUnretained(self).toOpaque()
    functions.zopen64_file = { opaque, _, _ in opaque }
    functions.zread_file = { memory, _, buffer, count in ZipMemory.of(memory)?.read(into: buffer, Int(count)) ?? 0 }
    functions.zwrite_file = { memory, _, buffer, count in ZipMemory.of(memory)?.write(buffer, Int(count)) ?? 0 }
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

  private func write(_ buffer: UnsafeRawPointer?, _ count: Int) -> UInt {
    let end = place + count
    if end > bytes.count { bytes.append(contentsOf: repeatElement(0, count: end - bytes.count)) }
    bytes.replaceSubrange(place..<end, with: UnsafeRawBufferPointer(start: buffer, count: count))
    place = end
    return UInt(count)
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
