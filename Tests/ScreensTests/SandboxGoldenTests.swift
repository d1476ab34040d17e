import Canvas
import Course
import Testing

@testable import Screens

@Suite("Golden frames of the sandbox")
struct SandboxGoldenTests {
  static let sizes = [(80, 24), (60, 18), (120, 40)]

  /// What is to be seen: an operation, the keys that lead there, a name.
  struct Scene: CustomTestStringConvertible, Sendable {
    let operation: ShownOperation
    let name: String
    let keys: String

    var testDescription: String { name }
  }

  static let scenes = [
    Scene(operation: .conv2D, name: "begin", keys: ""),
    Scene(operation: .conv2D, name: "typing", keys: "-7/9"),
    Scene(operation: .conv2D, name: "changed", keys: "7/9⏎"),
    Scene(operation: .conv2D, name: "kernel", keys: "⇥xx→"),
    Scene(operation: .conv2D, name: "left-over", keys: "s"),
    Scene(operation: .conv2D, name: "impossible", keys: "2i"),
    Scene(operation: .conv2D, name: "bias", keys: "a⇥⇥4⏎"),
    Scene(operation: .conv2D, name: "large", keys: "20i5x⇥x"),
    Scene(operation: .maxPool2D, name: "pool", keys: "5i⇥"),
    Scene(operation: .outputSize, name: "impossible-side", keys: "2i"),
    Scene(operation: .conv2D, name: "help", keys: "?"),
  ]

  @Test("Scenes look as they did when they were last looked at", arguments: scenes)
  func scene(_ scene: Scene) throws {
    for (width, height) in Self.sizes {
      let size = Size(width: width, height: height)
      var sandbox = Sandbox(try #require(Bench.standard(scene.operation)))
      _ = sandbox.update(.resize(size))
      try GoldenFrames.expect(
        sandbox.after(scene.keys).view(size).frame, "sandbox-\(scene.name)-\(width)x\(height)")
    }
  }
}
