// swift-tools-version: 6.1
import PackageDescription

// The rooms of the program and what each may import; README.md, "Architecture", says why.

/// The same kernels for each vector unit; the folder of a variant is a link to `Kernels`.
struct KernelVariant {
  var name: String
  var defines: [String]
  var features: [String]

  var target: Target {
    .target(
      name: name, dependencies: ["KernelSet"],
      swiftSettings: kernelSettings(defines: defines, features: features))
  }

  var dependency: Target.Dependency { .byName(name: name) }
}

#if arch(x86_64)
  let kernelVariants = [
    KernelVariant(name: "KernelsAVX2", defines: ["FUSED"], features: ["avx2", "fma"]),
    KernelVariant(
      name: "KernelsAVX512", defines: ["FUSED", "WIDE"], features: ["avx512f", "fma"]),
  ]
#else
  let kernelVariants: [KernelVariant] = []
#endif

/// Kernels are optimised as a whole also where the rest is built for finding errors.
func kernelSettings(defines: [String] = [], features: [String] = []) -> [SwiftSetting] {
  let whole = ["-wmo", "-disable-batch-mode", "-num-threads", "1"]
  return defines.map { .define($0) } + [
    .unsafeFlags(["-Ounchecked"] + features.flatMap { ["-Xcc", "-m\($0)"] }),
    .unsafeFlags(whole, .when(configuration: .debug)),
  ]
}

let package = Package(
  name: "cnn-tutor",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "cnn-tutor", targets: ["cnn-tutor"]),
    .library(name: "Compute", targets: ["Compute"]),
    .library(name: "Lab", targets: ["Lab"]),
    .library(name: "Network", targets: ["Network"]),
    .library(name: "Kernels", targets: ["KernelSet", "Kernels"] + kernelVariants.map(\.name)),
    .library(name: "Screens", targets: ["Canvas", "Course", "Screens"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .target(name: "Compute", dependencies: ["BigInt"]),
    .target(name: "Mistakes", dependencies: ["Compute"]),
    .target(name: "Files"),
    .target(name: "Grammar", dependencies: ["Files", "Yams"]),
    .target(name: "Course", dependencies: ["BigInt", "Compute", "Files", "Grammar", "Mistakes"]),
    .target(name: "CPNG", linkerSettings: [.linkedLibrary("png")]),
    .target(name: "Images", dependencies: ["Compute", "CPNG", "Files"]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "CProcessor"),
    .target(name: "KernelSet"),
    .target(name: "Kernels", dependencies: ["KernelSet"], swiftSettings: kernelSettings()),
  ] + kernelVariants.map(\.target) + [
    .target(
      name: "Network",
      dependencies: [
        "Compute", "CProcessor", "CZlib", "Files", "Grammar", "Images", "JSONText", "KernelSet",
        "Kernels",
      ] + kernelVariants.map(\.dependency)),
    .target(name: "Lab", dependencies: ["CZlib", "Files", "Grammar", "JSONText", "Network"]),
    .target(name: "Quiz", dependencies: ["Compute", "Course", "CZlib", "JSONText", "Mistakes"]),
    .target(name: "JSONText"),
    .target(name: "Requests", dependencies: ["BigInt", "Compute", "JSONText", "Mistakes"]),
    .target(name: "Canvas", dependencies: ["BigInt", "Compute"]),
    .target(name: "Settings", dependencies: ["Files", "Grammar"]),
    .target(
      name: "Themes", dependencies: ["Canvas", "Files", "Grammar"],
      // A link to Assets/Themes: the program has its colours also where it finds no assets.
      resources: [.embedInCode("Assets")]),
    .target(
      name: "Screens", dependencies: ["Canvas", "Compute", "Course", "Lab", "Network", "Quiz"]),
    .target(
      name: "Export", dependencies: ["Canvas", "Course", "JSONText", "Quiz", "Screens"]),
    .target(name: "CTerminal", linkerSettings: [.linkedLibrary("ncursesw")]),
    .target(name: "Terminal", dependencies: ["Canvas", "CTerminal"]),
    .executableTarget(
      name: "cnn-tutor",
      dependencies: [
        "Canvas", "Compute", "Course", "Export", "Files", "Grammar", "Images", "JSONText", "Lab",
        "Network", "Quiz", "Requests", "Screens", "Settings", "Terminal", "Themes",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .target(name: "SeededRandom", path: "Tests/SeededRandom"),
    .testTarget(name: "ComputeTests", dependencies: ["Compute", "BigInt", "SeededRandom"]),
    .testTarget(
      name: "MistakesTests", dependencies: ["BigInt", "Compute", "Mistakes", "SeededRandom"]),
    .testTarget(name: "FilesTests", dependencies: ["Files"]),
    .testTarget(name: "GrammarTests", dependencies: ["Grammar"]),
    .testTarget(
      name: "CourseTests", dependencies: ["Course", "Compute", "Grammar", "SeededRandom"]),
    .testTarget(
      name: "QuizTests", dependencies: ["Quiz", "Course", "Compute", "Mistakes", "SeededRandom"]),
    .testTarget(
      name: "NetworkTests",
      dependencies: [
        "Network", "CZlib", "Compute", "Files", "Grammar", "SeededRandom", "TmuxPane",
      ],
      exclude: ["check_safetensors.py"]),
    .testTarget(name: "LabTests", dependencies: ["Lab", "Network", "SeededRandom"]),
    .target(name: "SampleFiles", path: "Tests/SampleFiles"),
    .testTarget(name: "ImagesTests", dependencies: ["Images", "Compute", "Files", "SampleFiles"]),
    .testTarget(
      name: "FuzzTests",
      dependencies: [
        "cnn-tutor", "Compute", "Course", "CZlib", "Export", "Files", "Grammar", "Images",
        "JSONText", "Lab", "Network", "Quiz", "Requests", "SampleFiles", "Screens", "SeededRandom",
        "Settings", "Themes",
      ]),
    .testTarget(
      name: "RequestsTests", dependencies: ["Requests", "Compute", "Grammar", "JSONText"]),
    .testTarget(name: "CanvasTests", dependencies: ["Canvas", "Compute", "Themes"]),
    .testTarget(name: "SettingsTests", dependencies: ["Grammar", "SeededRandom", "Settings"]),
    .testTarget(
      name: "ThemesTests", dependencies: ["Canvas", "Grammar", "SeededRandom", "Themes"]),
    .testTarget(
      name: "ScreensTests",
      dependencies: [
        "Screens", "Canvas", "Compute", "Course", "Lab", "Network", "Quiz", "SeededRandom",
      ],
      exclude: ["Golden"]),
    .testTarget(
      name: "ExportTests",
      dependencies: [
        "Export", "Canvas", "Course", "JSONText", "Screens", "SeededRandom", "Themes", "TmuxPane",
      ],
      exclude: ["page.js"]),
    .target(name: "TmuxPane", path: "Tests/TmuxPane"),
    .executableTarget(
      name: "TerminalFaults", dependencies: ["Canvas", "Terminal", "Themes"],
      path: "Tests/TerminalFaults"),
    .testTarget(
      name: "TerminalTests", dependencies: ["Canvas", "Terminal", "TerminalFaults", "TmuxPane"]),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "cnn-tutor", "Canvas", "JSONText", "Network", "Quiz", "SeededRandom", "Settings",
        "Terminal", "Themes",
      ]),
    .testTarget(
      name: "EndToEndTests", dependencies: ["SeededRandom", "TmuxPane"],
      exclude: ["check_compute.py", "check_sums.py"]),
  ],
  swiftLanguageModes: [.v6]
)
