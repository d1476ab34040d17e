import ArgumentParser
import Network
import Requests

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A training from its first line to its last: told, saved and tested.
struct HeadlessTraining {
  let run: TrainingRun
  let material: Material
  /// Where the weights go.
  let savePath: String?
  let interruption: Interruption

  /// - Throws: an exit status, after saying why, or `TrainingError`.
  func start(isJSON: Bool, isStill: Bool, threads: Int) throws {
    // With a reader that has gone, what was learned is not to go, too.
    if savePath != nil { signal(SIGPIPE, SIG_IGN) }
    if run.settings.patience != nil, run.split.validation.isEmpty {
      Output.complain(
        "cnn-tutor: no images validate, so the patience means nothing; all epochs are trained.")
    }
    var report = TrainingReport(of: run, isJSON: isJSON, isStill: isStill)
    try report.begin(material, threads: threads)
    defer { report.end() }
    let ending: TrainingEnding
    do {
      ending = try run.run(until: interruption.flag) { try report.note($0) }
    } catch let status as ExitCode {
      report.end()
      try leave(status, because: "Stopped")
    }
    report.end()
    if ending == .interrupted {
      try leave(ExitCode(128 + (interruption.signal ?? SIGINT)), because: "Interrupted")
    }
    // The test is told also where the disk is full.
    let saving = Result { try save() }
    let test = try run.model.evaluate(material.data, run.split.test, loss: run.loss).score
    let isSaved = if case .success(true) = saving { true } else { false }
    try report.finish(test, savedTo: isSaved ? savePath : nil)
    _ = try saving.get()
  }

  /// - Returns: whether there is a place to save to.
  private func save() throws -> Bool {
    guard let savePath else { return false }
    try LoadedWeights.save(run.model, material, to: savePath)
    return true
  }

  /// Ends before the training does; what was learned is saved.
  private func leave(_ status: ExitCode, because reason: String) throws -> Never {
    let snapshot = run.snapshot()
    let place =
      "\(reason) in epoch \(snapshot.epoch), after \(grouped(snapshot.batch)) of "
      + "\(grouped(snapshot.batchCount)) batches"
    if let savePath, snapshot.stepCount > 0 {
      try run.checkWeights()
      _ = try save()
      Output.complain("\(place); saved to \(savePath.printable).")
    } else {
      Output.complain(
        "\(place); nothing is saved" + (savePath == nil ? ", as --save did not say where." : "."))
    }
    throw status
  }
}
