/// What is said of output values.
extension LessonErrorCase {
  static let annotations: [LessonErrorCase] = [
    .init(
      "labels in a wrong number",
      withConvolve + "    labels: [a, b]\n",
      [
        "18:13: there are 2 labels, but the output has 4 values"
      ]),
    .init(
      "an empty label",
      withConvolve + "    labels: [a, b, c, \"\"]\n",
      [
        "18:23: an entry of \"labels\" is empty; fill it in or take it out"
      ]),
    .init(
      "a label that is a list",
      withConvolve + "    labels: [a, b, c, [d]]\n",
      [
        "18:23: an entry of \"labels\" must be text, but here is a list; without brackets it is text: d"
      ]),
    .init(
      "a caption outside",
      withConv2D + "    captions:\n      - at: 3 1\n        say: x\n",
      [
        "19:13: there is no output value in row 3, column 1; the output is 2×2"
      ]),
    .init(
      "a caption with one number",
      withConv2D + "    captions:\n      - at: 1\n        say: x\n",
      [
        "19:13: the output is 2×2; \"at\" is its row and column, such as 1 2"
      ]),
    .init(
      "a caption with two numbers for a list",
      withConvolve + "    captions:\n      - at: 1 1\n        say: x\n",
      [
        "19:13: the output is a list; \"at\" is one number from 1 to 4"
      ]),
    .init(
      "a caption outside a list",
      withConvolve + "    captions:\n      - at: 0\n        say: x\n",
      [
        "19:13: there is no output value 0; there are 4"
      ]),
    .init(
      "a caption at a word",
      withConv2D + "    captions:\n      - at: top left\n        say: x\n",
      [
        "19:13: \"at\" is the row and column of an output value, such as 1 2, but here "
          + "is \"top left\""
      ]),
    .init(
      "two captions for one value",
      withConv2D + "    captions:\n      - at: 1 1\n        say: x\n      - at: "
        + "1 1\n        say: y\n",
      [
        "21:13: there is already a caption for this value in line 19"
      ]),
    .init(
      "a caption that says nothing",
      withConv2D + "    captions:\n      - at: 1 1\n",
      [
        "19:9: missing key \"say\": a caption needs it"
      ]),
    .init(
      "a caption with an unknown key",
      withConv2D + "    captions:\n      - at: 1 1\n        sy: x\n",
      [
        "20:9: unknown key \"sy\"; did you mean \"say\"?"
      ]),
  ]
}
