import Foundation
import Network
import Testing

@testable import Lab

/// A training on its own thread; one test at a time, as threads are counted.
@Suite(.serialized) struct TrainerTests {
  /// Waits for a moment that is as wished.
  private func moment(
    of trainer: Trainer, seconds: Double = 20, where isWished: (Moment) -> Bool = { _ in true }
  ) throws -> Moment {
    let end = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < end {
      var waiting = pollfd(fd: trainer.wakeDescriptor, events: Int16(POLLIN), revents: 0)
      poll(&waiting, 1, 200)
      if let moment = trainer.latest(), isWished(moment) { return moment }
    }
    throw LabError.refused("there is no such moment")
  }

  @Test("Moments of a training that goes on are those of a fresh run stopped at their step")
  func watching() throws {
    let trainer = try Trainer.start(LabSample.options())
    var moments = [try moment(of: trainer)]
    #expect(moments[0].step == 0 && !moments[0].isTraining)
    trainer.send(.run)
    while moments.count < 12 { moments.append(try moment(of: trainer)) }
    trainer.stop()
    #expect(moments.dropFirst().allSatisfy { $0.isTraining })
    #expect(zip(moments, moments.dropFirst()).allSatisfy { $0.step <= $1.step })
    let fresh = try LabSample.bench(moments[0].settings).bench.run
    for moment in moments {
      while fresh.stepCount < moment.step { _ = try fresh.step() }
      let values = fresh.model.parameters.indices.map(fresh.model.read)
      #expect(moment.parameters.map(\.values) == values, "step \(moment.step)")
      #expect(moment.runs[0].losses.count == moment.step)
      fresh.model.forward(
        moment.example?.pixels ?? [], count: 1, isTraining: false)
      #expect(moment.example?.activations[0] == fresh.model.activation(of: 0, image: 0))
    }
    #expect((moments.last?.step ?? 0) > 10)
  }

  @Test("Nothing is made while nobody looks; the newest is made at once where somebody does")
  func unwatched() throws {
    let trainer = try Trainer.start(LabSample.options())
    trainer.send(.run)
    Thread.sleep(forTimeInterval: 1)
    let old = try moment(of: trainer)
    let new = try moment(of: trainer)
    #expect(old.step == 0 && old.isTraining)
    #expect(new.step > 20)
    var waiting = pollfd(fd: trainer.wakeDescriptor, events: Int16(POLLIN), revents: 0)
    trainer.send(.pause)
    _ = try moment(of: trainer) { !$0.isTraining }
    #expect(poll(&waiting, 1, 200) == 0)
    #expect(trainer.latest() == nil)
    trainer.stop()
  }

  @Test("Commands are answered in order while it trains; the last of many jumps counts")
  func commands() throws {
    let trainer = try Trainer.start(LabSample.options())
    trainer.send(.run)
    _ = try moment(of: trainer) { $0.step > 50 }
    for step in 0...40 { trainer.send(.jump(step: step)) }
    let back = try moment(of: trainer) { $0.step == 40 }
    #expect(!back.isTraining && back.lastStep > 50)
    var settings = back.settings
    settings.learningRate = 0.002
    trainer.send(.settings(settings))
    trainer.send(.run)
    let branch = try moment(of: trainer) { $0.runs.count == 2 && $0.step > 45 }
    #expect(branch.runs[1].branchStep == 40)
    #expect(branch.imagesPerSecond > 0)
    #expect((branch.secondsLeft ?? 0) > 0)
    trainer.send(.pause)
    trainer.send(.save(path: "/nowhere/w"))
    let answer = try moment(of: trainer) { $0.note != nil }
    #expect(answer.note?.hasPrefix("/nowhere/w: ") == true)
    trainer.stop()
  }

  @Test("It stops in the midst of training, and leaves no thread behind")
  func stopping() throws {
    func threads() -> Int {
      (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task").count) ?? 0
    }
    func descriptors() -> Int {
      (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? 0
    }
    try LabSample.inFolder { folder in
      let before = (threads: threads(), descriptors: descriptors())
      for round in 0..<20 {
        var options = try LabSample.options()
        options.threads = 3
        options.tape = folder + "/tape"
        let trainer = try Trainer.start(options)
        trainer.send(.run)
        Thread.sleep(forTimeInterval: 0.05)
        #expect(FileManager.default.fileExists(atPath: folder + "/tape"))
        let start = ContinuousClock.now
        // Letting go of it stops it, too.
        if round % 2 == 0 { trainer.stop() }
        trainer.stop()
        #expect(ContinuousClock.now - start < .seconds(2))
        #expect(!FileManager.default.fileExists(atPath: folder + "/tape"))
      }
      // Each has three threads and three descriptors; other tests have some of their own meanwhile.
      #expect(threads() < before.threads + 30)
      #expect(descriptors() < before.descriptors + 30)
    }
  }

  @Test("What cannot be begun is refused")
  func refusals() throws {
    var options = try LabSample.options()
    options.weights = "/nowhere"
    #expect(throws: LabError.self) { try Trainer.start(options) }
    options = try LabSample.options { $0.learningRate = -1 }
    #expect(throws: LabError.self) { try Trainer.start(options) }
    options = try LabSample.options()
    options.network = try LabSample.network("lenet-5")
    #expect(throws: LabError.self) { try Trainer.start(options) }
  }

  @Test("A sitting that was cut off goes on with its tape; without a place for it there is a note")
  func resuming() throws {
    try LabSample.inFolder { folder in
      var options = try LabSample.options()
      options.tape = folder + "/tape"
      var engine: Engine? = try Engine(options)
      engine?.train(100)
      try engine?.after(.pause, .jump(step: 60), .branch)
      engine?.train(20)
      let before = try #require(try engine?.after(.pause))
      // As after a crash, nothing is closed in order.
      engine = nil
      let again = try Engine(options)
      let moment = try #require(again.moment())
      #expect(moment.note == "This goes on where the last sitting was cut off.")
      #expect(moment.runs == before.runs)
      #expect(moment.step == 80)
      #expect(moment.parameters == before.parameters)
      #expect(try Engine(options).note?.contains("another lab is keeping its tape there") == true)
      again.close()
      #expect(!FileManager.default.fileExists(atPath: folder + "/tape"))
    }
  }

  @Test("A tape that cannot be gone on with is kept beside the new one, and that is said")
  func keeping() throws {
    try LabSample.inFolder { folder in
      var options = try LabSample.options()
      options.tape = folder + "/tape"
      var engine: Engine? = try Engine(options)
      engine?.train(50)
      engine = nil
      let cut = try Data(contentsOf: URL(filePath: folder + "/tape"))
      options.splitSeed = 77
      let other = try Engine(options)
      #expect(other.note?.contains("it is kept as") == true)
      #expect(try Data(contentsOf: URL(filePath: folder + "/tape.kept")) == cut)
      other.close()
      try Data("no tape".utf8).write(to: URL(filePath: folder + "/tape"))
      #expect(try Engine(options).note?.contains("it is kept as") == true)
      #expect(try Data(contentsOf: URL(filePath: folder + "/tape.kept")) == Data("no tape".utf8))
    }
  }

  @Test("Being looked at costs little")
  func cost() throws {
    let trainer = try Trainer.start(LabSample.options { $0.epochs = 100_000 })
    trainer.send(.run)
    _ = try moment(of: trainer) { $0.step > 20 }
    var rates: [[Double]] = [[], []]
    /// The first may have been waiting.
    func stepNow() throws -> Int {
      _ = try moment(of: trainer)
      return try moment(of: trainer).step
    }
    for round in 0..<8 {
      let isWatched = round % 2 == 0
      let (first, start) = (try stepNow(), ContinuousClock.now)
      let end = start + .milliseconds(500)
      while isWatched, ContinuousClock.now < end { _ = try moment(of: trainer) }
      while ContinuousClock.now < end { Thread.sleep(forTimeInterval: 0.01) }
      let last = try stepNow()
      rates[isWatched ? 0 : 1].append(
        Double(last - first) / ((ContinuousClock.now - start) / .seconds(1)))
    }
    trainer.stop()
    let (watched, alone) = (rates[0].max() ?? 0, rates[1].max() ?? 0)
    print("watched \(watched), alone \(alone) steps a second")
    // Other tests run meanwhile, so that this cannot be measured well here.
    #expect(watched > 0.5 * alone)
  }
}
