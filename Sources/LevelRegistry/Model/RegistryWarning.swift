import CapdoSQLite

/// What does not stop the work but should be known to whoever does it.
public enum RegistryWarning: Hashable, Sendable {
  case isShared(path: String, SharedFileSystem)
  case isReadableByOthers(path: String)
  /// The register was brought up to date; the backup holds it as it was.
  case migrated(backup: String)
  /// The system reported a failure at the end, yet the entry stands.
  case recordedAfterAll(entry: Int64, SQLiteError)

  /// What there is to know, in both languages.
  public var phrase: Phrase {
    switch self {
    case .isShared(let path, let kind):
      Phrase(
        "'\(path)' lies on a network or shared file system (\(kind.rawValue)), where two writers can damage it: keep the register on a disk of this machine",
        "'\(path)' nằm trên hệ thống tệp dùng chung hoặc qua mạng (\(kind.rawValue)), hai người cùng ghi có thể làm hỏng tệp: hãy để sổ đăng ký trên ổ đĩa của máy này"
      )
    case .isReadableByOthers(let path):
      Phrase(
        "other users of this machine may read '\(path)': chmod 600 keeps it to you",
        "người dùng khác trên máy này đọc được '\(path)': dùng chmod 600 để chỉ mình đọc được")
    case .migrated(let backup):
      Phrase(
        "the register was brought up to date; as it was, it is kept in '\(backup)'",
        "sổ đăng ký đã được chuyển sang phiên bản mới; bản trước đó được giữ ở '\(backup)'")
    case .recordedAfterAll(let entry, let error):
      Phrase(
        "entry \(entry) is recorded, although the system reported a failure at the end (\(error)); do not repeat it, and check the disk",
        "mục nhật ký \(entry) đã được ghi, dù hệ thống báo lỗi ở bước cuối (\(error)); không ghi lại, hãy kiểm tra ổ đĩa"
      )
    }
  }
}

extension SQLiteError {
  /// What went wrong beneath, in both languages.
  public var phrase: Phrase {
    if isBusy {
      return Phrase("the register is being written by somebody else", "sổ đăng ký đang được người khác ghi")
    }
    if isFull { return Phrase("the disk is full", "ổ đĩa đã đầy") }
    if isReadOnly || isNotPermitted {
      return Phrase("the register may not be written to", "không có quyền ghi vào sổ đăng ký")
    }
    if isDamaged { return Phrase("the file is damaged: \(self)", "tệp bị hỏng: \(self)") }
    if cannotOpen {
      return Phrase(
        "the register, or the journal beside it, cannot be opened: \(self)",
        "không mở được sổ đăng ký hoặc tệp journal bên cạnh: \(self)")
    }
    return Phrase("\(self)", "\(self)")
  }

  /// The next step, nil when there is none to name.
  public var nextStep: Phrase? {
    if isBusy { return Phrase("try again in a moment", "hãy thử lại sau giây lát") }
    if isFull { return Phrase("free some space and try again", "hãy giải phóng dung lượng rồi thử lại") }
    if isDamaged {
      return Phrase(
        "if the file was moved without the '-journal' that a crash left beside it, bring them together again; else go back to a backup: capdo restore FILE",
        "nếu tệp bị tách khỏi tệp '-journal' do sự cố để lại, hãy đặt hai tệp cạnh nhau; nếu không, hãy dùng bản sao lưu: capdo restore TỆP"
      )
    }
    if cannotOpen {
      return Phrase("see that the folder can be written to", "hãy kiểm tra quyền ghi vào thư mục")
    }
    return nil
  }
}

/// A file system that several machines, or Windows and Linux, may write to at a time: SQLite's locks do not hold there.
public enum SharedFileSystem: String, Hashable, Sendable {
  case nfs = "NFS"
  case smb = "SMB"
  case plan9 = "9p"
  case fuse = "FUSE"
  case afs = "AFS"
  case coda = "Coda"
  case ceph = "Ceph"
  case virtualBox = "VirtualBox"

  /// Reads the number that statfs(2) gives.
  init?(number: UInt32) {
    switch number {
    case 0x6969: self = .nfs
    case 0x517b, 0xff53_4d42, 0xfe53_4d42: self = .smb
    case 0x0102_1997: self = .plan9
    case 0x6573_5546: self = .fuse
    case 0x5346_414f: self = .afs
    case 0x7375_7245: self = .coda
    case 0x00c3_6400: self = .ceph
    case 0x786f_4256: self = .virtualBox
    default: return nil
    }
  }
}
