import SQLite

/// What the register refuses, with the thing, the reason and the next step.
public enum RegistryError: Error, Hashable, Sendable {
  // Words that do not parse.
  case notADay(String)
  case notAMoment(String)
  case notAPeriod(String)
  case notALevel(String)
  case levelOutOfScope(String)
  /// A word that is none of a term's; the choices follow.
  case notATerm(String, choices: String)
  case notACode(String)
  case notAPointInTime(String)
  case notACheckpoint
  case notADigest(String)
  case notAClosingName(String)
  case emptyText(Field)
  case textNotAllowed(Field)
  /// A text whose marks an old encoding has taken away.
  case textDamaged(Damage)

  // The file.
  case noSuchFile(path: String)
  case isFolder(path: String)
  case isSymbolicLink(path: String)
  case isEmptyFile(path: String)
  case notARegistry(path: String)
  case isNewer(path: String, version: UInt32)
  case isOlder(path: String, version: UInt32)
  case usesWriteAheadLog(path: String)
  case schemaDiffers(String)
  case fileExists(path: String)
  case cannotOpen(path: String, systemError: Int32)
  case cannotCreate(path: String, systemError: Int32)
  case entryLeftOpen(Int64)
  case isDamaged(String)
  /// What verification found first, and of how many.
  case doesNotVerify(Discrepancy, of: Int)
  /// A backup does not hold the entry that the register has.
  case copyDiffers(entry: Int64)
  /// A journal lies beside the file, and it cannot be rolled back.
  case cannotRollBack(path: String, SQLiteError)
  /// The journal beside the file is that of another one.
  case foreignJournal(path: String)
  /// The disk or the memory failed before the entry was kept.
  case notRecorded(SQLiteError)
  /// The disk failed while the entry was being kept, and the file does not tell whether it was, or for how long.
  case outcomeUnknown(entry: Int64, SQLiteError)
  case noRandomness
  case cannotHash

  // Things that are not there, or are there already.
  case unknownOrganization(String, on: Day, nearest: [String])
  case organizationHeldAt(String, name: String, from: Day, to: Day, asked: Day)
  case ambiguousOrganization(String, candidates: [String])
  case codeTaken(String, by: String, from: Day)
  case unknownSystem(String)
  case ambiguousSystem(String)
  case unknownEntry(Int64, last: Int64)
  case unknownClosing(String)
  case closingTaken(Closing)
  case nothingKnown(Moment, first: Moment)

  // Rules.
  case isInTheFuture(Day, today: Day)
  case endsBeforeItBegins(from: Day, to: Day)
  case authorityNotInForce(Authority, on: Day, from: Day?, to: Day?)
  case decisionIncomplete(Field)
  case approvalBeginsThatDay(String, on: Day, Correction)
  case systemRetired(String, since: Day)
  case systemNotThere(String, on: Day, first: Day)
  case nothingChanges(String, since: Day, Phrase)
  case noApproval(String, on: Day)
  /// A fact of that kind that does not stand on the day: system, dossier, approval, plan or inspection.
  case nothingToCorrect(String, String, on: Day)
  /// What has to be taken back first.
  case stillOnRecord(String, [Correction])
  case dossierStep(String, from: DossierStatus?, to: DossierStatus)
  case ownParent(String)

  // Entries that cannot be taken back.
  case standsForGood(Int64, action: String)
  case reversedAlready(Int64, by: Int64)
  /// What a later entry recorded rests on it.
  case builtUpon(Int64, by: Int64, action: String)

  // Organizations over time.
  case bearerDiffers(String, known: String, given: String, on: Day)
  case succeededAlready(String, by: String, on: Day)
  case tookOver(String, from: String, on: Day)
  case succeedsItself(String)
  case splitIntoOne(String)
  case tierUnclear(String)
  case organizationUnchanged(String, on: Day)
  case noDistricts(on: Day, ended: Day)
  case holidayTaken(Day, by: String)
  /// A group whose opening figure and changes do not make its closing one.
  case doesNotAddUp(String, opening: Int, change: Int, closing: Int)

  // Lines of a sheet.
  case codeRepeated(String)
  case ambiguousName(String, candidates: [String])
  case undated
  case dayWithoutStatus
  case decisionWithoutLevel
  case dossierWithoutLevel
  case levelLowered(String, from: Level, to: Level)
  case decisionReplaced(String, on: Day)
  case registeredEarlier(String, on: Day)
  case continuesNothing(String, on: Day)
  case unknownParent(String)

  /// The parts of a record that a message may have to name.
  public enum Field: String, Hashable, Sendable {
    case code, name, actor, action, note, reason, owner, issuer, decisionNumber, decidedOn, closing, evidence, document,
      inspector
    case regulationNumber, regulationIssuer, contact
  }
}

extension RegistryError.Field {
  /// Whether it is a name or a number, and no sentence in which a question may be asked.
  var isName: Bool {
    switch self {
    case .actor, .note, .evidence, .document: false
    default: true
    }
  }

  public var phrase: Phrase {
    switch self {
    case .code: Phrase("code", "mã")
    case .name: Phrase("name", "tên")
    case .actor: Phrase("actor", "người thực hiện")
    case .action: Phrase("name of the entry", "tên mục nhật ký")
    case .note: Phrase("note", "ghi chú")
    case .reason: Phrase("reason", "lý do")
    case .owner: Phrase("owner", "chủ quản")
    case .issuer: Phrase("issuer of the decision", "cơ quan phê duyệt")
    case .decisionNumber: Phrase("number of the decision", "số quyết định")
    case .decidedOn: Phrase("day of the decision", "ngày quyết định")
    case .closing: Phrase("name of the closing", "tên mốc chốt số liệu")
    case .evidence: Phrase("evidence", "tài liệu chứng minh")
    case .document: Phrase("document", "số biên bản")
    case .inspector: Phrase("inspector", "đơn vị kiểm tra")
    case .regulationNumber: Phrase("number of the regulation", "số quy chế")
    case .contact: Phrase("contact", "thông tin liên hệ")
    case .regulationIssuer: Phrase("issuer of the regulation", "cơ quan ban hành quy chế")
    }
  }
}
