import Compute
import Course
import Lab
import Network

/// The lesson of one image: each layer forward, the loss, the gradient back, one weight's step.
struct SlowMotionLesson {
  let moment: Moment
  let example: ExampleMoment
  private let gradients: ExampleGradients
  /// Of a dense layer with more weights one neuron is played.
  static let mostWeights = 4096

  init?(_ moment: Moment) {
    guard let example = moment.example, let gradients = example.gradients,
      example.activations.count == moment.plans.count, !moment.plans.isEmpty
    else { return nil }
    self.moment = moment
    self.example = example
    self.gradients = gradients
  }

  var lesson: Lesson {
    Lesson(
      id: "slow-motion", title: "Slow motion", part: "Training lab", order: 0,
      summary: "One image forward, its loss, and its gradient back.",
      question: question, sources: [], showsDecimals: true,
      sections: forward + [shares, loss].compactMap { $0 } + backward + [step].compactMap { $0 },
      remember: nil)
  }

  private var className: (Int) -> String {
    { moment.data.classNames.indices.contains($0) ? moment.data.classNames[$0] : "\($0)" }
  }

  private var question: String {
    let image = example.index.map { "Image \($0)" } ?? "The image that was drawn"
    let label = example.label.map { ", \(className($0))," } ?? ""
    return
      "\(image)\(label) goes through \(moment.network.name) as it is at step \(moment.step). What "
      + "does each layer make of it, and what would one step change?"
  }

  // MARK: - Forward

  private func input(of layer: Int) -> [Float] {
    layer == 0 ? example.pixels : example.activations[layer - 1]
  }

  private var forward: [Section] {
    moment.plans.indices.map { layer in
      let plan = moment.plans[layer]
      let shown = demonstration(layer)
      return Section(
        title: plan.name, say: [words(for: plan, isShown: shown != nil)], exhibits: [],
        demonstration: shown, misquote: nil)
    }
  }

  private func words(for plan: LayerPlan, isShown: Bool) -> String {
    let sizes = "It makes \(plan.output) of \(plan.input)."
    switch plan.kind {
    case .conv2d(let filters, _, _, _, _, let groups, _):
      if groups > 1 { return "\(sizes) Its \(groups) groups of channels are worked on apart." }
      let followed = filters > 1 ? " Here is the one of \(filters) that is largest in its map." : ""
      return sizes + followed
    case .dropout:
      return "In use, dropout lets every number through; it drops some in training only."
    case .batchNorm2d:
      return
        "\(sizes) Each channel is shifted and scaled by the mean and spread kept from training."
    case .add(let from): return "\(sizes) It adds what \(from) made."
    case .leakyReLU(let slope):
      return "\(sizes) What is below zero is multiplied by \(Digits(slope))."
    default: return isShown ? sizes : "\(sizes) It is too large to be played number by number."
    }
  }

  /// The layer at work on what the engine handed it; nil where it has no picture of its own.
  private func demonstration(_ layer: Int) -> Demonstration? {
    let plan = moment.plans[layer]
    let values = Tensor(input(of: layer), plan.input)
    guard let (operation, applied) = applied(layer), values.shape.count <= 16 * Self.mostWeights,
      let trace = try? applied.trace(input: values)
    else { return nil }
    return Demonstration(
      operation: operation,
      input: NamedTensor(name: layer == 0 ? "image" : moment.plans[layer - 1].name, tensor: values),
      weightName: applied.weight == nil ? "" : plan.name, trace: trace, view: operation.views[0],
      detail: .window, labels: operation == .linear ? labels(layer, trace) : [])
  }

  private func labels(_ layer: Int, _ trace: Trace) -> [String] {
    let isHead = layer == moment.plans.count - 1
    return isHead && trace.output.shape.count == moment.data.classNames.count
      ? moment.data.classNames : []
  }

  // MARK: - Loss

  private var shares: Section? {
    guard let logits = example.activations.last,
      let trace = try? Compute.Layer(.softmax(Softmax())).trace(
        input: Tensor(logits, [logits.count]))
    else { return nil }
    let name = className(example.answer)
    return Section(
      title: "softmax", say: ["Powers of e, then shares: the network takes the image for \(name)."],
      exhibits: [],
      demonstration: Demonstration(
        operation: .softmax,
        input: NamedTensor(
          name: moment.plans.last?.name ?? "", tensor: Tensor(logits, [logits.count])),
        trace: trace, view: .bars, detail: .window,
        labels: logits.count == moment.data.classNames.count ? moment.data.classNames : []),
      misquote: nil)
  }

  private var loss: Section? {
    guard let label = example.label, let loss = example.loss else { return nil }
    let share = example.probabilities[label].threeDigits
    return Section(
      title: "loss",
      say: [
        "The image is \(className(label)); the network gives that a share of \(share).",
        "loss = −ln \(share) = \(loss.threeDigits)",
        "A share of 1 would cost nothing; the smaller the share of the right class, the greater the "
          + "loss.",
      ], exhibits: [], demonstration: nil, misquote: nil)
  }

  // MARK: - Backward

  /// What the loss asks of each layer's output, from the last to the first.
  private var backward: [Section] {
    moment.plans.indices.reversed().compactMap { layer in
      guard gradients.activations.indices.contains(layer) else { return nil }
      let values = gradients.activations[layer]
      let plan = moment.plans[layer]
      guard !values.isEmpty, case let map = strongest(layer), values.contains(where: { $0 != 0 })
      else { return nil }
      let size = plan.output.height * plan.output.width
      let (shown, name): (Tensor, String) =
        size == 1
        ? (Tensor(values.prefix(64), [min(64, values.count)]), "∂loss/∂\(plan.name)")
        : (
          Tensor(values[map * size..<(map + 1) * size], [plan.output.height, plan.output.width]),
          "∂loss/∂\(plan.name), map \(map + 1)"
        )
      return Section(
        title: "gradient at \(plan.name)",
        say: [
          "How much the loss would grow if a number that \(plan.name) makes grew. Above zero: it should "
            + "be smaller; below zero: larger."
        ],
        exhibits: [NamedTensor(name: name, tensor: shown)], shading: .shades, demonstration: nil,
        misquote: nil)
    }
  }

  // MARK: - One step

  /// The weight of the first layer that this image would change most.
  private var step: Section? {
    guard
      let index = moment.parameters.indices.first(where: {
        moment.parameters[$0].isTrainable && moment.parameters[$0].name.hasSuffix("weight")
          && gradients.parameters.indices.contains($0) && !gradients.parameters[$0].isEmpty
      })
    else { return nil }
    let slopes = gradients.parameters[index]
    guard let place = slopes.indices.max(by: { abs(slopes[$0]) < abs(slopes[$1]) }) else {
      return nil
    }
    let parameter = moment.parameters[index]
    let layer = moment.plans[parameter.layer].name
    let (before, slope) = (parameter.values[place], slopes[place])
    let after = gradients.valuesAfter[index][place]
    let rate = moment.rate
    let isPlain = moment.settings.optimizer == .sgd && moment.settings.weightDecay == 0
    let sum =
      "w − η·g = \(Digits(before)) − \(Digits(rate)) · \(bracketed(slope)) = \(Digits(before - rate * slope))"
    return Section(
      title: "one weight",
      say: [
        "The weight of \(layer) at \(position(of: place, in: parameter.shape)) is the one that this image "
          + "would change most. Its gradient g says how much the loss grows with it.",
        sum,
        isPlain
          ? "So it becomes \(Digits(after))."
          : "That is plain gradient descent; \(moment.settings.optimizer.rawValue), which is in force, "
            + "weighs the gradient by those before it: w becomes \(Digits(after)).",
        "Training averages the gradients of a batch of \(moment.settings.batchSize) images and takes this "
          + "step for every weight at once.",
      ], exhibits: [], demonstration: nil, misquote: nil)
  }

  private func bracketed(_ value: Float) -> String {
    value < 0 ? "(\(Digits(value)))" : "\(Digits(value))"
  }

  /// Where a number stands, counted from 1: "filter 3, row 1, column 2".
  private func position(of offset: Int, in shape: [Int]) -> String {
    var rest = offset
    let indices = shape.reversed().map { size -> Int in
      defer { rest /= size }
      return rest % size + 1
    }.reversed()
    let names =
      shape.count == 4 ? ["filter", "channel", "row", "column"] : ["neuron", "input"]
    return zip(names, indices).map { "\($0) \($1)" }.joined(separator: ", ")
  }
}
