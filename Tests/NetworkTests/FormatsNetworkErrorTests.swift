import Testing

@testable import Network

/// A network file with mistakes, and what is to be said of it: `line:column: message`.
struct NetworkErrorCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: String
  let problems: [String]

  init(_ name: String, _ text: String, _ problems: String...) {
    testDescription = name
    self.text = text
    self.problems = problems
  }

  private static let start = "input: 8 8 1\nlayers:\n"
  private static let conv = "  - layer: conv2d\n    filters: 4\n    kernel_size: 3\n"
  private static let end = "  - layer: flatten\n  - layer: linear\n    features: 10\n"
  private static let right = start + conv + end

  /// Layers between the input and the end.
  private static func middle(_ lines: String...) -> String {
    start + lines.map { "  \($0)\n" }.joined() + end
  }

  private static func training(_ lines: String...) -> String {
    right + "training:\n" + lines.map { "  \($0)\n" }.joined()
  }

  static let files = [
    NetworkErrorCase("nothing", "", "1:1: this file is empty; a network begins with its input"),
    NetworkErrorCase(
      "no layers", "input: 8 8 1\n", "1:1: missing key \"layers\": a network needs it"),
    NetworkErrorCase(
      "an empty list of layers", "input: 8 8 1\nlayers: []\n",
      "2:9: \"layers\" is an empty list; fill it in or take it out"),
    NetworkErrorCase(
      "a misspelt key", right.replacing("filters", with: "filtres"),
      "4:5: unknown key \"filtres\"; did you mean \"filters\"?"),
    NetworkErrorCase(
      "a key in another place", right + "optimizer: adam\n",
      "9:1: \"optimizer\" is a key of \"training\", not of a network"),
    NetworkErrorCase(
      "an input of two numbers", right.replacing("8 8 1", with: "8 8"),
      "1:8: \"input\" is a height, a width and a number of channels from 1 to 1024, such as "
        + "28 28 1; here is \"8 8\""),
    NetworkErrorCase(
      "an input that is too large", right.replacing("8 8 1", with: "1024 1024 1024"),
      "1:8: 1024 channels of 1024×1024 are more than 4194304 values"),
    NetworkErrorCase(
      "a tab", "input: 8 8 1\nlayers:\n\t- layer: relu\n",
      "3:1: a tab cannot be used here; use spaces"),
    NetworkErrorCase(
      "an anchor", right.replacing("conv2d", with: "&a conv2d"),
      "3:12: anchors (&) and aliases (*) are not read in networks; write it out"),
  ]

  static let layers = [
    NetworkErrorCase(
      "a misspelt layer", middle("- layer: max_pol2d", "  kernel_size: 2"),
      "3:12: \"layer\" cannot be \"max_pol2d\"; did you mean \"max_pool2d\"?"),
    NetworkErrorCase(
      "a layer of Keras", start + conv + end.replacing("linear", with: "Dense"),
      "7:12: \"layer\" cannot be \"Dense\"; it is called linear here"),
    NetworkErrorCase(
      "softmax", right + "  - layer: softmax\n",
      "9:12: \"layer\" cannot be \"softmax\"; the loss takes care of it; leave it out"),
    NetworkErrorCase(
      "missing keys", middle("- layer: conv2d"),
      "3:5: missing key \"filters\": conv2d needs it",
      "3:5: missing key \"kernel_size\": conv2d needs it"),
    NetworkErrorCase(
      "a key of another layer", middle("- layer: relu", "  filters: 3"),
      "4:5: \"filters\" belongs to conv2d, but the layer here is relu"),
    NetworkErrorCase(
      "a word for a number", right.replacing("filters: 4", with: "filters: four"),
      "4:14: \"filters\" must be a whole number from 1 to 65536, but here is \"four\""),
    NetworkErrorCase(
      "a rate of nan", middle("- layer: dropout", "  rate: nan"),
      "4:11: \"rate\" must be a number from 0.0 to 0.99, but here is \"nan\""),
    NetworkErrorCase(
      "a rate of 1", middle("- layer: dropout", "  rate: 1"),
      "4:11: \"rate\" must be a number from 0.0 to 0.99, but here is \"1\""),
    NetworkErrorCase(
      "three sides", right.replacing("kernel_size: 3", with: "kernel_size: [3, 3, 1]"),
      "5:18: \"kernel_size\" is a number, or [down, right]; here are 3 numbers"),
    NetworkErrorCase(
      "same with a stride",
      middle(
        "- layer: conv2d", "  filters: 2", "  kernel_size: 3", "  stride: 2", "  padding: same"),
      "7:14: with a stride of 2×2 the output cannot be as large as the input; write the padding "
        + "as a number"),
    NetworkErrorCase(
      "same with an even window",
      middle(
        "- layer: conv2d", "  filters: 2", "  kernel_size: 4", "  padding: same"),
      "6:14: a window of 4×4 has no middle, so that both sides cannot be padded alike; write the "
        + "padding as a number, or take an odd kernel_size"),
    NetworkErrorCase(
      "a misspelt padding",
      middle(
        "- layer: conv2d", "  filters: 2", "  kernel_size: 3", "  padding: sam"),
      "6:14: \"padding\" cannot be \"sam\"; did you mean \"same\"?"),
    NetworkErrorCase(
      "two layers of one name", middle("- layer: relu", "  name: a", "- layer: tanh", "  name: a"),
      "6:11: there is already a layer called \"a\"; choose another name"),
  ]

  static let sizes = [
    NetworkErrorCase(
      "a window larger than the input", right.replacing("kernel_size: 3", with: "kernel_size: 9"),
      "3:5: layer 'conv1': its window spans 9×9, but the padded input is only 8×8"),
    NetworkErrorCase(
      "linear on a picture", start + conv + "  - layer: linear\n    features: 10\n",
      "6:5: layer 'dense1': linear works on a row of values, but here are 4 channels of 6×6; put "
        + "flatten before it"),
    NetworkErrorCase(
      "groups that do not divide",
      middle(
        "- layer: conv2d", "  filters: 3", "  kernel_size: 1", "  groups: 2"),
      "3:5: layer 'conv1': 2 groups do not divide 1 input channels and 3 filters evenly"),
    NetworkErrorCase(
      "a wide padding", middle("- layer: max_pool2d", "  kernel_size: 2", "  padding: 2"),
      "3:5: layer 'pool1': the padding is wider than half of the window"),
    NetworkErrorCase(
      "an unknown layer to add",
      middle(
        "- layer: relu", "  name: start", "- layer: add", "  from: strat"),
      "5:5: layer 'add1': there is no layer 'strat' before it; did you mean 'start'?"),
    NetworkErrorCase(
      "sizes that do not add up",
      middle(
        "- layer: relu", "- layer: max_pool2d", "  kernel_size: 2", "- layer: add",
        "  from: relu1"),
      "6:5: layer 'add1': 'relu1' gives 1 channel of 8×8, but here are 1 channel of 4×4; both must "
        + "be equal"),
    NetworkErrorCase(
      "an end that is a picture", start + conv,
      "3:5: the network ends in 4 channels of 6×6, but needs one value for each class; add flatten "
        + "and linear"),
    NetworkErrorCase(
      "an end of one value", right.replacing("features: 10", with: "features: 1"),
      "7:5: the network ends in 1 value, but there are at least two classes"),
    NetworkErrorCase(
      "too many values",
      right.replacing("filters: 4", with: "filters: 65536")
        .replacing("8 8 1", with: "512 512 1"),
      "3:5: layer 'conv1': 65536 channels of 510×510 are more than 4194304 values"),
    NetworkErrorCase(
      "too many parameters",
      right.replacing("features: 10", with: "features: 65536")
        .replacing("8 8 1", with: "64 64 1"),
      "7:5: layer 'dense1': (15376 + 1)×65536 = 1007747072 are more than 8388608 parameters"),
  ]

  static let trainings = [
    NetworkErrorCase(
      "a misspelt optimizer", training("optimizer: adm"),
      "10:14: \"optimizer\" cannot be \"adm\"; did you mean \"adam\"?"),
    NetworkErrorCase(
      "a rate below zero", training("learning_rate: -1"),
      "10:18: \"learning_rate\" must be a number from 1e-45 to 3.4028235e+38, but here is \"-1\""),
    NetworkErrorCase(
      "an incomplete schedule", training("schedule: step", "every: 2"),
      "10:3: missing key \"factor\": the schedule step needs it"),
    NetworkErrorCase(
      "a key of another schedule", training("schedule: cosine", "every: 2"),
      "11:3: \"every\" belongs to step, but the schedule here is cosine"),
    NetworkErrorCase(
      "an unknown change of images", training("augmentation:", "  rotatoin: 3"),
      "11:5: unknown key \"rotatoin\"; did you mean \"rotation\"?"),
  ]
}

@Suite("Every mistake in a network file is told, where it is and what it is")
struct FormatsNetworkErrorTests {
  @Test(
    "The problems of a file, with line and column",
    arguments: NetworkErrorCase.files + NetworkErrorCase.layers + NetworkErrorCase.sizes
      + NetworkErrorCase.trainings)
  func problems(of file: NetworkErrorCase) {
    let reading = NetworkFile.read(Array(file.text.utf8), name: "network")
    #expect(reading.problems.map { "\($0.line):\($0.column): \($0.message)" } == file.problems)
    #expect(reading.description == nil)
  }

  @Test("What cannot be a network's name, or no file, is told")
  func names() throws {
    let scratch = try DataScratch()
    try scratch.write(Array("input: 1 1 2\nlayers: [{layer: flatten}]\n".utf8), to: "A b.yaml")
    let told = ["A b.yaml", "none.yaml", "."].map {
      NetworkFile.read(path: scratch.path + "/" + $0).problems.map(\.description)
    }
    #expect(
      told == [
        [
          "1:1: error: \"A b\" cannot be the name of a network; name the file with small letters, "
            + "digits and -, such as lenet-5.yaml"
        ],
        ["1:1: error: there is no such file"],
        ["1:1: error: this is a folder, not a network file"],
      ])
  }
}
