import LevelRegistry

/// What has to be said beside a figure, on stderr.
struct Footnotes {
  private let console: Console

  init(_ console: Console) {
    self.console = console
  }

  func tell(_ measure: Measure, _ tally: Tally, unconfirmedOwners: () throws -> Int) throws {
    switch measure {
    case .completion: completion(tally)
    case .approval: approval(tally, owners: tally.confirmed < tally.operating ? try unconfirmedOwners() : 0)
    case .inspection: if tally.approved == 0 { nothingApproved() }
    }
    others(tally)
  }

  private func completion(_ tally: Tally) {
    if tally.approved == 0 { return nothingApproved() }
    guard tally.notReported > 0 else { return }
    let (missing, all) = (tally.notReported, tally.approved)
    if missing == all {
      return console.note(
        Phrase(
          "no rate: none of the \(all) approved systems has a plan on record",
          "không có tỷ lệ: cả \(count(all)) hệ thống đã phê duyệt đều chưa báo cáo phương án"))
    }
    console.note(
      Phrase(
        "\(missing) of \(all) not reported; of the \(all - missing) that did: \(tally.rateOfReported)",
        "\(count(missing)) trên \(count(all)) hệ thống chưa báo cáo; trong \(count(all - missing)) hệ thống đã báo cáo: \(tally.rateOfReported[.vietnamese])"
      ))
  }

  private func nothingApproved() {
    console.note(Phrase("no rate: no approved system in scope", "không có tỷ lệ: không có hệ thống nào đã phê duyệt"))
  }

  private func approval(_ tally: Tally, owners: Int) {
    if tally.operating == 0 {
      return console.note(
        Phrase("no rate: no operating system in scope", "không có tỷ lệ: không có hệ thống nào đang vận hành"))
    }
    guard owners > 0 else { return }
    if tally.confirmed == 0 {
      return console.note(
        Phrase(
          "no rate: \(tally.approved) approved, but the lists of their \(owners) owners are not confirmed",
          "không có tỷ lệ: \(count(tally.approved)) hệ thống đã phê duyệt, nhưng danh mục của \(count(owners)) chủ quản chưa được xác nhận"
        ))
    }
    let left = tally.operating - tally.confirmed
    console.note(
      Phrase(
        "left out: \(left) systems of \(owners) owners whose lists are not confirmed",
        "không tính: \(count(left)) hệ thống của \(count(owners)) chủ quản chưa xác nhận danh mục"))
  }

  private func others(_ tally: Tally) {
    let counts = [
      (tally.building, SystemState.building), (tally.suspended, .suspended), (tally.retired, .retired),
    ].filter { $0.0 > 0 }
    guard !counts.isEmpty else { return }
    let english = counts.map { "\($0.0) \($0.1.phrase.english)" }.joined(separator: ", ")
    let vietnamese = counts.map { "\($0.1.phrase.vietnamese): \(count($0.0))" }.joined(separator: ", ")
    console.note(Phrase("not counted: \(english)", "không tính: \(vietnamese)"))
  }

  private func count(_ number: Int) -> String { Rate.grouped(number) }
}
