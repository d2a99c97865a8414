import CMinizip

/// Makes a ZIP archive in memory, part by part; the same parts give the same bytes.
struct ZipWriter {
  private let memory = ZipMemory()
  private let archive: zipFile

  /// - Throws: `ZipError`.
  init() throws(ZipError) {
    var functions = memory.functions
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
