import Foundation
import Network
import SeededRandom
import Testing

@testable import Lab

/// Everything that can be asked of a training.
@Suite struct LabCommandTests {
  @Test("Reset gives the same weights again, or others where they are asked for")
  func reset() throws {
    let engine = try LabSample.engine()
    let first = try #require(engine.moment())
    engine.train(20)
    var again = try engine.after(.reset(newSeed: false))
    #expect(again.step == 0 && again.lastStep == 0 && again.runs.count == 1)
    #expect(again.parameters == first.parameters)
    engine.train(5)
    let losses = engine.strand.losses
    again = try engine.after(.reset(newSeed: true))
    #expect(again.settings.seed == 2)
    #expect(again.parameters != first.parameters)
    engine.train(5)
    #expect(engine.strand.losses != losses)
  }

  @Test("Settings change while it trains, and say so on the chart")
  func settings() throws {
    let engine = try LabSample.engine()
    engine.train(10)
    var settings = engine.strand.wanted
    settings.learningRate = 0.1
    settings.batchSize = 16
    #expect(try engine.after(.settings(settings)).settings == settings)
    engine.train(1)
    let moment = try #require(engine.moment())
    #expect(
      moment.runs[0].changes.last
        == SettingsChange(step: 10, text: "learning rate 0.01 → 0.1, batch size 32 → 16"))
    settings.learningRate = .nan
    #expect(try engine.after(.settings(settings)).note == "A learning rate is a number above 0.")
    #expect(engine.strand.wanted.learningRate == 0.1)
    settings.learningRate = 0.01
    settings.batchSize = 0
    #expect(try engine.after(.settings(settings)).note == "From 1 to 4096 images make a batch.")
  }

  @Test("Another number of images begins a run from the first weights, beside the others")
  func limit() throws {
    let engine = try LabSample.engine()
    let first = try #require(engine.moment())
    engine.train(20)
    var settings = engine.strand.wanted
    settings.limit = 64
    let moment = try engine.after(.settings(settings))
    #expect(moment.runs.count == 2)
    #expect(moment.run == 1)
    #expect(moment.step == 0)
    #expect(moment.parameters == first.parameters)
    #expect(moment.data.trainingCount == 64)
    #expect(moment.runs[1].changes[0].text == "64 training images")
    engine.train(10)
    #expect(engine.moment()?.epoch == 6)
    let back = try engine.after(.showRun(0))
    #expect(back.step == 20)
    #expect(back.data.trainingCount > 1_000)
    #expect(try engine.after(.showRun(1)).step == 10)
    #expect(try engine.after(.showRun(2)).note == "There are 2 runs.")
  }

  @Test("One batch is one step; pausing stops")
  func oneBatch() throws {
    let engine = try LabSample.engine()
    #expect(try engine.after(.oneBatch).step == 1)
    #expect(try engine.after(.run).isTraining)
    #expect(try engine.after(.pause).isTraining == false)
    #expect(try engine.after(.oneBatch, .oneBatch).step == 3)
    #expect(try engine.after(.jump(step: 1), .oneBatch).step == 2)
    #expect(try engine.after(.jump(step: -5)).step == 0)
    #expect(try engine.after(.jump(step: 99)).step == 3)
  }

  @Test("A branch is begun where one asks for it")
  func branch() throws {
    let engine = try LabSample.engine()
    engine.train(10)
    let moment = try engine.after(.jump(step: 4), .branch, .oneBatch)
    #expect(moment.runs.map(\.name) == ["A", "B"])
    #expect(moment.runs[1].parent == 0)
    #expect(moment.runs[1].branchStep == 4)
    #expect(moment.runs[1].changes == [SettingsChange(step: 4, text: "from A")])
    #expect(moment.runs[1].losses == Array(moment.runs[0].losses.prefix(5)))
    for _ in 0..<3 { engine.handle(.branch) }
    #expect(engine.note == "Run A has left the chart: it has room for 4.")
    #expect(engine.moment()?.runs.map(\.parent) == [nil, 0, 1, 2])
  }

  @Test("Another network brings the images it is made for; other images a network for them")
  func networkAndData() throws {
    let engine = try LabSample.engine()
    engine.train(3)
    var moment = try engine.after(.network(name: "x-or-o"))
    #expect(moment.network.name == "x-or-o")
    #expect(moment.data.name == "xo")
    #expect(moment.data.classNames == ["X", "O"])
    #expect(moment.runs.count == 1 && moment.step == 0)
    engine.train(3)
    moment = try engine.after(.data(name: "digits"))
    #expect(moment.network.name == "tiny")
    moment = try engine.after(.data(name: "digits 0-4"))
    #expect(moment.data.classNames == ["0", "1", "2", "3", "4"])
    #expect(moment.network.name == "tiny")
    #expect(moment.plans.last?.output.count == 5)
    #expect(moment.example?.probabilities.count == 5)
    moment = try engine.after(.data(name: "digits"))
    #expect(moment.plans.last?.output.count == 10)
    #expect(moment.choices.networks == ["lecture", "lenet-5", "tiny", "x-or-o"])
    #expect(moment.choices.data == ["xo", "digits", "digits 0-4", "digits 5-9"])

    moment = try engine.after(.network(name: "lenet-5"))
    #expect(moment.network.name == "tiny")
    #expect(moment.note?.contains("none in the box") == true)
    #expect(
      try engine.after(.network(name: "tini")).note
        == "There is no network “tini”; did you mean “tiny”?")
    #expect(try engine.after(.data(name: "/nowhere")).note?.hasPrefix("/nowhere") == true)
    #expect(try engine.after(.data(name: "digits 4-12")).note != nil)
  }

  @Test("Weights are saved and loaded, to the bit")
  func files() throws {
    try LabSample.inFolder { folder in
      let engine = try LabSample.engine()
      engine.train(30)
      let saved = try engine.after(.jump(step: 20), .save(path: folder + "/w"))
      #expect(saved.note == "The weights of step 20 are saved to \(folder)/w.")
      let contents = try SafeTensors.read(path: folder + "/w")
      for parameter in saved.parameters {
        #expect(contents.tensors[parameter.name]?.values == parameter.values)
      }
      let network = try SavedNetwork(contents, from: folder)
      #expect(network?.description == saved.network)
      #expect(network?.data == "digits")
      #expect(network?.seed == 1)
      let loaded = try engine.after(.load(path: folder + "/w"))
      #expect(loaded.runs.count == 2)
      #expect(loaded.step == 0)
      #expect(loaded.parameters.map(\.values) == saved.parameters.map(\.values))
      engine.train(5)
      // It goes on from there, and not from weights at random.
      let first = saved.runs[0].losses[0]
      #expect(engine.strand.losses.allSatisfy { $0 < 0.8 * first })
      #expect(
        try engine.after(.load(path: folder + "/v")).note
          == "\(folder)/v: there is no such file.")
      #expect(try engine.after(.save(path: folder)).note?.hasPrefix("\(folder): ") == true)

      // Those of another network bring it along.
      let other = try LabSample.engine()
      other.handle(.network(name: "x-or-o"))
      #expect(try other.after(.load(path: folder + "/w")).note?.contains("takes images of") == true)
      #expect(other.material.network.name == "x-or-o")

      var options = try LabSample.options()
      options.weights = folder + "/w"
      let third = try #require(try Engine(options).moment())
      #expect(third.parameters.map(\.values) == saved.parameters.map(\.values))
      #expect(third.runs[0].changes[0].text == "weights of w")
      options.data = options.data.only(0...3, name: "digits 0-3")
      #expect(throws: LabError.self) { try Engine(options) }
      options.isHeadNew = true
      let fourth = try #require(try Engine(options).moment())
      #expect(fourth.parameters[2].values == saved.parameters[2].values)
      #expect(fourth.parameters[4].shape == [4, 64])
    }
  }

  @Test("When a patience is over, the weights are those of the best epoch")
  func earlyStopping() throws {
    let engine = try LabSample.engine {
      $0.patience = 2
      $0.learningRate = 0.03
    }
    let fresh = try LabSample.bench(engine.strand.wanted).bench.run
    let ending = try fresh.run()
    engine.train(5_000)
    let moment = try #require(engine.moment())
    guard case .stoppedEarly(let best) = ending else { throw LabError.refused("not stopped") }
    #expect(moment.step == 41 * best)
    #expect(moment.lastStep == 41 * (best + 2))
    #expect(moment.note?.contains("epoch \(best);") == true)
    #expect(!moment.isTraining)
    #expect(moment.parameters.map(\.values) == fresh.model.parameters.indices.map(fresh.model.read))
    engine.train(5_000)
    #expect(engine.moment()?.step == 41 * best)
  }

  @Test("A broken run says where, and one command goes back")
  func divergence() throws {
    let engine = try LabSample.engine { $0.optimizer = .sgd }
    engine.train(30)
    #expect(try engine.after(.backToSane).note == "All numbers of this run are sane.")
    var settings = engine.strand.wanted
    settings.learningRate = 1e20
    engine.handle(.settings(settings))
    engine.train(50)
    var moment = try #require(engine.moment())
    #expect(!moment.isTraining)
    #expect(moment.divergence?.layer == "conv2")
    #expect(moment.note == moment.divergence?.sentence)
    moment = try engine.after(.run)
    #expect(!engine.train())
    moment = try engine.after(.backToSane)
    #expect(moment.step == 30)
    settings.learningRate = 0.1
    engine.handle(.settings(settings))
    engine.train(20)
    moment = try #require(engine.moment())
    #expect(moment.step == 50)
    #expect(moment.divergence == nil)
    #expect(moment.runs.count == 2)
  }

  @Test("Features of 0 to 4 learn 5 to 9 from few examples, beside a run from scratch")
  func transfer() throws {
    let engine = try LabSample.engine()
    engine.handle(.data(name: "digits 0-4"))
    engine.train(41 * 4)
    let before = try #require(engine.moment())
    var moment = try engine.after(.transfer(TransferChoice(classes: 5...9, examplesPerClass: 10)))
    #expect(moment.runs.map(\.name) == ["transfer", "scratch"])
    #expect(moment.data.name == "digits 5-9")
    #expect(moment.data.trainingCount == 50)
    #expect(moment.data.classNames == ["5", "6", "7", "8", "9"])
    for index in 0..<4 {
      #expect(moment.parameters[index].values == before.parameters[index].values)
      #expect(!moment.parameters[index].isTrainable)
    }
    #expect(moment.parameters[4].values != before.parameters[4].values)
    engine.train(60)
    moment = try #require(engine.moment())
    #expect(moment.runs.map(\.losses.count) == [60, 60])
    #expect(moment.parameters[0].values == before.parameters[0].values)
    #expect(moment.runs[0].validations.count == 30)
    let scratch = try engine.after(.showRun(1))
    #expect(scratch.step == 60)
    #expect(scratch.parameters.allSatisfy { $0.isTrainable })
    engine.train(10)
    #expect(engine.moment()?.runs.map(\.losses.count) == [70, 70])
    // Reset begins both anew; the features are kept.
    engine.handle(.showRun(0))
    moment = try engine.after(.reset(newSeed: true))
    #expect(moment.runs.map(\.name) == ["transfer", "scratch"])
    #expect(moment.parameters[0].values == before.parameters[0].values)
    engine.train(4)
    #expect(engine.moment()?.runs.map(\.losses.count) == [4, 4])
    #expect(
      try engine.after(.transfer(TransferChoice(classes: 5...12, examplesPerClass: 3))).note != nil)
  }

  @Test("Whatever is asked for in whatever order, moments are consistent")
  func anything() throws {
    var random = SeededRandom(seed: seed())
    try LabSample.inFolder { folder in
      let engine = try LabSample.engine { $0.epochs = 3 }
      for _ in 0..<300 {
        engine.handle(.some(&random, engine, folder))
        if engine.isTraining || Bool.random(using: &random) {
          for _ in 0..<Int.random(in: 1...30, using: &random) where !engine.train() { break }
        }
        let moment = try #require(engine.moment())
        #expect((0...moment.lastStep).contains(moment.step))
        #expect(moment.runs.indices.contains(moment.run) && moment.runs.count <= 4)
        let run = moment.runs[moment.run]
        #expect(run.losses.count == moment.lastStep && run.accuracies.count == moment.lastStep)
        #expect(run.losses.allSatisfy { $0.isFinite })
        #expect(moment.example?.activations.count == moment.plans.count)
        #expect(moment.data.classNames.count == moment.plans.last?.output.count)
        #expect(engine.strand.bench.run.stepCount == moment.step)
      }
    }
  }
}

extension Command {
  /// Any command.
  fileprivate static func some(
    _ random: inout SeededRandom, _ engine: Engine, _ folder: String
  ) -> Command {
    var settings = engine.strand.wanted
    settings.learningRate = [0.01, 0.1, 10, 1e20].randomElement(using: &random) ?? 0.01
    settings.optimizer = OptimizerKind.allCases.randomElement(using: &random) ?? .sgd
    settings.batchSize = [8, 32, 100].randomElement(using: &random) ?? 32
    settings.limit = [nil, nil, nil, 50].randomElement(using: &random) ?? nil
    settings.patience = [nil, 1].randomElement(using: &random) ?? nil
    let step = Int.random(in: 0...engine.strand.lastStep, using: &random)
    let choices: [ExampleChoice] = [
      .next, .previous, .filter(.wrong), .filter(.all), .filter(.ofClass(1)), .index(step),
      .drawn(Array(repeating: 0.5, count: 64)),
    ]
    let commands: [Command] = [
      .run, .run, .pause, .oneBatch, .jump(step: step), .jump(step: step), .branch,
      .settings(settings), .settings(settings), .reset(newSeed: .random(using: &random)),
      .network(name: ["tiny", "x-or-o"].randomElement(using: &random) ?? ""),
      .data(name: ["xo", "digits", "digits 2-5"].randomElement(using: &random) ?? ""),
      .example(choices.randomElement(using: &random) ?? .next), .slowExample,
      .showRun(.random(in: 0..<5, using: &random)), .save(path: folder + "/w"),
      .load(path: folder + "/w"), .backToSane,
      .transfer(TransferChoice(classes: 0...1, examplesPerClass: 5)),
    ]
    return commands.randomElement(using: &random) ?? .run
  }
}
