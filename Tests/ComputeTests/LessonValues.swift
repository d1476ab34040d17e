import Compute
import Testing

/// A convolution of the first lessons with its result as the lecture's slides have it, or as it was
/// computed by hand where they stop.
struct LessonValues: Sendable, CustomStringConvertible {
  let description: String
  let input: String
  let weight: String
  var stride = 1
  var padding = PaddingRule.valid
  let output: String

  /// Strided convolution: the 7×7 image and its kernel.
  static let strided = (
    image: """
    2 3 7 4 6 2 9
    6 6 9 8 7 4 3
    3 4 8 3 8 9 7
    7 8 3 6 6 3 4
    4 2 1 8 3 4 6
    3 2 4 1 9 8 3
    0 1 3 9 2 1 4
    """,
    kernel: "3 4 4 / 1 0 2 / -1 0 3"
  )
  /// Edges and padding: the 6×6 image, the kernel for vertical edges, a flat and a two-tone image.
  static let edges = (
    image: """
    3 0 1 2 7 4
    1 5 8 9 3 1
    2 7 2 5 1 3
    0 1 3 1 7 8
    4 2 1 6 2 8
    2 4 5 2 3 9
    """,
    kernel: "1 0 -1 / 1 0 -1 / 1 0 -1",
    flat: rows("10 10 10 10 10 10"),
    bright: rows("10 10 10 0 0 0")
  )
  /// The window: two 5×5 images and an X.
  static let window = (
    image: "1 1 1 0 0 / 0 1 1 1 0 / 0 0 -1 1 1 / 0 0 -1 1 0 / 0 1 -1 0 0",
    pattern: "1 1 1 0 0 / 0 1 1 1 0 / 0 0 1 1 1 / 0 0 1 1 0 / 0 1 1 0 0",
    kernel: "1 0 1 / 0 1 0 / 1 0 1"
  )

  private static func rows(_ row: String) -> String {
    Array(repeating: row, count: 6).joined(separator: "\n")
  }

  static let all: [LessonValues] = [
    .init(
      description: "conv-window, the first lecture", input: window.image, weight: window.kernel,
      output: "2 3 2 / 0 2 1 / -2 1 0"),
    .init(
      description: "conv-window, the other lecture", input: window.pattern, weight: window.kernel,
      output: "4 3 4 / 2 4 3 / 2 3 4"),
    .init(
      description: "padding, valid", input: edges.image, weight: edges.kernel,
      output: "-5 -4 0 8 / -10 -2 2 3 / 0 -2 -4 -7 / -3 -2 -3 -16"),
    .init(
      description: "padding, same", input: edges.image, weight: edges.kernel, padding: .same,
      output: """
        -5 -5 -6 -1 6 10
        -12 -5 -4 0 8 11
        -13 -10 -2 2 3 11
        -10 0 -2 -4 -7 10
        -7 -3 -2 -3 -16 12
        -6 0 -2 1 -9 5
        """),
    .init(
      description: "padding, a flat image", input: edges.flat, weight: edges.kernel,
      padding: .explicit(Padding(1)),
      output: """
        -20 0 0 0 0 20
        -30 0 0 0 0 30
        -30 0 0 0 0 30
        -30 0 0 0 0 30
        -30 0 0 0 0 30
        -20 0 0 0 0 20
        """),
    .init(
      description: "padding, true and false edges", input: edges.bright, weight: edges.kernel,
      padding: .explicit(Padding(1)),
      output: """
        -20 0 20 20 0 0
        -30 0 30 30 0 0
        -30 0 30 30 0 0
        -30 0 30 30 0 0
        -30 0 30 30 0 0
        -20 0 20 20 0 0
        """),
    .init(
      description: "strided-conv, stride 1", input: strided.image, weight: strided.kernel,
      output: """
        91 80 100 84 88
        99 106 126 92 77
        69 98 91 93 117
        80 79 87 93 61
        44 72 72 63 74
        """),
    .init(
      description: "strided-conv, stride 2", input: strided.image, weight: strided.kernel,
      stride: 2,
      output: "91 100 88 / 69 91 117 / 44 72 74"),
    .init(
      description: "strided-conv, stride 3", input: strided.image, weight: strided.kernel,
      stride: 3,
      output: "91 84 / 80 93"),
    .init(
      description: "strided-conv, stride 2 and padding 1", input: strided.image,
      weight: strided.kernel, stride: 2, padding: .explicit(Padding(1)),
      output: "24 29 12 -2 / 80 106 92 30 / 70 79 93 21 / 22 45 82 37"),
    .init(
      description: "strided-conv, every second value",
      input: """
        91 80 100 84 88
        99 106 126 92 77
        69 98 91 93 117
        80 79 87 93 61
        44 72 72 63 74
        """, weight: "1", stride: 2, output: "91 100 88 / 69 91 117 / 44 72 74"),
    .init(
      description: "hospital-convolution, not turned round", input: "1 2 3 4 5", weight: "3 2 1",
      output: "10 16 22"),
    .init(
      description: "fractions", input: "1/2 1/3 / 0.25 -1", weight: "6 9 / 4 1/7",
      output: "48/7"),
  ]

  func trace() throws -> Trace {
    try Conv2D(stride: .init(stride), padding: padding).trace(
      input: grid(input), weight: grid(weight))
  }
}
