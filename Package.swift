// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "capdo",
  products: [
    .library(name: "LevelRegistry", targets: ["LevelRegistry"]),
    // Sheets, workbooks, documents and pages: what goes into a registry and comes out of it.
    .library(name: "RegistryFiles", targets: ["RegistryFiles"]),
    .executable(name: "capdo", targets: ["capdo"]),
  ],
  targets: [
    .systemLibrary(
      name: "CapdoCSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(
      name: "CapdoCCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    // Its pkg-config file has a flag that SwiftPM refuses; the module map names the library itself.
    .systemLibrary(name: "CapdoCUTF8Proc", providers: [.apt(["libutf8proc-dev"])]),
    .systemLibrary(name: "CapdoCLinux"),
    .systemLibrary(name: "CapdoCMinizip", providers: [.apt(["libminizip-dev"])]),
    .systemLibrary(name: "CapdoCExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .target(name: "CapdoCSchema"),
    .target(name: "CapdoCCatalogs"),
    .target(name: "CapdoCProof"),
    .target(name: "CapdoSQLite", dependencies: ["CapdoCSQLite"], swiftSettings: strict),
    .target(
      name: "LevelRegistry",
      dependencies: ["CapdoSQLite", "CapdoCCrypto", "CapdoCUTF8Proc", "CapdoCLinux", "CapdoCSchema"],
      swiftSettings: strict),
    .target(
      name: "RegistryFiles", dependencies: ["LevelRegistry", "CapdoCMinizip", "CapdoCExpat", "CapdoCCatalogs"],
      swiftSettings: strict),
    .target(
      name: "CapdoCommand",
      dependencies: ["RegistryFiles", "LevelRegistry", "CapdoSQLite", "CapdoCLinux", "CapdoCProof"],
      swiftSettings: strict),
    .executableTarget(name: "capdo", dependencies: ["CapdoCommand"]),
    // Not part of any product: make torture interrupts it.
    .executableTarget(
      name: "capdo-migrating", dependencies: ["LevelRegistry"], path: "Tests/MigratingProgram",
      swiftSettings: strict),
    .target(
      name: "TestSupport", dependencies: ["LevelRegistry", "RegistryFiles"], path: "Tests/TestSupport",
      swiftSettings: strict),
    .testTarget(
      name: "TortureTests", dependencies: ["capdo", "capdo-migrating", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "CapdoSQLiteTests", dependencies: ["CapdoSQLite", "TestSupport"], swiftSettings: strict),
    // Five years of a province go through its files too.
    .testTarget(
      name: "LevelRegistryTests", dependencies: ["LevelRegistry", "RegistryFiles", "TestSupport"], swiftSettings: strict
    ),
    .testTarget(name: "RegistryFilesTests", dependencies: ["RegistryFiles", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "CapdoCommandTests", dependencies: ["CapdoCommand", "TestSupport"], swiftSettings: strict),
  ],
  cLanguageStandard: .c2x
)

// CAPDO_TESTS='LevelRegistryTests': while one works in one room, the tests of the others need not be built.
if let wanted = Context.environment["CAPDO_TESTS"]?.split(separator: " ").map(String.init) {
  package.targets.removeAll { $0.type == .test && !wanted.contains($0.name) }
}

// A fuzzer has no main, so a plain build cannot link it, and its flag is one that SwiftPM refuses in dependencies.
if Context.environment["CAPDO_FUZZ"] == "1" {
  for name in ["FuzzCSV", "FuzzXLSX", "FuzzRegistry", "FuzzText"] {
    package.targets.append(
      .executableTarget(
        name: name, dependencies: ["CapdoCommand", "RegistryFiles", "LevelRegistry"], path: "Tests/\(name)",
        exclude: ["corpus"],
        swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])]))
  }
}
