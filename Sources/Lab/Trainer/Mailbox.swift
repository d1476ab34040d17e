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
  /// - Parameter isWaiting: whether to sleep until there is one.
  func take(isWaiting: Bool) -> [Command] {
    while true {
      let taken = commands.withLock { commands in
        defer { commands = [] }
        return commands
      }
      if !taken.isEmpty || !isWaiting { return taken }
      bell.wait()
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

  func wait() {
    pthread_mutex_lock(mutex)
    while !isRung { pthread_cond_wait(condition, mutex) }
    isRung = false
    pthread_mutex_unlock(mutex)
  }
}
