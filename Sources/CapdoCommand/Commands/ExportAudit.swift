import CapdoCProof
import LevelRegistry
import RegistryFiles

extension Command {
  private static let output = Option(
    "output", .file, short: "o", required: true, help: Phrase("the folder to make", "thư mục cần tạo"))

  static let exportAudit = Command(
    "export audit", for: .auditors,
    Phrase("write a folder for an auditor to check without capdo", "xuất thư mục để người kiểm tra tự xác minh"),
    discussion: Phrase(
      "A copy of the registry, its lists, history, journal, findings and answers as CSV, the checkpoint, verify.py with what "
        + "it needs, a page that says what to do, and SHA256SUMS. The folder is made whole or not at all.",
      "Bản sao của sổ; danh mục, lịch sử, nhật ký, phát hiện và giải trình dạng CSV; mốc xác minh; verify.py và các tệp cần "
        + "thiết; trang hướng dẫn; SHA256SUMS. Thư mục được lập trọn vẹn hoặc không lập."),
    options: [output] + Option.time,
    examples: [
      Example("capdo export audit -o kiem-tra", Phrase("the registry as it is now", "sổ đăng ký như hiện nay")),
      Example(
        "capdo export audit --known-at nam-2026 -o kiem-tra",
        Phrase("with the lists of a closing", "kèm danh mục theo một mốc chốt")),
    ]
  ) { arguments, console in
    let session = try Session(arguments, console)
    let folder = try NewFolder(try arguments.require(output))
    let audit = AuditFolder(try session.snapshot(), of: session, in: folder)
    let checkpoint = try audit.write()
    try folder.keep()
    let count = folder.files.count
    try console.say(
      Phrase(
        "made \(folder.path): \(count) files, the registry up to entry \(checkpoint.entries)",
        "đã lập \(folder.path): \(count) tệp, sổ đăng ký đến mục \(checkpoint.entries)"))
    try console.say(
      Phrase(
        "Read first: \(folder.path)/README.txt (Vietnamese: DOC-TRUOC.txt)", "Đọc trước: \(folder.path)/DOC-TRUOC.txt"))
    let check = "cd \(ShellWord.quote(folder.path)) && \(AuditFolder.verification)"
    try console.say(Phrase("Next: \(check)", "Tiếp theo: \(check)"))
    return .done
  }
}

/// What an auditor gets: the registry, what is in it as tables, and what proves it without this program.
struct AuditFolder {
  private let snapshot: Snapshot
  private let session: Session
  private let folder: NewFolder

  /// How the copy is verified in the folder.
  static let verification = "python3 verify.py registry.db checkpoint.txt"

  init(_ snapshot: Snapshot, of session: Session, in folder: NewFolder) {
    self.snapshot = snapshot
    self.session = session
    self.folder = folder
  }

  /// Writes every file, and returns the checkpoint of the copy.
  func write() throws -> Checkpoint {
    let checkpoint = try session.registry.backUp(to: folder.place(of: "registry.db"))
    try write("checkpoint.txt", "\(checkpoint)\n".utf8)
    try writeTables()
    try write("verify.py", UnsafeBufferPointer(start: capdo_verifier(), count: capdo_verifier_length()))
    try write("chain.md", UnsafeBufferPointer(start: capdo_chain_page(), count: capdo_chain_page_length()))
    try write("schema.sql", Schema.current.bytes)
    let page = AuditPage(mark: try session.mark(of: snapshot), checkpoint: checkpoint, sum: try sum(of: "registry.db"))
    try write("DOC-TRUOC.txt", page.text.vietnamese.utf8)
    try write("README.txt", page.text.english.utf8)
    let sums = try folder.files.sorted().map { "\(try sum(of: $0))  \($0)\n" }
    try write("SHA256SUMS", sums.joined().utf8)
    return checkpoint
  }

  private func write(_ name: String, _ bytes: some Sequence<UInt8>) throws {
    let file = try folder.newFile(name)
    try file.write(Array(bytes))
    try file.keep()
  }

  private func writeTables() throws {
    try writeTable("systems") { try snapshot.write(.systems(), with: &$0) }
    try writeTable("organizations") { try snapshot.write(.organizations, with: &$0) }
    try writeTable("successions") { try snapshot.write(.successions, with: &$0) }
    try writeTable("history") {
      try snapshot.writeHistory(with: &$0)
      try $0.end()
    }
    try writeTable("journal") {
      try snapshot.writeJournal(with: &$0)
      try $0.end()
    }
    try writeTable("findings") { try snapshot.write(.findings(session.console.language), with: &$0) }
    try writeTable("answers") { writer in
      let language = session.console.language
      try writer.begin(AnsweredFindingTable.columns)
      try snapshot.forEachFinding { finding in
        guard let answer = finding.answer else { return }
        try writer.write(AnsweredFindingTable.row(finding, answer, in: language))
      }
      try writer.end()
    }
  }

  private func writeTable(_ name: String, _ body: (inout CSVWriter) throws -> Void) throws {
    let file = try folder.newFile(name + ".csv")
    var writer = CSVWriter(to: file)
    try body(&writer)
    try file.keep()
  }

  /// The SHA-256 of a file of the folder, as `sha256sum` prints it.
  private func sum(of name: String) throws -> String {
    let (source, hash) = (try FileSource(path: folder.location(of: name)), SHA256())
    while true {
      let bytes = try source.next(1 << 16)
      guard !bytes.isEmpty else { return hash.finish() }
      hash.update(bytes)
    }
  }
}

/// The page that an auditor reads first.
struct AuditPage {
  let mark: FigureMark
  let checkpoint: Checkpoint
  /// The SHA-256 of the copy.
  let sum: String

  var text: Phrase {
    Phrase(
      """
      FOR THE AUDITOR: \(mark.registry)

      registry.db     a copy of the registry up to entry \(checkpoint.entries); SQLite, schema.sql explains it
      checkpoint.txt  its fingerprint: id, number of entries, digest of the last one
      *.csv           systems, organizations, successions, findings, answers:
                      \(mark.phrase.english);
                      history.csv, journal.csv: every fact and every entry up to then
      verify.py       verifies the copy without capdo, by what chain.md says; needs Python 3 alone

      1. Are the files as they were handed over?
           Linux:    sha256sum -c SHA256SUMS
           Windows:  certutil -hashfile registry.db SHA256
         must print \(sum)
         For the other files compare with their lines in SHA256SUMS.

      2. Was an entry altered afterwards?
           Linux:    \(AuditFolder.verification)
           Windows:  py verify.py registry.db checkpoint.txt
         must print "sound: \(checkpoint.entries) entries, …". Otherwise it names the first entry that
         does not fit.

      3. Was the history cut off or rewritten?
         Only a checkpoint that somebody else has kept shows that: whoever signed the report, or
         the office above. Put its three lines into a file and give that to verify.py in place of
         checkpoint.txt. A later copy still agrees with it.

      """,
      """
      DÀNH CHO NGƯỜI KIỂM TRA, KIỂM TOÁN: \(mark.registry)

      registry.db     bản sao sổ đăng ký đến mục nhật ký \(checkpoint.entries); SQLite, schema.sql giải thích
      checkpoint.txt  mốc xác minh: mã nhận dạng, số mục, mã băm của mục cuối
      *.csv           hệ thống, cơ quan, kế thừa, phát hiện, giải trình:
                      \(mark.phrase.vietnamese);
                      history.csv, journal.csv: mọi nội dung, mọi mục nhật ký đến lúc đó
      verify.py       xác minh bản sao không cần capdo, theo chain.md; chỉ cần Python 3

      1. Các tệp có còn nguyên như khi giao không?
           Linux:    sha256sum -c SHA256SUMS
           Windows:  certutil -hashfile registry.db SHA256
         phải in ra \(sum)
         Với tệp khác: so với dòng của tệp đó trong SHA256SUMS.

      2. Có mục nào bị sửa về sau không?
           Linux:    \(AuditFolder.verification)
           Windows:  py verify.py registry.db checkpoint.txt
         phải in ra "sound: \(checkpoint.entries) entries, …" (không bị sửa). Nếu không, verify.py nêu
         mục đầu tiên không khớp.

      3. Sổ có bị cắt phần cuối hoặc bị viết lại toàn bộ không?
         Chỉ mốc xác minh do người khác giữ mới cho biết: người ký báo cáo hoặc cơ quan cấp trên.
         Ghi ba dòng của mốc đó vào một tệp, dùng tệp ấy thay cho checkpoint.txt. Bản sao lập sau
         vẫn phải khớp với mốc cũ.

      """)
  }
}
