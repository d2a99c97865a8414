import Exchange
import LevelRegistry

/// A file that is either complete or absent.
final class NewFile: ByteSink {
  private let file: UnfinishedFile
  private let sink: DescriptorSink
  let path: String

  init(path: String) throws {
    self.path = path
    file = try UnfinishedFile(for: path)
    sink = DescriptorSink(file.descriptor)
  }

  func write(_ bytes: [UInt8]) throws {
    try sink.write(bytes)
  }

  /// Gives the file its name; one that came there meanwhile is left alone.
  func keep() throws {
    try file.keep()
  }
}
