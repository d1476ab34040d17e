import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A training on a thread of its own: takes commands, and shows moments to whoever asks for them.
///
/// It never waits for those who look on, nor they for it. While nobody takes moments, none are made.
public final class Trainer: Sendable {
  private let desk: Desk
  private let thread: Mutex<pthread_t?>

  private init(_ desk: Desk, _ thread: sending pthread_t) {
    self.desk = desk
    self.thread = Mutex(thread)
  }

  deinit { stop() }

  /// Begins a training, which waits for `Command.run`; the first moment can be taken at once.
  ///
  /// - Throws: where network, images and weights do not belong together, or the system has no thread left.
  public static func start(_ options: LabOptions) throws(LabError) -> Trainer {
    guard let pipe = WakePipe() else { throw .refused("the system has no descriptors left") }
    let desk = Desk(pipe)
    var failure: LabError?
    var thread: pthread_t?
    // Threads take over which signals are blocked; these shall all go to the program's first.
    withSignalsBlocked {
      do throws(LabError) {
        let work = TrainerWork(try Engine(options), desk)
        work.publish()
        thread = startThread(work)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    guard let thread else { throw .refused("the system has no thread left for the training") }
    return Trainer(desk, thread)
  }

  /// Asks for something; returns at once.
  public func send(_ command: Command) { desk.mailbox.put(command) }

  /// The newest moment that was not taken yet.
  ///
  /// While there is training, the next is made as soon as this one was taken, but at most twenty a second.
  public func latest() -> Moment? {
    desk.pipe.drain()
    return desk.slot.take()
  }

  /// Can be read when there is a moment to take; only to be waited for.
  public var wakeDescriptor: Int32 { desk.pipe.descriptor }

  /// Ends the training, after the step that it is at; returns when its threads have ended.
  public func stop() {
    let running = thread.withLock { thread in
      defer { thread = nil }
      return thread
    }
    guard let running else { return }
    desk.mailbox.put(.stop)
    pthread_join(running, nil)
  }

  /// - Returns: nil where the system has none left.
  private static func startThread(_ work: TrainerWork) -> pthread_t? {
    let argument = Unmanaged.passRetained(work).toOpaque()
    #if canImport(Darwin)
      var thread: pthread_t?
      let result = pthread_create(&thread, nil, { runWork($0) }, argument)
    #else
      var thread = pthread_t()
      let result = pthread_create(&thread, nil, { $0.map(runWork) ?? nil }, argument)
    #endif
    guard result == 0 else {
      Unmanaged<TrainerWork>.fromOpaque(argument).release()
      return nil
    }
    return thread
  }

  private static func withSignalsBlocked(_ body: () -> Void) {
    var (all, before) = (sigset_t(), sigset_t())
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, &before)
    body()
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }
}

private func runWork(_ argument: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
  Unmanaged<TrainerWork>.fromOpaque(argument).takeRetainedValue().run()
  return nil
}

/// Where the training's thread and the others meet.
final class Desk: Sendable {
  let mailbox = Mailbox()
  let slot = MomentSlot()
  let pipe: WakePipe

  init(_ pipe: WakePipe) { self.pipe = pipe }
}

/// The newest moment, and whether another is wanted.
final class MomentSlot: Sendable {
  private struct Contents {
    var moment: Moment?
    var isWanted = false
  }

  private let contents = Mutex(Contents())

  /// Whether the last moment was taken.
  var isWanted: Bool { contents.withLock { $0.isWanted } }

  func put(_ moment: Moment) {
    contents.withLock { $0 = Contents(moment: moment) }
  }

  func take() -> Moment? {
    contents.withLock { contents in
      defer { contents = Contents(isWanted: true) }
      return contents.moment
    }
  }
}
