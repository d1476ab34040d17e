import Grammar

/// The kinds of layers by their words in a network file, which are PyTorch's where it has them.
enum LayerWord: String, CaseIterable {
  case conv2d
  case relu, leakyReLU = "leaky_relu", sigmoid, tanh
  case maxPool2d = "max_pool2d", avgPool2d = "avg_pool2d", globalAvgPool2d = "global_avg_pool2d"
  case flatten, linear, dropout
  case batchNorm2d = "batch_norm2d"
  case add

  /// Words that other programs and the slides have, and what to say of them.
  static let others = [
    "conv": "it is called conv2d here", "convolution": "it is called conv2d here",
    "pool": "there are max_pool2d and avg_pool2d", "pooling": "there are max_pool2d and avg_pool2d",
    "dense": "it is called linear here", "fc": "it is called linear here",
    "fully_connected": "it is called linear here",
    "batch_normalization": "it is called batch_norm2d here",
    "softmax": "the loss takes care of it; leave it out",
    "log_softmax": "the loss takes care of it; leave it out",
    "residual": "it is called add here", "skip": "it is called add here",
  ]

  /// What a layer is called that has no name of its own, before its number.
  var stem: String {
    switch self {
    case .conv2d: "conv"
    case .maxPool2d, .avgPool2d, .globalAvgPool2d: "pool"
    case .linear: "dense"
    case .leakyReLU: "relu"
    case .batchNorm2d: "norm"
    case .relu, .sigmoid, .tanh, .flatten, .dropout, .add: rawValue
    }
  }
}

/// The grammar of network files, key by key.
enum DescriptionKeys {
  static let summary = Key(
    name: "summary", value: .line(100), purpose: "What the network is, in one line.")
  static let input = Key(
    name: "input", value: .line(40), isRequired: true,
    purpose: "The size of an image: height, width and number of channels, such as `28 28 1`.")
  static let layers = Key(
    name: "layers", value: .list(.group(LayerKeys.table), 1...200), isRequired: true,
    purpose: "The layers in a row; the last gives one value for each class.")
  static let training = Key(
    name: "training", value: .group(TrainingKeys.table),
    purpose: "How it is trained where nothing else is asked for.")

  static let table = KeyTable(
    owner: "a network", keys: [summary, input, layers, training])

  static let kind = FileKind(
    name: "network", plural: "networks", beginning: "a network begins with its input",
    mostBytes: 100_000,
    tables: [table, LayerKeys.table, TrainingKeys.table, AugmentationKeys.table]
  )
}

/// The keys of a layer.
enum LayerKeys {
  private static let sides = Key.Value.pair(1...64)

  static let layer = Key(
    name: "layer", value: .word(LayerWord.allCases.map(\.rawValue)), isRequired: true,
    purpose: "What it does.")
  static let name = Key(
    name: "name", value: .line(30),
    purpose: "What it is called; `conv1`, `conv2`, `pool1` … where nothing is said.")
  static let frozen = Key(
    name: "frozen", value: .truth,
    purpose: "Whether training leaves its parameters as they are; `no` if not given.",
    kinds: words(.conv2d, .linear, .batchNorm2d))
  static let filters = Key(
    name: "filters", value: .integer(1...65_536), purpose: "How many filters there are (needed).",
    kinds: words(.conv2d))
  static let kernelSize = Key(
    name: "kernel_size", value: sides, purpose: "The window's size (needed).",
    kinds: words(.conv2d, .maxPool2d, .avgPool2d))
  static let stride = Key(
    name: "stride", value: sides,
    purpose: "How far the window moves; 1 if not given, in pooling the window's size.",
    kinds: words(.conv2d, .maxPool2d, .avgPool2d))
  static let padding = Key(
    name: "padding", value: .form(PaddingForm(sides: 0...64)),
    purpose:
      "Zeros on every side: a number, `[top and bottom, left and right]`, `same` or `valid`; "
      + "none if not given.",
    kinds: words(.conv2d, .maxPool2d, .avgPool2d))
  static let dilation = Key(
    name: "dilation", value: sides,
    purpose: "How far apart the cells under the kernel are; 1 if not given.", kinds: words(.conv2d))
  static let groups = Key(
    name: "groups", value: .integer(1...65_536),
    purpose:
      "Into how many groups the channels part, each with filters of its own; 1 if not given.",
    kinds: words(.conv2d))
  static let bias = Key(
    name: "bias", value: .truth, purpose: "Whether biases are learned; `yes` if not given.",
    kinds: words(.conv2d, .linear))
  static let features = Key(
    name: "features", value: .integer(1...65_536), purpose: "How many neurons there are (needed).",
    kinds: words(.linear))
  static let slope = Key(
    name: "slope", value: .number(0...1),
    purpose: "What values below 0 are multiplied by; 0.01 if not given.", kinds: words(.leakyReLU))
  static let rate = Key(
    name: "rate", value: .number(0...0.99),
    purpose: "The share of values that are left out; 0.5 if not given.", kinds: words(.dropout))
  static let epsilon = Key(
    name: "epsilon", value: .number(1e-12...1),
    purpose: "What is added to the variance; 0.00001 if not given.", kinds: words(.batchNorm2d))
  static let momentum = Key(
    name: "momentum", value: .number(0...1),
    purpose: "The share of a batch in the running mean and variance; 0.1 if not given.",
    kinds: words(.batchNorm2d))
  static let from = Key(
    name: "from", value: .line(30), purpose: "The earlier layer whose output is added (needed).",
    kinds: words(.add))

  static let table = KeyTable(
    owner: "a layer",
    keys: [
      layer, name, filters, kernelSize, stride, padding, dilation, groups, bias, features, slope,
      rate, epsilon, momentum, from, frozen,
    ])

  private static func words(_ words: LayerWord...) -> [String] { words.map(\.rawValue) }
}

/// A number, `[vertical, horizontal]`, `same` or `valid`.
struct PaddingForm: ValueForm {
  let sides: ClosedRange<Int>
}

/// The keys of how a network is trained.
enum TrainingKeys {
  static let optimizer = Key(
    name: "optimizer", value: .word(OptimizerKind.allCases.map(\.rawValue)),
    purpose: "The rule by which a gradient moves a weight; `adam` if not given.")
  static let learningRate = Key(
    name: "learning_rate", value: .number(.leastNonzeroMagnitude ... .greatestFiniteMagnitude),
    purpose: "How far a step goes; 0.001 if not given.")
  static let loss = Key(
    name: "loss", value: .word(LossKind.allCases.map(\.rawValue)),
    purpose:
      "What is made small: −log of the right class's probability, or the squared difference from "
      + "1 for the right class and 0 for the others; `cross_entropy` if not given.")
  static let batchSize = Key(
    name: "batch_size", value: .integer(1...4_096),
    purpose: "How many images a step learns from; 32 if not given.")
  static let epochs = Key(
    name: "epochs", value: .integer(1...100_000),
    purpose: "How often every image is learned from; 10 if not given.")
  static let schedule = Key(
    name: "schedule", value: .word(["constant", "step", "cosine"]),
    purpose: "How the learning rate changes: not at all, by a factor every few epochs, or down to "
      + "nothing along a cosine; `constant` if not given.")
  static let every = Key(
    name: "every", value: .integer(1...100_000),
    purpose: "After how many epochs the learning rate changes (needed).", kinds: ["step"])
  static let factor = Key(
    name: "factor", value: .number(1e-6...1),
    purpose: "What the learning rate is then multiplied by (needed).", kinds: ["step"])
  static let weightDecay = Key(
    name: "weight_decay", value: .number(0...10),
    purpose: "How strongly weights are drawn to 0; 0 if not given.")
  static let patience = Key(
    name: "patience", value: .integer(1...100_000),
    purpose:
      "How many epochs without a better validation loss end the training; all are trained if "
      + "not given.")
  static let validation = Key(
    name: "validation", value: .number(0...Float(1).nextDown),
    purpose: "The share of the images not tested on that only tell how well it goes; 0.1 if not "
      + "given.")
  static let augmentation = Key(
    name: "augmentation", value: .group(AugmentationKeys.table),
    purpose:
      "How images are changed at random while they are learned from; not at all if not given.")

  static let table = KeyTable(
    owner: "\"training\"",
    keys: [
      optimizer, learningRate, loss, batchSize, epochs, schedule, every, factor, weightDecay,
      patience,
      validation, augmentation,
    ])
}

/// The keys of how images are changed.
enum AugmentationKeys {
  static let shift = Key(
    name: "shift", value: .number(0...1_000),
    purpose: "The farthest shift along each side, in pixels.")
  static let rotation = Key(
    name: "rotation", value: .number(0...180), purpose: "The widest turn, in degrees.")
  static let scale = Key(
    name: "scale", value: .number(0...0.9),
    purpose: "The largest change of size: 0.1 for 0.9 to 1.1 times.")
  static let flip = Key(
    name: "flip", value: .truth,
    purpose: "Whether left and right are exchanged in every other image, which makes no sense with "
      + "digits.")

  static let table = KeyTable(
    owner: "\"augmentation\"", keys: [shift, rotation, scale, flip])
}
