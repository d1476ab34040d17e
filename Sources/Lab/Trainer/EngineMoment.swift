import Network

extension Engine {
  /// Where the training is; nil where its numbers cannot be had.
  func moment() -> Moment? {
    do throws(LabError) {
      try deck.load(strand)
    } catch {
      complain(error)
      return nil
    }
    let (tape, bench, settings) = (deck.tape, strand.bench, strand.wanted)
    let run = bench.run
    let training = settings.conditions(for: bench.network).settings
    let epochs = run.epochs.count
    return Moment(
      run: tape.strands.firstIndex { $0 === strand } ?? 0, runs: tape.strands.map(history),
      step: strand.step, lastStep: strand.lastStep, epoch: min(epochs + 1, settings.epochs),
      batch: run.batch, batchCount: run.batchCount, isTraining: isTraining,
      isOver: deck.isOver(strand), settings: settings, network: bench.network,
      plans: run.model.plans, data: summary, choices: choices,
      rate: training.schedule.rate(settings.learningRate, epoch: epochs),
      imagesPerSecond: meter.imagesPerSecond, secondsLeft: secondsLeft, parameters: parameters,
      example: example, confusion: epochs == 0 ? nil : strand.epochs[epochs - 1].confusion,
      divergence: strand.divergence, note: note)
  }

  private func history(_ strand: Strand) -> RunHistory {
    RunHistory(
      name: strand.name,
      parent: strand.parent.flatMap { id in deck.tape.strands.firstIndex { $0.id == id } },
      branchStep: strand.branchStep, losses: strand.losses, accuracies: strand.accuracies,
      validations: strand.validations, changes: strand.changes)
  }

  private var summary: DataSummary {
    let split = strand.bench.split
    return DataSummary(
      name: material.dataName.description, classNames: material.data.classNames,
      trainingCount: split.training.count, validationCount: split.validation.count,
      testCount: split.test.count, values: material.data.brightness.values)
  }

  private var secondsLeft: Double? {
    guard isTraining, meter.imagesPerSecond > 0 else { return nil }
    let (run, count) = (strand.bench.run, strand.bench.split.training.count)
    let left = (strand.wanted.epochs - run.epochs.count) * count - run.imageCount
    return Double(max(0, left)) / meter.imagesPerSecond
  }

  private var parameters: [ParameterMoment] {
    let (model, hasGradients) = (strand.bench.run.model, strand.bench.hasGradients)
    return model.parameters.enumerated().map { index, parameter in
      ParameterMoment(
        name: parameter.name, shape: parameter.shape, isTrainable: parameter.isTrainable,
        values: model.read(index),
        gradients: hasGradients && parameter.isTrainable ? model.gradient(of: index) : [])
    }
  }

  /// What the network makes of the image in view.
  private var example: ExampleMoment? {
    let model = strand.bench.run.model
    let (pixels, index) = pixelsInView
    model.forward(pixels, count: 1, isTraining: false)
    let label = index.map { Int(material.data.labels[$0]) }
    let loss = label.map { label in
      strand.bench.run.loss.score(
        logits: model.logits, labels: [Int32(label)], count: 1, classes: model.logitCount)
    }
    let isTaught =
      lesson?.mark == strand.mark && lesson?.view == browser.view
      && lesson?.settings == strand.wanted
    return ExampleMoment(
      index: index, shape: material.data.shape, pixels: pixels, label: label,
      activations: model.plans.indices.map { model.activation(of: $0, image: 0) },
      probabilities: probabilities(
        of: UnsafeBufferPointer(start: model.logits, count: model.logitCount)),
      loss: loss.map { Float($0.loss) }, position: browser.position, count: browser.list.count,
      filter: browser.filter, gradients: isTaught ? lesson?.gradients : nil)
  }

  private var pixelsInView: ([Float], Int?) {
    switch browser.view {
    case .image(let index): (material.data.values(index), index)
    case .drawn(let pixels): (pixels, nil)
    }
  }
}
