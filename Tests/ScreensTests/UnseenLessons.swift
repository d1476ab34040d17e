import Course

/// A lesson for each operation, on numbers that no lesson of the course has.
enum UnseenLessons {
  /// What follows `operation:` or `layer:` in the only section of a lesson.
  private static let sections: [ShownOperation: [String]] = [
    .conv2D: [
      "input: picture\n    weight: kernel\n    stride: 2\n    padding: 1",
      "input: picture\n    weight: kernel\n    dilation: 2\n    bias: 1/2\n    look: shades",
      "input: [picture, other]\n    weight: [kernel, slope]",
      "input: picture\n    weight: [kernel, slope]\n    view: filters",
      "input: [picture, other]\n    weight: [[kernel, slope], [slope, slope]]\n    view: filters",
      "input: [picture, other]\n    weight: [[kernel, slope], [slope, slope]]",
      "input: picture\n    weight: kernel\n    view: uses",
    ],
    .convolve: [
      "input: 4 1 2\n    weight: 2 5", "input: 4 1 2\n    weight: 2 5\n    view: rooms",
      "input: 4 1 2\n    weight: 2 5\n    view: schedule",
    ],
    .maxPool2D: [
      "input: picture\n    kernel_size: 2\n    ceil_mode: yes",
      "input: picture\n    kernel_size: 3\n    stride: 1",
      "input: [picture, other]\n    kernel_size: 2",
    ],
    .avgPool2D: ["input: picture\n    kernel_size: 2\n    ceil_mode: yes"],
    .sumPool2D: ["input: picture\n    kernel_size: [2, 5]"],
    .relu: ["input: picture", "input: [picture, other]\n    look: shades", "input: -1 1/3 0"],
    .abs: ["input: picture"],
    .sigmoid: ["input: -3 0 1/2"],
    .tanh: ["input: -3 0 1/2"],
    .exp: ["input: -3 0 1/2"],
    .flatten: ["input: picture", "input: [kernel, slope]"],
    .linear: ["input: 2 7\n    weight: slope\n    bias: 1 -1/3", "input: 2 7\n    weight: 1 1/9"],
    .softmax: ["input: 1/2 2 -1\n    labels: [cat, dog, fish]", "input: 700 701", "input: 3"],
    .outputSize: [
      "input_size: 9\n    kernel_size: 4\n    stride: 2",
      "input_size: 300\n    kernel_size: 5\n    stride: 7\n    padding: 3",
    ],
    .layerTable: [
      "layers: [{name: photo, shape: 20 20 3}, {name: one, layer: conv2d, filters: 4, "
        + "kernel_size: 3}, {name: two, layer: linear, features: 5}]"
    ],
    .sequential: ["input: picture"],
  ]

  /// Every lesson, with the operation it is of.
  static let all: [(operation: ShownOperation, text: String)] = ShownOperation.allCases.flatMap {
    operation in
    (sections[operation] ?? []).map { (operation, text(operation, $0)) }
  }

  /// A lesson of which one section plays a layer of its network.
  static let layer = text("layer: shrink\n    input: picture")

  private static func text(_ operation: ShownOperation, _ section: String) -> String {
    text("operation: \(operation.rawValue)\n    \(section)")
  }

  private static func text(_ section: String) -> String {
    """
    title: Unseen
    part: Trials
    summary: A lesson that nobody has seen.
    matrices:
      picture: |
        3 -1  4  1 5
        9  2 -6  5 3
        5  8  9 -7 9
        3  2  3  8 4
        6  2  6  4 3
      other: |
        2 7 1 8 2
        8 1 8 2 8
        4 5 9 0 4
        5 2 3 5 3
        6 0 2 8 7
      kernel: |
        1 0
        -1 2
      slope: |
        2 -1
        0 1
    network:
      - name: find
        operation: conv2d
        weight: [kernel, slope]
      - name: keep
        operation: relu
      - name: shrink
        operation: max_pool2d
        kernel_size: 2
      - name: row
        operation: flatten
      - name: vote
        operation: linear
        weight: |
          1 0 1 0 1 0 1 0
          0 1 0 1 0 1 0 1/7
    sections:
      - title: The only one
        \(section)
    """
  }
}
