import Foundation
import Testing

/// Runs a body without the rights of root over files, in this thread alone.
func asNobody(_ body: () throws -> Void) throws {
  guard geteuid() == 0 else { return try body() }
  // Not in Swift's view of the C library.
  let function = try #require(dlsym(dlopen(nil, RTLD_NOW), "setfsuid"))
  let setfsuid = unsafeBitCast(function, to: (@convention(c) (UInt32) -> Int32).self)
  _ = setfsuid(65_534)
  defer { _ = setfsuid(0) }
  try body()
}
