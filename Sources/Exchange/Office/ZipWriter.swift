import CMinizip

/// Makes a ZIP archive in memory, part by part; the same parts give the same bytes.
struct ZipWriter {
  private let memory = ZipMemory()
  private let archive: zipFile

  /// - Throws: `ZipError`.
  init() throws(ZipError) {
    var functions = ZipMemory.functions(memory)
    guard let archive = zipOpen2_64("", APPEND_STATUS_CREATE, nil, &functions) else { throw ZipError.cannotWrite }
    self.archive = archive
  }

  /// Adds a file, compressed.
  func add(_ name: String, _ text: String) throws(ZipError) {
    var about = zip_fileinfo()
    // The first day that the format has: the archive says nothing of when it was made.
    about.tmz_date = tm_zip_s(tm_sec: 0, tm_min: 0, tm_hour: 0, tm_mday: 1, tm_mon: 0, tm_year: 1980)
    let bytes = Array(text.utf8)
    guard
      zipOpenNewFileInZip(
        archive, name, &about, nil, 0, nil, 0, nil, Z_DEFLATED, Z_DEFAULT_COMPRESSION) == ZIP_OK,
      zipWriteInFileInZip(archive, bytes, UInt32(bytes.count)) == ZIP_OK, zipCloseFileInZip(archive) == ZIP_OK
    else { throw ZipError.cannotWrite }
  }

  /// Ends the archive and returns its bytes; nothing can be added afterwards.
  func finish() throws(ZipError) -> [UInt8] {
    guard zipClose(archive, nil) == ZIP_OK else { throw ZipError.cannotWrite }
    return memory.bytes
  }
}

/// An archive that could not be made.
public enum ZipError: Error {
  case cannotWrite
}

/// The bytes of an archive, for minizip to write and to seek in.
private final class ZipMemory {
  private(set) var bytes: [UInt8] = []
  private var place = 0

  /// The functions by which minizip reaches the memory, which must outlive their use.
  static func functions(_ memory: ZipMemory) -> zlib_filefunc64_def {
    var functions = zlib_filefunc64_def()
    functions.opaque = Unmanaged.passUnretained(memory).toOpaque()
    functions.zopen64_file = { opaque, _, _ in opaque }
    functions.zread_file = { memory, _, buffer, count in ZipMemory.of(memory)?.read(into: buffer, Int(count)) ?? 0 }
    functions.zwrite_file = { memory, _, buffer, count in ZipMemory.of(memory)?.write(buffer, Int(count)) ?? 0 }
    functions.ztell64_file = { memory, _ in UInt64(ZipMemory.of(memory)?.place ?? 0) }
    functions.zseek64_file = { memory, _, offset, origin in ZipMemory.of(memory)?.seek(Int(offset), from: origin) ?? -1
    }
    functions.zclose_file = { _, _ in 0 }
    functions.zerror_file = { _, _ in 0 }
    return functions
  }

  private static func of(_ memory: UnsafeMutableRawPointer?) -> ZipMemory? {
    memory.map { Unmanaged<ZipMemory>.fromOpaque($0).takeUnretainedValue() }
  }

  private func read(into buffer: UnsafeMutableRawPointer?, _ count: Int) -> UInt {
    let found = bytes[min(place, bytes.count)..<min(place + count, bytes.count)]
    UnsafeMutableRawBufferPointer(start: buffer, count: count).copyBytes(from: found)
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

  private func seek(_ offset: Int, from origin: Int32) -> Int {
    switch origin {
    case ZLIB_FILEFUNC_SEEK_CUR: place += offset
    case ZLIB_FILEFUNC_SEEK_END: place = bytes.count + offset
    default: place = offset
    }
    return 0
  }
}
