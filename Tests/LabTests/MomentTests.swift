import Foundation
import Network
import SeededRandom
import Testing

@testable import Lab

/// What is seen of a training.
@Suite struct MomentTests {
  @Test("All of a moment belongs to one step")
  func consistency() throws {
    let engine = try LabSample.engine()
    let fresh = try LabSample.bench(engine.strand.wanted).bench.run
    var random = SeededRandom(seed: seed())
    for _ in 0..<8 {
      let count = Int.random(in: 1...30, using: &random)
      engine.train(count)
      for _ in 0..<count { _ = try fresh.step() }
      let moment = try #require(engine.moment())
      #expect(moment.step == fresh.stepCount)
      #expect(moment.lastStep == moment.step)
      #expect(moment.epoch == fresh.epochs.count + 1)
      #expect(moment.batch == fresh.batch)
      #expect(moment.batchCount == fresh.batchCount)
      #expect(moment.runs[0].losses.count == moment.step)
      #expect(moment.confusion == fresh.epochs.last?.confusion)
      #expect(moment.rate == fresh.rate)
      for (index, parameter) in moment.parameters.enumerated() {
        #expect(parameter.name == fresh.model.parameters[index].name)
        #expect(parameter.values == fresh.model.read(index))
        #expect(parameter.gradients == fresh.model.gradient(of: index))
      }
      let example = try #require(moment.example)
      let index = try #require(example.index)
      let image = fresh.data.values(index)
      #expect(example.pixels == image)
      #expect(example.label == Int(fresh.data.labels[index]))
      fresh.model.forward(image, count: 1, isTraining: false)
      for layer in moment.plans.indices {
        #expect(example.activations[layer] == fresh.model.activation(of: layer, image: 0))
      }
      #expect(example.probabilities == probabilities(of: example.activations[7]))
      let right = example.probabilities[example.label ?? 0]
      #expect(abs(exp(-(example.loss ?? 0)) - right) < 1e-5)
    }
  }

  @Test("Looking on changes nothing, with dropout and batch normalisation either")
  func looking() throws {
    var options = try LabSample.options()
    options.network.layers.insert(LayerDescription(name: "norm", kind: .batchNorm2d()), at: 1)
    options.network.layers.insert(LayerDescription(name: "drop", kind: .dropout(rate: 0.3)), at: 8)
    options.settings = LabSettings(options.network, seed: 1)
    options.settings.dropout = 0.4
    let (watched, alone) = (try Engine(options), try Engine(options))
    for _ in 0..<50 {
      watched.train(1)
      let moment = try watched.after(.example(.next), .slowExample)
      #expect(moment.example?.gradients?.parameters[2].isEmpty == true)
      #expect(moment.example?.gradients?.parameters[0].count == 72)
    }
    alone.train(50)
    #expect(watched.strand.bench.run.state.bits == alone.strand.bench.run.state.bits)
    #expect(watched.strand.losses == alone.strand.losses)
  }

  @Test("A moment of an earlier step is as it was then")
  func lookingBack() throws {
    let engine = try LabSample.engine()
    var moments: [Moment] = []
    for _ in 0..<60 {
      engine.train(1)
      moments.append(try #require(engine.moment()))
    }
    for step in [60, 41, 42, 3, 1, 59] {
      let (before, now) = (moments[step - 1], try engine.after(.jump(step: step)))
      #expect(now.step == step)
      #expect(now.lastStep == 60)
      #expect(now.parameters == before.parameters)
      #expect(now.epoch == before.epoch)
      #expect(now.batch == before.batch)
      #expect(now.confusion == before.confusion)
      #expect(now.example?.activations == before.example?.activations)
      #expect(now.runs[0].losses.starts(with: before.runs[0].losses))
    }
    let first = try engine.after(.jump(step: 0))
    #expect(first.parameters.allSatisfy { $0.gradients.isEmpty })
    #expect(first.confusion == nil)
  }

  @Test("The confusion at an epoch's end is of the images that validate, or of some others")
  func confusion() throws {
    let engine = try LabSample.engine()
    engine.train(41)
    let confusion = try #require(engine.moment()?.confusion)
    let counts = confusion.map { $0.reduce(0, +) }
    #expect(counts.reduce(0, +) == engine.strand.bench.split.validation.count)

    var options = try LabSample.options()
    options.network.training.validation = 0
    let other = try Engine(options)
    other.train(60)
    let moment = try #require(other.moment())
    #expect(moment.data.validationCount == 0)
    #expect(moment.confusion?.joined().reduce(0, +) == Browser.mostImages)
    #expect(try other.after(.jump(step: 45)).confusion == moment.confusion)
  }

  @Test("Images are browsed one by one, by class, and those that are wrong")
  func browsing() throws {
    let engine = try LabSample.engine()
    engine.train(30)
    let data = engine.material.data
    let images = engine.strand.bench.split.validation
    var moment = try engine.after(.example(.filter(.all)))
    #expect(moment.example?.index == images[0])
    #expect(moment.example?.count == images.count)
    moment = try engine.after(.example(.next))
    #expect(moment.example?.index == images[1])
    #expect(moment.example?.position == 1)
    moment = try engine.after(.example(.previous), .example(.previous))
    #expect(moment.example?.index == images[images.count - 1])
    moment = try engine.after(.example(.index(5)))
    #expect(moment.example?.index == 5)
    #expect(moment.example?.position == nil)
    moment = try engine.after(.example(.next))
    #expect(moment.example?.index == images.first { $0 > 5 })

    moment = try engine.after(.example(.filter(.ofClass(3))))
    let threes = images.filter { data.labels[$0] == 3 }
    for three in threes.dropFirst() {
      moment = try engine.after(.example(.next))
      #expect(moment.example?.label == 3)
      #expect(moment.example?.index == three)
    }
    #expect(moment.example?.position == threes.count - 1)
    #expect(try engine.after(.example(.filter(.ofClass(10)))).note != nil)

    moment = try engine.after(.example(.filter(.wrong)))
    let count = try #require(moment.example?.count)
    #expect((1..<images.count).contains(count))
    for _ in 0..<count {
      moment = try engine.after(.example(.next))
      #expect(moment.example.map { $0.answer != $0.label } == true)
    }
    // Later fewer are wrong; the one in view stays in view.
    let index = moment.example?.index
    engine.train(41 * 4)
    moment = try #require(engine.moment())
    #expect(moment.example?.index == index)
    #expect((moment.example?.count ?? .max) < count)
    #expect(try engine.after(.jump(step: 30)).example?.count == count)
  }

  @Test("A drawing is classified, and is no image of the data")
  func drawing() throws {
    let engine = try LabSample.engine()
    engine.train(41)
    let pixels = engine.material.data.values(17)
    let drawn = try #require(try engine.after(.example(.drawn(pixels))).example)
    let same = try #require(try engine.after(.example(.index(17))).example)
    #expect(drawn.probabilities == same.probabilities)
    #expect(drawn.activations == same.activations)
    #expect(drawn.index == nil && drawn.label == nil && drawn.loss == nil)
    #expect(try engine.after(.example(.drawn([1, 2]))).note == "A drawing needs 64 pixels.")
    #expect(try engine.after(.example(.drawn(pixels)), .slowExample).example?.gradients == nil)
    #expect(try engine.after(.example(.next)).example?.index == 17)
  }

  @Test("What one image teaches is told without teaching it", arguments: OptimizerKind.allCases)
  func slowExample(_ kind: OptimizerKind) throws {
    let engine = try LabSample.engine {
      $0.optimizer = kind
      $0.learningRate = 0.01
    }
    engine.train(20)
    let before = try engine.after(.example(.index(100)))
    let bits = engine.strand.bench.run.state.bits
    let moment = try engine.after(.slowExample)
    #expect(engine.strand.bench.run.state.bits == bits)
    #expect(moment.parameters == before.parameters)
    let gradients = try #require(moment.example?.gradients)
    #expect(gradients.activations.map(\.count) == moment.plans.map(\.output.count))
    // The gradient by a dense layer's output is the answer's probability, less 1 for the right class.
    let example = try #require(moment.example)
    for (index, gradient) in gradients.activations[7].enumerated() {
      let wanted: Float = index == example.label ? 1 : 0
      #expect(abs(gradient - (example.probabilities[index] - wanted)) < 1e-6)
    }
    for (index, gradient) in gradients.parameters[5].enumerated() {
      #expect(gradient == gradients.activations[7][index])
    }
    for (index, parameter) in moment.parameters.enumerated() {
      #expect(gradients.valuesAfter[index] != parameter.values)
      guard kind == .sgd else { continue }
      for (place, value) in parameter.values.enumerated() {
        let after = value - 0.01 * gradients.parameters[index][place]
        #expect(abs(after - gradients.valuesAfter[index][place]) <= 1e-7)
      }
    }
    engine.train(1)
    #expect(engine.moment()?.example?.gradients == nil)
  }
}
