/// Why a network cannot be trained on some images, or no further.
public enum TrainingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The network takes images of one size, the data have another.
  case otherImages(Volume, needed: Volume)
  /// The network has another number of outputs than there are classes.
  case otherClasses(Int, outputs: Int)
  case noImages
  case diverged(Divergence)

  public var description: String {
    switch self {
    case .otherImages(let images, let needed):
      "the images are \(images), but the network takes \(needed)"
    case .otherClasses(let classes, let outputs):
      "there are \(classes) classes, but the network has \(outputs) "
        + (outputs == 1 ? "output" : "outputs")
    case .noImages: "no images are left to learn from"
    case .diverged(let divergence): divergence.description
    }
  }
}

/// Where numbers ceased to be numbers.
public struct Divergence: Hashable, Sendable, CustomStringConvertible {
  /// Steps made before, counted from the start of the training.
  public var step: Int
  /// The epoch and the batch in it, counted from 1; no batch where it was noticed in validation.
  public var epoch: Int
  public var batch: Int?
  /// A number where it is the weights that are none.
  public var loss: Double
  /// The first layer that gave a number which is none, or an infinite one; nil where only the loss did.
  public var layer: String?

  public var description: String {
    let place = batch.map { "batch \($0)" } ?? "validation"
    let what =
      loss.isFinite
      ? "weights are beyond all numbers" : "loss is \(loss.isNaN ? "no number" : "infinite")"
    let origin =
      layer.map { "; the first outputs beyond all numbers are those of layer '\($0)'" } ?? ""
    return "the \(what) in epoch \(epoch), \(place), after \(step) steps\(origin)"
      + "; try a smaller learning rate"
  }
}
