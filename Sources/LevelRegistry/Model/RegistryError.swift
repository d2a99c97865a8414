/// What a registry refuses, and what failed beneath it: every error that this library throws of its own.
///
/// `message` says it in both languages, `description` in English. Codes are as they are stored, days are days of Vietnam.
package enum RegistryError: Error, Hashable, Sendable {
  // MARK: Words that do not parse.

  /// A text that is no day.
  case notADay(String)
  /// A text that is no moment.
  case notAMoment(String)
  /// A text that is no day, month, quarter or year.
  case notAPeriod(String)
  /// A text that is no level.
  case notALevel(String)
  /// Level 4 or 5, which this registry does not keep.
  case levelOutOfScope(String)
  /// A word that is none of a term's; the choices follow.
  case notATerm(String, choices: String)
  /// A text that cannot be a code.
  case notACode(String)
  /// A text that names no state of knowledge.
  case notAPointInTime(String)
  /// A text that is not the three lines of a checkpoint.
  case notACheckpoint
  /// A text that is no SHA-256 in hexadecimal.
  case notADigest(String)
  /// A text that cannot name a closing.
  case notAClosingName(String)
  /// A text in which nothing can be seen.
  case emptyText(Field)
  /// A text with a control character.
  case textNotAllowed(Field)
  /// A text of more characters than its column takes.
  case textTooLong(Field, limit: Int)
  /// A text whose marks an old encoding has taken away.
  case textDamaged(Damage)

  // MARK: The file.

  /// Nothing at the path.
  case noSuchFile(path: String)
  /// A folder at the path.
  case isFolder(path: String)
  /// A symbolic link at the path.
  case isSymbolicLink(path: String)
  /// An empty file, as an interrupted creation leaves one.
  case isEmptyFile(path: String)
  /// A file of another kind.
  case notARegistry(path: String)
  /// A registry of a later version of this library.
  case isNewer(path: String, version: UInt32)
  /// A registry of an earlier version, which opening it for recording brings up to date.
  case isOlder(path: String, version: UInt32)
  /// A file that another program has switched to a write-ahead log.
  case usesWriteAheadLog(path: String)
  /// The first object whose SQL is not that of schema.sql.
  case schemaDiffers(String)
  /// Something at the path of a file that was to be made.
  case fileExists(path: String)
  /// A file that the system does not open, with its errno.
  case cannotOpen(path: String, systemError: Int32)
  /// A file that the system does not make, with its errno.
  case cannotCreate(path: String, systemError: Int32)
  /// A word that names no group of users of this machine.
  case unknownGroup(String)
  /// A folder in which the users of a group cannot make and remove the journal of each other.
  case folderNotShared(path: String, group: String)
  /// A file that the system does not hand over to a group, with its errno.
  case cannotShare(path: String, systemError: Int32)
  /// An entry without a digest, which no program of this project leaves.
  case entryLeftOpen(Int64)
  /// What verification found first, and of how many.
  case doesNotVerify(Discrepancy, of: Int)
  /// A backup does not hold the entry that the registry has.
  case copyDiffers(entry: Int64)
  /// A journal lies beside the file, and it cannot be rolled back.
  indirect case cannotRollBack(path: String, because: RegistryError)
  /// The journal beside the file is that of another one.
  case foreignJournal(path: String)

  // MARK: What is beneath.

  /// Whoever started the work asked for its end; what was begun is undone.
  case interrupted
  /// Somebody else was writing the registry, for longer than five seconds.
  case isBusy
  /// The disk, or the space allowed to the file, is full.
  case diskFull
  /// The file may not be written to.
  case isReadOnly
  /// The file is no sound database; SQLite's own words follow.
  case isDamaged(String)
  /// SQLite cannot open the file or the journal beside it; its own words follow.
  case cannotOpenDatabase(String)
  /// A rule of the schema refused what was to be written; SQLite's own words follow.
  case brokenRule(String)
  /// The disk or the memory failed; SQLite's own words follow.
  case deviceFailed(String)
  /// Something else that SQLite reports, in its own words.
  case failed(String)
  /// The registry was closed, by its user or after a failure of the disk.
  case isClosed
  /// `Registry.record` was called within the body of another.
  case recordingInsideRecording
  /// The disk or the memory failed before the entry was kept.
  indirect case notRecorded(because: RegistryError)
  /// The disk failed while the entry was being kept, and the file does not show whether it was, or for how long.
  indirect case outcomeUnknown(entry: Int64, because: RegistryError)
  /// The operating system gives no random bytes.
  case noRandomness

  // MARK: Things that do not exist, or exist already.

  /// Nobody of that code or name on the day; the nearest ones follow.
  case unknownOrganization(String, on: Day, nearest: [String])
  /// A code that belongs to somebody on other days only.
  case organizationHeldAt(String, name: String, from: Day, to: Day, asked: Day)
  /// A name of several; their codes and names follow.
  case ambiguousOrganization(String, candidates: [String])
  /// A code that belongs to an organization or a system already.
  case codeTaken(String, by: String, from: Day)
  /// A name that means another organization already.
  case aliasTaken(String, by: String, name: String)
  /// No system of that code; the nearest ones follow.
  case unknownSystem(String, nearest: [String] = [])
  /// A code that has belonged to several systems.
  case ambiguousSystem(String)
  /// No entry of that number.
  case unknownEntry(Int64, last: Int64)
  /// No closing of that name; the nearest ones follow.
  case unknownClosing(String, nearest: [String] = [])
  /// A closing of that name exists.
  case closingTaken(Closing)
  /// A moment before the first entry.
  case nothingKnown(Moment, first: Moment)

  // MARK: Rules.

  /// What has not happened is not recorded.
  case isInTheFuture(Day, today: Day)
  /// An end that is not after its beginning.
  case endsBeforeItBegins(from: Day, to: Day)
  /// A tier that does not approve on the day, with the nearer bound of its time.
  case authorityNotInForce(Authority, on: Day, from: Day?, to: Day?)
  /// A decision without its number, its issuer or its day.
  case decisionIncomplete(Field)
  /// Another approval of the system that begins on the day, and what corrects it.
  case approvalBeginsThatDay(String, on: Day, Correction)
  /// A system that was retired by the day.
  case systemRetired(String, since: Day)
  /// A system that was registered later than the day.
  case systemNotThere(String, on: Day, first: Day)
  /// What was to be recorded has held since a day.
  case nothingChanges(String, since: Day, Phrase)
  /// The owner or operator that a system has by a reorganization, which a correction cannot withdraw.
  case followsReorganization(Correction, since: Day)
  /// A system without an approval on the day.
  case noApproval(String, on: Day)
  /// No fact of that kind that holds on the day: system, dossier, approval, plan or inspection.
  case nothingToCorrect(String, RecordedKind, on: Day)
  /// The only registration of a system, and the facts that have to be withdrawn first.
  case stillRecorded(String, DependentFacts)
  /// A step that the dossier of a system cannot take.
  case dossierStep(String, from: DossierStatus?, to: DossierStatus)
  /// An organization that would be above itself.
  case ownParent(String)

  // MARK: Entries that cannot be reversed.

  /// An entry of a kind that cannot be reversed.
  case irreversible(Int64, act: String)
  /// An entry that was reversed before.
  case reversedAlready(Int64, by: Int64)
  /// What a later entry recorded rests on it.
  case builtUpon(Int64, by: Int64, act: String)
  /// The last entry of an actor, which is a reversal itself.
  case undoneAlready(Int64, act: String)
  /// An actor that recorded nothing.
  case nothingToUndo(String)

  // MARK: Organizations over time.

  /// A code that belongs to somebody of another name than the one given.
  case bearerDiffers(String, known: String, given: String, on: Day)
  /// An organization whose name another has but for its marks, in the same place and at the same time.
  case organizationAlike(String, name: String, given: String)
  /// An organization whose end is recorded of an earlier day.
  case endRecorded(String, name: String, on: Day, asked: Day)
  /// An organization that another has succeeded on the day.
  case succeededAlready(String, by: String, on: Day)
  /// An organization that succeeds another on the day or later, and so exists by then.
  case succeedsAnother(String, from: String, on: Day)
  /// A successor that is its own predecessor.
  case succeedsItself(String)
  /// A split with fewer than two successors.
  case splitIntoOne(String)
  /// Predecessors of several tiers, which do not say that of their successor.
  case tierUnclear(String)
  /// What was to be recorded of an organization holds on the day.
  case organizationUnchanged(String, on: Day)
  /// The registry is called so already.
  case registryNamed(String, since: Day)
  /// A question by districts after their end.
  case noDistricts(on: Day, ended: Day)
  /// A holiday on the day is recorded.
  case holidayTaken(Day, by: String)
  /// A group whose opening figure and changes do not make its closing one.
  case doesNotAddUp(String, opening: Int, change: Int, closing: Int)

  // MARK: Lines of a sheet.

  /// What is recorded, or the law, speaks against what the line says.
  case line(LineConflict)
  /// A code on more than one line.
  case codeRepeated(String)
  /// A name of several systems of the owner, which follow.
  case ambiguousName(String, candidates: [Candidate])
  /// A line without a day, in a sheet without one.
  case undated
  /// A day whose status is missing.
  case dayWithoutStatus
  /// A decision whose level is missing.
  case decisionWithoutLevel
  /// A dossier whose proposed level is missing.
  case dossierWithoutLevel
  /// A level that would go down.
  case levelLowered(String, from: Level, to: Level)
  /// A decision that would be replaced.
  case decisionReplaced(String, on: Day)
  /// A system that would be retired before a decision on it.
  case decidedLater(String, Phrase, retiredOn: Day)
  /// A system that is registered from an earlier day.
  case registeredEarlier(String, on: Day)
  /// A line that continues one that does not exist.
  case continuesNothing(String, on: Day)
  /// A parent that is neither recorded nor in the sheet.
  case unknownParent(String)

  /// One of several systems that a line can mean.
  package struct Candidate: Hashable, Sendable {
    package let code: String
    /// Whose it was before, where that was another body.
    package let formerOwner: String?

    /// Makes a candidate of a code and of what its owner was called before.
    package init(code: String, formerOwner: String? = nil) {
      self.code = code
      self.formerOwner = formerOwner
    }

    var phrase: Phrase {
      guard let formerOwner else { return Phrase(code, code) }
      return Phrase("\(code) (formerly of \(formerOwner))", "\(code) (trước thuộc \(formerOwner))")
    }
  }

  /// The parts of a record that a message may have to name.
  package enum Field: String, Hashable, Sendable {
    case code, name, actor, act, note, reason, owner, authority, appraiser, issuer, decisionNumber, decidedOn, closing,
      evidence, document, inspector, ground, task
    case regulationNumber, regulationIssuer, contact
  }
}

extension RegistryError.Field {
  /// Whether it is a name or a number, and no sentence in which a question may be asked.
  var isName: Bool {
    switch self {
    case .actor, .note, .reason, .evidence, .document, .ground, .task: false
    case .code, .name, .act, .owner, .authority, .appraiser, .issuer, .decisionNumber, .decidedOn, .closing, .inspector,
      .regulationNumber, .regulationIssuer, .contact:
      true
    }
  }

  package var phrase: Phrase {
    switch self {
    case .code: Phrase("code", "mã")
    case .name: Phrase("name", "tên")
    case .actor: Phrase("actor", "người thực hiện")
    case .act: Phrase("name of the entry", "tên mục nhật ký")
    case .note: Phrase("note", "ghi chú")
    case .reason: Phrase("reason", "lý do")
    case .owner: Phrase("owner", "chủ quản")
    case .authority: Phrase("approval authority", "cấp đã phê duyệt")
    case .appraiser: Phrase("appraiser", "đơn vị thẩm định")
    case .issuer: Phrase("issuer of the decision", "cơ quan phê duyệt")
    case .decisionNumber: Phrase("number of the decision", "số quyết định")
    case .decidedOn: Phrase("day of the decision", "ngày quyết định")
    case .closing: Phrase("name of the closing", "tên mốc chốt số liệu")
    case .evidence: Phrase("evidence", "tài liệu chứng minh")
    case .document: Phrase("document", "số biên bản")
    case .inspector: Phrase("inspector", "đơn vị kiểm tra")
    case .ground: Phrase("ground", "căn cứ dùng chung")
    case .task: Phrase("task", "nội dung khắc phục")
    case .regulationNumber: Phrase("number of the regulation", "số quy chế")
    case .contact: Phrase("contact", "thông tin liên hệ")
    case .regulationIssuer: Phrase("issuer of the regulation", "cơ quan ban hành quy chế")
    }
  }
}
