/// What this library throws: a registry refuses something, a file cannot be read, or something failed beneath.
///
/// ```swift
/// do {
///   try registry.record(by: "lan") { try $0.retire("HT-0099", on: registry.today) }
/// } catch let failure as any RegistryFailure where failure.code == "unknown-system" {
///   show(failure.message[.vietnamese])
/// }
/// ```
public protocol RegistryFailure: Error, CustomStringConvertible, Sendable {
  /// What a program compares, for example `unknown-system`: the same in every version, whatever the words become.
  var code: String { get }
  /// The thing and the reason, in both languages, without a period.
  var message: Phrase { get }
}

extension RegistryFailure {
  /// The English message.
  public var description: String { message.english }
}

extension RequirementError: RegistryFailure {
  package var code: String { "requirement-refused" }
}

extension RegistryError: RegistryFailure {
  package var code: String {
    switch self {
    case .notADay: "not-a-day"
    case .notAMoment: "not-a-moment"
    case .notAPeriod: "not-a-period"
    case .notALevel: "not-a-level"
    case .levelOutOfScope: "level-out-of-scope"
    case .notATerm: "not-a-term"
    case .notACode: "not-a-code"
    case .notAPointInTime: "not-a-point-in-time"
    case .notACheckpoint: "not-a-checkpoint"
    case .notADigest: "not-a-digest"
    case .notAClosingName: "not-a-closing-name"
    case .emptyText: "empty-text"
    case .textNotAllowed: "text-not-allowed"
    case .textTooLong: "text-too-long"
    case .textDamaged: "text-damaged"
    case .noSuchFile: "no-such-file"
    case .isFolder: "is-a-folder"
    case .isSymbolicLink: "is-a-symbolic-link"
    case .isEmptyFile: "is-an-empty-file"
    case .notARegistry: "not-a-registry"
    case .isNewer: "newer-version"
    case .isOlder: "older-version"
    case .usesWriteAheadLog: "uses-write-ahead-log"
    case .schemaDiffers: "schema-differs"
    case .fileExists: "file-exists"
    case .cannotOpen: "cannot-open"
    case .cannotCreate: "cannot-create"
    case .unknownGroup: "unknown-group"
    case .folderNotShared: "folder-not-shared"
    case .cannotShare: "cannot-share"
    case .entryLeftOpen: "entry-left-open"
    case .doesNotVerify: "does-not-verify"
    case .copyDiffers: "copy-differs"
    case .cannotRollBack: "cannot-roll-back"
    case .foreignJournal: "foreign-journal"
    case .interrupted: "interrupted"
    case .isBusy: "busy"
    case .diskFull: "disk-full"
    case .isReadOnly: "read-only"
    case .isDamaged: "damaged"
    case .cannotOpenDatabase: "cannot-open-database"
    case .brokenRule: "broken-rule"
    case .deviceFailed: "device-failed"
    case .failed: "sqlite-failed"
    case .isClosed: "closed"
    case .recordingInsideRecording: "recording-inside-recording"
    case .notRecorded: "not-recorded"
    case .outcomeUnknown: "outcome-unknown"
    case .noRandomness: "no-randomness"
    case .unknownOrganization: "unknown-organization"
    case .organizationHeldAt: "organization-held-at"
    case .ambiguousOrganization: "ambiguous-organization"
    case .codeTaken: "code-taken"
    case .aliasTaken: "alias-taken"
    case .unknownSystem: "unknown-system"
    case .ambiguousSystem: "ambiguous-system"
    case .unknownEntry: "unknown-entry"
    case .unknownClosing: "unknown-closing"
    case .closingTaken: "closing-taken"
    case .nothingKnown: "nothing-known"
    case .isInTheFuture: "in-the-future"
    case .endsBeforeItBegins: "ends-before-it-begins"
    case .authorityNotInForce: "authority-not-in-force"
    case .decisionIncomplete: "decision-incomplete"
    case .approvalBeginsThatDay: "approval-begins-that-day"
    case .systemRetired: "system-retired"
    case .systemNotThere: "system-not-there"
    case .nothingChanges: "nothing-changes"
    case .followsReorganization: "follows-reorganization"
    case .noApproval: "no-approval"
    case .nothingToCorrect: "nothing-to-correct"
    case .stillRecorded: "still-recorded"
    case .dossierStep: "dossier-step"
    case .ownParent: "own-parent"
    case .irreversible: "irreversible"
    case .reversedAlready: "reversed-already"
    case .builtUpon: "built-upon"
    case .undoneAlready: "undone-already"
    case .nothingToUndo: "nothing-to-undo"
    case .bearerDiffers: "bearer-differs"
    case .organizationAlike: "organization-alike"
    case .endRecorded: "end-recorded"
    case .succeededAlready: "succeeded-already"
    case .succeedsAnother: "succeeds-another"
    case .succeedsItself: "succeeds-itself"
    case .splitIntoOne: "split-into-one"
    case .tierUnclear: "tier-unclear"
    case .organizationUnchanged: "organization-unchanged"
    case .registryNamed: "registry-named"
    case .noDistricts: "no-districts"
    case .holidayTaken: "holiday-taken"
    case .doesNotAddUp: "does-not-add-up"
    case .line: "line-conflict"
    case .codeRepeated: "code-repeated"
    case .ambiguousName: "ambiguous-name"
    case .undated: "undated"
    case .dayWithoutStatus: "day-without-status"
    case .decisionWithoutLevel: "decision-without-level"
    case .dossierWithoutLevel: "dossier-without-level"
    case .levelLowered: "level-lowered"
    case .decisionReplaced: "decision-replaced"
    case .decidedLater: "decided-later"
    case .registeredEarlier: "registered-earlier"
    case .continuesNothing: "continues-nothing"
    case .unknownParent: "unknown-parent"
    }
  }
}
