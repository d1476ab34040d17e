// swift-tools-version: 6.1
import PackageDescription

// Programs that measure; apart from the program's own package, so that what they need is not its burden.

// What a processor can do at most is measured with its own vector instructions.
#if arch(x86_64)
  let peakFlags = ["-Ounchecked", "-Xcc", "-mavx512f", "-Xcc", "-mfma"]
#else
  let peakFlags = ["-Ounchecked"]
#endif

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
        "Peak", .product(name: "Kernels", package: "cnn-tutor"),
        .product(name: "Network", package: "cnn-tutor"),
      ]),
    .target(name: "Peak", swiftSettings: [.unsafeFlags(peakFlags)]),
  ],
  swiftLanguageModes: [.v6]
)
