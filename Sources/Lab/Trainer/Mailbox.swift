import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Commands on their way to the training's thread.
final class Mailbox: Sendable {
  private let commands = Mutex<[Command]>([])
  private let bell = Bell()

  func put(_ command: Command) {
    commands.withLock { $0.append(command) }
    bell.ring()
  }

  /// All commands that have come, the earliest first.
  ///
  /// - Parameter deadline: until when to sleep where there is none; nil sleeps until there is one.
  func take(waitingUntil deadline: ContinuousClock.Instant?) -> [Command] {
    while true {
      let taken = commands.withLock { commands in
        defer { commands = [] }
        return commands
      }
      if let deadline, deadline <= .now { return taken }
      if !taken.isEmpty { return taken }
      bell.wait(until: deadline)
    }
  }
}

/// Lets a thread sleep until another wakes it.
private final class Bell: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  /// Read and written under the mutex only.
  private var isRung = false

  init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  func ring() {
    pthread_mutex_lock(mutex)
    isRung = true
    pthread_cond_signal(condition)
    pthread_mutex_unlock(mutex)
  }

  /// - Parameter deadline: when to wake without it; nil for never.
  func wait(until deadline: ContinuousClock.Instant?) {
    pthread_mutex_lock(mutex)
    if let deadline {
      var time = Self.wallTime(deadline)
      while !isRung, pthread_cond_timedwait(condition, mutex, &time) == 0 {}
    } else {
      while !isRung { pthread_cond_wait(condition, mutex) }
    }
    isRung = false
    pthread_mutex_unlock(mutex)
  }

  /// The time on the wall, which is what conditions wait by.
  private static func wallTime(_ deadline: ContinuousClock.Instant) -> timespec {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    let wait = max(.zero, ContinuousClock.now.duration(to: deadline)).components
    let nanoseconds = Int64(time.tv_nsec) + wait.attoseconds / 1_000_000_000
    time.tv_sec += Int(wait.seconds + nanoseconds / 1_000_000_000)
    time.tv_nsec = Int(nanoseconds % 1_000_000_000)
    return time
  }
}
