/// Operations, their operands and parameters.
extension LessonErrorCase {
  static let operations: [LessonErrorCase] = [
    .init(
      "a show that is not there",
      withSection + "    show: [imge, nothing]\n",
      [
        "15:12: there is no matrix \"imge\"; did you mean \"image\"?",
        "15:18: there is no matrix \"nothing\"; there are image, kernel, list",
      ]),
    .init(
      "an input that is not there",
      withConv2D.replacing("input: image", with: "input: imgae"),
      [
        "16:12: there is no matrix \"imgae\"; did you mean \"image\"?"
      ]),
    .init(
      "a matrix that could not be read is there",
      heading + "matrices:\n  m: x\n" + section + "    show: [m]\n",
      [
        "5:6: 'x' is not a number; write it like 3, -2, 0.25 or 7/9"
      ]),
    .init(
      "an operation that is not there",
      withConv2D.replacing("conv2d", with: "conv2"),
      [
        "15:16: \"operation\" cannot be \"conv2\"; did you mean \"conv2d\"?"
      ]),
    .init(
      "an unknown operation",
      withConv2D.replacing("conv2d", with: "fourier"),
      [
        "15:16: \"operation\" cannot be \"fourier\"; it is conv2d, convolve, max_pool2d, avg_pool2d, sum_pool2d, relu, abs, sigmoid, tanh, "
          + "exp, flatten, linear, softmax, output_size, layer_table or sequential"
      ]),
    .init(
      "keys without an operation",
      withSection + "    input: image\n    stride: 2\n    mode: full\n",
      [
        "15:5: \"input\" needs an operation; add \"operation: conv2d\" to the section",
        "16:5: \"stride\" needs an operation; add \"operation: conv2d\" to the section",
        "17:5: \"mode\" needs an operation; add \"operation: convolve\" to the section",
      ]),
    .init(
      "a misspelt operation",
      withConv2D.replacing("operation", with: "operaton"),
      [
        "15:5: unknown key \"operaton\"; did you mean \"operation\"?"
      ]),
    .init(
      "an operation without operands",
      withSection + "    operation: conv2d\n",
      [
        "15:5: missing key \"input\": conv2d needs it",
        "15:5: missing key \"weight\": conv2d needs it",
      ]),
    .init(
      "a key of the other operation: mode",
      withConv2D + "    mode: full\n",
      [
        "18:5: \"mode\" belongs to convolve, but the operation here is conv2d"
      ]),
    .init(
      "a key of the other operation: stride",
      withConvolve + "    stride: 2\n    padding: 1\n",
      [
        "18:5: \"stride\" belongs to conv2d, output_size, max_pool2d, avg_pool2d, sum_pool2d, but the operation here is convolve",
        "19:5: \"padding\" belongs to conv2d, output_size, max_pool2d, avg_pool2d, sum_pool2d, but the operation here is convolve",
      ]),
    .init(
      "a kernel larger than the input",
      withConv2D.replacing("weight: kernel", with: "weight: |\n      1 1 1 1\n      1 1 1 1"),
      [
        "17:13: the window (2×4) is larger than the input with its padding (3×3)"
      ]),
    .init(
      "a kernel larger than the padded input",
      withConv2D.replacing("input: image", with: "input: kernel").replacing(
        "weight: kernel", with: "weight: |\n      1 1 1 1 1\n") + "    padding: 1\n",
      [
        "17:13: the window (1×5) is larger than the input with its padding (4×4)"
      ]),
    .init(
      "a kernel beyond all bounds",
      withConv2D.replacing("weight: kernel", with: "weight: " + String(repeating: "1 ", count: 65)),
      [
        "17:13: the kernel is 1×65, at most 64×64 is allowed"
      ]),
    .init(
      "a matrix where a list belongs",
      withConvolve.replacing("input: list", with: "input: image"),
      [
        "16:12: convolve works on a single row of numbers, but \"input\" has 3 rows"
      ]),
    .init(
      "a stride of nothing",
      withConv2D + "    stride: 0\n",
      [
        "18:13: \"stride\" must be a whole number from 1 to 64, but here is \"0\""
      ]),
    .init(
      "a stride that is no number",
      withConv2D + "    stride: two\n",
      [
        "18:13: \"stride\" must be a whole number from 1 to 64, but here is \"two\""
      ]),
    .init(
      "three strides",
      withConv2D + "    stride: [1, 2, 3]\n",
      [
        "18:13: \"stride\" is a number, or [down, right]; here are 3 numbers"
      ]),
    .init(
      "a stride in a list that is no number",
      withConv2D + "    stride: [1, x]\n",
      [
        "18:17: a number of \"stride\" must be a whole number from 1 to 64, but here is "
          + "\"x\""
      ]),
    .init(
      "a padding misspelt",
      withConv2D + "    padding: smae\n",
      [
        "18:14: \"padding\" cannot be \"smae\"; did you mean \"same\"?"
      ]),
    .init(
      "a padding that is no padding",
      withConv2D + "    padding: around\n",
      [
        "18:14: \"padding\" cannot be \"around\"; it is a number, [top and bottom, left "
          + "and right], [top, left, bottom, right], same or valid"
      ]),
    .init(
      "three paddings",
      withConv2D + "    padding: [1, 2, 3]\n",
      [
        "18:14: \"padding\" is a number, [top and bottom, left and right] or [top, left, "
          + "bottom, right]; here are 3 numbers"
      ]),
    .init(
      "a padding below zero",
      withConv2D + "    padding: -1\n",
      [
        "18:14: \"padding\" must be a whole number from 0 to 64, but here is \"-1\""
      ]),
    .init(
      "same with a stride",
      withConv2D + "    stride: 2\n    padding: same\n",
      [
        "19:14: padding 'same' keeps the size only with stride 1; write the padding as a "
          + "number"
      ]),
    .init(
      "an unknown mode",
      withConvolve + "    mode: fulll\n",
      [
        "18:11: \"mode\" cannot be \"fulll\"; did you mean \"full\"?"
      ]),
    .init(
      "an unknown view",
      withConv2D + "    view: windw\n",
      [
        "18:11: \"view\" cannot be \"windw\"; did you mean \"window\"?"
      ]),
    .init(
      "a view of the other operation",
      withConv2D + "    view: rooms\n",
      [
        "18:11: the view \"rooms\" does not show conv2d, which has window, filters, uses"
      ]),
    .init(
      "an unknown detail",
      withConv2D + "    detail: everything\n",
      [
        "18:13: \"detail\" cannot be \"everything\"; it is product, window or operation"
      ]),
  ]
}
