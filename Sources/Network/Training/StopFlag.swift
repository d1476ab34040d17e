import Synchronization

/// Asks a training to end after the batch it is at; raised from any thread.
public final class StopFlag: Sendable {
  private let raised = Atomic<Bool>(false)

  public init() {}

  public var isRaised: Bool { raised.load(ordering: .relaxed) }

  public func raise() { raised.store(true, ordering: .relaxed) }
}
