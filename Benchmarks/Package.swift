// swift-tools-version: 6.1
import PackageDescription

// Programs that measure; apart from the program's own package, so that what they need is not its burden.
let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "cnn-tutor", path: "..")],
  targets: [
    .executableTarget(
      name: "ExactConvolution", dependencies: [.product(name: "Compute", package: "cnn-tutor")]),
    .executableTarget(
      name: "LessonFrames",
      dependencies: [.product(name: "Screens", package: "cnn-tutor")]),
    .executableTarget(
      name: "NetworkSpeed",
      dependencies: [
        "CPeak", .product(name: "Kernels", package: "cnn-tutor"),
        .product(name: "Network", package: "cnn-tutor"),
      ]),
    .executableTarget(
      name: "LabSpeed",
      dependencies: [
        .product(name: "Lab", package: "cnn-tutor"),
        .product(name: "Network", package: "cnn-tutor"),
        .product(name: "Screens", package: "cnn-tutor"),
      ]),
    .target(name: "CPeak", cSettings: [.unsafeFlags(["-O2"])]),
  ],
  swiftLanguageModes: [.v6]
)
