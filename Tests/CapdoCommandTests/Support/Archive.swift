import Foundation
import TestSupport

/// Reads one part of a ZIP archive with Python, which had no hand in making it.
enum Archive {
  static func part(_ name: String, of file: URL) throws -> String {
    let script =
      "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; "
      + "sys.stdout.buffer.write(z.read(sys.argv[2]))"
    return try Child.run(["python3", "-c", script, file.path, name]).text
  }

  /// The texts of the paragraphs and cells of a Word document, empty ones left out.
  static func texts(ofDocument file: URL) throws -> [String] {
    try part("word/document.xml", of: file).components(separatedBy: "</w:p>").map { paragraph in
      paragraph.matches(of: /<w:t xml:space="preserve">([^<]*)<\/w:t>/).map { String($0.1) }.joined(separator: "\n")
    }.filter { !$0.isEmpty }
  }
}
