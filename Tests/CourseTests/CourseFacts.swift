/// Results that the documents print, or that follow from what they print: by lesson, exact.
///
/// Ninths are written as whole numbers with `ninths: true`.
struct CourseFact: Sendable {
  let lesson: String
  let output: String
  var ninths = false

  init(_ lesson: String, _ output: String, ninths: Bool = false) {
    self.lesson = lesson
    self.output = output
    self.ninths = ninths
  }

  static let convolution = [
    CourseFact("hospital-convolution", "3 6 9 12 15"),
    CourseFact("hospital-convolution", "3 8 14 20 26 14 5"),
    CourseFact("hospital-convolution", "10 16 22"),
    CourseFact("hospital-convolution", "14 20 26"),
    CourseFact("sliding-dot-product", "17 22 39 44"),
    CourseFact("sliding-dot-product", "23 18 25 40"),
    CourseFact("sliding-dot-product", "5 13 23 18 25 40 41 21"),
    CourseFact("conv-window", "2 3 2 / 0 2 1 / -2 1 0"),
    CourseFact("conv-window", "4 3 4 / 2 4 3 / 2 3 4"),
    CourseFact("vertical-edges", "-5 -4 0 8 / -10 -2 2 3 / 0 -2 -4 -7 / -3 -2 -3 -16"),
    CourseFact("vertical-edges", "0 30 30 0 / 0 30 30 0 / 0 30 30 0 / 0 30 30 0"),
    CourseFact("vertical-edges", "0 -30 -30 0 / 0 -30 -30 0 / 0 -30 -30 0 / 0 -30 -30 0"),
    CourseFact(
      "padding",
      "-20 0 0 0 0 20 / -30 0 0 0 0 30 / -30 0 0 0 0 30 / -30 0 0 0 0 30 "
        + "/ -30 0 0 0 0 30 / -20 0 0 0 0 20"),
    CourseFact("strided-conv", "91 100 88 / 69 91 117 / 44 72 74"),
    CourseFact("strided-conv", "91 84 / 80 93"),
    CourseFact("strided-conv", "24 29 12 -2 / 80 106 92 30 / 70 79 93 21 / 22 45 82 37"),
    CourseFact("conv-volumes", "7 8 / 9 10"),
    CourseFact("conv-volumes", "30 30 / 30 30"),
    CourseFact(
      "multiple-filters",
      "-5 -4 0 8 / -10 -2 2 3 / 0 -2 -4 -7 / -3 -2 -3 -16 "
        + "/ -7 -11 2 4 / 10 17 9 -3 / 4 5 -1 -7 / -7 -6 1 2"),
    CourseFact(
      "parameter-count",
      "3072 0 / 4704 456 / 1176 0 / 1600 2416 / 400 0 / 120 48120 "
        + "/ 84 10164 / 10 850"),
  ]

  static let layers = [
    CourseFact(
      "relu",
      "7 0 1 3 5 0 3 / 0 9 0 3 0 1 0 / 1 0 9 0 1 0 5 / 3 3 0 5 0 3 3 "
        + "/ 5 0 1 0 9 0 1 / 0 1 0 3 0 9 0 / 3 0 5 3 1 0 7", ninths: true),
    CourseFact("relu", "2 3 2 / 0 2 1 / 0 1 0"),
    CourseFact("max-pooling", "7 9 / 8 5"),
    CourseFact("max-pooling", "7 7 9 / 8 7 5 / 8 4 5"),
    CourseFact("max-pooling", "100 184 / 12 45"),
    CourseFact("max-pooling", "9 3 5 3 / 3 9 3 5 / 5 3 9 1 / 3 5 1 7", ninths: true),
    CourseFact("max-pooling", "9 3 5 / 3 9 3 / 5 3 9", ninths: true),
    CourseFact("max-pooling", "9 9 5 / 9 9 5 / 8 6 9"),
    CourseFact("average-pooling", "4 9/2 / 7/2 13/4"),
    CourseFact("average-pooling", "73/2 80 / 12 15"),
    CourseFact("average-pooling", "36 80 / 12 15"),
    CourseFact("sum-pooling", "144 320 / 48 60"),
    CourseFact("sum-pooling", "16 18 / 14 13"),
    CourseFact("flatten", "1 1 0 4 2 1 0 2 1"),
    CourseFact("dense", "81/10 36/5 15/2 71/10"),
    CourseFact("dense", "487/50 167/25"),
    CourseFact("dense", "961/100 659/100"),
    CourseFact("whole-cnn", "2 3 2 / 0 2 1 / -2 1 0"),
    CourseFact("whole-cnn", "2 3 2 / 0 2 1 / 0 1 0"),
    CourseFact("whole-cnn", "3 3 / 2 2"),
    CourseFact("whole-cnn", "3 3 2 2"),
    CourseFact("whole-cnn", "81/10 36/5 15/2 71/10"),
    CourseFact("whole-cnn", "487/50 167/25"),
  ]

  static let xOrO = [
    CourseFact(
      "x-or-o",
      "7 -1 1 3 5 -1 3 / -1 9 -1 3 -1 1 -1 / 1 -1 9 -3 1 -1 5 "
        + "/ 3 3 -3 5 -3 3 3 / 5 -1 1 -3 9 -1 1 / -1 1 -1 3 -1 9 -1 / 3 -1 5 3 1 -1 7", ninths: true
    ),
    CourseFact("x-or-o", "9 3 5 3 / 3 9 3 5 / 5 3 9 1 / 3 5 1 7", ninths: true),
    CourseFact("x-or-o", "5 3 5 3 / 3 9 5 1 / 5 5 5 1 / 3 1 1 3", ninths: true),
    CourseFact("x-or-o", "3 5 9 7 / 5 5 9 3 / 9 9 1 5 / 7 3 5 3", ninths: true),
    CourseFact("x-or-o", "9 5 / 5 9 / 9 5 / 5 5 / 5 9 / 9 5", ninths: true),
    CourseFact("x-or-o", "9 5 5 9 9 5 5 5 5 9 9 5", ninths: true),
    CourseFact("x-or-o", "9 5", ninths: true),
  ]

  static let all = convolution + layers + xOrO
}
