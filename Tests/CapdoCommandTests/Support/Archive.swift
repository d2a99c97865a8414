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
    paragraphs(of: try part("word/document.xml", of: file), joining: "\n").filter { !$0.isEmpty }
  }

  /// The text of each paragraph and cell of a document's XML.
  static func paragraphs(of document: String, joining separator: String = "") -> [String] {
    let run = /<w:t xml:space="preserve">([^<]*)<\/w:t>/
    return document.components(separatedBy: "</w:p>").map { paragraph in
      paragraph.matches(of: run).map { String($0.1) }.joined(separator: separator)
    }
  }
}
