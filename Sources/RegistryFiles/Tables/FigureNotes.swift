import LevelRegistry

/// What has to be said beside a figure, so that it is not taken for more than it is.
package struct FigureNotes {
  private let tally: Tally
  private let unconfirmedOwners: Int
  private let operatedBefore: Int

  /// - Parameters: what the approval rate alone needs.
  ///   - unconfirmedOwners: how many owners of operating systems have not confirmed their lists.
  ///   - operatedBefore: how many systems operated before they were approved in the reporting year.
  package init(_ tally: Tally, unconfirmedOwners: Int = 0, operatedBefore: Int = 0) {
    self.tally = tally
    self.unconfirmedOwners = unconfirmedOwners
    self.operatedBefore = operatedBefore
  }

  /// What the completion rate of all operating systems leaves open or leaves out.
  package var completionOfOperating: [Phrase] {
    let (approved, missing) = (tally.confirmedApproved, tally.confirmedNotReported)
    guard approved > 0, missing == approved else {
      return approval + (missing > 0 ? [notReported(missing, approved)] : [])
    }
    return [
      Phrase(
        approved == 1
          ? "no rate: the one approved system of an owner with a confirmed list has not reported its plan"
          : "no rate: none of the \(approved) approved systems of owners with confirmed lists has reported its plan",
        "không có tỷ lệ: cả \(count(approved)) hệ thống đã phê duyệt của các chủ quản đã xác nhận danh mục đều chưa báo cáo phương án"
      )
    ]
  }

  private func notReported(_ missing: Int, _ all: Int) -> Phrase {
    Phrase(
      "\(missing) of \(all) approved systems have not reported their plans",
      "\(count(missing)) trên \(count(all)) hệ thống đã phê duyệt chưa báo cáo phương án")
  }

  /// What a rate leaves open or leaves out.
  package func about(_ measure: Measure) -> [Phrase] {
    switch measure {
    case .completion: completion
    case .approval: approval + lateApprovals
    case .inspection: tally.approved == 0 ? [nothingApproved] : []
    }
  }

  private var completion: [Phrase] {
    if tally.approved == 0 { return [nothingApproved] }
    guard tally.notReported > 0 else { return [] }
    let (missing, all) = (tally.notReported, tally.approved)
    if missing == all {
      return [
        Phrase(
          all == 1
            ? "no rate: the one approved system has no recorded plan"
            : "no rate: none of the \(all) approved systems has a recorded plan",
          "không có tỷ lệ: cả \(count(all)) hệ thống đã phê duyệt đều chưa báo cáo phương án")
      ]
    }
    return [
      Phrase(
        "\(missing) of \(all) not reported; of the \(all - missing) that did: \(tally.rateOfReported)",
        "\(count(missing)) trên \(count(all)) hệ thống chưa báo cáo; trong \(count(all - missing)) hệ thống đã báo cáo: \(tally.rateOfReported[.vietnamese])"
      )
    ]
  }

  private var nothingApproved: Phrase {
    Phrase("no rate: no approved system in scope", "không có tỷ lệ: không có hệ thống nào đã phê duyệt")
  }

  private var approval: [Phrase] {
    if tally.operating == 0 {
      return [Phrase("no rate: no operating system in scope", "không có tỷ lệ: không có hệ thống nào đang vận hành")]
    }
    let (left, owners) = (tally.operating - tally.confirmed, unconfirmedOwners)
    guard left > 0, owners > 0 else { return [] }
    if tally.confirmed == 0 {
      if tally.approved == 0 {
        return [
          Phrase(
            "no rate: nothing is approved, and the "
              + (owners == 1 ? "list of the owner is" : "lists of the \(owners) owners are") + " not confirmed",
            "không có tỷ lệ: chưa hệ thống nào được phê duyệt, danh mục của \(count(owners)) chủ quản chưa được xác nhận"
          )
        ]
      }
      return [
        Phrase(
          "no rate: \(tally.approved) approved, but the "
            + (owners == 1 ? "list of their owner is" : "lists of their \(owners) owners are") + " not confirmed",
          "không có tỷ lệ: \(count(tally.approved)) hệ thống đã phê duyệt, nhưng danh mục của \(count(owners)) chủ quản chưa được xác nhận"
        )
      ]
    }
    return [
      Phrase(
        "left out: \(left) system\(left == 1 ? "" : "s") of "
          + (owners == 1 ? "1 owner whose list is not confirmed" : "\(owners) owners whose lists are not confirmed"),
        "không tính: \(count(left)) hệ thống của \(count(owners)) chủ quản chưa xác nhận danh mục")
    ]
  }

  /// A late approval heals nothing.
  private var lateApprovals: [Phrase] {
    guard operatedBefore > 0 else { return [] }
    return [
      Phrase(
        "approved in the reporting year, but in operation before that: \(operatedBefore)",
        "được phê duyệt trong kỳ báo cáo nhưng đã vận hành từ trước khi phê duyệt: \(count(operatedBefore)) hệ thống")
    ]
  }

  /// The systems that no figure counts, by state; nil when there is none.
  package var notCounted: Phrase? {
    let counts = [
      (tally.building, SystemState.building), (tally.suspended, .suspended), (tally.retired, .retired),
    ].filter { $0.0 > 0 }
    guard !counts.isEmpty else { return nil }
    let english = counts.map { "\($0.0) \($0.1.phrase.english)" }.joined(separator: ", ")
    let vietnamese = counts.map { "\($0.1.phrase.vietnamese): \(count($0.0))" }.joined(separator: ", ")
    return Phrase("not counted: \(english)", "không tính: \(vietnamese)")
  }

  private func count(_ number: Int) -> String { Rate.grouped(number) }
}

extension Scope {
  /// What the scope asks for, as people say it: `province, level 3`; empty when it asks for everything.
  package var words: Phrase {
    var words: [Phrase] = authorities.map(\.phrase)
    words += levels.map { $0?.phrase ?? Phrase("not approved", "chưa được phê duyệt") }
    words += owners.map { Phrase("owner \($0)", "chủ quản \($0)") }
    if ownersAlone { words.append(Phrase("without those below", "không gồm đơn vị trực thuộc")) }
    words += operators.map { Phrase("operator \($0)", "đơn vị vận hành \($0)") }
    words += districts.map { Phrase("district \($0)", "địa bàn \($0)") }
    words += categories.map { $0?.phrase ?? Phrase("not classified", "chưa phân loại") }
    words += states.map(\.phrase)
    words += dossiers.map {
      $0.map { Phrase("dossier \($0.phrase.english)", "hồ sơ: \($0.phrase.vietnamese)") }
        ?? Phrase("no dossier", "chưa có hồ sơ")
    }
    words += plans.map { plan in
      plan.status.map { Phrase("plan \($0.phrase.english)", "phương án: \($0.phrase.vietnamese)") } ?? plan.phrase
    }
    return Phrase(
      words.map(\.english).joined(separator: ", "), words.map(\.vietnamese).joined(separator: ", "))
  }
}
