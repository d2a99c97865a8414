/// What does not stop the work but should be known to whoever does it.
public enum RegistryWarning: Hashable, Sendable {
  /// The file is where SQLite's locks do not hold.
  case isShared(path: String, fileSystem: String)
  /// Other users of the machine may read the file.
  case isReadableByOthers(path: String)
  /// Other users of the machine may write to it.
  case isWritableByOthers(path: String)
  /// The clock is before the last entry, or more than three years after it.
  case clockIsFar(now: Moment, last: Moment)
  /// The registry was brought up to date; the backup holds it as it was.
  case migrated(backup: String)
  /// The system reported a failure at the end, yet the entry is recorded.
  case recordedAfterAll(entry: Int64, despite: Phrase)

  /// What there is to know, in both languages.
  public var phrase: Phrase {
    switch self {
    case .isShared(let path, let fileSystem):
      Phrase(
        "'\(path)' is on a network or shared file system (\(fileSystem)), where two writers can damage it: keep the registry on a disk of this machine",
        "'\(path)' nằm trên hệ thống tệp dùng chung hoặc qua mạng (\(fileSystem)), hai người cùng ghi có thể làm hỏng tệp: hãy để sổ đăng ký trên ổ đĩa của máy này"
      )
    case .isReadableByOthers(let path):
      Phrase(
        "other users of this machine may read '\(path)': chmod 600 keeps it to you",
        "người dùng khác trên máy này đọc được '\(path)': dùng chmod 600 để chỉ mình đọc được")
    case .isWritableByOthers(let path):
      Phrase(
        "other users of this machine may write to '\(path)': chmod 600 keeps it to you",
        "người dùng khác trên máy này ghi được vào '\(path)': dùng chmod 600 để chỉ mình ghi được")
    case .clockIsFar(let now, let last):
      Phrase(
        "the clock says \(now), the last entry was recorded at \(last): check the clock of this machine",
        "đồng hồ máy là \(now), mục cuối ghi lúc \(last): hãy kiểm tra đồng hồ của máy")
    case .migrated(let backup):
      Phrase(
        "the registry was brought up to date; a copy from before is kept in '\(backup)'",
        "sổ đăng ký đã được chuyển sang phiên bản mới; bản trước đó được giữ ở '\(backup)'")
    case .recordedAfterAll(let entry, let failure):
      Phrase(
        "entry \(entry) is recorded, although a failure was reported at the end (\(failure.english)); do not repeat it, and check the disk",
        "mục nhật ký \(entry) đã được ghi, dù hệ thống báo lỗi ở bước cuối (\(failure.vietnamese)); không ghi lại, hãy kiểm tra ổ đĩa"
      )
    }
  }
}

/// A file system that several machines, or Windows and Linux, may write to at a time: SQLite's locks do not hold there.
package enum SharedFileSystem: String, CaseIterable, Hashable, Sendable {
  case nfs = "NFS"
  case smb = "SMB"
  case plan9 = "9p"
  case fuse = "FUSE"
  case afs = "AFS"
  case coda = "Coda"
  case ceph = "Ceph"
  case virtualBox = "VirtualBox"

  /// The numbers that statfs(2) gives for it.
  private var numbers: [UInt32] {
    switch self {
    case .nfs: [0x6969]
    case .smb: [0x517b, 0xff53_4d42, 0xfe53_4d42]
    case .plan9: [0x0102_1997]
    case .fuse: [0x6573_5546]
    case .afs: [0x5346_414f]
    case .coda: [0x7375_7245]
    case .ceph: [0x00c3_6400]
    case .virtualBox: [0x786f_4256]
    }
  }

  /// The one that has the number; nil for a file system of this machine.
  init?(number: UInt32) {
    guard let found = Self.allCases.first(where: { $0.numbers.contains(number) }) else { return nil }
    self = found
  }
}
