import Lab
import Screens

/// How a sitting gets at the training lab: what it begins with, and the training that is under way.
struct LabAccess {
  /// What a lab that is opened on the first screen begins with.
  ///
  /// - Throws: where there is nothing to begin with.
  private let options: () throws -> LabOptions
  private(set) var trainer: Trainer?

  init(options: @escaping () throws -> LabOptions) { self.options = options }

  /// With a training that is under way already.
  init(_ trainer: Trainer) {
    options = { throw LabError.refused("there is a lab already") }
    self.trainer = trainer
  }

  /// Starts a training, and waits for its first moment.
  ///
  /// - Throws: why none can be started.
  mutating func start() throws -> Moment {
    let trainer = try Trainer.start(try options())
    guard let moment = trainer.latest() else { throw LabError.refused("it shows nothing") }
    self.trainer = trainer
    return moment
  }

  mutating func send(_ command: Command) {
    trainer?.send(command)
    guard command == .stop else { return }
    trainer?.stop()
    trainer = nil
  }
}
