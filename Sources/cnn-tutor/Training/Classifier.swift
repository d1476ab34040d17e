import ArgumentParser
import JSONText
import Network

/// A trained network that is asked what it takes images for.
struct Classifier {
  private let model: Model
  private let shape: Volume
  private let classNames: [String]
  private let brightness: Brightness

  /// - Parameter network: its name or file, where the weights do not say it.
  /// - Throws: an exit status, after saying why, where weights and network do not fit.
  init(_ weights: LoadedWeights, network: String?) throws {
    let saved = weights.network
    guard let description = try network.map(NetworkBox().askedFor) ?? saved?.description else {
      throw Failure.cannotRun(
        "\(weights.path.printable) does not say which network it is of; name it with --network.")
    }
    do throws(NetworkError) {
      model = try Model(description, seed: 0, batchSize: 1, threads: 1)
    } catch {
      Output.complain("cnn-tutor: \(description.name): \(error).")
      throw Failure.wrong
    }
    try weights.fill(model)
    shape = description.input
    let known = saved?.classNames ?? []
    classNames =
      known.count == model.logitCount ? known : (0..<model.logitCount).map(String.init)
    brightness = Brightness(values: saved?.values ?? 0...1)
  }

  /// What an image is taken for.
  ///
  /// - Throws: `DataError` where it cannot be read, or is of another size.
  func classify(_ path: String) throws(DataError) -> Answer {
    let pixels = try DataSet.image(path: path, shape: shape).map(brightness.value)
    model.forward(pixels, count: 1, isTraining: false)
    let logits = UnsafeBufferPointer(start: model.logits, count: model.logitCount)
    return Answer(image: path, classNames: classNames, probabilities: probabilities(of: logits))
  }

  /// The probability of each class.
  struct Answer {
    let image: String
    let classNames: [String]
    let probabilities: [Float]

    /// How many classes are shown of those there are.
    private static let mostBars = 10
    private static let barWidth = 40

    /// The classes, the likeliest first.
    private var order: [Int] {
      probabilities.indices.sorted {
        (-probabilities[$0], $0) < (-probabilities[$1], $1)
      }
    }

    /// The answer, and below it the likeliest classes with bars.
    var lines: [String] {
      let shown = order.prefix(Self.mostBars)
      let names = classNames.map(\.printable)
      let width = min(20, shown.map { names[$0].count }.max() ?? 0)
      let bars = shown.map { index in
        let probability = Double(probabilities[index])
        let bar = shareBar(probability, width: Self.barWidth)
        return "  \(names[index].left(width))  \(probability.fixed(4))"
          + (bar.isEmpty ? "" : "  \(bar)")
      }
      let hidden = probabilities.count - shown.count
      return ["\(image.printable): \(names[order[0]])"] + bars
        + (hidden > 0 ? ["  and \(hidden) more, less likely"] : [])
    }

    var json: String {
      var writer = JSONWriter()
      writer.raw("{")
      writer.key("image")
      writer.string(image)
      writer.raw(", ")
      writer.key("class")
      writer.string(classNames[order[0]])
      writer.raw(", ")
      writer.key("probabilities")
      writer.raw("{")
      for (index, probability) in probabilities.enumerated() {
        if index > 0 { writer.raw(", ") }
        writer.key(classNames[index])
        writer.number(Double(probability))
      }
      writer.raw("}}")
      return writer.line
    }
  }
}
