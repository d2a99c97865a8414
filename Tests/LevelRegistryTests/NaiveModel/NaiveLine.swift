import LevelRegistry

/// What was recorded under one key, in the order recorded; nil where it was ended.
///
/// What was recorded for a day holds until the next day for which something was recorded; of two for the same day the one
/// recorded last holds. That is what the three steps come to, whatever the order of recording.
struct NaiveLine<Value> {
  private struct Write {
    let day: Day
    let value: Value?
    let entry: Int64
    /// The entry that recorded it first; another than `entry` for what holds again because of a reversal.
    let origin: Int64
    var takenBack: Int64?
  }

  private var writes: [Write] = []

  mutating func write(_ value: Value?, from day: Day, entry: Int64) {
    writes.append(Write(day: day, value: value, entry: entry, origin: entry))
    dropIdleEnds(entry)
  }

  mutating func write(_ value: Value, from day: Day, until end: Day, entry: Int64) {
    write(value, from: day, entry: entry)
    if end < .forever { write(nil, from: end, entry: entry) }
  }

  /// Takes back all that was recorded for a day.
  mutating func takeBack(_ day: Day, entry: Int64) {
    for index in writes.indices where writes[index].day == day && writes[index].takenBack == nil {
      writes[index].takenBack = entry
    }
    dropIdleEnds(entry)
  }

  /// Takes back all that an entry recorded; what that had taken back holds again.
  mutating func reverse(_ reversed: Int64, entry: Int64) {
    let again = writes.filter { $0.takenBack == reversed && $0.entry != reversed }
    for index in writes.indices where writes[index].takenBack == nil {
      let write = writes[index]
      if write.entry == reversed || write.origin == reversed { writes[index].takenBack = entry }
    }
    writes += again.map { Write(day: $0.day, value: $0.value, entry: entry, origin: $0.origin) }
    dropIdleEnds(entry)
  }

  /// The end of what was not there ends nothing.
  private mutating func dropIdleEnds(_ entry: Int64) {
    var holds = false
    for step in steps() {
      if step.value == nil, !holds {
        for index in writes.indices where writes[index].day == step.day && writes[index].takenBack == nil {
          writes[index].takenBack = entry
        }
      }
      holds = step.value != nil
    }
  }

  /// What begins or ends on which day, as known at an entry.
  func steps(knownAt entry: Int64 = .max) -> [(day: Day, value: Value?)] {
    var last: [Day: Value?] = [:]
    for write in writes where write.entry <= entry && (write.takenBack.map { $0 > entry } ?? true) {
      last.updateValue(write.value, forKey: write.day)
    }
    return last.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Ends what holds on a day for good: what was recorded for later days is taken back. Returns whether anything was left
  /// to end.
  mutating func endForGood(on day: Day, entry: Int64) -> Bool {
    guard value(on: day) != nil || firstDay(after: day) != nil else { return false }
    for step in steps() where step.day > day { takeBack(step.day, entry: entry) }
    write(nil, from: day, entry: entry)
    return true
  }

  /// Changes whatever holds from a day on, also what begins later.
  mutating func edit(from day: Day, entry: Int64, _ edit: (inout Value) -> Void) where Value: Equatable {
    for run in runs() where run.to > day {
      var after = run.value
      edit(&after)
      if after != run.value { write(after, from: max(run.from, day), entry: entry) }
    }
  }

  /// What holds over which days, as known at an entry.
  func runs(knownAt entry: Int64 = .max) -> [(value: Value, from: Day, to: Day)] {
    let steps = steps(knownAt: entry)
    return zip(steps, steps.dropFirst().map(\.day) + [.forever]).compactMap { step, to in
      step.value.map { ($0, step.day, to) }
    }
  }

  /// The entries that recorded something, or took it back.
  var entries: [Int64] { writes.map(\.entry) + writes.compactMap(\.takenBack) }

  var isEmpty: Bool { steps().isEmpty }

  /// What holds on a day, and since when; nil where nothing does.
  func value(on day: Day, knownAt entry: Int64 = .max) -> (value: Value, since: Day)? {
    guard let step = steps(knownAt: entry).last(where: { $0.day <= day }), let value = step.value else { return nil }
    return (value, step.day)
  }

  /// The first day after a day on which something begins.
  func firstDay(after day: Day) -> Day? {
    steps().first { $0.day > day && $0.value != nil }?.day
  }
}
