// swift-tools-version: 6.1
import PackageDescription

// The rooms of the program and what each may import; README.md, "Architecture", says why.
let package = Package(
  name: "cnn-tutor",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "cnn-tutor", targets: ["cnn-tutor"]),
    .library(name: "Compute", targets: ["Compute"]),
    .library(name: "Screens", targets: ["Canvas", "Course", "Screens"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .target(name: "Compute", dependencies: ["BigInt"]),
    .target(name: "Files"),
    .target(name: "Course", dependencies: ["BigInt", "Compute", "Files", "Yams"]),
    .target(name: "CPNG", linkerSettings: [.linkedLibrary("png")]),
    .target(name: "Images", dependencies: ["Compute", "CPNG", "Files"]),
    .target(name: "Requests", dependencies: ["BigInt", "Compute"]),
    .target(name: "Canvas", dependencies: ["BigInt", "Compute"]),
    .target(name: "Screens", dependencies: ["Canvas", "Compute", "Course"]),
    .target(name: "CTerminal", linkerSettings: [.linkedLibrary("ncursesw")]),
    .target(name: "Terminal", dependencies: ["Canvas", "CTerminal"]),
    .executableTarget(
      name: "cnn-tutor",
      dependencies: [
        "Canvas", "Compute", "Course", "Images", "Requests", "Screens", "Terminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .target(name: "SeededRandom", path: "Tests/SeededRandom"),
    .testTarget(name: "ComputeTests", dependencies: ["Compute", "BigInt", "SeededRandom"]),
    .testTarget(name: "CourseTests", dependencies: ["Course", "Compute", "SeededRandom"]),
    .testTarget(name: "ImagesTests", dependencies: ["Images", "Compute", "Files", "SeededRandom"]),
    .testTarget(name: "RequestsTests", dependencies: ["Requests", "Compute", "Course"]),
    .testTarget(name: "CanvasTests", dependencies: ["Canvas", "Compute"]),
    .testTarget(
      name: "ScreensTests",
      dependencies: ["Screens", "Canvas", "Compute", "Course", "SeededRandom"],
      exclude: ["Golden"]),
    .target(name: "TmuxPane", path: "Tests/TmuxPane"),
    .executableTarget(
      name: "TerminalFaults", dependencies: ["Canvas", "Terminal"], path: "Tests/TerminalFaults"),
    .testTarget(
      name: "TerminalTests", dependencies: ["Canvas", "Terminal", "TerminalFaults", "TmuxPane"]),
    .testTarget(name: "CommandTests", dependencies: ["cnn-tutor"]),
    .testTarget(
      name: "EndToEndTests", dependencies: ["TmuxPane"],
      exclude: ["check_compute.py", "check_sums.py"]),
  ],
  swiftLanguageModes: [.v6]
)
