import Network
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Ctrl-C, or another polite request to end: the first one asks the training to stop after its batch, the
/// second leaves at once.
///
/// A thread waits for the signals, so that nothing runs in a handler.
final class Interruption: Sendable {
  /// Raised by the first signal.
  let flag = StopFlag()
  private let received = Atomic<Int32>(0)

  /// The number of the first signal that came.
  var signal: Int32? {
    let number = received.load(ordering: .acquiring)
    return number == 0 ? nil : number
  }

  private let signals: sigset_t

  private init() {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(signal) {
      sigaddset(&signals, signal)
    }
    self.signals = signals
  }

  /// Begins to wait; signals go to threads that do not block them, so none may have been started yet.
  static func expect() -> Interruption {
    let interruption = Interruption()
    var signals = interruption.signals
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    let argument = Unmanaged.passRetained(interruption).toOpaque()
    #if canImport(Darwin)
      var thread: pthread_t?
      let result = pthread_create(&thread, nil, { waitForSignals($0) }, argument)
    #else
      var thread = pthread_t()
      let result = pthread_create(&thread, nil, { $0.map(waitForSignals) ?? nil }, argument)
    #endif
    if result != 0 {
      // Then a signal ends the program, as it does everywhere else.
      Unmanaged<Interruption>.fromOpaque(argument).release()
      pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }
    return interruption
  }

  fileprivate func wait() -> Never {
    var signals = signals
    while true {
      var signal: Int32 = 0
      guard sigwait(&signals, &signal) == 0 else { continue }
      if flag.isRaised { _exit(128 + signal) }
      received.store(signal, ordering: .releasing)
      flag.raise()
    }
  }
}

private func waitForSignals(_ argument: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
  Unmanaged<Interruption>.fromOpaque(argument).takeRetainedValue().wait()
}

/// Whether whoever started the program wants it not to hear a signal, as `nohup` does.
private func isIgnored(_ number: Int32) -> Bool {
  let action = signal(number, SIG_DFL)
  _ = signal(number, action)
  // SIG_IGN is the address 1, and no function that Swift could compare.
  return unsafeBitCast(action, to: Int.self) == 1
}
