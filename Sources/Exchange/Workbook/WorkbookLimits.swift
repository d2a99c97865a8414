/// How much a workbook may hold before it is refused; fields, rows and columns as in CSV.
struct WorkbookLimits {
  /// The bytes of the file.
  var file = 1 << 28
  /// The parts of its archive.
  var parts = 10_000
  /// The bytes of all the parts that are read.
  var inflated = 1 << 30
  /// How many times its packed size a part may have…
  var ratio = 100
  /// …unless it is no larger than this.
  var small = 1 << 20
  /// The bytes of all the texts that cells share, which are kept in memory.
  var sharedText = 1 << 27
  /// The merged blocks of cells.
  var merges = 100_000
  var cells = CSVLimits()
}
