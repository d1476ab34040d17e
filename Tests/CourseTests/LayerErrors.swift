/// Layers, volumes, tables and networks.
extension LessonErrorCase {
  static let withNetwork =
    matrices
      + """
      network:
        - name: find
          operation: conv2d
          weight: kernel
        - name: row
          operation: flatten

      """ + section

  static let layers: [LessonErrorCase] = [
    .init(
      "pooling without a window",
      withSection + "    operation: max_pool2d\n    input: image\n",
      ["15:5: missing key \"kernel_size\": pooling needs the window's size"]),
    .init(
      "a window larger than the input",
      withSection + "    operation: avg_pool2d\n    input: image\n    kernel_size: 4\n",
      ["17:5: the window (4×4) is larger than the input with its padding (3×3)"]),
    .init(
      "padding wider than the window",
      withSection
        + "    operation: max_pool2d\n    input: image\n    kernel_size: 1\n    padding: 1\n",
      ["18:14: with padding 1, a window of 1 would hold no cell of the input"]),
    .init(
      "ceil_mode that is neither yes nor no",
      withSection
        + "    operation: max_pool2d\n    input: image\n    kernel_size: 2\n    ceil_mode: "
        + "perhaps\n",
      ["18:16: \"ceil_mode\" is yes or no, but here is \"perhaps\""]),
    .init(
      "weights where there are none",
      withSection + "    operation: relu\n    input: image\n    weight: kernel\n",
      ["17:5: \"weight\" belongs to conv2d, convolve, linear, but the operation here is relu"]),
    .init(
      "a window where there is none",
      withSection + "    operation: relu\n    input: image\n    kernel_size: 2\n",
      [
        "17:5: \"kernel_size\" belongs to max_pool2d, avg_pool2d, sum_pool2d, output_size, but "
          + "the operation here is relu"
      ]),
    .init(
      "a dense layer without weights",
      withSection + "    operation: linear\n    input: list\n",
      ["15:5: missing key \"weight\": linear needs it"]),
    .init(
      "a dense layer on a matrix",
      withSection + "    operation: linear\n    input: image\n    weight: image\n",
      ["16:12: linear works on a single row of numbers, but \"input\" has 3 rows; flatten it first"]
    ),
    .init(
      "weights for another number of inputs",
      withSection + "    operation: linear\n    input: list\n    weight: kernel\n",
      ["17:13: the input (3) must have as many features as weight (2×2) has columns"]),
    .init(
      "a bias for another number of neurons",
      withSection + "    operation: linear\n    input: list\n    weight: image\n    bias: 1 2\n",
      ["18:11: bias (2) must have one number for each of the 3 filters"]),
    .init(
      "a bias that is a matrix",
      withSection + "    operation: linear\n    input: list\n    weight: image\n    bias: image\n",
      ["18:11: a bias is a single row of numbers, but \"bias\" is 3×3"]),
    .init(
      "softmax of a matrix",
      withSection + "    operation: softmax\n    input: image\n",
      [
        "16:12: softmax works on a single row of numbers, but \"input\" has 3 rows; flatten it "
          + "first"
      ]),
    .init(
      "a power out of bounds",
      withSection + "    operation: exp\n    input: 20001\n",
      [
        "15:16: exp cannot be computed here: e to a power above 20000 is not written out; "
          + "compare differences of exponents instead"
      ]),
    .init(
      "shares too small to be written",
      withSection + "    operation: softmax\n    input: 0 90000\n",
      [
        "15:16: softmax cannot be computed here: a value is too near to a whole number to be told "
          + "from it"
      ]),
    .init(
      "sheets of two sizes",
      withSection + "    operation: relu\n    input: [image, kernel]\n",
      ["16:12: the sheets of a volume have one size, but \"image\" is 3×3 and \"kernel\" is 2×2"]),
    .init(
      "a sheet that is not there",
      withSection + "    operation: relu\n    input: [image, imgae]\n",
      ["16:20: there is no matrix \"imgae\"; did you mean \"image\"?"]),
    .init(
      "a volume without sheets",
      withSection + "    operation: relu\n    input: []\n",
      ["16:12: \"input\" is an empty list; name a matrix"]),
    .init(
      "a sheet that is a group",
      withSection + "    operation: relu\n    input: [{a: b}]\n",
      ["16:13: a sheet is the name of a matrix, not a group of keys"]),
    .init(
      "a volume in a volume",
      withSection
        + "    operation: conv2d\n    input: image\n    weight: [kernel, kernel]\n    result: "
        + "maps\n  - title: B\n    operation: relu\n    input: [maps]\n",
      ["21:13: \"maps\" is a volume already; a sheet is one matrix"]),
    .init(
      "filters with more sheets than the input",
      withSection
        + "    operation: conv2d\n    input: [image, image]\n    weight: [kernel, kernel, "
        + "kernel]\n",
      ["17:13: a filter of weight (3×2×2) does not have the channels of the input (2×3×3)"]),
    .init(
      "filters that differ",
      withSection
        + "    operation: conv2d\n    input: [image, image]\n    weight: [[kernel, kernel], "
        + "[kernel]]\n",
      ["17:13: all filters must have as many sheets of one size; here they differ"]),
    .init(
      "a filter without brackets among filters",
      withSection
        + "    operation: conv2d\n    input: [image, image]\n    weight: [[kernel, kernel], "
        + "kernel]\n",
      ["17:32: a filter among filters in brackets stands in brackets, too"]),
    .init(
      "a printed volume",
      withSection
        + "    operation: conv2d\n    input: image\n    weight: [kernel, kernel]\n    printed: "
        + "1 2\n",
      ["18:14: \"printed\" is compared with a single map, but the result has 2; use one filter"]),
    .init(
      "a caption for a volume without its map",
      withSection
        + "    operation: conv2d\n    input: image\n    weight: [kernel, kernel]\n    "
        + "captions:\n      - at: 1 2\n        say: X\n",
      ["19:13: the output is 2×2×2; \"at\" is a map, a row and a column, such as 1 1 2"]),
    .init(
      "a caption for a map that is not there",
      withSection
        + "    operation: conv2d\n    input: image\n    weight: [kernel, kernel]\n    "
        + "captions:\n      - at: 3 1 1\n        say: X\n",
      ["19:13: there is no output value in map 3, row 1, column 1; the output is 2×2×2"]),
    .init(
      "a size without its numbers",
      withSection + "    operation: output_size\n",
      [
        "15:5: missing key \"input_size\": output_size needs it",
        "15:5: missing key \"kernel_size\": output_size needs it",
      ]),
    .init(
      "a size of no window",
      withSection + "    operation: output_size\n    input_size: 3\n    kernel_size: 5\n",
      ["17:5: the window (5) is larger than the input with its padding (3)"]),
    .init(
      "a size along two sides",
      withSection
        + "    operation: output_size\n    input_size: 9\n    kernel_size: [5, 3]\n",
      ["17:18: output_size is told of one side, so \"kernel_size\" is a single number here"]),
    .init(
      "a size kept by jumps",
      withSection
        + "    operation: output_size\n    input_size: 9\n    kernel_size: 3\n    stride: 2\n"
        + "    padding: same\n",
      [
        "19:14: padding 'same' keeps the size only with stride 1; write the padding as a number"
      ]),
    .init(
      "a size of a matrix",
      withSection + "    operation: output_size\n    input_size: image\n    kernel_size: 1\n",
      ["16:17: \"input_size\" must be a whole number from 1 to 1000, but here is \"image\""]),
    .init(
      "an input where there is none",
      withSection
        + "    operation: output_size\n    input: image\n    input_size: 3\n    kernel_size: 1\n",
      ["16:5: output_size has no \"input\"; take it out"]),
    .init(
      "a table without layers",
      withSection + "    operation: layer_table\n",
      ["15:5: missing key \"layers\": layer_table needs them"]),
    .init(
      "a table that begins with a layer",
      withSection
        + "    operation: layer_table\n    layers:\n      - name: conv\n        layer: conv2d\n",
      ["17:9: missing key \"shape\": the first line says what goes in"]),
    .init(
      "a line without a layer",
      withSection
        + "    operation: layer_table\n    layers:\n      - name: in\n        shape: 8 8 1\n    "
        + "  - name: conv\n",
      ["19:9: missing key \"layer\": what the layer is, such as conv2d"]),
    .init(
      "a line without its numbers",
      withSection
        + "    operation: layer_table\n    layers:\n      - name: in\n        shape: 8 8 1\n    "
        + "  - name: conv\n        layer: conv2d\n",
      [
        "19:9: missing key \"filters\": how many filters there are",
        "19:9: missing key \"kernel_size\": the window's size",
      ]),
    .init(
      "a shape of two numbers",
      withSection
        + "    operation: layer_table\n    layers:\n      - name: in\n        shape: 8 8\n",
      [
        "18:16: \"shape\" is a height, a width and a number of channels, such as 32 32 3, or a "
          + "length; here is \"8 8\""
      ]),
    .init(
      "keys of other layers in a table",
      withSection
        + "    operation: layer_table\n    layers:\n      - {name: in, shape: 8 8 1, filters: 3}\n"
        + "      - {name: x, layer: relu, shape: 4, kernel_size: 3}\n",
      [
        "17:34: the first line, which says what goes in, has no \"filters\"; take it out",
        "18:32: relu has no \"shape\"; take it out",
        "18:42: relu has no \"kernel_size\"; take it out",
      ]),
    .init(
      "a convolution of a list",
      withSection
        + "    operation: layer_table\n    layers:\n      - name: in\n        shape: 8\n      - "
        + "name: pool\n        layer: max_pool2d\n        kernel_size: 2\n",
      ["19:9: input must be height×width×channels, but it is 8"]),
    .init(
      "a layer too large to be counted",
      withSection
        + "    operation: layer_table\n    layers:\n      - {name: in, shape: 100000 100000 100000}\n"
        + "      - {name: out, layer: linear, features: 1000000}\n",
      ["18:9: a layer of more than 10^15 products is not counted; use smaller numbers"]),
    .init(
      "a convolution too large to be counted",
      withSection
        + "    operation: layer_table\n    layers:\n      - {name: in, shape: 100000 100000 1}\n"
        + "      - {name: out, layer: conv2d, filters: 100000, kernel_size: 64}\n",
      ["18:9: a layer of more than 10^15 products is not counted; use smaller numbers"]),
    .init(
      "a layer that is not known",
      withSection
        + "    operation: layer_table\n    layers:\n      - name: in\n        shape: 8\n      - "
        + "name: x\n        layer: liner\n",
      ["20:16: \"layer\" cannot be \"liner\"; did you mean \"linear\"?"]),
    .init(
      "a layer of no network",
      withSection + "    layer: find\n    input: image\n",
      ["15:12: this lesson has no \"network\"; write its layers below that key first"]),
    .init(
      "a layer that is not there",
      withNetwork + "    layer: fnd\n    input: image\n",
      ["21:12: the network has no layer \"fnd\"; did you mean \"find\"?"]),
    .init(
      "a layer without an input",
      withNetwork + "    layer: find\n",
      ["21:5: missing key \"input\": a layer needs it"]),
    .init(
      "a layer and an operation",
      withNetwork + "    layer: find\n    operation: relu\n    input: image\n",
      ["22:5: a section has either \"operation\" or \"layer\"; take one of them out"]),
    .init(
      "parameters of a layer in a section",
      withNetwork + "    layer: find\n    input: image\n    stride: 2\n",
      ["23:5: \"stride\" of a layer stands in the lesson's \"network\"; take it out here"]),
    .init(
      "an input too small for a layer",
      withNetwork + "    layer: row\n    input: 1\n",
      ["22:12: layer \"find\": the window (2×2) is larger than the input with its padding (1×1)"]),
    .init(
      "all layers of no network",
      withSection + "    operation: sequential\n    input: image\n",
      ["15:16: this lesson has no \"network\"; write its layers below that key first"]),
    .init(
      "a caption for a whole network",
      withNetwork
        + "    operation: sequential\n    input: image\n    captions:\n      - at: 1\n"
        + "        say: X\n",
      ["23:5: sequential has no \"captions\"; write them where its layers are played one by one"]),
    .init(
      "uses of several filters",
      withSection
        + "    operation: conv2d\n    input: image\n    weight: [kernel, kernel]\n    view: uses\n",
      ["18:11: the view \"uses\" counts on one sheet with one filter; here are several"]),
    .init(
      "two layers of one name",
      withNetwork.replacing("name: row", with: "name: find") + "    say: X\n",
      ["17:11: there is already a layer called \"find\"; choose another name"]),
    .init(
      "a network's layer without weights",
      withNetwork.replacing("    weight: kernel\n", with: "")
        + "    layer: row\n    input: image\n",
      ["15:5: missing key \"weight\": conv2d needs it"]),
    .init(
      "a network's layer that is none",
      withNetwork.replacing("operation: flatten", with: "operation: sequential") + "    say: X\n",
      [
        "18:16: \"operation\" cannot be \"sequential\"; it is conv2d, max_pool2d, avg_pool2d, "
          + "sum_pool2d, relu, abs, sigmoid, tanh, exp, flatten, linear or softmax"
      ]),
    .init(
      "shades of nothing",
      withSection + "    look: shades\n    say: X\n",
      ["15:5: \"look\" needs \"show\" or an operation: there is no grid here"]),
    .init(
      "a look that is none",
      withSection + "    show: [image]\n    look: shaded\n",
      ["16:11: \"look\" cannot be \"shaded\"; did you mean \"shades\"?"]),
    .init(
      "a view of another operation",
      withSection + "    operation: relu\n    input: image\n    view: window\n",
      ["17:11: the view \"window\" does not show relu, which has curve"]),
    .init(
      "numbers that are neither",
      withSection.replacing("summary: S\n", with: "summary: S\nnumbers: roman\n") + "    say: X\n",
      ["4:10: \"numbers\" cannot be \"roman\"; it is fraction or decimal"]),
    .init(
      "dilation beyond the input",
      withSection
        + "    operation: conv2d\n    input: image\n    weight: kernel\n    dilation: 3\n",
      ["17:13: the window (4×4) is larger than the input with its padding (3×3)"]),
  ]
}
