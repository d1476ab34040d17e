import Network

/// The image in view, and what the network makes of it at one moment.
public struct ExampleMoment: Sendable {
  /// The image's place in the data set; nil for a drawn one.
  public var index: Int?
  public var shape: Volume
  /// As the network gets them: [C, H, W].
  public var pixels: [Float]
  /// The right class; nil for a drawn one.
  public var label: Int?
  /// What each layer gives, from the first to the last: [C, H, W].
  public var activations: [[Float]]
  /// Softmax of the last layer's outputs.
  public var probabilities: [Float]
  /// Nil for a drawn one.
  public var loss: Float?
  /// Where it stands among the images browsed, from 0; nil where it is none of them.
  public var position: Int?
  /// How many images are browsed.
  public var count: Int
  public var filter: ExampleFilter
  /// What this image alone would teach; given after `Command.slowExample`, until the weights change.
  public var gradients: ExampleGradients?

  public init(
    index: Int?, shape: Volume, pixels: [Float], label: Int?, activations: [[Float]],
    probabilities: [Float], loss: Float?, position: Int?, count: Int, filter: ExampleFilter,
    gradients: ExampleGradients? = nil
  ) {
    self.index = index
    self.shape = shape
    self.pixels = pixels
    self.label = label
    self.activations = activations
    self.probabilities = probabilities
    self.loss = loss
    self.position = position
    self.count = count
    self.filter = filter
    self.gradients = gradients
  }

  /// The class with the largest probability, the first of several.
  public var answer: Int {
    probabilities.indices.reduce(0) { probabilities[$1] > probabilities[$0] ? $1 : $0 }
  }
}

/// The gradients of one image's loss, without dropout, batch normalisation by its kept values.
public struct ExampleGradients: Hashable, Sendable {
  /// By each layer's outputs, [C, H, W]; empty for layers that no gradient goes back to.
  public var activations: [[Float]]
  /// By each of `Moment.parameters`, in their order; empty where none is computed.
  public var parameters: [[Float]]
  /// The parameters after one step of the optimiser in force by these gradients: for `sgd` without
  /// weight decay w − rate · g.
  public var valuesAfter: [[Float]]

  public init(activations: [[Float]], parameters: [[Float]], valuesAfter: [[Float]]) {
    self.activations = activations
    self.parameters = parameters
    self.valuesAfter = valuesAfter
  }
}

/// Which images are browsed: those that validate, or some training images where none do.
public enum ExampleFilter: Hashable, Sendable {
  case all
  /// Those that the network takes for another class.
  case wrong
  case ofClass(Int)
}
