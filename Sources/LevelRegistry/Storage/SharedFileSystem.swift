import CLinux

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

  /// The file system that a path lies on; nil for one of this machine alone.
  init?(of path: String) {
    self.init(number: capdo_file_system(path))
  }

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
