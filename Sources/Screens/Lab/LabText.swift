import Lab

extension LabScreen {
  /// What is happening, in a sentence or two; which keys go on from here is nothing for a class.
  var sentence: String {
    if hasRunAway, let divergence = moment.divergence {
      return divergence.sentence + onOnesOwn(" Enter goes back to step \(divergence.saneStep).")
    }
    switch mode {
    case .waitingForSlowMotion: return "The gradients of this image are being computed."
    case .drawing: return drawingSentence
    default: break
    }
    if moment.step == 0, moment.network.layers.contains(where: \.isFrozen) {
      return
        "The features are kept as they were learned, the last layer is new."
        + onOnesOwn(" Space trains it, beside a run from scratch.")
    }
    if moment.step == 0 {
      return "These are the first weights, at random: the network guesses."
        + onOnesOwn(
          " Space begins to train; b takes one batch, s shows this image in slow motion.")
    }
    return ["\(whereWeAre) \(howWell)", wayOn, exampleSentence].compactMap { $0 }
      .joined(separator: " ")
  }

  private func onOnesOwn(_ text: String) -> String { projection == nil ? text : "" }

  /// How it goes on where nothing is trained now.
  private var wayOn: String? {
    if moment.isTraining || projection != nil { return nil }
    if moment.step < moment.lastStep {
      return "Space plays the run again, i begins another one here."
    }
    return moment.isOver
      ? "All epochs are over: e sets more, r begins again, [ goes back in time." : nil
  }

  private var whereWeAre: String {
    let place = "Step \(moment.step)"
    return moment.step < moment.lastStep
      ? "\(place) of \(moment.lastStep), back in time:" : "\(place):"
  }

  private var howWell: String {
    let run = moment.runs[min(moment.run, moment.runs.count - 1)]
    guard moment.step <= run.losses.count, moment.step > 0 else { return "no loss is known." }
    // Single batches are noisy: the mean of the last few.
    let last = max(0, moment.step - 20)..<moment.step
    let loss = run.losses[last].reduce(0, +) / Float(last.count)
    let accuracy = run.accuracies[last].reduce(0, +) / Float(last.count)
    var text =
      "over the last \(last.count) batches loss \(loss.threeDigits), \(Double(accuracy).percent) right"
    if let point = run.validations.last(where: { $0.step <= moment.step }) {
      text += "; \(Double(point.accuracy).percent) of the images it has not learned from"
    }
    return text + "."
  }

  private var exampleSentence: String? {
    guard let example = moment.example, !example.probabilities.isEmpty else { return nil }
    let names = moment.data.classNames
    let answer = names.indices.contains(example.answer) ? names[example.answer] : ""
    let share = Double(example.probabilities[example.answer]).percent
    guard let label = example.label, names.indices.contains(label) else {
      return "It takes this image for \(answer), with \(share)."
    }
    return label == example.answer
      ? "It knows this \(answer), with \(share)."
      : "It takes this \(names[label]) for \(answer), with \(share)."
  }

  private var drawingSentence: String {
    let empty = moment.data.values.lowerBound
    guard let example = moment.example, example.index == nil,
      example.pixels.contains(where: { $0 != empty })
    else { return "Draw with the mouse, or with the arrows and Enter; the network looks on." }
    return exampleSentence ?? ""
  }
}
