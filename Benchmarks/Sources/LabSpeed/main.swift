import Canvas
import Foundation
import Lab
import Network
import Screens

// What being watched costs a training, and how soon the lab answers a key meanwhile.
//
//     LabSpeed ASSETS NETWORK DATA
//
// In turns, several times each: the training alone as `train --headless` does it, and in the lab with a
// screen of 200×60 that is drawn at every moment, while a key is pressed every 37 milliseconds. Both use
// all processors. Given are the medians of the turns, then frames a second and the times from a key
// to its finished frame.

struct Misuse: Error {}

let arguments = CommandLine.arguments
guard arguments.count == 4 else {
  print("LabSpeed ASSETS NETWORK DATA")
  throw Misuse()
}
let (assets, name, dataName) = (arguments[1], arguments[2], arguments[3])
let turns = 5
let seconds = 4.0
let threads = ProcessInfo.processInfo.activeProcessorCount

guard var network = NetworkFile.read(path: "\(assets)/Networks/\(name).yaml").description else {
  throw Misuse()
}
network.training.epochs = 100_000
let data = try DataSource(dataName).dataSet(assets: assets, seed: 1)

/// Images per second of the training alone.
func alone() throws -> Double {
  let settings = network.training
  let model = try Model(network, seed: 1, batchSize: settings.batchSize, threads: threads)
  let split = Split(data, validation: settings.validation, test: 0.2, seed: 1)
  let run = try TrainingRun(model, on: data, split, settings: settings, seed: 1)
  let start = ContinuousClock.now
  var images = 0
  while ContinuousClock.now - start < .seconds(seconds) { images += try run.step().score.count }
  return Double(images) / ((ContinuousClock.now - start) / .seconds(1))
}

/// What came of watching.
struct Watched {
  var imagesPerSecond = 0.0
  var frames = 0
  /// From a key to its finished frame, in milliseconds.
  var answers: [Double] = []
}

func watched() throws -> Watched {
  var options = LabOptions(
    assets: assets, network: network, data: data, dataName: dataName, seed: 1, threads: threads)
  options.pace = .asFastAsPossible
  options.tape = NSTemporaryDirectory() + "lab-speed-\(getpid()).tape"
  let trainer = try Trainer.start(options)
  defer { trainer.stop() }
  guard let first = trainer.latest() else { throw Misuse() }
  var screen = LabScreen(first)
  let size = Size(width: 200, height: 60)
  _ = screen.update(.resize(size))
  var result = Watched()
  trainer.send(.run)
  let start = ContinuousClock.now
  var keyAt = start
  while ContinuousClock.now - start < .seconds(seconds) {
    let wait = max(0, (keyAt - ContinuousClock.now) / .milliseconds(1))
    var descriptor = pollfd(fd: trainer.wakeDescriptor, events: Int16(POLLIN), revents: 0)
    poll(&descriptor, 1, Int32(wait.rounded(.up)))
    if let moment = trainer.latest() { screen.show(moment) }
    let isKey = keyAt <= .now
    if isKey { _ = screen.update(.key(result.answers.count.isMultiple(of: 2) ? .right : .left)) }
    _ = screen.view(size).frame
    result.frames += 1
    if isKey {
      result.answers.append((ContinuousClock.now - keyAt) / .milliseconds(1))
      keyAt = max(keyAt + .milliseconds(37), .now)
    }
  }
  let time = (ContinuousClock.now - start) / .seconds(1)
  trainer.send(.pause)
  while screen.moment.step < 1 || screen.moment.isTraining {
    if let moment = trainer.latest() { screen.show(moment) }
    usleep(1_000)
  }
  result.imagesPerSecond = Double(screen.moment.step * network.training.batchSize) / time
  return result
}

func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

var (speeds, results): ([Double], [Watched]) = ([], [])
for _ in 0..<turns {
  speeds.append(try alone())
  results.append(try watched())
}
let (own, seen) = (median(speeds), median(results.map(\.imagesPerSecond)))
let answers = results.flatMap(\.answers).sorted()
let frames = Double(results.reduce(0) { $0 + $1.frames }) / (Double(turns) * seconds)
print("\(name) on \(dataName), \(threads) threads")
print("alone: \(Int(own)) images/s; watched: \(Int(seen)), \(Int(100 * seen / own)) %")
print("frames a second: \(Int(frames))")
print(
  "key to frame: median \(answers[answers.count / 2]) ms, 99th percentile "
    + "\(answers[answers.count * 99 / 100]) ms, slowest \(answers[answers.count - 1]) ms")
